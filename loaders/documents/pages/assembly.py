"""From the pages of a document to its blocks: tables, columns, paragraphs that go on over a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from loaders.documents.pages import margins, paragraphs
from loaders.documents.pages.columns import MOST_WORDS, Region, regions_of
from loaders.documents.pages.hyphens import Hyphens
from loaders.documents.pages.lines import Line, lines_of
from loaders.documents.pages.paragraphs import Paragraph
from loaders.documents.pages.ruled import Ruled, ruled_tables
from loaders.documents.pages.tagged import Tagged, tagged_tables
from loaders.documents.pages.words import Page, Word
from loaders.documents.text import Aside, Block, Cell
from schema.messages import N_, Message

_HYPHEN = Message(N_("a hyphen at the end of a line"))
_REPEATED = Message(N_("the head of a table, repeated on the next page"))
#: Edges of columns that are so near are the same on the next page.
_NEAR = 4.0
#: How much larger than the text a heading is, and how long at most.
_LARGER, _LONGEST_HEADING = 1.12, 250
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that are read on their own: a cell, a column, what stands between tables."""

    page: int
    lines: tuple[Line, ...]
    left: float
    right: float
    cell: Cell | None = None
    even: bool = False


class Assembly:
    """Puts pages together; ``blocks`` and ``asides`` are what they hold."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.asides: list[Aside] = []
        self._tables = _Tables()
        parts = _evened(list(self._parts(pages)))
        lines = [line for part in parts for line in part.lines]
        self._usual = paragraphs.usual_height(lines)
        self._layout = paragraphs.layout_of((part.lines, part.right, part.cell is not None) for part in parts)
        breaks = (halves for part in parts for halves in paragraphs.breaks_of(part.lines))
        self._hyphens = Hyphens((line.text for line in lines), breaks)
        self._sizes = self._larger(lines)
        self.blocks = list(self._blocks(parts))

    def _parts(self, pages: Sequence[Page]) -> Iterator[Part]:
        ruled = [ruled_tables(page) if len(page.words) <= MOST_WORDS else [] for page in pages]
        tables_of = [_together(drawn, told) for drawn, told in zip(ruled, tagged_tables(pages), strict=True)]
        free = [
            [w for w in page.words if all(table.cell(w) is None for table in tables)]
            for page, tables in zip(pages, tables_of, strict=True)
        ]
        lines = [lines_of(words) for words in free]
        heights = [page.height for page in pages]
        running = margins.running_lines(list(zip(heights, lines, strict=True)))
        for index, (page, tables) in enumerate(zip(pages, tables_of, strict=True)):
            for number in sorted(running.get(index, ())):
                line = lines[index][number]
                self.asides.append(Aside(line.text, margins.reason_of(line), page=page.number))
            kept = [
                w
                for n, line in enumerate(lines[index])
                if n not in running.get(index, ())
                for w in line.words
            ]
            yield from self._of_page(page, tables, kept)

    def _of_page(self, page: Page, tables: Sequence[Ruled | Tagged], free: Sequence[Word]) -> Iterator[Part]:
        rest = list(free)
        for table in tables:
            above = [w for w in rest if (w.top + w.bottom) / 2 > table.bottom]
            rest = [w for w in rest if (w.top + w.bottom) / 2 <= table.bottom]
            yield from self._free(page, above)
            yield from self._ruled(page, table)
        yield from self._free(page, rest)

    def _free(self, page: Page, words: Sequence[Word]) -> Iterator[Part]:
        for group in _grouped(regions_of(words, self._tables.edges)):
            spans = {region.column or 0: region.full for region in group}
            known = self._tables.places_of(set(spans.values()), page.number)
            if known is None and group[0].row is not None:
                self._tables.begin((), group[0].columns)
                self._tables.learn(spans, page.number)
            elif known is None:
                self._tables.interrupt()
            for region in group:
                cell = None
                if known is not None:
                    cell = self._tables.cell(region.row or 0, known[region.full])
                elif region.row is not None and region.column is not None:
                    cell = self._tables.cell(region.row, region.column)
                yield Part(page.number, tuple(lines_of(region.words)), *region.full, cell)

    def _ruled(self, page: Page, table: Ruled | Tagged) -> Iterator[Part]:
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in page.words:
            if (place := table.cell(word)) is not None:
                cells.setdefault(place, []).append(word)
        if not cells:
            return
        first = min(row for row, _ in cells)
        head = tuple(
            " ".join(w.text for w in words) for (row, _), words in sorted(cells.items()) if row == first
        )
        if self._tables.begin(table.columns, len(table.columns) - 1, head):
            for place in sorted(place for place in cells if place[0] == first):
                text = " ".join(line.text for line in lines_of(cells.pop(place)))
                self.asides.append(Aside(text, _REPEATED, page=page.number))
        starts = {
            column: min(w.x0 for (_, c), ws in cells.items() if c == column for w in ws)
            for _, column in cells
        }
        for (row, column), words in sorted(cells.items()):
            padding = max(min(w.x0 for w in words) - table.columns[column], 0.0)
            right = max(table.right_of(row, words[0]) - min(padding, 12.0), max(w.x1 for w in words))
            yield Part(
                page.number, tuple(lines_of(words)), starts[column], right, self._tables.cell(row, column)
            )

    def _larger(self, lines: Sequence[Line]) -> list[float]:
        """Return the heights of headings, the largest first."""
        heights = {round(2 * line.height) / 2 for line in lines}
        return sorted((h for h in heights if h > _LARGER * self._usual), reverse=True)

    def _blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        """Yield the blocks; a paragraph that a page or a column breaks is put together again."""
        waiting: tuple[Part, Paragraph] | None = None
        for part in parts:
            cell = part.cell is not None
            for paragraph in paragraphs.paragraphs_of(
                part.lines, part.left, part.right, self._layout, cell=cell, even=part.even
            ):
                if waiting is not None and self._goes_on(*waiting, part, paragraph):
                    before, begun = waiting
                    waiting = before, replace(paragraph, lines=begun.lines + paragraph.lines)
                    continue
                if waiting is not None:
                    yield self._block(*waiting)
                waiting = part, paragraph
        if waiting is not None:
            yield self._block(*waiting)

    def _goes_on(self, part: Part, begun: Paragraph, after: Part, following: Paragraph) -> bool:
        """Tell whether a paragraph of a text goes on at the head of the next column or page."""
        if part is after or part.cell is not None or after.cell is not None:
            return False
        last, first = begun.lines[-1], following.lines[0]
        if part.page == after.page and first.middle < last.middle:
            return False  # what stands below is no next column
        if last.words[-1].broken:
            return True
        hangs = abs(first.x0 - after.left - (last.x0 - part.left)) < 1
        if (
            abs(last.height - first.height) > 0.5
            or last.bold != first.bold
            or (following.indented and not hangs)
        ):
            return False
        ended = last.text.rstrip().endswith((".", "!", "?", ":", ";", "。", "！", "？", "；"))
        return not ended and (first.text[:1].islower() or not paragraphs.room(last, first, part.right))

    def _block(self, part: Part, paragraph: Paragraph) -> Block:
        text, italic, lost = paragraphs.joined(paragraph.lines, self._hyphens.keeps)
        if lost:
            self.asides.append(Aside("-" * lost, _HYPHEN, page=part.page))
        return Block(
            text, page=part.page, italic=italic, level=self._level(part, paragraph, text), cell=part.cell
        )

    def _level(self, part: Part, paragraph: Paragraph, text: str) -> int:
        if len(text) > _LONGEST_HEADING or not any(c.isalpha() for c in text):
            return 0
        height = round(2 * paragraph.lines[0].height) / 2
        if height in self._sizes:
            return min(self._sizes.index(height) + 1, 6)
        bold = all(line.bold for line in paragraph.lines)
        if bold and part.cell is None and len(text) <= _SHORT and not text.endswith((".", ",", ";", "。")):
            return min(len(self._sizes) + 1, 6)
        return 0


class _Tables:
    """Numbers tables and their rows; one that goes on with the same columns on the next page is one."""

    def __init__(self) -> None:
        self._number, self._offset, self._last = -1, 0, -1
        self._columns: tuple[float, ...] | None = None
        self._count = 0
        self._head: tuple[str, ...] = ()
        self._lefts: tuple[float, ...] = ()
        self._page = 0
        #: The left edges of the columns of the last table without lines.
        self.edges: tuple[float, ...] = ()

    def begin(self, columns: tuple[float, ...], count: int, head: tuple[str, ...] = ()) -> bool:
        """Begin a table or go on with the one before; return whether its head is repeated."""
        if self._columns is not None and self._count == count and _same(columns, self._columns):
            self._offset = self._last + 1
            return bool(head) and head == self._head
        self._number, self._offset, self._last = self._number + 1, 0, -1
        self._columns, self._count, self._head = columns, count, head
        return False

    def interrupt(self) -> None:
        """Say that a text stands between."""
        self._columns, self._lefts = None, ()

    def learn(self, spans: Mapping[int, tuple[float, float]], page: int) -> None:
        """Keep where the columns of a table without lines stand on a page."""
        self._lefts, self._page = tuple(left for _, (left, _) in sorted(spans.items())), page
        self.edges = self._lefts

    def places_of(self, spans: Set[tuple[float, float]], page: int) -> dict[tuple[float, float], int] | None:
        """Return the columns of the table that these are, where some of its columns stand empty; else None.

        What stands so below the table on its page is of its last row, on the next page of a new one. A text
        begins where the first column does, so that one alone is none.
        """
        ends = (*self._lefts[1:], float("inf"))
        found = {
            (left, right): column
            for left, right in spans
            for column, (start, end) in enumerate(zip(self._lefts, ends, strict=False))
            if abs(left - start) <= _NEAR and right <= end
        }
        if len(found) < len(spans) or len(found) >= len(self._lefts) or [*found.values()] == [0]:
            return None
        self._offset, self._page = self._last + (page != self._page), page
        return found

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell of the table that has begun."""
        self._last = max(self._last, self._offset + row)
        return Cell(self._number, self._offset + row, column, self._count)


