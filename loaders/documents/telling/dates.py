"""Dates as news and reports print them in Russian, English and Chinese."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

#: How the names of the months begin in every case form, in the order of the year.
RUSSIAN_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RU = (
    r"(?P<month>январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|"
    r"ноябр[ья]|декабр[ья])"
)
_EN = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
#: A day whose year nobody prints, as papers do on the day itself.
_YEARLESS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d)[0-3]?\d\s+{_RU}(?!\w)",
        rf"\b{_EN}\s+[0-3]?\d(?:st|nd|rd|th)?(?!\w)",
        rf"(?<!\d)[0-3]?\d(?:st|nd|rd|th)?\s+{_EN}(?!\w)",
        r"(?<!\d)[01]?\d\s?月\s?[0-3]?\d\s?日",
    )
)
_CLOCK = re.compile(r"(?<!\S)(?:года|г\.|в|at)(?=[\s,.]|$)|\d\d?:\d\d(?::\d\d)?", re.IGNORECASE)
_AROUND = " ,.|·•/—–-\u3000｜、，"
#: A date further on is none of the document's own.
_HEAD = 300
#: A line with a date and little else; longer ones tell of something that happened on that day.
_SHORT, _FEW_WORDS = 80, 8
_YEAR_WORD = re.compile(r"^\s*(?:года|г\.)")
_INTRODUCING = ("on", "published", "posted", "updated", "опубликовано", "обновлено", "дата")
_DAY = r"(?P<day>[0-3]?\d)"
#: The surest first; each says a year.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d\d?)\s?月\s?(?:{_DAY}\s?日)?",
        rf"(?<!\d){_DAY}\s+{_RU},?\s+{_YEAR}(?!\d)",
        rf"\b{_EN}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th)?\s+{_EN},?\s+{_YEAR}(?!\d)",
        rf"(?<![\d.-]){_YEAR}[-/.](?P<month>\d\d?)[-/.]{_DAY}(?!\d)",
        rf"(?<![\d.]){_DAY}\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)",
        rf"(?<!\w){_RU},?\s+{_YEAR}(?!\d)",
        rf"\b{_EN},?\s+{_YEAR}(?!\d)",
    )
)


def iso_day(text: str) -> str | None:
    """Return the day that a text in the form of machines begins with: ``2026-05-12T10:00:00+03:00``."""
    found = re.match(
        r"\s*((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)|\s*((?:19|20)\d\d-[01]\d|(?:19|20)\d\d)\s*$", text
    )
    if not found:
        return None
    return found[4] or _valid(int(found[1]), int(found[2]), int(found[3]))


def day_of(text: str) -> tuple[str, int, int] | None:
    """Return the first date with a year at the head of a text, as the dataset writes it, and its characters.

    Examples
    --------
    >>> day_of("Пекин, 12 мая 2026 года"), day_of("June 2026"), day_of("2026年5月12日电")
    (('2026-05-12', 7, 18), ('2026-06', 0, 9), ('2026-05-12', 0, 10))
    """
    return min(_days(text[:_HEAD]), key=lambda found: (found[1], -found[2]), default=None)


def without_day(text: str, *, yearless: bool = True) -> str | None:
    """Return what a line says beside its day, and its hour; None where it has none.

    Examples
    --------
    >>> without_day("Край | 12 мая 2026 г., 10:30"), without_day("May 12 - River Letter"), without_day("May")
    ('Край', 'River Letter', None)
    """
    found = day_of(text)
    place = found[1:] if found else None
    if place is None and yearless:
        place = next((hit.span() for form in _YEARLESS if (hit := form.search(text))), None)
    if place is None:
        return None
    return _CLOCK.sub(" ", f"{text[: place[0]]} {text[place[1] :]}").strip(_AROUND)


def is_dated(text: str, start: int, end: int) -> bool:
    """Tell whether a line is a date with a place or a name beside it, and no sentence with a date in it."""
    before, after = text[:start].rstrip(), _YEAR_WORD.sub("", text[end:])
    word = before.split()[-1] if before and before[-1].isalnum() else ""
    goes_on = after.strip()[:1].islower() or (after[:1].isalnum() and after[:1] not in "电讯")
    introduced = not word[:1].islower() or word.casefold() in _INTRODUCING
    return (
        introduced and not goes_on and len(text) <= _SHORT and len(f"{before} {after}".split()) <= _FEW_WORDS
    )


def _days(text: str) -> Iterator[tuple[str, int, int]]:
    for form in FORMS:
        found = form.search(text)
        if found:
            parts = found.groupdict()
            day = _valid(int(parts["year"]), _month(parts["month"]), int(parts.get("day") or 0))
            if day:
                yield day, found.start(), found.end()


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    word = text.casefold()
    names = _ENGLISH if word.isascii() else RUSSIAN_MONTHS
    # "мар" stands before "ма" in a year, so the longest beginning counts.
    return max((len(name), index) for index, name in enumerate(names, 1) if word.startswith(name))[1]


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return (
            datetime.date(year, month, day).isoformat()
            if day
            else datetime.date(year, month, 1).strftime("%Y-%m")
        )
    except ValueError:
        return None
