"""The news week: its right candidates can be right, and answers to them are judged as its README says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.news_answers import Right, compare
from benchmarks.news_week import WEEK, lines_of
from graph.statements import Statements
from loaders.documents.registry import text_of
from schema.reader import read_schema

FOLDER = Path(__file__).parent.parent / WEEK
ROWS = lines_of(FOLDER / "right-candidates.ndjson")
EMPTY = Statements({}, {}, {}, {}, ())
ENDS = ("subject", "counterpart")
NEW = "new:company:Хайтун Агро"


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("row", lines_of(FOLDER / "right-documents.ndjson"), ids=lambda row: row["file"])
def test_the_words_of_a_right_candidate_stand_in_one_paragraph(row: dict[str, Any]) -> None:
    text = text_of(FOLDER / "texts" / row["file"])
    for right in ROWS:
        if right["file"] == row["file"]:
            assert sum(right["words"] in block.text for block in text.blocks) == 1, right["words"]


def test_right_candidates_are_written_in_the_words_of_the_schema() -> None:
    schema = read_schema()
    for row in ROWS:
        types = [schema.edges[type_] for type_ in _all(row["type"])]
        ends = {schema.type_of(id_.removeprefix("new:")) for key in ENDS for id_ in _all(row[key])}
        assert ends <= {kind for type_ in types for kind in (*type_.source, *type_.target)}
        for number in row["numbers"]:
            assert number["unit"] in schema.vocabularies["unit"].terms
            assert set(number["quantity"].split("|")) <= set(schema.vocabularies["quantity"].terms)


def _record(**fields: Any) -> dict[str, Any]:
    given = {
        "subject": "company:haytun-agro",
        "counterpart": "project:teplitsy",
        "type": "INVESTOR_IN",
        "stage": "agreed",
        "health": None,
        "numbers": [],
        "joins": [],
        "new": [{"id": "company:haytun-agro", "name": "Хайтун Агро"}],
        "text": "Здесь стоят слова.",
    }
    return given | fields


def _right(**fields: Any) -> Right:
    given: dict[str, Any] = {
        "words": "слова",
        "subject": NEW,
        "counterpart": "new:project:теплицы",
        "type": "INVESTOR_IN",
    }
    given |= {"stage": "agreed", "health": "active", "numbers": [], "joins": [], "optional": False}
    return Right.of(given | fields)


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (_record(), []),
        (_record(health="slow"), ["health"]),
        (
            _record(subject="company:unnamed-x", new=[{"id": "company:unnamed-x", "name": "Иное"}]),
            ["parties"],
        ),
        (_record(joins=["deal:project:x"]), ["joins"]),
        (_record(numbers=[{"quantity": "jobs", "value": 5, "unit": "person"}]), ["numbers"]),
    ],
)
def test_an_answer_says_which_fields_a_reviewer_changes(record: dict[str, Any], wrong: list[str]) -> None:
    (answer,) = compare("x", [_right()], [record], EMPTY)
    assert [name for name, value in answer.fields.items() if value is False] == wrong
    assert answer.whole == (not wrong)


def test_what_nothing_answers_is_missed_and_what_answers_nothing_is_invented() -> None:
    other = _record(type="VISITED", counterpart="region:RU-PRI")
    answers = list(compare("x", [_right(), _right(optional=True)], [other], EMPTY))
    assert [(a.right is None, a.record is None) for a in answers] == [(False, True), (True, False)]


def test_a_number_is_right_in_any_unit_of_its_kind() -> None:
    right = _right(numbers=[{"quantity": "investment", "value": 2.4, "unit": "billion_RUB"}])
    record = _record(numbers=[{"quantity": "investment", "value": 2400, "unit": "million_RUB"}])
    (answer,) = compare("x", [right], [record], EMPTY)
    assert answer.whole
