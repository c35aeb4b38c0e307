"""For every rule of the audit, edits of the small dataset that break it and the line of the defect."""

from __future__ import annotations

from collections.abc import Sequence

from tests.loaders.audit_factory import RATING, TIES, Edit
from tests.loaders.audit_seeds_of_entities import SEEDS as OF_ENTITIES

_NUMBER = "quantity: investment, value: 2, unit: billion_RUB, date: 2024"
_LONG = "слово " * 150

#: Rule, the edits that break it, and words of the line that the finding must name.
SEEDS: Sequence[tuple[str, Sequence[Edit], str, str]] = [
    ("AR001", [(TIES, "- type: FINANCES", "- type: 'FINANCES")], TIES, "*"),
    ("AR002", [("dataset.yaml", "format: 1", "format: 9")], "dataset.yaml", "format: 9"),
    ("AR003", [(TIES, "observations:", "nombers:")], TIES, "nombers:"),
    ("AR004", [(TIES, "  planned: 2027", "  plannd: 2027")], TIES, "plannd"),
    ("AR005", [(TIES, '  en: "Amur plant"\n', "")], TIES, "id: project:amur-plant"),
    ("AR006", [(TIES, "value: 70,", "value: many,")], TIES, "value: many"),
    ("AR007", [(TIES, "ownership: private", "ownership: privat")], TIES, "ownership: privat"),
    ("AR008", [(TIES, "to: product:soy", "to: product:Soy_Beans")], TIES, "product:Soy_Beans"),
    ("AR009", [(TIES, "planned: 2027", 'planned: "05.12.2027"')], TIES, "05.12.2027"),
    ("AR010", [(TIES, "hs_section: 2,", "hs_section: 99,")], TIES, "hs_section: 99"),
    ("AR010", [("places.yaml", "latitude: 50.24", "latitude: 127.49")], "places.yaml", "latitude: 127.49"),
    ("AR011", [(TIES, "{at: before/1, stage: agreed", '{at: "page one", stage: agreed')], TIES, "page one"),
    ("AR012", [("ties/paper.yaml", "source: paper\n", "")], "ties/paper.yaml", "line/3"),
    ("AR020", [(TIES, "from: company:unnamed-lender", "from: company:huojing")], TIES, "company:huojing"),
    ("AR021", [(TIES, "id: company:state-oil", "id: company:huajing")], TIES, "Госнефть"),
    ("AR022", [(TIES, "from: company:huajing", "from: product:soy")], TIES, "from: product:soy"),
    (
        "AR023",
        [("ties/paper.yaml", "to: company:huajing", "to: company:state-oil")],
        "ties/paper.yaml",
        "  to:",
    ),
    (
        "AR024",
        [
            (
                TIES,
                "- {id: product:soy",
                '- {id: zone:idle, ru: "Зона", en: "Zone", located_in: [region:RU-AMU]}\n- {id: product:soy',
            )
        ],
        TIES,
        "zone:idle",
    ),
    ("AR025", [(TIES, 'ru: "Госнефть"', 'ru: "ООО «Хуацзин»"')], TIES, "ООО «Хуацзин»"),
    (
        "AR026",
        [
            (TIES, 'ru: "Госнефть", en: "State Oil"', 'ru: "Хуацзин Нефть", en: "State Oil"'),
            (TIES, 'en: "Huajing"', 'en: "Huajing Neft"'),
            (TIES, 'aliases: ["Huajing Group"]', 'aliases: ["Хуацзын Нефть"]'),
        ],
        TIES,
        "Хуацзин Нефть",
    ),
    (
        "AR027",
        [
            (TIES, 'aliases: ["Huajing Group"]', 'aliases: ["Кредитор"]'),
            (TIES, "named: false}", "}"),
            (TIES, "id: company:unnamed-lender", "id: company:lender"),
            (TIES, "from: company:unnamed-lender", "from: company:lender"),
        ],
        TIES,
        'ru: "Кредитор"',
    ),
    (
        "AR028",
        [
            (
                TIES,
                "ownership: state_central}",
                'ownership: state_central, aliases: ["Huajing Group", "HJ"]}',
            ),
            (TIES, 'aliases: ["Huajing Group"]', 'aliases: ["HJ"]'),
        ],
        TIES,
        "company:state-oil, ru",
    ),
    ("AR029", [(TIES, '["Huajing Group"]', '["Huajing"]')], TIES, '["Huajing"]'),
    ("AR030", [(TIES, 'en: "Amur plant"', 'en: "Амурский завод"')], TIES, 'en: "Амурский завод"'),
    ("AR031", [(TIES, 'en: "Puts money in"', 'en: "Вкладывает"')], TIES, 'en: "Вкладывает"'),
    ("AR032", [(TIES, 'ru: "Амурский завод"', 'ru: "Aмурский завод"')], TIES, 'ru: "Aмурский завод"'),
    ("AR033", [("places.yaml", '  zh: "黑河"\n', "")], "places.yaml", "id: city:heihe"),
    ("AR034", [(TIES, 'en: "State Oil", country: country:CN', 'en: "State Oil"')], TIES, 'en: "State Oil"'),
    ("AR035", [("places.yaml", "  located_in: [province:CN-HL]\n", "")], "places.yaml", "id: city:heihe"),
    ("AR036", [(TIES, "named: false", "named: true")], TIES, "named: true"),
    (
        "AR037",
        [("places.yaml", "  located_in: [province:CN-HL]\n", "  located_in: [province:CN-HL, city:heihe]\n")],
        "places.yaml",
        "located_in:",
    ),
    ("AR040", [(TIES, "{at: after/3, stage: operating", "{at: after/3, stage: held")], TIES, "stage: held"),
    (
        "AR041",
        [(TIES, "evidence:\n  - {at: before/2, stage: discussed,", "evidence:  # here\n  - {at: before/2,")],
        TIES,
        "# here",
    ),
    (
        "AR042",
        [
            (
                TIES,
                "- type: FINANCES",
                "- type: HAS_PROJECT  # alone\n  from: region:RU-AMU\n  to: zone:alone\n  evidence:\n"
                '  - {at: before/1, stage: agreed, ru: "Зона", en: "A zone"}\n- type: FINANCES',
            ),
            (
                TIES,
                "- {id: product:soy",
                '- {id: zone:alone, ru: "Зона", en: "Zone", located_in: [region:RU-AMU]}\n- {id: product:soy',
            ),
        ],
        TIES,
        "# alone",
    ),
    ("AR043", [(TIES, "start: 2024", "start: 2030")], TIES, "start: 2030"),
    ("AR044", [(TIES, "start: 2024", "start: 2024\n  end: 2023")], TIES, "end: 2023"),
    ("AR045", [(TIES, "start: 2024", "start: 2024\n  end: 2025")], TIES, "end: 2025"),
    ("AR046", [(TIES, "health: cancelled, ", "")], TIES, "stance: against"),
    (
        "AR047",
        [(TIES, "{at: after/3, health: cancelled, stance: against", "{at: before/2, stage: agreed")],
        TIES,
        "Подряд опровергнут",
    ),
    (
        "AR048",
        [
            (
                TIES,
                "to: project:amur-plant\n  evidence:\n  - {at: before/2, stage: agreed",
                "to: project:amur-plant\n  provinces: {CN-SD: seat}\n"
                "  evidence:\n  - {at: before/2, stage: agreed",
            )
        ],
        TIES,
        "CN-SD: seat",
    ),
    ("AR049", [(TIES, "provinces: {CN-HL: seat}", "provinces: {CN-SD: seat}")], TIES, "CN-SD: seat"),
    (
        "AR050",
        [("ties/trends.yaml", "regions: {RU-AMU: site}", "regions: {RU-BU: endpoint}")],
        "ties/trends.yaml",
        "regions:",
    ),
    ("AR051", [(TIES, "  planned: 2027", "  regions: {RU-AMU: origin, RU-BU: site}")], TIES, "RU-BU: site"),
    (
        "AR052",
        [("ties/trends.yaml", "  via: border-crossing:amur-heihe\n", "")],
        "ties/trends.yaml",
        "BORDER_CROSSING",
    ),
    (
        "AR053",
        [
            (
                TIES,
                "- type: FINANCES\n  from: company:unnamed-lender\n  to: project:amur-plant",
                "- type: FINANCES\n  from: company:unnamed-lender\n  to: project:pier",
            ),
            (
                TIES,
                "- {id: product:soy",
                '- {id: project:pier, ru: "Причал", en: "Pier", located_in: [region:RU-AMU]}\n'
                "- {id: product:soy",
            ),
        ],
        TIES,
        "id: project:pier",
    ),
    (
        "AR054",
        [(TIES, "  sector: machinery\n", "")],
        "ties/paper.yaml",
        "- type: DEVELOPS_WITH",
    ),
    ("AR055", [(TIES, ", sector: agriculture", "")], TIES, "id: product:soy"),
    (
        "AR056",
        [
            (TIES, "stage: building,", "stage: discussed,"),
            (TIES, "stage: operating,", "stage: agreed,"),
            (
                TIES,
                "- type: FINANCES",
                """- type: OWNS_STAKE_IN
  from: company:state-oil
  to: company:huajing
  evidence: [{at: before/2, stage: operating, ru: "Доля куплена", en: "The stake is bought"}]
- type: FINANCES""",
            ),
        ],
        TIES,
        "  to: company:huajing",
    ),
    (
        "AR057",
        [(TIES, 'stage: discussed, ru: "Просят', 'stage: discussed, health: slow, ru: "Просят')],
        TIES,
        "Подряд обещан",
    ),
    (
        "AR058",
        [(TIES, "country: country:CN\n  sector", "country: country:RU\n  sector")],
        "ties/paper.yaml",
        "from: company:state-oil",
    ),
    (
        "AR059",
        [
            (
                "ties/paper.yaml",
                "- type: DEVELOPS_WITH",
                """- type: DEVELOPS_WITH
  from: company:huajing
  to: company:state-oil
  regions: {}
  evidence:
  - {at: line/3, stage: discussed, ru: "Общая мысль", en: "A shared thought"}
- type: DEVELOPS_WITH""",
            )
        ],
        "ties/paper.yaml",
        "from: company:state-oil",
    ),
    ("AR060", [(TIES, "{at: before/1, stage: agreed", "{at: befor/1, stage: agreed")], TIES, "befor/1"),
    ("AR061", [(TIES, "{at: before/1, stage: agreed", "{at: before/77, stage: agreed")], TIES, "before/77"),
    ("AR061", [("ties/paper.yaml", "line/3", "line/2")], "ties/paper.yaml", "line/2"),
    ("AR061", [(TIES, "set_aside: {4:", "set_aside: {44:")], TIES, "set_aside"),
    ("AR061", [("ties/trends.yaml", "trends/1", "trends/5")], "ties/trends.yaml", "trends/5"),
    ("AR062", [(TIES, "{at: before/1, stage: agreed", "{at: after/1, stage: agreed")], TIES, "after/1"),
    ("AR063", [(TIES, "section: RU-AMU", "section: RU-BU")], TIES, "section: RU-BU"),
    (
        "AR064",
        [(TIES, 'ru: "Вкладывает средства"', 'ru: "Здесь два, три четыре — пять шесть семь"')],
        TIES,
        "Здесь два",
    ),
    ("AR065", [(TIES, 'en: "Puts money in"', f'en: "{"word " * 30}"')], TIES, "word word"),
    (
        "AR069",
        [("sources.yaml", 'after: "2025-06/2026-05"', 'after: "2025-06/2036-05"')],
        "sources.yaml",
        "2036-05",
    ),
    (
        "AR068",
        [("passages.tsv", "", "source\tplace\tfingerprint\nsource:paper\tline/3\t000000000000\n")],
        "ties/paper.yaml",
        "line/3",
    ),
    ("AR070", [(TIES, "value: 70,", "value: 170,")], TIES, "value: 170"),
    ("AR071", [(TIES, _NUMBER, _NUMBER.replace("billion_RUB", "ha"))], TIES, "unit: ha"),
    ("AR072", [(TIES, _NUMBER, _NUMBER.replace("value: 2,", "value: 200000,"))], TIES, "value: 200000"),
    ("AR073", [(TIES, _NUMBER, _NUMBER.replace("value: 2,", "value: -2,"))], TIES, "value: -2"),
    (
        "AR074",
        [
            (
                TIES,
                "observations:\n",
                "observations:\n- {subject: region:RU-AMU, quantity: share_of_trade, value: 60, "
                "unit: percent, date: 2025, at: after/3}\n",
            )
        ],
        TIES,
        "value: 70",
    ),
    ("AR075", [(TIES, _NUMBER, _NUMBER.replace("2024", "2029"))], TIES, "date: 2029"),
    (
        "AR076",
        [(TIES, "quantity: share_of_trade, value: 70", "quantity: growth, value: 7")],
        TIES,
        "quantity: growth",
    ),
    ("AR080", [(RATING, "короткий абзац", _LONG)], TIES.replace("ties/RU-AMU", "places"), "region:RU-BU"),
    ("AR081", [(TIES, 'set_aside: {4: "continues 3"}\n', "")], TIES, "section: RU-AMU"),
    ("AR082", [(TIES, "set_aside: {4:", 'set_aside: {3: "comment", 4:')], TIES, "set_aside"),
    (
        "AR083",
        [(TIES, 'set_aside: {4: "continues 3"}', 'set_aside: {4: "continues 3", 2: ""}')],
        TIES,
        "set_aside",
    ),
    ("AR084", [(TIES, "regions: {RU-BU: origin}", "regions: {}")], "places.yaml", "region:RU-BU"),
    *OF_ENTITIES,
]
