"""From the elements of a page to blocks: one pass over the tree, without recursion however deep it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.documents.runs import SENTENCE_ENDS, folded
from loaders.documents.text import Aside, Block, Cell
from loaders.documents.web.parts import OUTSIDE, SCRIPT, Parts

#: The elements that begin a paragraph and end one.
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
#: Wider is no table.
_MOST_SPAN = 200


class Walker:
    """Collects the blocks of a tree and what is set aside."""

    def __init__(self, root: Any, offset: int = 0) -> None:
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self._parts = Parts(root)
        self._offset = offset
        self._runs: list[tuple[str, bool]] = []
        self._line: int | None = None
        self._italic = self._level = self._inside = 0
        self._cells: list[Cell | None] = [None]
        self._grid: dict[Any, Cell | None] = {}
        self._tables = 0
        self._walk(root)

    def _walk(self, root: Any) -> None:
        from lxml import etree

        skipped = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                reason = self._parts.reason(element)
                if reason is None:
                    self._open(element)
                    continue
                if reason is not SCRIPT:
                    self._end_block()
                self._set_aside(element, reason)
                walk.skip_subtree()
                skipped = element
            else:
                if element is not skipped:
                    self._close(element)
                self._say(element.tail, element)
        self._end_block()

    def _open(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
        if element is self._parts.article:
            self._inside = 1
        if tag == "br":
            self._break()
        elif tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag == "table":
            self._grid.update(_cells(element, self._tables))
            self._tables += 1
        elif tag in ("td", "th"):
            self._cells.append(self._grid.get(element))
        self._italic += _is_italic(element)
        self._say(element.text, element)

    def _close(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
        if tag in _HEADINGS:
            self._level = 0
        elif tag in ("td", "th"):
            self._cells.pop()
        if element is self._parts.article:
            self._inside = 0
        self._italic -= _is_italic(element)

    def _say(self, text: str | None, element: Any) -> None:
        if text:
            if self._line is None and not text.isspace():
                self._line = (element.sourceline or 1) + self._offset
            self._runs.append((text, self._italic > 0))

    def _break(self) -> None:
        """Two breaks in a row part paragraphs; one does in a cell, behind the end of a sentence."""
        for text, _ in reversed(self._runs):
            if text == "\n" or (self._cells[-1] and text.rstrip().endswith(SENTENCE_ENDS)):
                self._end_block()
                return
            if not text.isspace():
                break
        self._runs.append(("\n", False))

    def _end_block(self) -> None:
        text, italic = folded(self._runs)
        line, self._line = self._line, None
        self._runs.clear()
        if not text:
            return
        if self._parts.article is not None and not self._inside and self._level != 1:
            self.asides.append(Aside(text, OUTSIDE, line=line))
        else:
            self.blocks.append(Block(text, line, italic=italic, level=self._level, cell=self._cells[-1]))

    def _set_aside(self, element: Any, reason: Any) -> None:
        text, _ = folded([(" ".join(element.itertext()), False)])
        if text:
            self.asides.append(Aside(text, reason, line=(element.sourceline or 1) + self._offset))


def _is_italic(element: Any) -> bool:
    style = element.get("style")
    if style and "font-style" in style:
        return "italic" in style or "oblique" in style
    return element.tag in _ITALIC


def _cells(table: Any, number: int) -> Iterator[tuple[Any, Cell | None]]:
    """Yield the cells of a table; those of one that only lays a page out, or has one column, are none."""
    rows = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return
    taken: dict[int, int] = {}
    for row, line in enumerate(rows):
        placed, column = [], 0
        for element in line.xpath("./td|./th"):
            while taken.get(column, 0) > row:
                column += 1
            placed.append((element, column))
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            for index in range(column, column + width):
                taken[index] = row + height
            column += width
        columns = max([column, *(index + 1 for index, end in taken.items() if end > row)], default=0)
        if columns > 1:
            yield from ((element, Cell(number, row, index, columns)) for element, index in placed)


def _span(element: Any, name: str) -> int:
    text = (element.get(name) or "").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isdecimal() else 1
