"""What stands in a text one after another: statements, each with its ``;``, and commands, each on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from queries.text import end_of_statement

#: What may stand before a statement: blanks, comments, and the ``;`` of nothing.
_BETWEEN = re.compile(r"(?:[\s;]|//[^\n]*|/\*.*?\*/)*+", re.DOTALL)
#: A command begins so.
SIGN = ":"


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement without its ``;``, or a command: where its text begins (lines and columns from 1).

    ``start`` is the same as a number of letters. ``ended``: its end was found; what has none may go on.
    """

    text: str
    start: int = 0
    line: int = 1
    column: int = 1
    ended: bool = True

    @property
    def is_command(self) -> bool:
        """Whether it is meant for the program and not for the server."""
        return self.text.startswith(SIGN)

    @property
    def in_place(self) -> str:
        """The text behind as many lines and blanks as in the whole, so that servers name places so."""
        return "\n" * (self.line - 1) + " " * (self.column - 1) + self.text


def read_pieces(text: str) -> Iterator[Piece]:
    r"""Yield the statements and commands of a text.

    A ``;`` in a string, a comment or a quoted name ends nothing.

    >>> [piece.text for piece in read_pieces(":help\nRETURN ';' AS a; // ;\nRETURN 2")]
    [':help', "RETURN ';' AS a", 'RETURN 2']
    """
    place, line, counted_to = 0, 1, 0
    while (start := _behind(text, place)) < len(text):
        line += text.count("\n", counted_to, start)
        counted_to = start
        is_command = text[start] == SIGN
        end = text.find("\n", start) if is_command else end_of_statement(text, start)
        found = text[start:] if end < 0 else text[start:end]
        shown = found.rstrip().rstrip(";").rstrip() if is_command else found.rstrip()
        column = start - text.rfind("\n", 0, start)
        yield Piece(shown, start, line, column, is_command or end >= 0)
        place = len(text) if end < 0 else end + 1


def is_whole(text: str) -> bool:
    """Say whether a text that is typed can be run: nothing of it waits for its ``;``.

    >>> is_whole("RETURN 1"), is_whole("RETURN 1;"), is_whole(":help"), is_whole("")
    (False, True, True, True)
    """
    return all(piece.ended for piece in read_pieces(text))


def _behind(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place
