"""Walks through the table of a rating: which region a piece belongs to, and what is no paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.documents.rating.heads import (
    MARK,
    NAME,
    NUMBER,
    PREVIOUS,
    Mark,
    is_head,
    is_rating_title,
    is_rule,
    is_title,
    mark_behind,
    mark_of,
    marks_within,
)
from loaders.documents.rating.layout import Roles, is_page_number, role_of_cell, running_heads
from loaders.documents.rating.model import COLUMNS, Piece, Unplaced, place_of
from loaders.documents.text import Aside, Block
from schema.messages import N_, Message

#: Finds the region with a whole name, in whatever spelling; None where no region has it.
Named = Callable[[str], str | None]

_LONGEST_NAME = 60
_MOST_WORDS = 7
HEADING, TITLE, HEAD, RULE = N_("heading"), N_("title of a part"), N_("head of the table"), N_("ruled line")
A_NAME, A_MARK = N_("name of a region"), N_("mark of a region")
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
        return place_of(self.block.line, self.block.page)


@dataclass(slots=True)
class Part:
    """A part of the table under a title; ``heads`` are the numbers of sections that a head stands before."""

    title: str | None
    heads: list[int] = field(default_factory=list)


class Walk:
    """Takes the blocks of the table one by one."""

    def __init__(self, blocks: Sequence[Block], roles: Roles, named: Named) -> None:
        """Take the blocks of the table, what its columns hold, and who has which name."""
        self._blocks, self._roles, self._named = blocks, roles, named
        self._running = running_heads(blocks)
        self._section: Section | None = None
        self._pending: tuple[Mark, Block] | None = None
        self._skip: set[int] = set()
        self._run, self._after_head = 0, False
        self.sections: list[Section] = []
        self.parts = [Part(None)]
        self.asides: list[Aside] = []
        self.unplaced: list[Unplaced] = []
        #: A second mark where the region has one, with its section.
        self.second_marks: list[tuple[Section, Mark, Block]] = []
        for place, block in enumerate(blocks):
            if place not in self._skip:
                self._take(place, block)
        if self._pending:
            self._no_region(self._pending[0].printed, self._pending[1])

    def _take(self, place: int, block: Block) -> None:
        role = role_of_cell(block, self._roles)
        if self._is_layout(block, role):
            return
        if role in COLUMNS:
            self._paragraph(block, role)
        elif not self._name_or_mark(place, block, role):
            self._paragraph(block, None)

    def _is_layout(self, block: Block, role: str | None) -> bool:
        """Set aside what structures the table; say whether it was that."""
        if is_rule(block.text):
            self._aside(block, RULE)
        elif is_rating_title(block.text):
            self._aside(block, HEADING)
        elif role not in COLUMNS and is_title(block.text):
            self.parts.append(Part(block.text))
            self._aside(block, TITLE)
        elif is_head(block.text) and not mark_of(block.text) and not self._named(block.text):
            self._after_head = True
            self._aside(block, HEAD)
        elif block.text in self._running and not self._named(block.text) and not mark_of(block.text):
            self._aside(block, RUNNING)
        elif role == NUMBER:
            self._aside(block, ROW)
        else:
            return False
        return True

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
        pairs = marks_within(text)
        name = _without(text, pairs)
        if id_ := self._name(name):
            self._begin(id_, name, block, pairs)
            return True
        alone = [] if pairs else [mark for mark in (mark_behind(text),) if mark]
        if alone and (id_ := self._name(_without(text, alone))):
            self._begin(id_, _without(text, alone), block, alone)
            return True
        return self._longer_name(place, block, tabled) or self._mixed(block, pairs, tabled)

    def _longer_name(self, place: int, block: Block, tabled: bool) -> bool:
        """Take a name that goes on in the next block of its column."""
        following = next(
            (i for i in range(place + 1, len(self._blocks)) if _same_column(block, self._blocks[i])), None
        )
        if not tabled or following is None:
            return False
        whole = f"{block.text} {self._blocks[following].text}"
        pairs = marks_within(whole)
        id_ = self._name(_without(whole, pairs))
        if id_:
            self._skip.add(following)
            self._begin(id_, _without(whole, pairs), block, pairs)
        return bool(id_)

    def _mixed(self, block: Block, pairs: Sequence[Mark], tabled: bool) -> bool:
        """Take a name before a paragraph, or a name that no region has; else it is a paragraph."""
        text = block.text
        words = text.split(" ")
        for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
            head = " ".join(words[:count])
            inside = marks_within(head)
            if (inside or tabled) and (id_ := self._named(_without(head, inside))):
                self._begin(id_, _without(head, inside), block, inside)
                self._paragraph(_cut(block, len(head) + 1), None)
                return True
        name = _without(text, pairs)
        short = name[:1].isupper() and len(name.split()) <= _MOST_WORDS and not name.endswith((".", "»", ":"))
        if short and len(name) <= _LONGEST_NAME and (pairs or tabled):
            self._begin(None, name, block, pairs)
            return True
        return False

    def _begin(self, id_: str | None, name: str, block: Block, pairs: Sequence[Mark]) -> None:
        """Begin a region's section, or go on with that of the same name; set its name and mark aside."""
        again = self._section is not None and id_ is not None and self._section.id == id_
        if self._after_head and not again:
            self.parts[-1].heads.append(len(self.sections))
        self._after_head = False
        if not again or pairs:
            self._section = Section(id_, name, block, part=len(self.parts) - 1)
            self.sections.append(self._section)
        if id_ is None:
            self._no_region(name, block, Message('there is no region "{name}"', name=name))
        else:
            self._aside(block, A_NAME, name)
        for mark in pairs:
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
        if not after or not self._is_name(after[0]) or marks_within(after[0].text):
            return False
        if section.mark or (block.cell and after[0].cell == block.cell):
            return True
        return bool(section.pieces) and not (len(after) > 1 and mark_of(after[1].text))

    def _is_name(self, block: Block) -> bool:
        return bool(self._name(_without(block.text, marks_within(block.text))))

    def _name(self, text: str) -> str | None:
        return self._named(text) if len(text) <= _LONGEST_NAME else None

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
        place = {"line": block.line, "page": block.page}
        section.pieces.append(Piece(block.text, 0, block.italic, column, stretch, **place))

    def _no_region(self, text: str, block: Block, why: Message | None = None) -> None:
        reason = why or Message("it stands before the first region")
        self.unplaced.append(Unplaced(text, reason, block.line, block.page))

    def _aside(self, block: Block, reason: str, text: str | None = None) -> None:
        said = block.text if text is None else text
        self.asides.append(Aside(said, Message(reason), block.line, block.page))


def _same_column(block: Block, other: Block) -> bool:
    here, there = block.cell, other.cell
    if here is None or there is None:
        return here is there
    return (here.table, here.column, here.columns) == (there.table, there.column, there.columns)


def _without(text: str, pairs: Sequence[Mark]) -> str:
    for mark in reversed(pairs):
        text = f"{text[: mark.start].rstrip()} {text[mark.end :].lstrip()}"
    return text.strip()


def _cut(block: Block, start: int, end: int | None = None) -> Block:
    """Return a block with a part of its text, the spaces at its ends left out."""
    stop = len(block.text) if end is None else end
    text = block.text[start:stop]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    spans = ((max(a - begin, 0), min(b - begin, len(text))) for a, b in block.italic)
    italic = tuple((a, b) for a, b in spans if b > a)
    return Block(text, block.line, block.page, italic, block.level, block.cell)
