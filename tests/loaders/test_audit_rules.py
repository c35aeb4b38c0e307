"""Every rule finds the defect seeded for it, with file and line, and a clean dataset has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from loaders.audit import AuditReport, all_rules, audit, count_layer_errors
from loaders.audit.registry import CHECKS
from loaders.dataset_reader import read_layers
from schema.errors import DatasetError, UsageError
from tests.loaders.audit_factory import (
    CLEAN,
    PAPER,
    TIES,
    Edit,
    audit_with,
    line_of,
    write_dataset,
    write_layer_above,
)
from tests.loaders.audit_seeds import SEEDS


def _names() -> Iterator[str]:
    for rule, *_ in SEEDS:
        yield rule


def broken_rules(report: AuditReport) -> dict[str, int]:
    """Return the number of findings of each rule that was broken."""
    return dict(Counter(finding.rule for finding in report.findings))


def test_clean_dataset_breaks_no_rule(tmp_path: Path) -> None:
    report = audit_with(tmp_path)
    assert report.findings == ()
    assert report.errors == report.warnings == 0


@pytest.mark.parametrize(("rule", "edits", "file", "words"), SEEDS, ids=list(_names()))
def test_rule_finds_its_seeded_defect(
    rule: str, edits: Sequence[Edit], file: str, words: str, tmp_path: Path
) -> None:
    data, sources = write_dataset(tmp_path, *edits)
    report = audit([data], sources)
    found = [f for f in report.findings if f.rule == rule]
    assert found, [str(f) for f in report.findings]
    assert {f.severity for f in found} == {all_rules()[rule].severity}
    assert {f.file for f in found} == {file}
    if words == "*":
        assert all(f.line > 0 for f in found)
    else:
        assert {f.line for f in found} == {line_of(tmp_path, file, words) if words else 1}
    assert all(str(f.message) and f.definition.next for f in found)


def test_every_rule_has_a_seed() -> None:
    assert set(_names()) == set(all_rules())
    assert len(all_rules()) >= 30


def test_no_two_rules_have_one_number() -> None:
    ids = [rule.id for check in CHECKS.values() for rule in check.rules]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("type_", ["SISTER_CITY", "COOPERATES_WITH"])
def test_a_city_and_the_region_of_its_name_are_one_side_of_a_pair(type_: str, tmp_path: Path) -> None:
    e = "[{at: page, stage: agreed, ru: Да, en: Yes}]"
    written = f"""source: lists
entities:
- {{id: city:spb, ru: Санкт-Петербург, en: Saint Petersburg, country: country:RU, \
  located_in: [region:RU-SPE]}}
