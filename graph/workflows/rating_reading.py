"""What is told of an edition of the rating that was read: its records, and what to say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.statements.records import Statements
from graph.texts import say
from loaders.documents.rating import Rating, Unplaced, read_rating
from loaders.documents.rating.model import place_of
from loaders.documents.registry import text_of
from loaders.documents.text import Aside, printed
from schema.messages import Message, counted

_MOST_NAMED = 5
_LONGEST = 60


def rating_of(path: Path, statements: Statements) -> Rating:
    """Read an edition of the rating; its sections are known by the names of the regions.

    Raises
    ------
    FileError, TextError
        It cannot be read, or is no rating.
    """
    return read_rating(text_of(path), statements.entities.values())


def paragraph_records(rating: Rating, lang: str) -> list[dict[str, Any]]:
    """Return a record for every paragraph, in the order of the document."""
    return [
        {
            "region": p.region,
            "column": p.column,
            "index": p.index,
            "text": p.text,
            "italic": [list(span) for span in p.italic] or False,
            "place": p.place,
            "pieces": [piece.number for piece in p.pieces],
            "why": say(p.why, lang),
        }
        for p in rating.paragraphs
    ]


def region_records(rating: Rating, lang: str) -> list[dict[str, Any]]:
    """Return a record for every region, in the order of the document."""
    counts = Counter(p.region for p in rating.paragraphs)
    return [
        {
            "region": region.id,
            "name": region.name,
            "mark": region.mark,
            "previous_mark": region.previous_mark,
            "band": region.band,
            "place": region.place,
            "paragraphs": counts[region.id],
        }
        for region in rating.regions
    ]


def trend_records(rating: Rating, lang: str) -> list[dict[str, Any]]:
    """Return a record for every trend."""
    return [{"index": trend.index, "text": trend.text, "place": trend.place} for trend in rating.trends]


def aside_records(rating: Rating, lang: str) -> list[dict[str, Any]]:
    """Return a record for everything that is no paragraph, in the order of the document."""
    ordered = sorted(
        rating.asides, key=lambda aside: (aside.page or 0, aside.line or 0, aside.paragraph or 0)
    )
    return [_left(aside, lang) for aside in ordered]


def unplaced_records(rating: Rating, lang: str) -> list[dict[str, Any]]:
    """Return a record for everything that belongs to no known region."""
    return [_left(left, lang) for left in rating.unplaced]


def _left(left: Aside | Unplaced, lang: str) -> dict[str, Any]:
    return {
        "text": left.text,
        "reason": say(left.reason, lang),
        "place": place_of(left.line, left.page, left.paragraph),
    }


#: The records by what is asked for.
RECORDS: Mapping[str, Callable[[Rating, str], list[dict[str, Any]]]] = {
    "paragraphs": paragraph_records,
    "regions": region_records,
    "trends": trend_records,
    "aside": aside_records,
    "unplaced": unplaced_records,
}


def notes_on(rating: Rating) -> Iterator[Message]:
    """Yield what is worth saying of a rating: what is amiss, what could not be placed, what was read."""
    yield from rating.text.notes
    yield from rating.faults
    for left in rating.unplaced[:_MOST_NAMED]:
        text = left.text if len(left.text) <= _LONGEST else f"{left.text[:_LONGEST].rstrip()}…"
        yield Message(
            "{place}: not placed, {reason}: {text}", place=left.place, reason=left.reason, text=text
        )
    if len(rating.unplaced) > _MOST_NAMED:
        yield counted(
            "{count} more text is not placed: --what unplaced lists all",
            "{count} more texts are not placed: --what unplaced lists all",
            len(rating.unplaced) - _MOST_NAMED,
        )
    yield from rating.notes
    yield Message("Read: {counts}", counts=list(_counts(rating)))


def _counts(rating: Rating) -> Iterator[Message]:
    yield counted("{count} region", "{count} regions", len(rating.regions))
    marks = sum(region.mark is not None for region in rating.regions)
    yield counted("{count} mark", "{count} marks", marks)
    yield counted("{count} paragraph", "{count} paragraphs", len(rating.paragraphs))
    yield counted("{count} trend", "{count} trends", len(rating.trends))
    kept, aside, unplaced = (
        _characters(kinds)
        for kinds in ((rating.paragraphs, rating.trends), (rating.asides,), (rating.unplaced,))
    )
    yield Message(
        "{whole} characters = {kept} kept + {aside} set aside + {unplaced} not placed",
        whole=rating.text.characters,
        kept=kept,
        aside=aside,
        unplaced=unplaced,
    )


def _characters(kinds: Sequence[Sequence[Any]]) -> int:
    return sum(printed(one.text) for kind in kinds for one in kind)
