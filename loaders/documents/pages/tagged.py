"""Tables that a document says it has: their cells as it tags them, whether ruled or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.pages.tags import Path
from loaders.documents.pages.words import Page, Word


@dataclass(frozen=True, slots=True)
class Tagged:
    """A table on one page: the left edges of its columns, and the right one; the rows that stand here."""

    table: Path
    columns: tuple[float, ...]
    rights: tuple[float, ...]
    rows: Mapping[Path, int]
    top: float
    bottom: float

    def cell(self, word: Word) -> tuple[int, int] | None:
        """Return the row and column of a word, from 0; None outside."""
        tag = word.tag
        if tag is None or tag.table != self.table or tag.row not in self.rows:
            return None
        return self.rows[tag.row], tag.column

    def right_of(self, row: int, word: Word) -> float:
        """Return where the cell of a word ends on the right."""
        place = self.cell(word)
        return self.rights[place[1]] if place else self.columns[-1]


def tagged_tables(pages: Sequence[Page]) -> list[list[Tagged]]:
    """Return the tables of each page from its head to its foot; a frame around one column is none."""
    found: dict[Path, list[Word]] = {}
    by_page: list[dict[Path, list[Word]]] = []
    for page in pages:
        by_page.append({})
        for word in page.words:
            if word.tag is not None and word.tag.table is not None and word.tag.row:
                found.setdefault(word.tag.table, []).append(word)
                by_page[-1].setdefault(word.tag.table, []).append(word)
    edges = {table: _edges(words) for table, words in found.items()}
    return [
        sorted(
            (
                _on_page(table, words, *edges[table])
                for table, words in own.items()
                if len(edges[table][0]) > 2
            ),
            key=lambda table: -table.top,
        )
        for own in by_page
    ]


def _edges(words: Iterable[Word]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the left edges of columns with the right edge of the last, and the right edge of each."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        if word.tag is not None:
            columns.setdefault(word.tag.column, []).append(word)
    count = max(columns) + 1
    lefts = {column: min(w.x0 for w in own) for column, own in columns.items()}
    rights = {column: max(w.x1 for w in own) for column, own in columns.items()}
    last = max(rights.values())
    left = tuple(lefts.get(column, last) for column in range(count))
    return (*left, last), tuple(rights.get(column, last) for column in range(count))


def _on_page(
    table: Path, words: Sequence[Word], columns: tuple[float, ...], rights: tuple[float, ...]
) -> Tagged:
    rows = sorted({word.tag.row for word in words if word.tag is not None})
    return Tagged(
        table,
        columns,
        rights,
        {row: number for number, row in enumerate(rows)},
        max(word.top for word in words),
        min(word.bottom for word in words),
    )
