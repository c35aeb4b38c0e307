"""Tables whose cells are ruled: which cell a word stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.documents.pages.drawn import Ruling
from loaders.documents.pages.words import Page, Word

#: Lines so near to one another are one, and such that end so near to another meet it.
_NEAR = 3.0
#: More is a drawing, and no table.
_MOST_CROSSINGS = 250_000


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: the places of its columns and rows, and the lines that part them."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    vertical: tuple[Ruling, ...]
    horizontal: tuple[Ruling, ...]

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """The height of its lower edge."""
        return self.rows[-1]

    def cell(self, word: Word) -> tuple[int, int] | None:
        """Return the row and column of a word, from 0; None outside.

        A cell begins at the nearest line to the left and above that is drawn there, so merged cells are one.
        """
        x, y = (word.x0 + word.x1) / 2, (word.bottom + word.top) / 2
        if not (self.columns[0] < x < self.columns[-1] and self.bottom < y < self.top):
            return None
        left = [r.at for r in self.vertical if r.at <= x and r.start - _NEAR <= y <= r.end + _NEAR]
        above = [r.at for r in self.horizontal if r.at >= y and r.start - _NEAR <= x <= r.end + _NEAR]
        column = _index(self.columns, max(left, default=self.columns[0]))
        row = _index(self.rows, min(above, default=self.rows[0]))
        return row, min(column, len(self.columns) - 2)

    def right_of(self, row: int, word: Word) -> float:
        """Return where the cell of a word ends on the right."""
        x, y = (word.x0 + word.x1) / 2, (word.bottom + word.top) / 2
        return min(
            (r.at for r in self.vertical if r.at > x and r.start - _NEAR <= y <= r.end + _NEAR),
            default=self.columns[-1],
        )


def ruled_tables(page: Page) -> list[Ruled]:
    """Return the tables of a page from its head to its foot; a frame around one column is none."""
    vertical, horizontal = _merged(page.vertical), _merged(page.horizontal)
    if len(vertical) * len(horizontal) > _MOST_CROSSINGS:
        return []
    found = []
    for group in _connected(vertical, horizontal):
        ups = tuple(r for r, is_vertical in group if is_vertical)
        acrosses = tuple(r for r, is_vertical in group if not is_vertical)
        columns = _places(r.at for r in ups)
        ends = [end for r in ups for end in (r.start, r.end)]
        rows = _places(
            [*(r.at for r in acrosses), *(end for end in (min(ends, default=0), max(ends, default=0)))]
        )
        if len(columns) > 2 and len(rows) > 1:
            found.append(Ruled(tuple(columns), tuple(reversed(rows)), ups, acrosses))
    return sorted(found, key=lambda table: -table.top)


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Join lines that are drawn in pieces, a cell each."""
    found: list[Ruling] = []
    ordered = sorted(rulings, key=lambda r: (r.at, r.start, r.end))
    places = _places(r.at for r in ordered)
    snapped = sorted((places[bisect_right(places, r.at) - 1], r.start, r.end) for r in ordered)
    for at, start, end in snapped:
        if found and found[-1].at == at and start <= found[-1].end + _NEAR:
            found[-1] = Ruling(at, found[-1].start, max(end, found[-1].end))
        else:
            found.append(Ruling(at, start, end))
    return found


def _places(numbers: Iterable[float]) -> list[float]:
    """Return numbers in order, those that are near to one another once."""
    found: list[float] = []
    for number in sorted(numbers):
        if not found or number - found[-1] > _NEAR:
            found.append(number)
    return found


def _connected(vertical: Sequence[Ruling], horizontal: Sequence[Ruling]) -> list[list[tuple[Ruling, bool]]]:
    """Return groups of lines that cross or touch."""
    nodes = [*((r, True) for r in vertical), *((r, False) for r in horizontal)]
    parent = list(range(len(nodes)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, up in enumerate(vertical):
        for j, across in enumerate(horizontal, len(vertical)):
            if (
                across.start - _NEAR <= up.at <= across.end + _NEAR
                and up.start - _NEAR <= across.at <= up.end + _NEAR
            ):
                parent[root(i)] = root(j)
    groups: dict[int, list[tuple[Ruling, bool]]] = {}
    for index, node in enumerate(nodes):
        groups.setdefault(root(index), []).append(node)
    return list(groups.values())


def _index(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - place))
