"""What a table is, whatever file it comes from: cells with their places, and what cannot be read of them.

A cell is a text (as it stands), a number, a day or a truth; an empty one is None, one that holds nothing
usable a :class:`Fault`, which is said only when somebody asks for the cell.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from schema.errors import ListedError
from schema.messages import Message


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands in the place of a cell that cannot be used, and says why and what to do."""

    message: Message


Cell: TypeAlias = str | int | float | bool | datetime.date | Fault | None


class TableError(ListedError):
    """A table cannot be read or used; carries every fault found, each with its place."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of the reading of a file; without it, it is found out."""

    encoding: str | None = None
    separator: str | None = None
    #: What the sheet may be called.
    sheets: tuple[str, ...] = ()
    #: Take the value of merged cells for every cell of them; else all but the first are faults.
    fill_merged: bool = False
    skip_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet: rows with their numbers, as the program that opens the file has them.

    Rows that are empty are left out. ``sheet`` is empty where a file has none. ``head`` is the number of the
    row with the names of the columns where the format says it. ``notes`` say what was found out or left out.
    """

    rows: Sequence[tuple[int, Sequence[Cell]]]
    sheet: str = ""
    head: int | None = None
    #: Whether columns have letters where people look at the file.
    lettered: bool = True
    notes: tuple[Message, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Reader:
    """A format of tables: the endings of its files, and a function from the bytes of one to its grid."""

    suffixes: tuple[str, ...]
    read: Callable[[Path, bytes, Options], Grid]


def letter_of(index: int) -> str:
    """Return the letters of a column, counted from 0.

    Examples
    --------
    >>> letter_of(0), letter_of(25), letter_of(26), letter_of(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(file: str, sheet: str, row: int | None = None) -> Message:
    """Say where something stands: in a file, on a sheet, in a row.

    Examples
    --------
    >>> str(place_of("ties.xlsx", "Sheet1", 7))
    'ties.xlsx sheet "Sheet1" row 7'
    """
    shown = (
        Message('{file} sheet "{sheet}"', file=file, sheet=sheet) if sheet else Message("{file}", file=file)
    )
    return shown if row is None else Message("{place} row {row}", place=shown, row=row)


def at_place(place: Message, text: Message) -> Message:
    """Return what is wrong at a place."""
    return Message("{place}: {text}", place=place, text=text)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose columns have names: what a row holds under each."""

    file: str
    grid: Grid
    head: int
    #: The columns of each name, as it is compared (see ``key_of``), by their places from 0.
    columns: Mapping[str, tuple[int, ...]]
    #: The names as they stand in the file.
    names: Mapping[int, str]
    rows: Sequence[tuple[int, Sequence[Cell]]]

    def place(self, row: int, column: int | None = None) -> Message:
        """Say where a row, or a cell of it, stands."""
        place = place_of(self.file, self.grid.sheet, row)
        if column is None:
            return place
        named = {"place": place, "column": self.names.get(column, letter_of(column))}
        if not self.grid.lettered:
            return Message('{place} column "{column}"', **named)
        cell = f"{letter_of(column)}{row}"
        return Message('{place} column "{column}" ({cell})', cell=cell, **named)
