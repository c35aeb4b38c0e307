"""Numbers of the data as facts, each with its unit and date, and how they read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from graph.statements.records import Observation
from graph.texts import say
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.dates import date_words
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema
from schema.values import date_bounds

_BOUNDS = {
    "exactly": "{value}",
    "about": N_("about {value}"),
    "at_least": N_("at least {value}"),
    "up_to": N_("up to {value}"),
}
#: What a billion is in Chinese, the language that has no word for it.
_CHINESE, _BILLION = "zh", "十亿"
#: Units that count what the quantity already names.
_BARE = frozenset({"count"})


class Told(Protocol):
    """A number as a source tells it, in the data or in a candidate."""

    @property
    def quantity(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def unit(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def nature(self) -> str: ...
    @property
    def bound(self) -> str: ...
    @property
    def change_of(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class NumberFact:
    """An observation: a quantity of subjects or of a tie, in a unit, at a date."""

    id: str
    quantity: str
    value: float
    unit: str
    date: str
    until: datetime.date
    subjects: tuple[str, ...]
    tie_id: str | None
    counterpart: str | None
    scope: str | None
    nature: str
    bound: str
    change_of: bool
    note: Words
    citation: Citation

    @classmethod
    def of(cls, observation: Observation) -> NumberFact:
        """Return an observation as a fact."""
        o = observation
        note = Words(o.notes) if o.notes else Words({"en": ""})
        told = (o.id, o.quantity, o.value, o.unit, o.date, date_bounds(o.date)[1], o.subjects, o.tie_id)
        kept = (o.counterpart, o.scope, o.nature, o.bound, o.change_of)
        return cls(*told, *kept, note, Citation.of(o))


def numbers_of(observations: Iterable[Observation]) -> tuple[NumberFact, ...]:
    """Return observations as facts, the latest first, then by id."""
    found = sorted((NumberFact.of(o) for o in observations), key=lambda n: n.id)
    return tuple(sorted(found, key=lambda n: n.until, reverse=True))


def quantity_words(number: Told) -> Words:
    """Return what the number measures."""
    return read_schema().vocabularies["quantity"].terms[number.quantity].words


def amount_words(number: Told) -> Message:
    """Return the amount with its unit, and whether it is a bound or a plan."""
    is_signed = number.change_of and number.unit != "times"
    value = grouped_figure(number.value, signed=is_signed)
    unit = read_schema().vocabularies["unit"].terms[number.unit].words
    if number.unit in _BARE:
        amount = Message("{value}", value=value)
    elif number.unit == "percent":
        amount = Message("{value}%", value=value)
    elif number.unit == "year" and number.value == int(number.value):
        amount = counted("{count} year", "{count} years", int(number.value))
    elif number.unit == "rank":
        amount = Message("place {value}", value=value)
    elif unit[_CHINESE].startswith(_BILLION):
        amount = _billions(number.value, unit, signed=is_signed)
    else:
        amount = Message("{value} {unit}", value=value, unit=unit)
    bounded = Message(_BOUNDS.get(number.bound, "{value}"), value=amount)
    if number.nature == "planned":
        return Message("{amount} (planned)", amount=bounded)
    return Message("{amount} (claimed)", amount=bounded) if number.nature == "claimed" else bounded


def _billions(value: float, unit: Words, *, signed: bool) -> Message:
    """Return an amount in billions, which Chinese counts by the hundred million: 2.3 billion is 23亿."""
    told = {lang: say(grouped_figure(value, signed=signed), lang) for lang in unit}
    told[_CHINESE] = say(grouped_figure(10 * value, signed=signed), _CHINESE)
    by_hundred_million = _BILLION[1:] + unit[_CHINESE].removeprefix(_BILLION)
    return Message("{value} {unit}", value=Words(told), unit=Words({**unit, _CHINESE: by_hundred_million}))


def number_words(number: Told) -> Message:
    """Return a number as a clause: what it measures, how much, and when, where that is told."""
    told = {"quantity": quantity_words(number), "amount": amount_words(number)}
    if number.date is None:
        text = N_("change of {quantity}: {amount}") if number.change_of else N_("{quantity}: {amount}")
        return Message(text, **told)
    if number.change_of:
        text = N_("change of {quantity}: {amount}, {date}")
    else:
        text = N_("{quantity}: {amount}, {date}")
    return Message(text, **told, date=date_words(number.date))


def grouped_figure(value: float, *, signed: bool = False) -> Message:
    """Return a figure with groups of three digits; each language has its own marks."""
    whole = value == int(value)
    form = f"{value:{'+' if signed else ''},.0f}" if whole else f"{value:{'+' if signed else ''},.10g}"
    head, _, tail = form.partition(".")
    grouped = head.split(",")
    text = Message("{text}", text=grouped[0])
    for group in grouped[1:]:
        text = Message("{thousands},{rest}", thousands=text, rest=group)
    return Message("{whole}.{fraction}", whole=text, fraction=tail) if tail else text


def figure(value: float, digits: int = 1) -> Message:
    """Return a figure with so many digits behind the point, whatever they are.

    Examples
    --------
    >>> str(figure(9.25))
    '9.2'
    """
    whole, _, fraction = f"{value:.{digits}f}".partition(".")
    return (
        Message("{whole}.{fraction}", whole=whole, fraction=fraction)
        if digits
        else Message("{text}", text=whole)
    )


def percent(share: float) -> Message:
    """Return a share in whole percent."""
    return Message("{value}%", value=round(100 * share))
