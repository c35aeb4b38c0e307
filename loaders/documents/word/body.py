"""The body of a DOCX in its order: paragraphs, tables with merged cells, text boxes where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.documents.runs import folded, parted
from loaders.documents.text import Aside, Block, Cell
from loaders.documents.word.archive import W
from loaders.documents.word.styles import Styles, outline, toggled
from schema.messages import N_, Message

_DELETED, _HIDDEN = Message(N_("deleted in a revision")), Message(N_("hidden text"))
#: Word writes a text box twice: the second time for programs that know only the old way.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETIONS = (f"{W}del", f"{W}moveFrom")
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_TEXT, _GONE = f"{W}t", f"{W}delText"


class Body:
    """Collects the blocks of a part and what is set aside in it."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self._styles = styles
        self._tables = 0

    def read(self, container: Any, cell: Cell | None = None) -> None:
        """Read what a container holds; XML stands no deeper than the parser lets it."""
        for element in container:
            if element.tag == f"{W}p":
                self._paragraph(element, cell)
            elif element.tag == f"{W}tbl":
                self._table(element, cell)
            elif element.tag in _DELETIONS:
                self._set_aside(element, _DELETED)
            elif element.tag != _FALLBACK:
                self.read(element, cell)

    def _paragraph(self, paragraph: Any, cell: Cell | None) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.paragraph_style(properties)
        runs: list[tuple[str, bool]] = []
        boxes: list[Any] = []
        gone: dict[Message, list[str]] = {_DELETED: [], _HIDDEN: []}
        for run, deleted in _runs(paragraph, boxes):
            if run.tag != f"{W}r":  # text that stands in no run: formulas
                runs.append((run.text or "", False))
                continue
            own = run.find(f"{W}rPr")
            text = "".join(_letters(run, boxes))
            if deleted or toggled(own, "vanish"):
                gone[_DELETED if deleted else _HIDDEN].append(text)
            else:
                runs.append((text, self._is_italic(own, style)))
        level = outline(properties) or self._styles.level(style)
        for part in parted(runs) if cell else [runs]:
            text, italic = folded(part)
            if text:
                self.blocks.append(Block(text, italic=italic, level=level, cell=cell))
        for reason, texts in gone.items():
            self._tell_aside("".join(texts), reason)
        for box in boxes:
            self.read(box, cell)

    def _is_italic(self, own: Any, style: str | None) -> bool:
        """Return whether a run is in italics: as it says itself, else by its style and the paragraph's."""
        told = toggled(own, "i")
        if told is not None:
            return told
        named = None if own is None else own.find(f"{W}rStyle")
        of_run = named is not None and self._styles.italic(named.get(f"{W}val"))
        return of_run != self._styles.italic(style)  # italics within italics stand upright

    def _table(self, table: Any, outer: Cell | None) -> None:
        number = self._tables
        self._tables += 1
        for row, line in enumerate(_below(table, f"{W}tr")):
            cells = [(cell, _width(cell)) for cell in _below(line, f"{W}tc")]
            column = _skipped(line, "gridBefore")
            columns = column + sum(width for _, width in cells) + _skipped(line, "gridAfter")
            for cell, width in cells:
                # A table of one column only frames a text.
                self.read(cell, Cell(number, row, column, columns) if columns > 1 else outer)
                column += width

    def _set_aside(self, element: Any, reason: Message) -> None:
        self._tell_aside(" ".join(t.text or "" for t in texts(element)), reason)

    def _tell_aside(self, text: str, reason: Message) -> None:
        told, _ = folded([(text, False)])
        if told:
            self.asides.append(Aside(told, reason))


def texts(root: Any) -> Iterator[Any]:
    """Yield the elements with text of a part, deleted text too, each once."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in (_TEXT, _GONE) or (
            isinstance(element.tag, str) and element.tag.endswith("/math}t")
        ):
            yield element
        elif element.tag != _FALLBACK:
            waiting.extend(reversed(element))


def _runs(paragraph: Any, boxes: list[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield the runs of a paragraph, within links and fields too, and whether each is deleted."""
    waiting = [(element, False) for element in reversed(paragraph)]
    while waiting:
        element, deleted = waiting.pop()
        if element.tag == f"{W}r" or (isinstance(element.tag, str) and element.tag.endswith("/math}t")):
            yield element, deleted
        elif element.tag == f"{W}txbxContent":
            boxes.append(element)
        elif element.tag != _FALLBACK:
            gone = deleted or element.tag in _DELETIONS
            waiting.extend((child, gone) for child in reversed(element))


def _letters(run: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the text of a run; what stands in a box of it is read as paragraphs after it."""
    waiting = list(reversed(run))
    while waiting:
        element = waiting.pop()
        if element.tag in (_TEXT, _GONE):
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif element.tag == f"{W}txbxContent":
            boxes.append(element)
        elif element.tag != _FALLBACK:
            waiting.extend(reversed(element))


def _below(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, within content controls and insertions too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _below(child, tag)


def _width(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return _number(span)


def _skipped(row: Any, name: str) -> int:
    skipped = row.find(f"{W}trPr/{W}{name}")
    return 0 if skipped is None else _number(skipped)


def _number(element: Any) -> int:
    told = "1" if element is None else element.get(f"{W}val", "1")
    return min(int(told), 1000) if told.isdecimal() else 1
