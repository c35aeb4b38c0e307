"""Kinds of value: what a value of each kind may be, and its clean form.

Dates are kept as strings at the precision of their source: ``2025``, ``2025-12``, ``2025-12-05``,
``2025-Q1``, ``2025-H1``, or a period ``2025-06/2026-05``, either side of which may be open.
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from schema.errors import InvalidValueError
from schema.messages import N_, Message, Words, either
from schema.model import Property, Schema
from schema.wording import steering_characters

DATE_FORMS = Message("YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1, YYYY-H1 or a period FROM/TO")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_FORM = Message("lower-case Latin letters, digits and hyphens")
_UNITS = {"degree": N_("degrees")}
_CODE = re.compile(r"(?:RU|CN)-[A-Z]{2,3}|[A-Z]{2}")
#: What has a code of ISO 3166 for its name, with an example.
_EXAMPLE_CODES = {"Region": "RU-AMU", "Province": "CN-HL", "Country": "CN"}
_DATE = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?", re.ASCII)
_EUROPEAN = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", re.ASCII)
#: Years outside this range are slips of the keyboard, not dates of regional ties.
FIRST_YEAR, LAST_YEAR = 1600, 2100
FIRST_DAY, LAST_DAY = datetime.date.min, datetime.date.max
#: No number of a source comes near; it fits the 64 bits of every store, and sums stay finite.
LARGEST = 10**18
#: No latitude is beyond it, most longitudes are.
_POLE = 90
#: The longest text of the shipped dataset, an address, has 199 letters; pages and files show texts whole.
LONGEST_TEXT = 1000
#: The longest id of the shipped dataset has 82 letters.
LONGEST_ID = 200
_NUMERAL = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", re.ASCII)

Scalar = str | int | float | bool


def clean_value(value: object, declared: Property, schema: Schema) -> Scalar:
    """Return the value in the form that the graph keeps.

    Raises
    ------
    InvalidValueError
        Says what the value is and what was expected.
    """
    if declared.kind == "boolean":
        if not isinstance(value, bool):
            raise InvalidValueError("{value} is not true or false", value=_shown(value))
        return value
    if declared.kind in ("integer", "number"):
        return _clean_number(value, declared, schema)
    if declared.kind == "date":
        return clean_date(value)
    text = clean_text(value)
    if declared.kind == "vocabulary":
        terms = schema.vocabularies[declared.vocabulary or ""].terms
        if text not in terms:
            known = choices(text, terms)
            raise InvalidValueError(
                '{name} "{value}" is unknown ({choices})', name=declared.name, value=text, choices=known
            )
    if declared.kind == "id":
        check_id(text, schema, declared.types)
    return text


def _shown(value: object) -> Message:
    if isinstance(value, str):
        return Message('"{value}"', value=value)
    return Message("{value}", value=repr(value))


def unit_words(unit: str, schema: Schema) -> Words | Message:
    """Return the words for the unit of a property; degrees are no unit of observations."""
    terms = schema.vocabularies["unit"].terms
    return terms[unit].words if unit in terms else Message(_UNITS.get(unit, unit))


def near_words(given: str, known: Iterable[str], most: int = 3, least: float = 0.6) -> list[str]:
    """Return the words most like a given one, the nearest first; ``least`` is how like they must be, 0 to 1.

    Nothing is like what is longer than any id: comparing it would take seconds.
    """
    if len(given) > LONGEST_ID:
        return []
    return difflib.get_close_matches(given, list(known), n=most, cutoff=least)


def choices(given: str, known: Iterable[str], most: int = 12) -> Message:
    """Name what was meant, or all terms of a short vocabulary."""
    terms = list(known)
    near = near_words(given, terms)
    many = len(terms) > most
    if near and many:
        return Message("did you mean {near}? {count} are known", near=either(near), count=len(terms))
    if near:
        return Message("did you mean {near}? Known: {known}", near=either(near), known=terms)
    if many:
        return Message("{known}, ... {count} in all", known=terms[:most], count=len(terms))
    return Message("{known}", known=terms)


def one_line(text: str) -> str:
    r"""Return a text as the graph keeps it: white space (no-break, too) folded, accents composed (NFC).

    Examples
    --------
    >>> one_line("Cafe\u0301  region\u00a0")
    'Café region'
    """
    return unicodedata.normalize("NFC", " ".join(text.split()))


def clean_text(value: object) -> str:
    """Return a text as one line.

    Raises
    ------
    InvalidValueError
        It is no text, is empty or longer than ``LONGEST_TEXT`` letters, or holds what nobody sees.
    """
    if not isinstance(value, str):
        raise InvalidValueError("{value} is not text; put it in quotes", value=_shown(value))
    text = one_line(value)
    if not text:
        raise InvalidValueError("the text is empty")
    if len(text) > LONGEST_TEXT:
        raise InvalidValueError(
            "the text has {count:,} letters; at most {most:,} are read", count=len(text), most=LONGEST_TEXT
        )
    steering = steering_characters(text)
    if steering:
        raise InvalidValueError("the text holds invisible characters ({names}); remove them", names=steering)
    return text


def _clean_number(value: object, declared: Property, schema: Schema) -> int | float:
    if isinstance(value, str) and _NUMERAL.fullmatch(value):
        if abs(float(value)) <= LARGEST:
            raise InvalidValueError('"{value}" is text; write the number without quotes', value=value)
        value = float(value)  # the parser keeps a number as text that is too large for it
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise InvalidValueError("{value} is not a number", value=_shown(value))
    if abs(value) > LARGEST:
        raise InvalidValueError(
            "the number is too large (at most {most:g}); check it and its unit", most=LARGEST
        )
    if declared.kind == "integer" and value != int(value):
        raise InvalidValueError("{value} is not a whole number", value=value)
    low, high = declared.minimum, declared.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        text = N_("{value} is out of range ({bounds})")
        if (declared.unit, high) == ("degree", _POLE) and abs(value) <= 2 * _POLE:
            text = N_("{value} is out of range ({bounds}); latitude and longitude look swapped")
        raise InvalidValueError(text, value=value, bounds=_bounds(declared, schema))
    return int(value) if declared.kind == "integer" else float(value)


def _bounds(declared: Property, schema: Schema) -> Message:
    low, high = declared.minimum, declared.maximum
    if low is None:
        bounds = Message("at most {high:g}", high=high)
    elif high is None:
        bounds = Message("at least {low:g}", low=low)
    else:
        bounds = Message("{low:g} to {high:g}", low=low, high=high)
    if not declared.unit:
        return bounds
    return Message("{bounds} {unit}", bounds=bounds, unit=unit_words(declared.unit, schema))


def check_id(text: str, schema: Schema, types: tuple[str, ...] = ()) -> None:
    """Raise InvalidValueError unless the text is an id of one of the types (of any when none is given).

    Things that the program makes have ids of their own that no dataset defines or names.
    """
    prefix, colon, slug = text.partition(":")
    if not colon:
        raise InvalidValueError(
            '"{text}" is not an id: a type prefix, a colon and a name, as in company:haier', text=text
        )
    if len(text) > LONGEST_ID:
        raise InvalidValueError(
            "the id has {count:,} letters; at most {most} are read", count=len(text), most=LONGEST_ID
        )
    kind = schema.prefixes.get(prefix)
    if kind is None:
        known = [p for p, name in schema.prefixes.items() if not schema.nodes[name].made]
        raise InvalidValueError(
            '"{text}": the prefix "{prefix}" is unknown ({choices})',
            text=text,
            prefix=prefix,
            choices=choices(prefix, known, 20),
        )
    if schema.nodes[kind].made:
        raise InvalidValueError(
            '"{text}" is a {kind}, which the program makes and a dataset never names; '
            "write the ties that it follows from",
            text=text,
            kind=kind,
        )
    code = _EXAMPLE_CODES.get(kind)
    if not (_CODE if code else SLUG).fullmatch(slug):
        expected = Message("an ISO code such as {code}", code=code) if code else SLUG_FORM
        raise InvalidValueError(
            '"{text}": the part after the colon must be {expected}', text=text, expected=expected
        )
    if types and kind not in types:
        raise InvalidValueError(
            '"{text}" is a {kind}; expected {types}', text=text, kind=kind, types=either(types)
        )


def clean_date(value: object) -> str:
    """Return a date or period as text; raises InvalidValueError with what was expected."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else clean_text(value)
    date_bounds(text)
    return text


