"""Rows and columns with marks where they meet: names of rows at the left, heads of columns turned above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.pictures.drawing import Shape, group, number, path, text
from graph.pictures.fonts.measuring import shorten
from graph.pictures.palette import ROLES
from graph.pictures.render import measured

_CELL, _GROUP_GAP = 15.0, 6.0
_SLANT = 60.0
_LONGEST, _TALLEST = 200.0, 230.0


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column; ``starts`` sets it off from the one before."""

    id: str
    name: str
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A square where a row and a column meet: its role, and the side as a share of that of the cell."""

    row: int
    column: int
    role: str
    side: float = 1.0


@dataclass(frozen=True)
class Grid:
    """Where rows and columns lie; ``top`` is the room above for the heads."""

    rows: Sequence[Line]
    columns: Sequence[Line]
    wide: float = _CELL
    high: float = _CELL

    @property
    def left(self) -> float:
        """Where the cells begin, after the names of the rows."""
        return max((measured(_cut(row.name, _LONGEST), "text") for row in self.rows), default=0.0) + 8

    @property
    def top(self) -> float:
        """Where the cells begin, below the heads of the columns."""
        tallest = max((measured(_cut(c.name, _TALLEST), "text") for c in self.columns), default=0.0)
        return tallest * 0.87 + 16

    @property
    def lean(self) -> float:
        """How far the heads of the columns lean out on the right."""
        return max((measured(_cut(c.name, _TALLEST), "text") for c in self.columns), default=0.0) * 0.5

    def places(self, lines: Sequence[Line], size: float, start: float) -> list[float]:
        """Return where lines begin."""
        found, at = [], start
        for n, one in enumerate(lines):
            at += _GROUP_GAP if one.starts and n else 0.0
            found.append(at)
            at += size
        return found

    @property
    def ys(self) -> list[float]:
        """Where each row begins."""
        return self.places(self.rows, self.high, self.top)

    @property
    def xs(self) -> list[float]:
        """Where each column begins."""
        return self.places(self.columns, self.wide, self.left)

    @property
    def right(self) -> float:
        """Where the cells end."""
        return self.xs[-1] + self.wide if self.columns else self.left

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return self.ys[-1] + self.high if self.rows else self.top


def heads(grid: Grid) -> Iterator[Shape]:
    """Yield the heads of the columns, turned, each a link to what it is about."""
    for x, column in zip(grid.xs, grid.columns, strict=True):
        at = x + grid.wide * 0.7
        yield text(at, grid.top - 6, _cut(column.name, _TALLEST), "text", turned=-_SLANT, about=column.id)


def ground(grid: Grid) -> Shape:
    """Return the grid itself: a fine line under each row and beside each column."""
    across = (f"M{number(grid.left)} {number(y + grid.high - 0.5)}H{number(grid.right)}" for y in grid.ys)
    down = (f"M{number(x - 0.5)} {number(grid.top)}V{number(grid.bottom)}" for x in (*grid.xs, grid.right))
    return path("".join((*across, *down)), "grid")


def names(grid: Grid) -> Iterator[Shape]:
    """Yield the name of each row, a link to what it is about."""
    for y, row in zip(grid.ys, grid.rows, strict=True):
        yield _named(grid, row, y)


def rows(grid: Grid, marks: Iterable[Mark]) -> Iterator[Shape]:
    """Yield each row with its name and marks as one group, moved to its place; ``data-row`` numbers it."""
    by_row: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_row[mark.row].append(mark)
    for n, (y, row) in enumerate(zip(grid.ys, grid.rows, strict=True)):
        own = (replace(mark, row=0) for mark in by_row[n])
        shapes = [replace(_named(grid, row, 0), about=""), *squares(grid, own, [0])]
        yield group(shapes, move=(0, y), about=row.id, data={"row": str(n)})


def squares(grid: Grid, marks: Iterable[Mark], ys: Sequence[float]) -> Iterator[Shape]:
    """Yield one path for all squares of a role, in the order in which the roles come first."""
    found: dict[str, list[str]] = defaultdict(list)
    xs = grid.xs
    for mark in marks:
        small = (min(grid.wide, grid.high) - 1) * mark.side
        wide, high = (grid.wide - 1, grid.high - 1) if mark.side == 1 else (small, small)
        x, y = xs[mark.column] + (grid.wide - 1 - wide) / 2, ys[mark.row] + (grid.high - 1 - high) / 2
        found[mark.role].append(f"M{number(x)} {number(y)}h{number(wide)}v{number(high)}h-{number(wide)}z")
    for role, ways in found.items():
        yield path("".join(ways), role)


def _named(grid: Grid, row: Line, y: float) -> Shape:
    baseline = y + grid.high / 2 + ROLES["text"].size * 0.36
    return text(grid.left - 6, baseline, _cut(row.name, _LONGEST), "text", anchor="end", about=row.id)


def _cut(name: str, room: float) -> str:
    return shorten(name, room, ROLES["text"].size)
