"""Walks through the table of a rating: which region a piece belongs to, and what is no paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.rating.heads import (
    EVENTS,
    MARK,
    NAME,
    NUMBER,
    OTHER,
    PREVIOUS,
    Mark,
    is_head,
    is_like_mark,
    is_rating_title,
    is_rule,
    is_title,
    mark_of,
    marks_within,
    role_of,
)
from loaders.documents.rating.layout import Layout, is_page_number, running_heads
from loaders.documents.rating.model import COLUMNS, Piece, Unplaced, place_of
from loaders.documents.rating.naming import Name, Named, before_paragraph, known, unknown
from loaders.documents.text import Aside, Block
from schema.messages import N_, Message

HEADING, TITLE, HEAD, RULE = N_("heading"), N_("title of a part"), N_("head of the table"), N_("ruled line")
A_NAME, A_MARK = N_("name of a region"), N_("mark of a region")
OF_OTHERS = N_("cell of a column of something else")
#: What a column of something else may say without being a paragraph.
_LONGEST_OTHER = 40
PAGE, RUNNING, ROW = N_("number of a page"), N_("head or foot of pages"), N_("number of a row")


@dataclass(slots=True)
class Section:
    """A region's section as it grows; ``id`` is None where no region has the name that is printed.

    ``previous`` is the mark of the edition before where it stands in a column of its own.
    """

    id: str | None
    name: str
    block: Block
    mark: Mark | None = None
    previous: Mark | None = None
    pieces: list[Piece] = field(default_factory=list)
    part: int = 0

    @property
    def marks(self) -> tuple[float | None, float | None]:
        """Return this mark and the one before, which may stand in a column of its own."""
        mark, previous = (self.mark.mark, self.mark.previous) if self.mark else (None, None)
        return mark, self.previous.mark if self.previous else previous

    @property
    def place(self) -> str:
        """Return where its name stands."""
        return place_of(self.block.line, self.block.page, self.block.paragraph)


@dataclass(slots=True)
class Part:
    """A part of the table under a title; ``heads`` are the numbers of sections that a head stands before."""

    title: str | None
    heads: list[int] = field(default_factory=list)


class Walk:
    """Takes the blocks of the table one by one."""

    def __init__(self, blocks: Sequence[Block], layout: Layout, named: Named) -> None:
        """Take the blocks of the table, its layout, and who has which name."""
        self._blocks, self._layout, self._named = blocks, layout, named
        self._running = running_heads(blocks)
        self._section: Section | None = None
        self._pending: tuple[Mark, Block] | None = None
        self._done: set[int] = set()
        self._run, self._after_head = 0, False
        #: The column whose head stands over paragraphs of a document without a table.
        self._under: str | None = None
        self.sections: list[Section] = []
        self.parts = [Part(None)]
        self.asides: list[Aside] = []
        self.unplaced: list[Unplaced] = []
        #: A second mark where the region has one, with its section.
        self.second_marks: list[tuple[Section, Mark, Block]] = []
        #: What stands where a mark does and cannot be read as one.
        self.unread_marks: list[Block] = []
        for place, block in enumerate(blocks):
            if place not in self._done:
                self._take(place, block)
        if self._pending:
            self._no_region(self._pending[0].printed, self._pending[1])

    def _take(self, place: int, block: Block) -> None:
        role = self._layout.role(block)
        if self._is_layout(block, role):
            return
        name = known(block.text, self._named) if self._layout.has_no_names(block) else None
        if name:  # over both columns
            self._begin(name, block)
        elif role in (*COLUMNS, EVENTS):
            self._paragraph(block, role if role != EVENTS else None)
        elif role == OTHER and len(block.text) <= _LONGEST_OTHER and not mark_of(block.text):
            self._aside(block, OF_OTHERS)
        elif not self._name_or_mark(place, block, role):
            self._paragraph(block, None if block.cell else self._under)

    def _is_layout(self, block: Block, role: str | None) -> bool:
        """Set aside what structures the table; say whether it was that."""
        if is_rule(block.text):
            self._aside(block, RULE)
        elif is_rating_title(block.text):
            self._aside(block, HEADING)
        elif role not in COLUMNS and is_title(block.text, block.level):
            self.parts.append(Part(block.text))
            self._aside(block, TITLE)
        elif self._is_head(block) and not mark_of(block.text) and not self._named(block.text):
            told = role_of(block.text) if block.cell is None and not self._after_head else None
            self._under = told if told in COLUMNS else None
            self._after_head = True
            self._aside(block, HEAD)
        elif block.text in self._running and not self._named(block.text) and not mark_of(block.text):
            self._aside(block, RUNNING)
        elif role == NUMBER:
            self._aside(block, ROW)
        else:
            return False
        return True

    def _is_head(self, block: Block) -> bool:
        cell = block.cell
        return is_head(block.text) or (cell is not None and (cell.table, cell.row) in self._layout.heads)

    def _name_or_mark(self, place: int, block: Block, role: str | None) -> bool:
        """Take a name, a mark or both; say whether the block was that and no more."""
        text, tabled = block.text, role in (NAME, MARK, PREVIOUS)
        mark = mark_of(text)
        if mark and role == PREVIOUS:
            self._set_previous(mark, block)
            return True
        if mark and (tabled or "(" in text or "/" in text or self._awaits_mark()):
            self._take_mark(place, mark, block)
            return True
        if is_page_number(block):
            self._aside(block, PAGE)
            return True
        ends_prose = block.cell is None and text.endswith((".", ",")) and not marks_within(text)
        found = None if ends_prose else known(text, self._named) or self._longer_name(place, block, tabled)
        found = found or before_paragraph(text, self._named, tabled) or unknown(text, tabled)
        if found:
            self._begin(found, block)
        if found and found.end is not None:
            self._paragraph(_cut(block, found.end), None)
        if found is None and tabled and is_like_mark(text):
            self.unread_marks.append(block)
            self._no_region(text, block, Message("it cannot be read as a mark"))
            return True
        return found is not None

    def _longer_name(self, place: int, block: Block, tabled: bool) -> Name | None:
        """Return a name that goes on in the next block of its column, which is done with then."""
        rest = range(place + 1, len(self._blocks)) if tabled else ()
        following = next((i for i in rest if _same_column(block, self._blocks[i])), None)
        if following is None:
            return None
        found = known(f"{block.text} {self._blocks[following].text}", self._named)
        if found:
            self._done.add(following)
        return found

    def _begin(self, name: Name, block: Block) -> None:
        """Begin a region's section, or go on with that of the same name; set its name and mark aside."""
        again = self._section is not None and name.id is not None and self._section.id == name.id
        if self._after_head and not again:
            self.parts[-1].heads.append(len(self.sections))
        self._after_head, self._under = False, None
        if not again or name.marks:
            self._section = Section(name.id, name.printed, block, part=len(self.parts) - 1)
            self.sections.append(self._section)
        if name.id is None:
            self._no_region(name.printed, block, Message('there is no region "{name}"', name=name.printed))
        else:
            self._aside(block, A_NAME, name.printed)
        for mark in name.marks:
            self._set_mark(mark, block)
        if self._pending and self._section and not self._section.mark:
            self._set_mark(*self._pending)
            self._pending = None

    def _take_mark(self, place: int, mark: Mark, block: Block) -> None:
        if self._belongs_to_next(place):
            if self._pending:
                self._no_region(self._pending[0].printed, self._pending[1])
            self._pending = (mark, block)
        else:
            self._set_mark(mark, block)

    def _belongs_to_next(self, place: int) -> bool:
        """Tell whether a mark stands before the name that it belongs to."""
        section, block = self._section, self._blocks[place]
        if section is None:
            return True
        after = [b for b in self._blocks[place + 1 : place + 4] if not is_rule(b.text)][:2]
        if not after or not known(after[0].text, self._named) or marks_within(after[0].text):
            return False
        if section.mark or (block.cell and after[0].cell == block.cell):
            return True
        return bool(section.pieces) and not (len(after) > 1 and mark_of(after[1].text))

    def _awaits_mark(self) -> bool:
        return self._section is not None and not self._section.mark and not self._section.pieces

    def _set_mark(self, mark: Mark, block: Block) -> None:
        self._aside(block, A_MARK, mark.printed)
        section = self._section
        if section and section.mark:
            self.second_marks.append((section, mark, block))
        elif section:
            section.mark = mark

    def _set_previous(self, mark: Mark, block: Block) -> None:
        """Take the mark of a column that holds those of the edition before."""
        self._aside(block, A_MARK, mark.printed)
        if self._section:
            self._section.previous = mark

    def _paragraph(self, block: Block, column: str | None) -> None:
        """Take a piece of the region's section; a mark that the region lacks may stand in it."""
        section = self._section
        mark = mark_of(block.text)
        if mark and ("(" in block.text or "/" in block.text):
            self._set_mark(mark, block)
            return
        if section and not section.mark:
            for mark in marks_within(block.text)[:1]:
                self._set_mark(mark, block)
                block = _cut(block, mark.end) if mark.start == 0 else _cut(block, 0, mark.start)
        if section is None or section.id is None:
            why = Message('there is no region "{name}"', name=section.name) if section else None
            self._no_region(block.text, block, why)
            return
        self._after_head = False
        cell = block.cell
        if cell:
            self._run += 1
        stretch = (cell.table, cell.row) if cell else (-1, self._run)
        place = {"line": block.line, "page": block.page, "paragraph": block.paragraph}
        section.pieces.append(Piece(block.text, 0, block.italic, column, stretch, **place))

    def _no_region(self, text: str, block: Block, why: Message | None = None) -> None:
        reason = why or Message("it stands before the first region")
        self.unplaced.append(Unplaced(text, reason, block.line, block.page, block.paragraph))

    def _aside(self, block: Block, reason: str, text: str | None = None) -> None:
        said = block.text if text is None else text
        self.asides.append(Aside(said, Message(reason), block.line, block.page, block.paragraph))


def _same_column(block: Block, other: Block) -> bool:
    here, there = block.cell, other.cell
    if here is None or there is None:
        return here is there
    return (here.table, here.column, here.columns) == (there.table, there.column, there.columns)


def _cut(block: Block, start: int, end: int | None = None) -> Block:
    """Return a block with a part of its text, the spaces at its ends left out."""
    stop = len(block.text) if end is None else end
    text = block.text[start:stop]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    spans = ((max(a - begin, 0), min(b - begin, len(text))) for a, b in block.italic)
    italic = tuple((a, b) for a, b in spans if b > a)
    return replace(block, text=text, italic=italic)
