"""Reads an edition of the rating: regions, marks, paragraphs in their columns, trends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from graph.names.finding import NameIndex
from graph.statements.records import Entity
from loaders.documents.rating.bands import bands_of
from loaders.documents.rating.columns import one_column, paragraphs_of
from loaders.documents.rating.faults import faults_of, is_sound, notes_of
from loaders.documents.rating.front import Front, read_front, table_begin
from loaders.documents.rating.joining import HYPHEN
from loaders.documents.rating.layout import layout_of, notes_from
from loaders.documents.rating.likeness import Likeness
from loaders.documents.rating.model import AFTER, COLUMNS, Piece, RatedParagraph, RatedRegion, Rating
from loaders.documents.rating.naming import Named
from loaders.documents.rating.sections import Walk
from loaders.documents.text import Aside, Block, Text, TextError
from schema.messages import N_, Message

#: What may stand around a name in its cell: its number, a dash or colon; and in it: another name of it.
_AROUND, _BRACKETS = re.compile(r"^\d{1,3}[.)]\s*|^[-–—*•\s]+|[-–—:,*\s]+$"), re.compile(r"\s*\([^()]*\)")
_LETTERS = re.compile(r"(?:[^\W\d_].*){3}")
NOTES = N_("notes under the table")


def read_rating(text: Text, regions: Iterable[Entity]) -> Rating:
    """Return what a text says as a rating; ``regions`` are those whose names it may hold.

    Raises
    ------
    TextError
        It is no rating: there is no table of regions with marks in it.
    """
    known = [entity for entity in regions if entity.type == "Region"]
    named = _finder(known)
    blocks = [_placed(block, number) for number, block in enumerate(text.blocks, 1)]
    begin = table_begin(blocks, named)
    end = notes_from(blocks, begin)
    layout = layout_of(blocks[begin:end])
    walk = Walk(blocks[begin:end], layout, named)
    if not any(section.id and section.mark for section in walk.sections):
        raise TextError(
            "{name} is no edition of the rating: expected a table with the name of a region, its mark, "
            "such as 9 (8) or н/д, and two columns of events; argun read text reads any other document",
            name=text.name,
        )
    front = read_front(blocks[:begin])
    return _Rated(text, known, front, walk, blocks[end:], layout.periods).rating()


def _placed(block: Block, number: int) -> Block:
    """Return a block with its number as its place, where its format has neither lines nor pages."""
    return block if block.line or block.page else replace(block, paragraph=number)


def _finder(regions: Sequence[Entity]) -> Named:
    names = NameIndex(regions)

    @cache
    def named(printed: str) -> str | None:
        name = _AROUND.sub("", printed)
        # A narrow column breaks a long word without a hyphen.
        forms = (name, _BRACKETS.sub("", name), f"Республика {name}", "".join(name.split()))
        found = (names.called(form, ("Region",)) for form in forms if _LETTERS.search(name))
        return next((region.id for region in found if region), None)

    return named


def _numbered(pieces: Sequence[Piece]) -> list[Piece]:
    return [replace(piece, number=number) for number, piece in enumerate(pieces, 1)]


class _Rated:
    """The parts of a rating, put together."""

    def __init__(
        self,
        text: Text,
        known: Sequence[Entity],
        front: Front,
        walk: Walk,
        notes: Sequence[Block],
        periods: dict[str, str],
    ) -> None:
        self._text, self._known, self._front, self._walk = text, known, front, walk
        self._notes, self._periods = notes, periods
        self._bands = bands_of(walk.sections, walk.parts)

    def rating(self) -> Rating:
        """Return the rating, everything in the order of the document."""
        walk = self._walk
        paragraphs = self._paragraphs()
        hyphens = [
            Aside(p.dropped, Message(HYPHEN), p.pieces[0].line, p.pieces[0].page, p.pieces[0].paragraph)
            for p in paragraphs
            if p.dropped
        ]
        notes = [
            Aside(block.text, Message(NOTES), block.line, block.page, block.paragraph)
            for block in self._notes
        ]
        asides = (*self._text.asides, *self._front.asides, *walk.asides, *hyphens, *notes)
        return Rating(
            self._text,
            self._regions(),
            paragraphs,
            self._front.trends,
            asides,
            walk.unplaced,
            list(faults_of(walk, self._near)),
            list(notes_of(walk, self._known, paragraphs, self._untitled())),
            self._periods,
        )

    def _near(self, name: str) -> list[Entity]:
        return NameIndex(self._known).near(name, ("Region",))

    def _untitled(self) -> Block | None:
        split = next((split for _, split in self._bands if split is not None), None)
        return None if split is None else self._walk.sections[split].block

    def _paragraphs(self) -> list[RatedParagraph]:
        pieces: dict[str, list[Piece]] = defaultdict(list)
        for section in self._walk.sections:
            if section.id:
                pieces[section.id] += section.pieces
        since = self._periods.get(AFTER, "").partition("/")[0]
        month = (int(since[:4]), int(since[5:7])) if since else None
        shown = any(piece.column for own in pieces.values() for piece in own)
        if not shown and len(self._periods) < len(COLUMNS):
            return [p for region, own in pieces.items() for p in one_column(region, _numbered(own))]
        likeness = Likeness(piece.text for own in pieces.values() for piece in own)
        found = []
        for region, own in pieces.items():
            found += paragraphs_of(region, _numbered(own), month, likeness)
        return found

    def _regions(self) -> list[RatedRegion]:
        found: dict[str, RatedRegion] = {}
        for section, (band, _) in zip(self._walk.sections, self._bands, strict=True):
            if section.id is None or section.id in found:
                continue
            mark, previous = section.marks
            found[section.id] = RatedRegion(
                section.id,
                _AROUND.sub("", section.name),
                mark if is_sound(mark) else None,
                previous if is_sound(previous) else None,
                band,
                section.block.line,
                section.block.page,
                section.block.paragraph,
            )
        return list(found.values())
