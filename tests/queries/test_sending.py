"""What no server can be sent is said before a store is opened."""

from __future__ import annotations

from typing import Any

import pytest

from queries.header import Query, parse_query
from queries.library import bind_parameters
from queries.sending import check_sendable, from_json
from schema.errors import UsageError

HEAD = """// group: evidence
// summary: A thing
// mode: read
// param p: {type} — p
// column x: any — x
RETURN $p AS x
"""


def query_with(type_: str) -> Query:
    return parse_query("thing", HEAD.format(type=type_), "read/thing.cypher")


def _nested(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2**63, "a whole number is too large"),
        (-(2**63) - 1, "a whole number is too large"),
        ({"a": [1, {"b": 2**64}]}, "a whole number is too large"),
        ("a\ud800", r"half a character \(U\+D800, letter 2\)"),
        ({"\udcff": 1}, "half a character"),
        (_nested(101), "nested deeper than 100 levels"),
        (_nested(5000), "nested deeper than 100 levels"),
        ("x" * (2**24 + 1), "more than 16 MB"),
        (["x" * 2**20] * 17, "more than 16 MB"),
    ],
    ids=["2**63", "-2**63-1", "inner", "surrogate", "key", "deep", "deeper", "text", "texts"],
)
def test_a_value_that_cannot_be_sent_is_named(value: object, words: str) -> None:
    with pytest.raises(UsageError, match=f"the parameter p: .*{words}"):
        check_sendable("RETURN $p", {"p": value})


def test_a_statement_that_cannot_be_sent_is_refused() -> None:
    with pytest.raises(UsageError, match=r"the statement: .*half a character"):
        check_sendable("RETURN '\udcff'", {})


def test_what_can_be_sent_passes() -> None:
    values = {"a": 2**63 - 1, "b": -(2**63), "c": _nested(99), "d": "黑\U0001f600", "e": None}
    check_sendable("RETURN $a", values)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ('["a", 1.5, null]', ["a", 1.5, None]),
        ("NaN", "NaN"),  # no JSON has it
        ("[Infinity]", "[Infinity]"),
        ("Амурская", "Амурская"),
        ("", ""),
    ],
)
def test_what_is_json_becomes_what_it_says(text: str, value: object) -> None:
    assert from_json("p", text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [("1e999", "too large"), ("[" * 100_000, "nested"), ("[" * 5000 + "]" * 5000, "nested")],
    ids=["float", "open", "closed"],
)
def test_json_that_nothing_can_hold_is_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=f"the parameter p: .*{words}"):
        from_json("p", text)


def test_a_number_of_thousands_of_digits_is_too_large_and_no_fault() -> None:
    with pytest.raises(UsageError, match="a whole number is too large"):
        check_sendable("", {"p": from_json("p", "9" * 5000)})


@pytest.mark.parametrize("text", ["[[1]]", "[null]", "[NaN]", "nan", "[1e999]", "[" * 9999, "1,x"])
def test_a_list_of_numbers_holds_numbers(text: str) -> None:
    with pytest.raises(UsageError, match="numbers"):
        bind_parameters(query_with("numbers"), {"p": text})


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity", "1e999"])
def test_a_number_can_be_compared_with_every_other(text: str) -> None:
    with pytest.raises(UsageError, match="takes a number"):
        bind_parameters(query_with("number"), {"p": text})