def _evened(parts: Sequence[Part]) -> list[Part]:
    """Return parts, those marked whose lines are stretched as all of their column are."""
    columns: dict[tuple[int, int], list[Part]] = {}
    for part in parts:
        columns.setdefault((part.cell.column if part.cell else -1, round(part.left / _NEAR)), []).append(part)
    edges = {
        key: paragraphs.even_edge([line.x1 for p in own for line in p.lines]) for key, own in columns.items()
    }
    found = []
    for part in parts:
        edge = edges[part.cell.column if part.cell else -1, round(part.left / _NEAR)]
        found.append(part if edge is None else replace(part, right=edge, even=True))
    return found


def _grouped(regions: Iterable[Region]) -> Iterator[list[Region]]:
    """Yield the regions of each table together, and each other one alone."""
    group: list[Region] = []
    for region in regions:
        first = not group or region.table == 0 or group[0].table == 0 or region.row == region.column == 0
        if first and group:
            yield group
            group = []
        group.append(region)
    if group:
        yield group


def _together(drawn: Sequence[Ruled], told: Sequence[Tagged]) -> list[Ruled | Tagged]:
    """Return the tables of a page: those drawn, and those told that do not stand where others are drawn."""
    apart = [t for t in told if all(t.top < d.bottom or t.bottom > d.top for d in drawn)]
    return sorted([*drawn, *apart], key=lambda table: -table.top)


def _same(columns: Sequence[float], others: Sequence[float]) -> bool:
    return len(columns) == len(others) and all(
        abs(a - b) <= _NEAR for a, b in zip(columns, others, strict=True)
    )
