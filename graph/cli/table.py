r"""Draws a table that fits its terminal and breaks no word.

Ids that stand beside names give way first; where that is not enough each record is told a line a field, as
psql's ``\x auto`` does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.tables import NumberText, cell
from schema.wording import visible

#: Wider than any row: a file has no width.
_NO_WIDTH = 1_000_000
_GAP = 2
#: A column is no wider: one endless cell goes over several lines, and does not fill all others with spaces.
_WIDEST = 200
#: What stays on one line: a run of letters that do not each stand for a word, as those of Chinese do.
_WORD = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")


@dataclass(frozen=True)
class _Column:
    heading: str
    values: tuple[object, ...]
    may_go: bool

    @cached_property
    def cells(self) -> list[str]:
        return [shown(value) for value in self.values]

    @property
    def numeric(self) -> bool:
        known = [value for value in self.values if value is not None]
        return bool(known) and all(isinstance(value, (int, float, NumberText)) for value in known)

    @cached_property
    def least(self) -> int:
        """The width of the longest word."""
        texts = [self.heading, *self.cells]
        return min(
            _WIDEST, max((cell_len(word) for text in texts for word in _WORD.findall(text)), default=2)
        )

    @cached_property
    def most(self) -> int:
        """The width of the longest cell."""
        return min(_WIDEST, max(map(cell_len, [self.heading, *self.cells])))


def write_table(
    rows: Sequence[Mapping[str, object]],
    keys: Sequence[str],
    headings: Sequence[str],
    out: TextIO,
    may_go: Collection[str] = (),
) -> list[str]:
    """Write rows as a table, in a file as wide as it needs; return the headings of columns that had no room.

    ``may_go`` are the keys of columns that a narrow terminal may lack, the last first.
    """
    columns = [
        _Column(visible(heading), tuple(row.get(key) for row in rows), key in may_go)
        for key, heading in zip(keys, headings, strict=True)
    ]
    console = Console(file=out, highlight=False, width=None if out.isatty() else _NO_WIDTH)
    kept = _with_room(columns, console.width)
    if kept is None:
        console.print(_records(columns))
        return []
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column, width in zip(kept, _widths(kept, console.width), strict=True):
        justify = "right" if column.numeric else "left"
        table.add_column(Text(column.heading), justify=justify, overflow="fold", width=width)  # type: ignore[arg-type]
    for cells in zip(*(column.cells for column in kept), strict=True):
        table.add_row(*map(Text, cells))
    console.print(table)
    return [column.heading for column in columns if column not in kept]


def shown(value: object) -> str:
    """Return a value for a table: floats to two digits, nothing that would steer the terminal."""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(shown, value))
    return f"{value:.2f}" if isinstance(value, float) else visible(cell(value))


def _with_room(columns: Sequence[_Column], width: int) -> list[_Column] | None:
    """Return the columns that fit beside each other: all, or without the last ones of those that may go."""
    kept = list(columns)
    while sum(column.least + _GAP for column in kept) - _GAP > width:
        going = [column for column in kept if column.may_go]
        if not going or len(kept) == 1:
            return None
        kept.remove(going[-1])
    return kept


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Return a width for each column: its longest word, and what is left over to those who need it."""
    widths = [column.least for column in columns]
    spare = width - sum(widths) - _GAP * (len(columns) - 1)
    while spare > 0 and (short := [n for n, c in enumerate(columns) if widths[n] < c.most]):
        for n in short[:spare]:
            more = min(max(1, spare // len(short)), columns[n].most - widths[n])
            widths[n] += more
            spare -= more
    return widths


def _records(columns: Sequence[_Column]) -> Table:
    """Return each record as lines of a heading and a value, with a line between records."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for number in range(len(columns[0].values)):
        if number:
            grid.add_row()
        for column in columns:
            if column.cells[number]:
                grid.add_row(Text(column.heading), Text(column.cells[number]))
    return grid
