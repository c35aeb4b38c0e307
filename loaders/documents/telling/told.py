"""Title, date and language as the first lines of a document tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.documents.telling.dates import day_of, is_dated
from loaders.documents.telling.language import language_of
from loaders.documents.telling.publishers import publisher_of
from loaders.documents.telling.titles import title_of
from loaders.documents.text import About, Block
from schema.messages import Message

#: Where a date of publication stands: among the first blocks, or alone in one of the last.
_FIRST, _LAST = 12, 3
#: A dateline stands at the very beginning of a paragraph, and something parts it from the news.
_DATELINE = 60
_AFTER = re.compile(r"\s*(?:года|г\.)?\s*[.,]?\s*(?:[-–—/(.:【]|电|讯|$)")


def about_text(blocks: Sequence[Block]) -> About:
    """Return what the blocks of a document say of it."""
    return About(
        title=title_of(blocks),
        date=_date(blocks),
        publisher=publisher_of(blocks),
        language=language_of(block.text for block in blocks),
    )


def first_of(*found: About) -> About:
    """Return what several tell, the first that knows it before the others."""

    def first(values: Iterable[str | None]) -> str | None:
        return next((value for value in values if value), None)

    return About(
        first(a.title for a in found),
        first(a.date for a in found),
        first(a.publisher for a in found),
        first(a.language for a in found),
    )


def made_on(name: str, date: str) -> Message:
    """Say that a date is only that of the file."""
    return Message("{file}: its text tells no date; {date} is when the file was made", file=name, date=date)


def _date(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:_FIRST]:
        found = day_of(block.text)
        if found is None:
            continue
        day, start, end = found
        if not block.level and is_dated(block.text, start, end):
            return day
        if start <= _DATELINE and _opens(block.text[:start]) and _AFTER.match(block.text[end:]):
            return day
    for block in blocks[-_LAST:]:
        found = day_of(block.text)
        if found and is_dated(block.text, found[1], found[2]):
            return found[0]
    return None


def _opens(before: str) -> bool:
    """Tell whether what stands before a date is a place and an agency, no sentence."""
    return len(before.split()) <= 5 and not re.search(r"[.!?。]\s", before)
