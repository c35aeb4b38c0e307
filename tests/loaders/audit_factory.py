"""A small dataset with its source documents that breaks no rule, and edits that break one."""

# ruff: noqa: E501 - one record a line

from __future__ import annotations

from pathlib import Path

from loaders.audit import AuditReport, audit

RATING = "sources/rating-test.md"
PAPER = "sources/paper.md"
TIES = "ties/RU-AMU.yaml"

CLEAN: dict[str, str] = {
    "dataset.yaml": """format: 1
name: small
ru: "Малый набор"
en: "Small dataset"
reference: source:lists
""",
    "sources.yaml": """sources:
- id: source:rating-test
  ru: "Рейтинг"
  en: "Rating"
  date: 2026-06
  periods: {before: "/2025-05", after: "2025-06/2026-05", trends: "2025-06/2026-05"}
- {id: source:paper, ru: "Статья", en: "Paper", date: 2025}
- {id: source:lists, ru: "Справочник", en: "Lists", date: 2025}
editions:
- id: edition:test
  ru: "Выпуск"
  en: "Edition"
  date: 2026-06
  source: source:rating-test
  marks: {RU-AMU: 9, RU-BU: 6}
""",
    "places.yaml": """entities:
- {id: country:CN, ru: "Китай", en: "China", zh: "中国"}
- {id: country:RU, ru: "Россия", en: "Russia"}
- {id: region:RU-AMU, ru: "Амурская область", en: "Amur Oblast"}
- {id: region:RU-BU, ru: "Республика Бурятия", en: "Republic of Buryatia"}
- {id: province:CN-HL, ru: "Хэйлунцзян", en: "Heilongjiang", zh: "黑龙江", gbt2260: "230000"}
- {id: province:CN-SD, ru: "Шаньдун", en: "Shandong", zh: "山东"}
- id: city:heihe
  ru: "Хэйхэ"
  en: "Heihe"
  zh: "黑河"
  country: country:CN
  located_in: [province:CN-HL]
  latitude: 50.24
  longitude: 127.49
  precision: town
  point_source: source:lists
  geonames: "2036973"
  gbt2260: "231100"
""",
    TIES: """source: rating-test
section: RU-AMU
region: RU-AMU
set_aside: {4: "continues 3"}

entities:
- id: company:huajing
  ru: "Хуацзин"
  en: "Huajing"
  aliases: ["Huajing Group"]
  country: country:CN
  sector: machinery
  ownership: private
  seat: province:CN-HL
  zh_absent: unidentified
- {id: company:state-oil, ru: "Госнефть", en: "State Oil", country: country:CN, zh: 国油, ownership: state_central}
- {id: company:unnamed-lender, ru: "Кредитор", en: "Lender", country: country:CN, named: false}
- id: project:amur-plant
  ru: "Амурский завод"
  sector: chemicals
  en: "Amur plant"
  located_in: [region:RU-AMU]
- id: border-crossing:amur-heihe
  ru: "Мост Амур — Хэйхэ"
  en: "Amur – Heihe bridge"
  located_in: [region:RU-AMU]
  latitude: 50.2
  longitude: 127.6
  precision: site
  point_source: source:lists
- {id: product:soy, ru: "Соя", en: "Soya", hs_section: 2, processing: raw, sector: agriculture}

ties:
- type: HAS_PROJECT
  from: region:RU-AMU
  to: project:amur-plant
  start: 2024
  evidence:
  - {at: before/1, stage: building, ru: "Стройка идёт", en: "Works go on"}
  - {at: after/3, stage: operating, ru: "Завод открыт", en: "The plant is open"}
- type: INVESTOR_IN
  from: company:huajing
  to: project:amur-plant
  provinces: {CN-HL: seat}
  planned: 2027
  evidence:
  - {at: before/1, stage: agreed, ru: "Вкладывает средства", en: "Puts money in"}
  numbers:
  - {quantity: investment, value: 2, unit: billion_RUB, date: 2024, at: before/1}
- type: FINANCES
  from: company:unnamed-lender
  to: project:amur-plant
  evidence:
  - {at: before/2, stage: discussed, ru: "Просят кредит", en: "A loan is asked for"}
- type: CONTRACTOR_FOR
  from: company:state-oil
  to: project:amur-plant
  evidence:
  - {at: before/2, stage: agreed, ru: "Подряд обещан", en: "A contract is promised"}
  - {at: after/3, health: cancelled, stance: against, ru: "Подряд опровергнут", en: "The contract is refuted"}
- type: EXPORTS
  from: region:RU-BU
  to: product:soy
  regions: {RU-BU: origin}
  evidence:
  - {at: RU-BU/before/1, stage: operating, ru: "Сою возят", en: "Soya goes out"}

observations:
- {subject: region:RU-AMU, quantity: share_of_trade, value: 70, unit: percent, date: 2025, at: after/3}
""",
    "ties/trends.yaml": """source: rating-test
ties:
- type: BORDER_CROSSING
  from: region:RU-AMU
  to: city:heihe
  via: border-crossing:amur-heihe
  regions: {RU-AMU: site}
  evidence:
  - {at: trends/1, stage: operating, ru: "Мост открыт", en: "The bridge is open"}
""",
    "ties/paper.yaml": """source: paper
ties:
- type: DEVELOPS_WITH
  from: company:state-oil
  to: company:huajing
  regions: {}
  evidence:
  - {at: line/3, stage: discussed, ru: "Общий замысел", en: "A common idea"}
""",
    RATING: """Вступление

1. Первая тенденция

Регион\tСобытия до\tСобытия после
Амурская область 9 (9)\t<p>один раз два три четыре пять шесть семь</p>\
<p>второй абзац</p>\t<p>третий абзац</p><p>его конец</p>
Республика Бурятия 6 (6)\t<p>короткий абзац о сое</p>\t
""",
    PAPER: "Title\n\nA line of the paper\n",
}

Edit = tuple[str, str, str]


def write_dataset(directory: Path, *edits: Edit) -> tuple[Path, Path]:
    """Write the dataset with edits (file, old text, new text); return its directory and the sources'."""
    files = dict(CLEAN)
    for name, old, new in edits:
        assert old in files.get(name, ""), f"{old!r} does not stand in {name}"
        files[name] = files.get(name, "").replace(old, new, 1)
    for name, text in files.items():
        path = directory / (name if name.startswith("sources/") else f"data/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return directory / "data", directory / "sources"


def audit_with(directory: Path, *edits: Edit) -> AuditReport:
    """Audit the small dataset with edits, its documents included."""
    data, sources = write_dataset(directory, *edits)
    return audit([data], sources)


def write_layer_above(directory: Path, text: str, name: str = "mine") -> Path:
    """Write a layer with one file, to be laid over the small dataset."""
    layer = directory / name
    layer.mkdir(parents=True)
    manifest = f'format: 1\nname: {name}\nru: "Моё"\nen: "Mine"\n'
    (layer / "dataset.yaml").write_text(manifest, encoding="utf-8")
    (layer / "x.yaml").write_text(text, encoding="utf-8")
    return layer


def line_of(directory: Path, name: str, words: str) -> int:
    """Return the line, from 1, of the only line of a file that holds some words."""
    lines = (directory / "data" / name).read_text(encoding="utf-8").split("\n")
    (found,) = [number for number, line in enumerate(lines, 1) if words in line]
    return found