- {{id: region:RU-SPE, ru: Санкт-Петербург, en: Saint Petersburg}}
ties:
- {{type: {type_}, from: region:RU-SPE, to: city:heihe, evidence: {e}}}
- {{type: {type_}, from: city:spb, to: city:heihe, evidence: {e}}}
"""
    data, _ = write_dataset(tmp_path)
    upper = write_layer_above(tmp_path, written)
    found = [f for f in audit([data, upper]).findings if f.rule == "AR093"]
    assert [f.line for f in found] == ([7] if type_ == "SISTER_CITY" else [])


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
    assert "AR025" not in broken_rules(audit_with(tmp_path, *edits))


def test_findings_of_two_layers_name_their_directory(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a")
    upper = write_layer_above(tmp_path, 'entities:\n- {id: zone:z, ru: "Заря", en: "Dawn"}\n')
    findings = audit([base, upper]).findings
    assert {f.file for f in findings} == {"mine/x.yaml"}
    assert {f.rule for f in findings} == {"AR024", "AR035"}


def test_a_report_can_be_narrowed_to_the_layers_of_the_analyst(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a", (TIES, "value: 70,", "value: 170,"))
    upper = write_layer_above(tmp_path, 'entities:\n- {id: zone:z, ru: "Заря", en: "Dawn"}\n')
    report = audit([base, upper])
    assert report.errors == 1
    assert broken_rules(report.of_layers([base])) == {"AR070": 1}
    assert broken_rules(report.of_layers([upper])) == {"AR024": 1, "AR035": 1}


def test_layers_are_told_apart_by_their_paths_not_their_names(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a", (TIES, "value: 70,", "value: 170,"))
    upper = write_layer_above(tmp_path, 'entities:\n- {id: zone:z, ru: "Заря", en: "Dawn"}\n', "data")
    report = audit([base, upper])
    assert broken_rules(report.of_layers([upper])) == {"AR024": 1, "AR035": 1}
    assert {f.file for f in report.of_layers([base]).findings} == {f"a/data/{TIES}"}


def test_what_the_data_lack_is_not_judged_above_a_layer_that_cannot_be_read_whole(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a")
    idle = 'entities:\n- {id: zone:z, ru: "Заря", en: "Dawn", located_in: [region:RU-AMU]}\n'
    upper = write_layer_above(tmp_path, idle)
    broken = write_layer_above(tmp_path, "ties:\n- type: PART_OF\n  from: zone:z\n", "broken")
    assert broken_rules(audit([base, upper])) == {"AR024": 1}
    below, above = (audit(order) for order in ([base, upper, broken], [base, broken, upper]))
    assert broken_rules(below.of_layers([upper])) == {"AR024": 1}
    assert broken_rules(above.of_layers([upper])) == {}
    assert below.partial
    assert not audit([base, upper]).partial


def test_a_layer_that_cannot_be_read_is_told_in_any_narrowed_report(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path / "a")
    upper = write_layer_above(tmp_path, "")
    (upper / "dataset.yaml").write_text("format: 9\n", encoding="utf-8")
    assert audit([base, upper]).of_layers([upper]).errors > 0


_JUDGED = [seed for seed in SEEDS if not all_rules()[seed[0]].code]
#: A layer beneath that holds the name of a company of the small dataset.
_NAMED_BEFORE = """sources: [{id: source:lower, ru: Низ, en: Below, date: 2025}]
entities: [{id: company:zzz, ru: "ООО «Госнефть»", en: "Zzz"}]
"""


@pytest.mark.parametrize(("rule", "edits", "file", "words"), _JUDGED, ids=[seed[0] for seed in _JUDGED])
def test_the_quick_count_of_a_layer_finds_what_the_audit_finds(
    rule: str, edits: Sequence[Edit], file: str, words: str, tmp_path: Path
) -> None:
    lower = write_layer_above(tmp_path, _NAMED_BEFORE, "lower")
    data, _ = write_dataset(tmp_path, *edits)
    counted = count_layer_errors(read_layers([lower, data]))
    assert counted == audit([lower, data]).errors
    if all_rules()[rule].severity == "error" and rule not in ("AR061", "AR064", "AR081"):
        assert counted > 0  # the others need the documents


def test_a_name_that_a_lower_layer_holds_is_an_error_of_the_upper_one(tmp_path: Path) -> None:
    lower = write_layer_above(tmp_path, _NAMED_BEFORE, "lower")
    data, _ = write_dataset(tmp_path)
    assert count_layer_errors(read_layers([lower, data])) == 1


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ('ru: "АО «Госнефть»", en: "Aaa"', "AR025"),
        ('ru: "Акционерное общество «Госнефть»", en: "Aaa"', "AR025"),
        ('ru: "Ааа", en: "Gosneft Holding Co., Ltd."', "AR025"),
        ('ru: "Ааа", en: "Aaa", zh: "国石油股份有限公司"', "AR025"),
        ('ru: "Ааа", en: "Aaa", aliases: ["Госнефть"]', "AR028"),
        ('ru: "Гоcнефтъ", en: "Aaa"', "AR026"),
    ],
)
def test_of_two_names_the_one_that_an_analyst_added_is_blamed_whatever_its_legal_form(
    names: str, rule: str, tmp_path: Path
) -> None:
    zzz = '{id: company:zzz, ru: "Госнефть", en: "Gosneft", zh: "国石油集团", country: country:RU}'
    lower = write_layer_above(tmp_path, f"entities:\n- {zzz}\n", "lower")
    data, _ = write_dataset(tmp_path, (TIES, 'ru: "Госнефть"', 'ru: "Другая"'))
    upper = write_layer_above(tmp_path, f"entities:\n- {{id: company:aaa, {names}, country: country:RU}}\n")
    found = [f for f in audit([data, lower, upper]).findings if "AR025" <= f.rule <= "AR028"]
    assert [(f.rule, f.directory, "company:zzz" in str(f.message)) for f in found] == [(rule, upper, True)]


def test_an_identifier_that_a_lower_layer_has_is_an_error_of_the_upper_one(tmp_path: Path) -> None:
    base, _ = write_dataset(tmp_path)
    town = (
        '{id: city:aihui, ru: "Айхой", en: "Aihui", zh: "爱辉", located_in: [province:CN-HL], '
        "latitude: 50.2, longitude: 127.5, precision: town, point_source: source:lists, "
        'country: country:CN, geonames: "2036973"}'
    )
    upper = write_layer_above(tmp_path, f"entities:\n- {town}\n")
    found = audit([base, upper]).of_layers([upper])
    assert "AR112" in broken_rules(found)
    assert found.errors == count_layer_errors(read_layers([base, upper]))


def _twins(town: str) -> str:
    return f"""- type: SISTER_CITY
  from: city:amursk
  to: {town}
  regions: {{RU-AMU: site}}
  evidence:
  - {{source: source:paper, at: line/3, stage: operating, ru: "Побратимы", en: "Twins"}}
