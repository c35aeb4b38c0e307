"""What a cell holds: a true number, a true date, or text; and what no cell can hold.

Nothing is taken for a formula: text is written as text, and marked so that it stays text when somebody
edits the cell.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from graph.tables import EXCEL_LETTERS, cell, letters_in_excel
from graph.texts import say, translate
from graph.workflows.contracts import Field
from graph.workflows.contracts.words import worded
from graph.workflows.sentences.joining import in_sequence
from schema.messages import N_, Message
from schema.wording import visible

Cell: TypeAlias = int | float | datetime.date | str | None

#: The fields that hold days as precise as their source: a day becomes a date, a month or period stays text.
DATED = frozenset({"start", "planned", "end", "date", "seen", "first_said_by", "last_said_by"})
#: The fields that hold days or periods.
_PERIODS = DATED | {"period", "first_said"}
#: The fields whose items stand a line each: they are long.
IN_LINES = frozenset({"told_by", "source_urls", "properties"})
#: The fields that hold addresses.
LINKS = frozenset({"url", "source_url", "source_urls"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: The calendar of Excel begins here.
_FIRST_YEAR = 1900
#: Excel keeps 15 digits: a whole number of more would lose its last ones.
_TOO_LARGE = 1_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What Excel can hold: letters of a cell (UTF-16), rows and links of a sheet, letters of an address."""

    letters: int = EXCEL_LETTERS
    rows: int = 1_048_576
    links: int = 65_530
    address: int = 2_079


EXCEL = Limits()


def cell_of(field: Field, value: object, lang: str) -> Cell:
    """Return what the cell of a field holds: words for codes, numbers and days as such, else text."""
    if field.vocabulary:
        value = worded(field.vocabulary, value, lang)
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return translate(N_("yes"), lang) if value else None
    if isinstance(value, (int, float)):
        return value if is_exact(value) else repr(value)
    if field.name in _PERIODS:
        value = (
            [period_words(v, lang) for v in value] if isinstance(value, list) else period_words(value, lang)
        )
    if isinstance(value, (list, tuple)):
        if len(value) == 1 and isinstance(value[0], float):
            return cell_of(field, value[0], lang)
        items = [visible(cell(item)) for item in value]
        return "\n".join(items) if field.name in IN_LINES else in_sequence(items, lang)
    text = visible(cell(value))
    return day_of(text) if field.name in DATED else text


def period_words(value: object, lang: str) -> object:
    """Return a period without the signs of programs: ``2025-06 – 2026-05``, ``up to 2025-05``."""
    start, slash, end = value.partition("/") if isinstance(value, str) else ("", "", "")
    if not slash:
        return value
    if start and end:
        return say(Message("{start} – {end}", start=start, end=end), lang)
    return say(Message("up to {date}", date=end) if end else Message("since {date}", date=start), lang)


def day_of(text: str) -> datetime.date | str:
    """Return a day as a date; what is less precise, or before the calendar of Excel, as it stands."""
    if _DAY.fullmatch(text):
        try:
            found = datetime.date.fromisoformat(text)
        except ValueError:
            return text
        return found if found.year >= _FIRST_YEAR else text
    return text


def pieces(text: str, most: int) -> Iterator[str]:
    """Yield a text in pieces of so many letters as Excel counts them."""
    start = count = 0
    for index, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if count + width > most:
            yield text[start:index]
            start, count = index, 0
        count += width
    yield text[start:]


def is_address(text: str, limits: Limits = EXCEL) -> bool:
    """Tell whether a text is an address of a page that a cell can lead to."""
    head, _, tail = text.partition("#")
    return (
        text.startswith(("http://", "https://"))
        and not any(character.isspace() for character in text)
        and max(letters_in_excel(head), letters_in_excel(tail)) <= limits.address
    )


def is_exact(value: float) -> bool:
    """Tell whether a cell can hold a number as it is."""
    if isinstance(value, int):
        return abs(value) < _TOO_LARGE
    return math.isfinite(value)
