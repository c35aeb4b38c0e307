"""What a PDF tells of its own structure: which paragraph, and which cell, a piece of a page belongs to.

Programs that write for readers of screens (Word, browsers, Typst) tag what they draw. An element is known by
its path, the indexes of children from the root: a page knows only its own elements, but counts all of them.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Path = tuple[int, ...]
#: Elements that are parted from what stands before and after them.
_BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "BlockQuote", "Note", "FENote",
     "LI", "LBody", "TOCI")
)  # fmt: skip
#: Each page walks by the children of its elements that stand elsewhere; of long books they are too many.
_DEEPEST, _MOST = 60, 5_000


@dataclass(frozen=True, slots=True)
class Tag:
    """The paragraph that something belongs to, and its cell: the table, the row, the column from 0.

    ``block`` is empty for what stands in a cell without a paragraph: line breaks may part several there.
    """

    block: Path = ()
    table: Path | None = None
    row: Path = ()
    column: int = 0


def tags_of(page: Any) -> dict[int, Tag]:
    """Return the tags of a page by the numbers of its marked contents; none where it has none or too many."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return _tags(tree)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _tags(tree: Any) -> dict[int, Tag]:
    top = range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST))
    waiting: list[tuple[Any, Path, Tag]] = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, i), (i,), Tag()) for i in top
    ]
    found: dict[int, Tag] = {}
    seen = 0
    while waiting:
        element, path, outer = waiting.pop()
        if not element or len(path) > _DEEPEST:
            continue
        tag = _tag(element, path, outer)
        count = pdfium.FPDF_StructElement_CountChildren(element)
        seen += count
        if seen > _MOST:
            return {}
        for index in range(count):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if number >= 0:
                found[number] = tag
                continue
            waiting.append((pdfium.FPDF_StructElement_GetChildAtIndex(element, index), (*path, index), tag))
    return {number: tag for number, tag in found.items() if tag.block or tag.table}


def _tag(element: Any, path: Path, outer: Tag) -> Tag:
    """Return what an element makes of the tag of the one that it stands in."""
    kind = _kind(element)
    if kind == "Table":
        return Tag(table=path)
    if kind == "TR" and outer.table:
        return Tag(table=outer.table, row=path)
    if kind in ("TD", "TH") and outer.row:
        return Tag((), outer.table, outer.row, path[-1])
    return Tag(path, outer.table, outer.row, outer.column) if kind in _BLOCKS else outer


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = min(pdfium.FPDF_StructElement_GetType(element, buffer, 64), 64)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", errors="replace")