"""


def test_a_pair_that_a_lower_layer_has_is_an_error_of_the_upper_one(tmp_path: Path) -> None:
    amursk = (
        '- {id: city:amursk, ru: "Амурск", en: "Amursk", country: country:RU, located_in: [region:RU-AMU]}'
    )
    again = (
        '{id: city:kheykhe, ru: "Хэй-Хэ", en: "Kheykhe", zh: "黑河市", aliases: ["黑河"], '
        "country: country:CN, located_in: [province:CN-HL]}"
    )
    data, _ = write_dataset(
        tmp_path,
        ("places.yaml", "- id: city:heihe\n", f"{amursk}\n- id: city:heihe\n"),
        ("ties/trends.yaml", "ties:\n", f"ties:\n{_twins('city:heihe')}"),
    )
    upper = write_layer_above(tmp_path, f"entities:\n- {again}\nties:\n{_twins('city:kheykhe')}")
    found = audit([data, upper]).of_layers([upper])
    assert broken_rules(found)["AR093"] == 1
    assert found.errors == count_layer_errors(read_layers([data, upper]))


def test_a_layer_that_dates_a_known_tie_wrongly_is_told_of_itself(tmp_path: Path) -> None:
    data, _ = write_dataset(tmp_path)
    tie = (
        "ties:\n- type: HAS_PROJECT\n  from: region:RU-AMU\n  to: project:amur-plant\n  {}\n  evidence:\n"
        '  - {{source: source:paper, at: line/3, stage: operating, ru: "Открыт", en: "Open"}}\n'
    )
    for number, (dates, errors) in enumerate((("end: 2020", 1), ("planned: 2020", 0))):
        upper = write_layer_above(tmp_path, tie.format(dates), f"mine{number}")
        found = audit([data, upper]).of_layers([upper])
        assert [f.rule for f in found.findings if f.severity == "error"] == ["AR044"] * errors
        assert count_layer_errors(read_layers([data, upper])) == errors


def test_findings_are_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    edits = [(TIES, "value: 70,", "value: 170,"), (PAPER, "A line", "A second line")]
    first, again = (audit_with(tmp_path / name, *edits) for name in ("a", "b"))
    assert first.findings == again.findings == tuple(sorted(first.findings))
    assert CLEAN[TIES].count("value: 70,") == 1


@pytest.mark.parametrize(
    ("point", "rule"),
    [
        ((50.3, 127.6), None),
        ((36.67, 117.0), "AR102"),
        ((53.0, 45.0), None),
        ((45.0, 53.0), "AR101"),
    ],
    ids=["near", "in another province", "of another region", "swapped within the country"],
)
def test_a_point_is_looked_for_in_its_region(
    point: tuple[float, float], rule: str | None, tmp_path: Path
) -> None:
    def town(name: str, place: str, latitude: float, longitude: float) -> str:
        country = "country:CN" if place.startswith("province:") else "country:RU"
        return (
            f"- {{id: city:{name}, ru: {name}, en: {name}, zh_absent: not_found, country: {country}, "
            f"located_in: [{place}], latitude: {latitude}, longitude: {longitude}, precision: town, "
            "point_source: source:lists}\n"
        )

    known = town("seat", "region:RU-BU", 53.2, 45.0) + town("jinan", "province:CN-SD", 36.66, 116.99)
    data, _ = write_dataset(tmp_path, ("places.yaml", "- id: city:heihe\n", f"{known}- id: city:heihe\n"))
    home = "region:RU-BU" if 53.0 in point else "province:CN-HL"
    upper = write_layer_above(tmp_path, "entities:\n" + town("x", home, *point))
    found = [f for f in audit([data, upper]).findings if f.rule in ("AR101", "AR102")]
    assert [f.rule for f in found] == ([rule] if rule else [])
    assert all(home in str(f.message) for f in found)
