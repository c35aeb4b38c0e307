"""Seeds of the rules about pages, points, codes of places and identifiers (AR090 and above)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.loaders.audit_factory import TIES, Edit

_TWINS = "".join(
    f"""- type: SISTER_CITY
  from: city:amursk
  to: {city}
  regions: {{RU-AMU: site}}
  evidence:
  - {{at: trends/1, stage: operating, ru: "Города побратимы", en: "The towns are twins"}}
"""
    for city in ("city:heihe", "city:kheykhe")
)
_SEAT = "  seat: province:CN-HL"

#: Rule, the edits that break it, and words of the line that the finding must name.
SEEDS: Sequence[tuple[str, Sequence[Edit], str, str]] = [
    (
        "AR100",
        [("places.yaml", "  latitude: 50.24\n  longitude: 127.49\n", "")],
        "places.yaml",
        "id: city:heihe",
    ),
    (
        "AR101",
        [("places.yaml", "latitude: 50.24\n  longitude: 127.49", "latitude: 87.6\n  longitude: 43.8")],
        "places.yaml",
        "latitude: 87.6",
    ),
    ("AR102", [(TIES, "latitude: 50.2\n", "latitude: 20.5\n")], TIES, "latitude: 20.5"),
    ("AR103", [("places.yaml", "  longitude: 127.49\n", "")], "places.yaml", "latitude: 50.24"),
    ("AR104", [("places.yaml", "  precision: town\n", "")], "places.yaml", "latitude: 50.24"),
    ("AR105", [(TIES, 'ru: "Амурский завод"', 'ru: "Завод"')], TIES, 'ru: "Завод"'),
    ("AR105", [(TIES, 'en: "Amur plant"', 'en: "Unnamed plant"')], TIES, "Unnamed plant"),
    (
        "AR106",
        [("places.yaml", '  zh: "黑河"\n', '  zh: "黑河"\n  zh_absent: not_found\n')],
        "places.yaml",
        "zh_absent",
    ),
    (
        "AR110",
        [("places.yaml", 'geonames: "2036973"', 'geonames: "Heihe"')],
        "places.yaml",
        'geonames: "Heihe"',
    ),
    ("AR110", [("places.yaml", 'gbt2260: "231100"', 'gbt2260: "2311"')], "places.yaml", 'gbt2260: "2311"'),
    ("AR108", [("places.yaml", 'gbt2260: "231100"', 'gbt2260: "371100"')], "places.yaml", "371100"),
    (
        "AR112",
        [
            (
                TIES,
                "- {id: product:soy",
                '- {id: city:aihui, ru: "Айхой", en: "Aihui", zh: "爱辉", located_in: [province:CN-HL], '
                "latitude: 50.2, longitude: 127.5, precision: town, point_source: source:lists, "
                'country: country:CN, geonames: "2036973"}\n- {id: product:soy',
            )
        ],
        "places.yaml",
        'geonames: "2036973"',
    ),
    ("AR110", [(TIES, _SEAT, f'{_SEAT}\n  uscc: "91110000100010433K"')], TIES, "uscc:"),
    ("AR110", [(TIES, _SEAT, f"{_SEAT}\n  wikidata: L102673")], TIES, "wikidata:"),
    ("AR111", [(TIES, "  zh_absent: unidentified\n", "")], TIES, "id: company:huajing"),
    (
        "AR112",
        [
            (TIES, _SEAT, f"{_SEAT}\n  lei: 253400JT3MQWNDKMJE44"),
            (TIES, "zh: 国油,", "zh: 国油, lei: 253400JT3MQWNDKMJE44,"),
        ],
        TIES,
        "国油",
    ),
    (
        "AR112",
        [
            (TIES, _SEAT, f"{_SEAT}\n  wikidata: Q349983"),
            ("places.yaml", "  geonames:", "  wikidata: Q349983\n  geonames:"),
        ],
        TIES,
        "wikidata:",
    ),
    ("AR113", [(TIES, _SEAT, "  seat: region:RU-AMU")], TIES, "  seat:"),
    ("AR114", [(TIES, 'en: "Huajing"', 'en: "A Chinese company"')], TIES, "A Chinese company"),
    ("AR114", [(TIES, 'ru: "Хуацзин"', 'ru: "Китайские инвесторы"')], TIES, "Китайские инвесторы"),
    (
        "AR090",
        [("sources.yaml", 'en: "Paper", date: 2025}', 'en: "Paper", date: 2025, seen: 2025-03-01}')],
        "sources.yaml",
        "source:paper",
    ),
    (
        "AR091",
        [("sources.yaml", 'en: "Paper", date: 2025}', 'en: "Paper", date: 2025, url: "www.example.org/a"}')],
        "sources.yaml",
        "www.example.org",
    ),
    (
        "AR092",
        [
            (
                "sources.yaml",
                'en: "Paper", date: 2025}',
                'en: "Paper", date: 2026-06, periods: {default: "/2026-05"}}',
            ),
            (
                TIES,
                "observations:\n",
                "observations:\n- {subject: region:RU-AMU, quantity: share_of_trade, value: 30, "
                "unit: percent, date: 2025, source: source:paper, at: line/3}\n",
            ),
        ],
        TIES,
        "value: 30",
    ),
    (
        "AR093",
        [
            (
                "places.yaml",
                "- id: city:heihe\n",
                '- {id: city:amursk, ru: "Амурск", en: "Amursk", country: country:RU, '
                "located_in: [region:RU-AMU]}\n"
                '- {id: city:kheykhe, ru: "Хэй-Хэ", en: "Kheykhe", zh: "黑河市", aliases: ["黑河"], '
                "country: country:CN, located_in: [province:CN-HL]}\n- id: city:heihe\n",
            ),
            ("ties/trends.yaml", "ties:\n", f"ties:\n{_TWINS}"),
        ],
        "ties/trends.yaml",
        "to: city:kheykhe",
    ),
]
