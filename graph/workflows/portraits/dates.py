"""Dates and periods of the data in words, at the precision of their source."""

from __future__ import annotations

import datetime

from schema.messages import N_, Message

_DAYS = (
    N_("{day} January {year}"),
    N_("{day} February {year}"),
    N_("{day} March {year}"),
    N_("{day} April {year}"),
    N_("{day} May {year}"),
    N_("{day} June {year}"),
    N_("{day} July {year}"),
    N_("{day} August {year}"),
    N_("{day} September {year}"),
    N_("{day} October {year}"),
    N_("{day} November {year}"),
    N_("{day} December {year}"),
)
_MONTHS = (
    N_("January {year}"),
    N_("February {year}"),
    N_("March {year}"),
    N_("April {year}"),
    N_("May {year}"),
    N_("June {year}"),
    N_("July {year}"),
    N_("August {year}"),
    N_("September {year}"),
    N_("October {year}"),
    N_("November {year}"),
    N_("December {year}"),
)
_PARTS = {
    "Q1": N_("first quarter of {year}"),
    "Q2": N_("second quarter of {year}"),
    "Q3": N_("third quarter of {year}"),
    "Q4": N_("fourth quarter of {year}"),
    "H1": N_("first half of {year}"),
    "H2": N_("second half of {year}"),
}


def date_words(text: str) -> Message:
    """Return a date or period of the data in words; one with an open beginning is its end.

    Examples
    --------
    >>> str(date_words("2025-07-02")), str(date_words("2025-06/2026-05"))
    ('2 July 2025', 'June 2025 – May 2026')
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _single(text)
    if start and end:
        return Message("{start} – {end}", start=_single(start), end=_single(end))
    return _single(end) if end else Message("since {date}", date=_single(start))


def day_words(day: datetime.date) -> Message:
    """Return a day in words."""
    return date_words(day.isoformat())


def until_words(text: str) -> Message:
    """Return the end of a date or period in words, which is what is known of when something was said."""
    return date_words(text.rpartition("/")[2] or text)


def _single(text: str) -> Message:
    year, *rest = text.split("-")
    if not rest:
        return Message("{year}", year=year)
    if rest[0] in _PARTS:
        return Message(_PARTS[rest[0]], year=year)
    month = int(rest[0]) - 1
    return (
        Message(_DAYS[month], day=int(rest[1]), year=year) if rest[1:] else Message(_MONTHS[month], year=year)
    )
