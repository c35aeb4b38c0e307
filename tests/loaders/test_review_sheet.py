"""A review edited in a file: what it holds, what is taken from it, and what is told of its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.statements.records import Statements
from graph.texts import say, translate
from loaders.review.beneath import Beneath
from loaders.review.fields import read_field, read_thing, shown_thing
from loaders.review.journal import write_decisions
from loaders.review.queue import Queue
from loaders.review.sheet import written_sheet
from loaders.review.taking import WORDS, Taken, read_sheet
from schema.errors import ArgunError, DatasetError
from schema.yaml_text import parse_yaml
from tests.loaders.review_factory import PLANT, candidate, make_queue, small

SOAP = {**PLANT, "sector": "chemicals"}
HOTEL = {**SOAP, "id": "project:hotel", "name": "Гостиница"}
HOSTILE = "Завод: \x1b[31m «[red]» # - id: x\n- id: y\u202e ⟧"


@pytest.fixture
def statements() -> Statements:
    return small()


@pytest.fixture
def queue(tmp_path: Path, statements: Statements) -> Queue:
    records = [
        candidate(1, new=[SOAP]),
        candidate(2, "project:hotel", new=[HOTEL], stage=None),
        candidate(3, "project:amur-plant", text=HOSTILE, why=[HOSTILE]),
    ]
    return make_queue(tmp_path, records, statements)


def _sheet(queue: Queue, statements: Statements, lang: str = "en") -> str:
    return written_sheet(queue.states, Beneath(statements), lang)


def _taken(tmp_path: Path, text: str, queue: Queue, statements: Statements, who: str = "Anna") -> Taken:
    path = tmp_path / "review.yaml"
    path.write_text(text, encoding="utf-8")
    taken = read_sheet(path, queue, Beneath(statements), who, "2027-06-01T10:00:00Z")
    write_decisions(queue.folder, taken.decisions)
    return taken


def _fill(text: str, queue: Queue, number: int, **fields: str) -> str:
    head, _, rest = text.partition(f"- id: {queue.items[number].id}\n")
    for key, value in fields.items():
        line = next(line for line in rest.split("\n") if line.startswith(f"  {key}:"))
        rest = rest.replace(line, f"  {key}: {value}", 1)
    return f"{head}- id: {queue.items[number].id}\n{rest}"


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_sheet_holds_every_candidate_and_nothing_steers_who_reads_it(
    queue: Queue, statements: Statements, lang: str
) -> None:
    text = _sheet(queue, statements, lang)
    records = parse_yaml(text)["candidates"]
    assert [record["id"] for record in records] == [item.id for item in queue.items]
    assert all(record["decision"] is None for record in records)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_an_empty_sheet_decides_nothing(tmp_path: Path, queue: Queue, statements: Statements) -> None:
    taken = _taken(tmp_path, _sheet(queue, statements), queue, statements)
    assert (taken.decisions, taken.open, taken.problems) == ([], 3, [])


def test_decisions_are_taken_once(tmp_path: Path, queue: Queue, statements: Statements) -> None:
    text = _fill(_sheet(queue, statements), queue, 0, decision="accept", note_en="It makes soap")
    text = _fill(text, queue, 1, decision="Reject", reason="слух")
    text = _fill(text, queue, 2, decision="skip")
    taken = _taken(tmp_path, text, queue, statements)
    assert taken.problems == []
    assert [(d.decision, dict(d.fields), d.reason) for d in taken.decisions] == [
        ("change", {"note_en": "It makes soap"}, None), ("reject", {}, "слух"), ("skip", {}, None),
    ]  # fmt: skip
    again = _taken(tmp_path, text, queue.again(), statements)
    assert (again.decisions, again.known) == ([], 3)


def test_a_decision_that_replaces_that_of_another_reviewer_is_told(
    tmp_path: Path, queue: Queue, statements: Statements
) -> None:
    sheet = _sheet(queue, statements)
    rejected, skipped = (_fill(sheet, queue, 1, decision=word) for word in ("reject", "skip"))
    assert _taken(tmp_path, rejected, queue, statements).replaced == {}
    assert _taken(tmp_path, skipped, queue.again(), statements).replaced == {}  # a change of one's own mind
    assert _taken(tmp_path, rejected, queue.again(), statements, "Boris").replaced == {"Anna": 1}


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_decision_may_be_any_word_that_a_fault_lists(
    tmp_path: Path, queue: Queue, statements: Statements, lang: str
) -> None:
    sheet = _sheet(queue, statements)
    [problem] = _taken(tmp_path, _fill(sheet, queue, 1, decision="bless"), queue, statements).problems
    told = say(problem.message, lang)
    for code, text in WORDS.items():
        word = translate(text, lang)
        assert word in told
        problems = _taken(tmp_path, _fill(sheet, queue, 1, decision=word), queue, statements).problems
        assert not any("is unknown (" in str(problem) for problem in problems), code


def test_notes_follow_what_is_changed_in_a_sheet(
    tmp_path: Path, queue: Queue, statements: Statements
) -> None:
    text = _fill(_sheet(queue, statements), queue, 0, decision="accept", stage="operating")
    [told] = _taken(tmp_path, text, queue, statements).decisions
    assert str(told.fields["note_en"]).endswith(": operating")
    own = _fill(text, queue, 0, note_en="It makes soap")
    [told] = _taken(tmp_path, own, queue, statements).decisions
    assert told.fields["note_en"] == "It makes soap"


def test_the_good_rest_is_taken_and_faults_have_line_and_key(
    tmp_path: Path, queue: Queue, statements: Statements
) -> None:
    text = _fill(_sheet(queue, statements), queue, 0, decision="accept", health="ill")
    text = _fill(text, queue, 1, decision="accept")
    text = _fill(text, queue, 2, decision="reject")
    taken = _taken(tmp_path, text, queue, statements)
    assert [d.decision for d in taken.decisions] == ["reject"]
    line = text.split("\n").index("  health: ill") + 1
    assert [str(problem).partition(" (")[0] for problem in taken.problems] == [
        f'review.yaml line {line}: candidates[0].health: health "ill" is unknown',
        f"review.yaml line {taken.problems[1].line}: candidates[1].stage: the stage is missing; "
        "say how far it has come",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  decision:", "  decision: bless", 'decision "bless" is unknown'),
        ("  decision:", "  verdict: accept\n  decision:", 'a candidate has no key "verdict"'),
        (
            "decision:\n  reason:\n  tie:",
            "decision: merge\n  tie: X/y/z",
            'no tie of the data has the id "X/y/z"',
        ),
        ("stage: building", "stage: operating", "fields are changed here, and there is no decision"),
        ("- id: ", "- id: 0", "no candidate of this review has this id"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told(
    tmp_path: Path, queue: Queue, statements: Statements, old: str, new: str, said: str
) -> None:
    taken = _taken(tmp_path, _sheet(queue, statements).replace(old, new, 1), queue, statements)
    assert taken.decisions == []
    assert [said in str(problem) for problem in taken.problems] == [True], taken.problems


@pytest.mark.parametrize("text", ["", "candidates: 3", "- a", "a: [b", "ties: []"])
def test_what_is_no_sheet_is_refused(tmp_path: Path, queue: Queue, statements: Statements, text: str) -> None:
    with pytest.raises(DatasetError, match=r"review\.yaml"):
        _taken(tmp_path, text, queue, statements)


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("subject", "Амурской обл.", "region:RU-AMU"),
        ("type", "has_project", "HAS_PROJECT"),
        ("stage", "", None),
        ("dates", "planned 2027, start 2026-05", {"planned": "2027", "start": "2026-05"}),
        ("regions", "Амурская область, RU-BU claimed", {"RU-AMU": "site", "RU-BU": "claimed"}),
        ("numbers", "jobs 1,5 person 2026 planned",
         [{"quantity": "jobs", "value": 1.5, "unit": "person", "date": "2026", "nature": "planned"}]),
    ],
)  # fmt: skip
def test_a_field_is_written_as_people_write(
    statements: Statements, name: str, given: str, value: object
) -> None:
    assert read_field(name, given, "HAS_PROJECT", Beneath(statements)) == value


def test_a_new_thing_is_written_key_by_key(statements: Statements) -> None:
    record = {"id": "company:soap", "ru": "Мыло", "aliases": ["Мыло", "Soap"], "named": False, "count": 3}
    text = shown_thing(record)
    assert text == "ru = Мыло; aliases = Мыло, Soap; named = False; count = 3"
    assert read_thing(record, text, Beneath(statements)) == record
    with pytest.raises(ArgunError, match="expected KEY = VALUE"):
        read_thing(record, "Мыло", Beneath(statements))


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("subject", "Атлантида", "Атлантида"),
        ("subject", "company:huajing", "expected Country, Region"),
        ("type", "OWNS", 'the type "OWNS" is unknown'),
        ("dates", "planned 05.12.2027", "2027-12-05"),
        ("dates", "ready 2027", '"ready" is unknown'),
        ("numbers", "many", "a number is told so"),
        ("numbers", "jobs 3 person soon", '"soon" is neither a date'),
        ("key", "Big Plant", "lower-case"),
        ("new", 3, "expected a list of new things"),
        ("new", [{"ru": "Мыло"}], "expected a list of new things"),
        ("numbers", [3], "a number is told so"),
        ("numbers", {"jobs": 3}, "is not text"),
        ("dates", ["2027"], "is not text"),
        ("regions", 5, "is not text"),
        ("subject", ["Амур"], "is not text"),
        ("note_ru", "x" * 2000, "at most 1,000"),
    ],
)
def test_a_field_that_cannot_be_is_refused_at_once(
    statements: Statements, name: str, given: object, said: str
) -> None:
    with pytest.raises(ArgunError) as caught:
        read_field(name, given, "HAS_PROJECT", Beneath(statements))
    assert said in str(caught.value)
