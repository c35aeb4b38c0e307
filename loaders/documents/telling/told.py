"""Title, date and language as the first lines of a document tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.documents.telling.dates import day_of
from loaders.documents.telling.language import language_of
from loaders.documents.telling.publishers import is_credit, publisher_of
from loaders.documents.text import About, Block
from schema.messages import Message

#: Where a date of publication stands: among the first blocks, or alone in one of the last.
_FIRST, _LAST = 12, 3
#: A line with a date and little else; longer ones tell of something that happened on that day.
_SHORT = 80
#: A dateline stands at the very beginning of a paragraph, and something parts it from the news.
_DATELINE = 60
_AFTER = re.compile(r"\s*(?:года|г\.)?\s*[.,]?\s*(?:[-–—/(.:【]|电|讯|$)")
_YEAR_WORD = re.compile(r"^\s*(?:года|г\.)")
_INTRODUCING = ("on", "published", "posted", "updated", "опубликовано", "обновлено", "дата")
_FEW_WORDS = 8
#: What programs put in the place of a title, and names of files.
_NO_TITLE = re.compile(
    r"(untitled|безымянный|без названия|document|документ|презентация|presentation|word document|无标题|"
    r"新建|文档)[\s\d\w.]*|microsoft (word|powerpoint|excel) - .*|powerpoint presentation|"
    r".*\.(docx?|pdf|indd|rtf|odt|qxd|pptx?|xlsx?|html?|md|txt)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300


def about_text(blocks: Sequence[Block]) -> About:
    """Return what the blocks of a document say of it."""
    return About(
        title=_title(blocks),
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


def own_title(text: str | None) -> str | None:
    """Return a title that a person gave; None for what a program wrote in its place."""
    told = " ".join((text or "").split())
    return None if not told or _NO_TITLE.fullmatch(told) else told[:_LONGEST_TITLE]


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the first heading of the highest level, else a first line that is no sentence."""
    headings = [b for b in blocks[: 3 * _FIRST] if b.level and day_of(b.text) is None]
    if headings:
        best = min(h.level for h in headings)
        return next(own_title(h.text) for h in headings if h.level == best)
    for block in blocks[:_FIRST]:
        if block.cell is not None:
            return None
        dated = day_of(block.text)
        if (
            len(block.text) < _LONGEST_TITLE
            and not (dated and _is_dated(block.text, dated[1], dated[2]))
            and not is_credit(block.text)
        ):
            return own_title(block.text) if not block.text.endswith((".", "。", ";", ":")) else None
    return None


def _date(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:_FIRST]:
        found = day_of(block.text)
        if found is None:
            continue
        day, start, end = found
        if not block.level and _is_dated(block.text, start, end):
            return day
        if start <= _DATELINE and _opens(block.text[:start]) and _AFTER.match(block.text[end:]):
            return day
    for block in blocks[-_LAST:]:
        found = day_of(block.text)
        if found and _is_dated(block.text, found[1], found[2]):
            return found[0]
    return None


def _is_dated(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a date with a place or a name beside it, and no sentence with a date in it."""
    before, after = text[:start].rstrip(), _YEAR_WORD.sub("", text[end:])
    word = before.split()[-1] if before and before[-1].isalnum() else ""
    goes_on = after.strip()[:1].islower() or (after[:1].isalnum() and after[:1] not in "电讯")
    introduced = not word[:1].islower() or word.casefold() in _INTRODUCING
    return (
        introduced and not goes_on and len(text) <= _SHORT and len(f"{before} {after}".split()) <= _FEW_WORDS
    )


def _opens(before: str) -> bool:
    """Tell whether what stands before a date is a place and an agency, no sentence."""
    return len(before.split()) <= 5 and not re.search(r"[.!?。]\s", before)
