"""Statements and commands are found in a text, whatever stands in strings, comments and quoted names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.script import Piece, is_whole, read_pieces
from queries.text import still_open


def _texts(text: str) -> list[str]:
    return [piece.text for piece in read_pieces(text)]


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN ';' AS a",
        'RETURN ";" AS a',
        "RETURN 'it\\'s; so' AS a",
        "MATCH (n:`a;b`) RETURN n",
        "MATCH (n:`a``;b`) RETURN n",
        "RETURN 1 // not yet;\n+ 2 AS a",
        "RETURN 1 /* nor\n; here */ + 2 AS a",
        "MATCH (n\n:Region) RETURN n",
    ],
)
def test_a_semicolon_that_is_none_ends_nothing(statement: str) -> None:
    assert _texts(f"{statement};\n:help\nRETURN 2;") == [statement, ":help", "RETURN 2"]
    assert not is_whole(statement)
    assert is_whole(f"{statement};")


def test_commands_are_a_line_each_and_may_hold_any_quote() -> None:
    assert _texts(':picture it\'s.svg\n:query x a="b;c";\nRETURN 1') == [
        ":picture it's.svg",
        ':query x a="b;c"',
        "RETURN 1",
    ]


def test_nothing_stands_between_comments_and_empty_statements() -> None:
    assert _texts("") == _texts("// no; thing\n;; /* ; */ ;\n") == []
    assert is_whole("  // a remark")


def test_places_are_those_of_the_whole() -> None:
    first, second, third = read_pieces("// a\n  RETURN 1;  RETURN\n2;\n:help")
    assert (first.line, first.column) == (2, 3)
    assert second == Piece("RETURN\n2", 18, 2, 14)
    assert (third.line, third.text) == (4, ":help")
    assert second.in_place.split("\n")[second.line - 1] == " " * 13 + "RETURN"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("RETURN 'a", "'"),
        ("RETURN 'a\\'", "'"),
        ("RETURN \"it's", '"'),
        ("MATCH (n:`a", "`"),
        ("RETURN 1 // a", "//"),
        ("RETURN 1 /* a *", "/*"),
    ],
)
def test_what_is_still_open_is_known(text: str, sign: str) -> None:
    found = still_open(text)
    assert found is not None
    assert found[0] == sign


@given(
    st.lists(
        st.sampled_from(["RETURN ", "1", ";", "'", '"', "`", "//", "/*", "*/", "\\", "\n", ":help", " "])
    )
)
def test_every_letter_belongs_to_a_piece_or_lies_between_two(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for piece in read_pieces(text):
        assert piece.start >= end
        assert text.startswith(piece.text, piece.start)
        end = piece.start + len(piece.text)
        assert piece.line == text.count("\n", 0, piece.start) + 1
    assert is_whole(text) == all(piece.ended for piece in read_pieces(text))