@cache  # a dataset tells the same few hundred dates and periods again and again
def date_bounds(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a date or period covers; open sides reach to the end of time.

    Raises
    ------
    InvalidValueError
        For anything that is not a date in one of the forms of this module.

    Examples
    --------
    >>> date_bounds("2025-H1")
    (datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))
    """
    start, slash, end = text.partition("/")
    if slash:
        first = _single_bounds(start)[0] if start else FIRST_DAY
        last = _single_bounds(end)[1] if end else LAST_DAY
        if first > last or not (start or end):
            raise InvalidValueError('the period "{text}" ends before it begins', text=text)
        return first, last
    return _single_bounds(text)


def _single_bounds(text: str) -> tuple[datetime.date, datetime.date]:
    match = _DATE.fullmatch(text)
    if not match:
        raise InvalidValueError(
            '"{text}" is not a date; expected {expected}', text=text, expected=_suggestion(text)
        )
    year, month, day, quarter, half = (int(group) if group else 0 for group in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidValueError(
            '"{text}": the year is out of range ({first} to {last})',
            text=text,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    try:
        if day:
            exact = datetime.date(year, month, day)
            return exact, exact
        length = 1 if month else 3 if quarter else 6 if half else 12
        first_month = (
            month or (quarter - 1) * 3 + 1 if month or quarter else (half - 1) * 6 + 1 if half else 1
        )
        first = datetime.date(year, first_month, 1)
    except ValueError:
        raise InvalidValueError(
            '"{text}": there is no such day; expected {expected}', text=text, expected=DATE_FORMS
        ) from None
    return first, _month_end(year, first_month + length - 1)


def _month_end(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _suggestion(text: str) -> Message:
    match = _EUROPEAN.fullmatch(text)
    if not match:
        return DATE_FORMS
    day, month, year = (int(group) for group in match.groups())
    try:
        return Message("{day} (year first)", day=datetime.date(year, month, day).isoformat())
    except ValueError:
        numbers = {"day": day, "month": month, "year": year}
        return Message(
            "{forms}, and there is no day {day} in month {month} of {year}", forms=DATE_FORMS, **numbers
        )
