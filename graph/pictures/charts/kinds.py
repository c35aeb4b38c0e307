"""Regions by kinds of deals: what works where, every region with a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.pictures.drawing import Drawing, group
from graph.pictures.grid import Grid, Line, Mark, ground, heads, rows
from graph.pictures.picture import Picture
from graph.pictures.signs import Sign, heading, in_rows, swatch
from graph.texts import translate
from schema.messages import N_

_SHOWS = N_("regions by kinds of deals: how many work, in all regions")
_WIDE = 22.0
_SMALL = 0.36
#: Up to so many deals that work each step goes, the last one beyond.
BOUNDS = (1, 2, 4, 7)


@dataclass(frozen=True, slots=True)
class Cell:
    """A region and a column by their places: how many deals work, and whether anything is being built."""

    row: int
    column: int
    working: int
    building: bool


@dataclass(frozen=True, slots=True)
class Doing:
    """Rows are regions, columns kinds of deals or sectors."""

    name: str
    title: str
    subtitle: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[Cell, ...]
    foot: tuple[str, ...]


def grid_of(data: Doing) -> Grid:
    """Return where rows and columns lie."""
    return Grid(data.rows, data.columns, wide=_WIDE)


def draw(data: Doing, lang: str) -> Drawing:
    """Draw a square for each region and column where anything works, a small one where it does not yet."""
    grid = grid_of(data)
    wide = grid.right + grid.lean
    signs, high = in_rows(_signs(lang), wide)
    body = [ground(grid), *heads(grid), *rows(grid, _marks(data))]
    shapes = (*signs, group(body, move=(0, high)))
    return Drawing(data.name, wide, high + grid.bottom + 4, data.title, data.subtitle, shapes, data.foot)


def step(working: int) -> int:
    """Return the step of a number of deals that work, 1 to 5."""
    return sum(working > bound for bound in BOUNDS) + 1


def _marks(data: Doing) -> Iterator[Mark]:
    for cell in data.cells:
        if cell.working:
            yield Mark(cell.row, cell.column, f"amount-{step(cell.working)}")
        else:
            yield Mark(cell.row, cell.column, "building" if cell.building else "looked", _SMALL)


def _signs(lang: str) -> Iterator[Sign]:
    yield heading(translate(N_("Deals that work"), lang))
    for n, words in enumerate(("1", "2", "3–4", "5–7", "8+"), 1):
        yield swatch(f"amount-{n}", words)
    yield swatch("building", translate(N_("only being built"), lang), size=6)
    yield swatch("looked", translate(N_("only announced or halted"), lang), size=6)


PICTURE = Picture(_SHOWS, draw)
