"""Sanctions beside the marks: told on pages, in briefs and by the book, without a part in any number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.statements.records import Statements, Tie
from graph.workflows.briefs.briefs import brief_on
from graph.workflows.importing import make_layer
from graph.workflows.portraits.restrictions import NO_PART
from graph.workflows.workspace import Workspace
from loaders.tables.grid import TableError
from schema.errors import ArgunError
from tests.atlas_pages import hostile, main_of, small_pages, with_places
from tests.command_line import ROOT, run
from tests.factories import appraisal_of, entity, scores_of, statements, tie

AMU, PLANT = "region:RU-AMU", "project:plant"
EXAMPLE = ROOT / "examples" / "sanctions"
ARGUMENTS = ("--mapping", "opensanctions", "--dataset", str(EXAMPLE / "partners"))


def _sanction(company: str, authority: str = "country:US", **details: str) -> Tie:
    found = tie("RESTRICTS", authority, company, None, period="2027-03-01")  # later than any report of a deal
    told = {"programme": "US-X", "list_name": "The list", "seen": "2024-02-03"}
    return replace(found, regions={}, details=details, properties=told)


BASE = (
    tie("HAS_PROJECT", AMU, PLANT),
    tie("INVESTOR_IN", "company:haier", PLANT, provinces=["CN-HL"]),
    tie("INVESTOR_IN", "company:ru-side", PLANT),
)


def _with(*more: Tie) -> Statements:
    return with_places(statements([*BASE, *more], entities=[entity("country:US")]))


@pytest.fixture(scope="module")
def flagged() -> Statements:
    return _with(_sanction("company:haier", start="2024-01-02"), _sanction("company:ru-side"))


def test_a_sanction_changes_no_mark_no_interval_and_no_deal(flagged: Statements) -> None:
    plain = _with()
    for of in ("regions", "provinces"):
        assert scores_of(flagged, of) == scores_of(plain, of)
    assert appraisal_of(flagged).deals == appraisal_of(plain).deals


def test_a_list_that_is_younger_than_the_reports_makes_no_promise_late(flagged: Statements) -> None:
    assert Workspace(read_back=flagged).told_day == Workspace(read_back=_with()).told_day


def test_pages_tell_who_sanctions_since_when_where_it_is_told_and_that_it_is_no_part_of_a_mark(
    flagged: Statements,
) -> None:
    pages = small_pages(flagged)
    company = main_of(pages["companies/haier.html"])
    for words in ("Sanctions", "Name country:US since 2 January 2024", "US-X", "“The list”", NO_PART):
        assert words in company
    region = main_of(pages["places/RU-AMU.html"])
    assert (
        "Of 2 parties that its deals name, 2 are under sanctions or other restrictions according to" in region
    )
    assert NO_PART in region
    other = main_of(pages["companies/ru-side.html"])
    assert "told (its entry is known since 3 February 2024)" in other


def test_a_brief_tells_it_with_its_source(flagged: Statements) -> None:
    work = Workspace(read_back=flagged)
    for lang in ("en", "ru", "zh"):
        for subject in (AMU, "company:haier"):
            found = [
                p for p in brief_on(work, subject, lang).paragraphs if "US-X" in p.text or " 2 " in p.text
            ]
            assert all(p.runs[-1].note for p in found)
    told = "\n".join(p.text for p in brief_on(work, AMU, "en").paragraphs)
    assert (
        "2 are under sanctions or other restrictions according to “Name source:report” of June 2026" in told
    )
    assert NO_PART in told
    thing = "\n".join(p.text for p in brief_on(work, "company:haier", "en").paragraphs)
    assert "Name country:US since 2 January 2024, programme US-X, list “The list”" in thing


def test_nothing_is_told_without_a_list_nor_of_what_has_ended() -> None:
    for base in (_with(), _with(_sanction("company:haier", start="2020", end="2027-02"))):
        pages = small_pages(base)
        assert not any("anction" in main_of(page) for path, page in pages.items() if "names" not in path)
        assert "anction" not in "".join(
            p.text for p in brief_on(Workspace(read_back=base), AMU, "en").paragraphs
        )


def _make(table: Path, mapping: str = "opensanctions") -> object:
    work = Workspace((EXAMPLE / "partners",))
    return make_layer(table, mapping, lambda: work.everything, NoProgress())


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "targets.simple.csv"
    text = (EXAMPLE / "targets.simple.csv").read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return path


@pytest.mark.slow
def test_marks_intervals_and_deals_are_the_same_bytes_with_and_without_the_layer(tmp_path: Path) -> None:
    layer = tmp_path / "sanctions"
    later = _changed(tmp_path, "2026-05-18T", "2027-03-01T")
    done = run("import", "table", str(later), *ARGUMENTS, "--output", str(layer))
    assert (done.code, done.out) == (0, b""), done.errors
    for command in ("score", "promises", "deals"):
        asked = (command, "--format", "json", "--dataset", str(EXAMPLE / "partners"))
        plain, laid = run(*asked), run(*asked, "--dataset", str(layer))
        assert plain.code == laid.code == 0
        assert plain.out == laid.out
    partners = ("--dataset", str(EXAMPLE / "partners"), "--dataset", str(layer))
    assert run("check", *partners).code == 0
    found = run("query", "sanctioned_partners", "-p", "region=RU-AMU", *partners, "--format", "json").json
    assert [(row["company_id"], row["authority_id"], row["since"]) for row in found] == [
        ("company:example-fengshou-agro", "country:US", "2024-06-12"),
        ("company:example-longhe-machinery", "country:GB", None),
        ("company:example-longhe-machinery", "organisation:european-union", None),
    ]
    assert {(row["source_date"], row["programme"][3:]) for row in found} == {("2027-03-01", "EXAMPLE")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("US-EXAMPLE", "QQ-EXAMPLE", 'row 2 column "authority": "QQ" is unknown'),
        ("- 2024-06-12", "- 2024-13-40", 'row 2 column "start": "2024-13-40"'),
        ("- 2024-06-12", "- 2024-06-12 - 2023-01-01", "end 2023-01-01 is before start 2024-06-12"),
        ('"program_ids"', '"programs"', "it has no column program_ids"),
        ("NK-exampleB2", "NK-exampleA1", 'row 3: the id "NK-exampleA1" stands in row 2, too'),
    ],
)
def test_a_wrong_export_is_refused_with_its_place(old: str, new: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        _make(_changed(tmp_path, old, new))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("like: sanctions", 'like: "sanctions" is unknown (did you mean opensanctions?'),
        ("like: opensanctions\nsames: {}", 'beside "like" there is no key "sames" (did you mean same?'),
        ("like: opensanctions\nsame: [NK-1]", "expected ids of the export with ids of the data"),
        ("export: ofac\nsource: {en: X, date: 2026}\nties: []", 'export: "ofac" is unknown'),
        ("export: opensanctions\nsource: {en: X, date: 2026}\nties: [{type: SANCTIONS, from: a, to: b}]",
         '"SANCTIONS" is unknown'),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(text, "utf-8")
    with pytest.raises(ArgunError) as caught:
        make_layer(EXAMPLE / "targets.simple.csv", str(mapping), lambda: statements([]), NoProgress())
    assert says in str(caught.value)
    assert "mine.yaml" in str(caught.value)


@pytest.mark.slow
def test_a_mapping_that_names_a_column_that_no_export_has_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(
        'export: opensanctions\nsource: {en: X, date: "{exported}"}\n'
        'ties: [{type: RESTRICTS, from: "{authorities}", to: "{company}"}]\n', "utf-8"
    )  # fmt: skip
    with pytest.raises(TableError, match='no column "authorities"; did you mean'):
        _make(EXAMPLE / "targets.simple.csv", str(mapping))


@pytest.mark.slow
def test_what_the_user_decides_is_taken_or_left_in_silence(tmp_path: Path) -> None:
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(
        "like: opensanctions\n"
        "same: {NK-exampleC3: company:example-beifang-supply, NK-exampleD4: null}\n", "utf-8"
    )  # fmt: skip
    made = _make(EXAMPLE / "targets.simple.csv", str(mapping))
    assert any("example-beifang-supply" in id_ for id_ in made.result.ties)  # type: ignore[attr-defined]
    assert not any("may be" in str(note) for note in made.table.grid.notes)  # type: ignore[attr-defined]


def test_names_that_would_run_a_script_are_shown_as_text(flagged: Statements) -> None:
    pages = small_pages(hostile(flagged))
    assert "other restrictions" in main_of(pages["places/RU-AMU.html"])
    assert not any("<script>window" in main_of(page) or "<img" in main_of(page) for page in pages.values())
