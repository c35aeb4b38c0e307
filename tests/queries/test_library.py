"""Queries found by name, and the values given to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.header import Mode
from queries.library import Library, bind_parameters
from schema.errors import SchemaError, UsageError

QUERY = """// group: evidence
// summary: A thing
// mode: read
// param text: string — t
// param some: integer = 5 — s
// param share: number = null — n
// param flag: boolean = false — f
// param list: strings = [] — l
// param marks: numbers = [] — m
// column x: any — x
RETURN [$text, $some, $share, $flag, $list, $marks] AS x
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for folder in ("read", "admin"):
        (tmp_path / folder).mkdir()
    (tmp_path / "read" / "thing.cypher").write_text(QUERY, encoding="utf-8")
    (tmp_path / "admin" / "tidy.cypher").write_text(
        "// summary: Tidy\n// mode: admin\nMATCH (n) DETACH DELETE n\n",
        encoding="utf-8",
    )
    return Library(tmp_path)


def test_names_are_sorted_and_by_mode(library: Library) -> None:
    assert library.names() == ("thing",)
    assert library.names(None) == ("thing", "tidy")
    assert library.find("tidy").mode is Mode.ADMIN


def test_an_unknown_name_tells_near_ones() -> None:
    with pytest.raises(UsageError, match=r"did you mean partners_of_region"):
        Library().find("partner_of_region")


@pytest.mark.parametrize("name", [*Library().names(Mode.ADMIN), *Library().names(Mode.WRITE)])
def test_near_names_are_those_that_users_run(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        Library().find(f"{name}s2")
    said = str(caught.value).partition(" is unknown")[2]
    assert not [
        hidden for hidden in Library().names(None) if hidden in said and hidden not in Library().names()
    ]


def test_a_query_in_the_folder_of_another_mode_is_refused(library: Library) -> None:
    (library.directory / "admin" / "thing2.cypher").write_text(QUERY, encoding="utf-8")
    with pytest.raises(SchemaError, match="mode read, the folder admin"):
        library.find("thing2")


def test_text_becomes_the_declared_type(library: Library) -> None:
    given = {"text": "7", "some": "7", "share": "0.5", "flag": "true", "list": "a, b", "marks": "[1, 2]"}
    assert bind_parameters(library.find("thing"), given) == {
        "text": "7",
        "some": 7,
        "share": 0.5,
        "flag": True,
        "list": ["a", "b"],
        "marks": [1.0, 2.0],
    }


def test_defaults_stand_in_for_what_is_not_given(library: Library) -> None:
    bound = bind_parameters(library.find("thing"), {"text": "x"})
    assert bound == {"text": "x", "some": 5, "share": None, "flag": False, "list": [], "marks": []}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "needs -p text="),
        ({"text": "x", "sum": "1"}, r'no parameter "sum" \(text, some'),
        ({"text": "x", "some": "many"}, 'takes a whole number, 0 or more, not "many"'),
        ({"text": "x", "flag": "perhaps"}, "flag"),
    ],
)
def test_wrong_values_say_what_was_expected(library: Library, given: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        bind_parameters(library.find("thing"), given)
