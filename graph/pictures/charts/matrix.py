"""Regions by provinces, ordered by clusters: who works with whom, and how much of it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.pictures.drawing import Drawing, Shape, group, rect, text
from graph.pictures.fonts.measuring import shorten
from graph.pictures.grid import Grid, Line, Mark, ground, heads, names, squares
from graph.pictures.palette import ROLES
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.pictures.signs import Sign, heading, in_rows, swatch
from graph.texts import translate
from schema.messages import N_

_SHOWS = N_("regions by provinces, ordered by clusters, with the part that names no province")
_INNER, _TALK = 0.42, 0.3
_LONGEST = 300.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A region with a province by their places in the matrix.

    ``amount`` is the step of the points, 0 where there is only talk, ``share`` that of the deals that work.
    """

    row: int
    column: int
    amount: int
    share: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are regions, columns provinces; ``captions`` stand right of the rows at which groups start."""

    title: str
    subtitle: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[Cell, ...]
    captions: tuple[tuple[int, str, str], ...]
    bounds: tuple[str, ...]
    foot: tuple[str, ...]


def draw(data: Matrix, lang: str) -> Drawing:
    """Draw a square for each pair with results, a small grey one where there is only talk."""
    grid = Grid(data.rows, data.columns)
    captions = [shorten(words, _LONGEST, ROLES["small"].size) for _, words, _ in data.captions]
    beside = max([grid.lean, *(measured(words, "small") + 10 for words in captions)])
    wide = grid.right + beside
    signs, high = in_rows(_signs(data, lang), wide)
    body = [ground(grid), *heads(grid), *names(grid), *squares(grid, _marks(data), grid.ys)]
    for (row, _, about), words in zip(data.captions, captions, strict=True):
        body.append(text(grid.right + 8, grid.ys[row] + 11, words, "small", about=about))
    body.append(_field(grid))
    shapes = (*signs, group(body, move=(0, high)))
    return Drawing("matrix", wide, high + grid.bottom + 4, data.title, data.subtitle, shapes, data.foot)


def _marks(data: Matrix) -> Iterator[Mark]:
    for cell in data.cells:
        if cell.amount:
            yield Mark(cell.row, cell.column, f"amount-{cell.amount}")
        else:
            yield Mark(cell.row, cell.column, "looked", _TALK)
    for cell in data.cells:
        if cell.amount:
            yield Mark(cell.row, cell.column, f"share-{cell.share}", _INNER)


def _field(grid: Grid) -> Shape:
    """Return what a page listens to: a surface that nobody sees, with the codes of rows and columns."""
    told = {
        "rows": " ".join(f"{_code(r)}@{y:.0f}" for r, y in zip(grid.rows, grid.ys, strict=True)),
        "columns": " ".join(f"{_code(c)}@{x:.0f}" for c, x in zip(grid.columns, grid.xs, strict=True)),
        "size": f"{grid.wide:.0f}",
    }
    width, high = grid.right - grid.left, grid.bottom - grid.top
    field = rect(grid.left, grid.top, width, high, "", data=told)
    return Shape(field.tag, {**field.attributes, "fill-opacity": 0}, data=told)


def _code(line: Line) -> str:
    return line.id.partition(":")[2]


def _signs(data: Matrix, lang: str) -> Iterator[Sign]:
    yield heading(translate(N_("Square: points of results"), lang))
    for step, words in enumerate(data.bounds, 1):
        yield swatch(f"amount-{step}", words)
    yield swatch("looked", translate(N_("only announced or halted"), lang), size=5)
    yield heading(translate(N_("Within: share of their deals that work"), lang))
    for step in range(1, 6):
        yield swatch(f"share-{step}", f"{(step - 1) * 20}–{step * 20} %", size=7)


PICTURE = Picture(_SHOWS, draw)
