"""Every rule finds the defect seeded for it, with file and line, and a clean dataset has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.loaders.audit_factory import CLEAN, PAPER, RATING, TIES, Edit, audit_with, line_of, write_dataset

from loaders.audit import audit, read_rules
from schema.errors import DatasetError, UsageError

_NOTE = 'ru: "Вкладывает средства", en: "Puts money in"'
_NUMBER = "quantity: investment, value: 2, unit: billion_RUB, date: 2024"
_LONG = "слово " * 150

#: Rule, the edits that break it, and words of the line that the finding must name ("" for line 1).
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
                '- type: HAS_PROJECT  # alone\n  from: region:RU-AMU\n  to: zone:alone\n  evidence:\n  - {at: before/1, stage: agreed, ru: "Зона", en: "A zone"}\n- type: FINANCES',
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
                "to: project:amur-plant\n  provinces: {CN-SD: seat}\n  evidence:\n  - {at: before/2, stage: agreed",
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
                '- {id: project:pier, ru: "Причал", en: "Pier", located_in: [region:RU-AMU]}\n- {id: product:soy',
            ),
        ],
        TIES,
        "id: project:pier",
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
                "observations:\n- {subject: region:RU-AMU, quantity: share_of_trade, value: 60, unit: percent, date: 2025, at: after/3}\n",
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
    ("AR081", [(TIES, 'set_aside: {4: "continues 3"}\n', "")], TIES, ""),
    ("AR082", [(TIES, "set_aside: {4:", 'set_aside: {3: "comment", 4:')], TIES, "set_aside"),
    (
        "AR083",
        [(TIES, 'set_aside: {4: "continues 3"}', 'set_aside: {4: "continues 3", 2: ""}')],
        TIES,
        "set_aside",
    ),
    ("AR084", [(TIES, "regions: {RU-BU: origin}", "regions: {}")], "places.yaml", "region:RU-BU"),
]


def _names() -> Iterator[str]:
    for rule, *_ in SEEDS:
        yield rule


def test_clean_dataset_breaks_no_rule(tmp_path: Path) -> None:
    report = audit_with(tmp_path)
    assert report.findings == ()
    assert report.errors == report.warnings == 0


@pytest.mark.parametrize(("rule", "edits", "file", "words"), SEEDS, ids=list(_names()))
def test_rule_finds_its_seeded_defect(
    rule: str, edits: Sequence[Edit], file: str, words: str, tmp_path: Path
) -> None:
    report = audit_with(tmp_path, *edits)
    found = [f for f in report.findings if f.rule == rule]
    assert found, [str(f) for f in report.findings]
    assert {f.severity for f in found} == {read_rules()[rule].severity}
    assert {f.file for f in found} == {file}
    if words == "*":
        assert all(f.line > 0 for f in found)
    else:
        assert {f.line for f in found} == {line_of(tmp_path, file, words) if words else 1}
    assert all(f.message and f.message_ru and f.definition.next_en for f in found)


def test_every_rule_has_a_seed() -> None:
    assert set(_names()) == set(read_rules())
    assert len(read_rules()) >= 30


def test_file_that_is_not_utf8_is_a_finding_with_its_line(tmp_path: Path) -> None:
    data, sources = write_dataset(tmp_path)
    (data / "broken.yaml").write_bytes(b"entities:\n- id: \xff\n")
    (finding,) = [f for f in audit([data], sources).findings if f.rule == "AR001"]
    assert (finding.file, finding.line) == ("broken.yaml", 2)


def test_directory_that_is_no_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"dataset\.yaml"):
        audit([tmp_path])


def test_sources_without_a_known_document_are_refused(tmp_path: Path) -> None:
    data, _ = write_dataset(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"rating-test\.md"):
        audit([data], tmp_path / "empty")
    with pytest.raises(UsageError, match="no such directory"):
        audit([data], tmp_path / "nowhere")


def test_without_sources_only_the_form_of_places_is_checked(tmp_path: Path) -> None:
    data, _ = write_dataset(tmp_path, ("ties/paper.yaml", "line/3", "line/2"))
    report = audit([data])
    assert report.findings == ()
    assert report.coverage == ()
    assert report.documents is None


def test_possibly_same_silences_equal_names(tmp_path: Path) -> None:
    tie = (
        "- type: POSSIBLY_SAME\n  from: company:state-oil\n  to: company:huajing\n  evidence:\n"
        '  - {at: before/1, ru: "Похожи", en: "They look alike"}\n- type: FINANCES'
    )
    edits = [(TIES, 'ru: "Госнефть"', 'ru: "Хуацзин"'), (TIES, "- type: FINANCES", tie)]
    assert "AR025" not in audit_with(tmp_path, *edits).by_rule()


def test_findings_of_two_layers_name_their_directory(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a")
    upper = tmp_path / "mine"
    upper.mkdir()
    (upper / "dataset.yaml").write_text('format: 1\nname: mine\nru: "Моё"\nen: "Mine"\n', encoding="utf-8")
    (upper / "x.yaml").write_text('entities:\n- {id: zone:z, ru: "Зона", en: "Zone"}\n', encoding="utf-8")
    findings = audit([base, upper]).findings
    assert {f.file for f in findings} == {"mine/x.yaml"}
    assert {f.rule for f in findings} == {"AR024", "AR035"}


def test_findings_are_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    edits = [(TIES, "value: 70,", "value: 170,"), (PAPER, "A line", "A second line")]
    first, again = (audit_with(tmp_path / name, *edits) for name in ("a", "b"))
    assert first.findings == again.findings == tuple(sorted(first.findings))
    assert CLEAN[TIES].count("value: 70,") == 1
