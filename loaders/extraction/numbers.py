"""The numbers of a passage in the quantities and units of the schema, each with its characters.

What a number is of is told by its unit and by the noun that it counts, else by the nearest word that goes
with such a unit; the rules are ``rules/numerals.yaml``, ``rules/units.yaml`` and ``rules/quantities.yaml``.
A number that none of them knows is left out rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.extraction.candidate import Number, Passage
from loaders.extraction.clauses import Clause, clauses
from loaders.extraction.dates import Told, find_dates
from loaders.extraction.numerals import Numeral, find_numerals
from loaders.extraction.quantities import (
    FAR,
    Counted,
    counted_after,
    counted_before,
    quantity_of,
    scope_of,
    told_by,
)
from loaders.extraction.rulebook import rules
from loaders.extraction.units import Unit, bound_of, per_of, scaled, term_of, unit_of
from loaders.extraction.verdicts import looks_ahead
from loaders.extraction.words import words_of

#: A noun before its number is followed by a verb of reaching, within so many characters of the number.
_REACHED = re.compile(
    r"(?:состав|достиг|превы|насчит|до|reach|total|exceed|to|stand|stood|达|为|超过|增至|至)\S*\s*\S*\s*$",
    re.I,
)
#: Chinese counting words, after which the noun itself may be missing.
_CLASSIFIER = re.compile("(?:多|余)?(?:人次|人|名|家|个|列|辆|台|项|所|架次)")
#: What is counted of agreements that were signed is a fact, however much they promise.
_FIRM = frozenset(("agreements", "stake", "share_of_trade", "trade_turnover"))
#: "grew by 5 %", "вырос на 5 %".
_BY = re.compile(r"(?:\bна|\bby)\s+(?:[\w,]+\s+){0,2}$", re.I)
#: An amount of goods beside a growth says that it is one of volume.
_WEIGHED = re.compile(r"\d\s*(?:[万亿]|\w+\.?\s+)?(?:тонн|т\b|tonn|tons?\b|кубометр|吨)", re.I)
#: A date that opens a clause is that of all in it, a later one only up to the next comma.
_OPENING = 12
#: The numbers before and after an amount among which its currency is looked for.
_AROUND = 3
#: No amount of money is told without its currency but in millions.
_LARGE = 10**6
#: So many of what only its name tells are pieces, fewer may be anything.
_MANY = 10
_TO = re.compile(r"(?:\bдо|\bto|至|到|达)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class _Place:
    """A number with what is around it."""

    text: str
    numeral: Numeral
    clause: Clause


def find_numbers(passage: Passage) -> list[Number]:
    """Return the numbers of a passage in order.

    A range is two numbers, ``at_least`` and ``up_to``. Growth in percent or in times is a ``change_of``, and
    a fall is negative. Years, ordinals, numbers of articles and of telephones are none.

    Examples
    --------
    >>> text = "Вложат 80–100 млн долларов, создано более 500 рабочих мест, экспорт вырос на 35 %."
    >>> for n in find_numbers(Passage(1, text)):
    ...     print(n.quantity, n.value, n.unit, n.bound, n.nature, n.change_of)
    investment 80.0 million_USD at_least planned False
    investment 100.0 million_USD up_to planned False
    jobs 500.0 person at_least measured False
    export_value 35.0 percent exactly measured True
    """
    dates = find_dates(passage)
    found: list[Number] = []
    starts = [told.start for told in dates]
    numerals = find_numerals(passage.text)
    multiples = [*_multiples(passage.text)]
    for numeral in [*numerals, *multiples]:
        index = bisect_right(starts, numeral.start) - 1
        if index >= 0 and numeral.start < dates[index].end:
            continue
        clause = _clause_of(passage.text, numeral.start)
        place = _Place(passage.text, numeral, clause)
        told = _share_or_change(place, _times(place)) if numeral in multiples else _told(place)
        told = told or _in_money_of(place, numerals)
        if told is not None:
            number = _number(passage, told, clause, dates, numeral)
            same = [
                n.quantity for n in found if _clause_of(passage.text, n.start).sentence == clause.sentence
            ]
            if number.quantity == "growth" and same:
                number = replace(number, quantity=same[-1])  # "(up by 5 %)" after what has grown
            found.append(number)
    return sorted(found, key=lambda n: (n.start, n.bound, n.value))


def _clause_of(text: str, place: int) -> Clause:
    parts = clauses(text)
    index = bisect_right(parts, place, key=lambda clause: clause.start) - 1
    return parts[index] if index >= 0 and parts[index].covers(place) else Clause(0, len(text), 0)


def _times(place: _Place) -> Unit:
    start, end = place.numeral.start, place.numeral.end
    return Unit("times", "times", start, end, per_of(place.text, end, start))


def _in_money_of(place: _Place, numerals: Sequence[Numeral]) -> _Meant | None:
    """Return a large number in the money of its neighbour: "revenue 4 bn roubles, profit 300 m"."""
    if place.numeral.magnitude < _LARGE or unit_of(place.text, place.numeral):
        return None
    start, end = _sentence(place)
    index = bisect_right(numerals, place.numeral.start, key=lambda n: n.start)
    around = numerals[max(0, index - _AROUND) : index + _AROUND]
    for near in sorted(around, key=lambda n: abs(n.start - place.numeral.start)):
        unit = unit_of(place.text, near) if start <= near.start < end else None
        if unit and unit.of == "money":
            return _measured(place, replace(unit, end=place.numeral.end, per=None))
    return None


@dataclass(frozen=True, slots=True)
class _Meant:
    quantity: str
    value: float
    unit: str
    end: int
    change: bool = False


def _told(place: _Place) -> _Meant | None:
    """Return what a number means; None where no rule knows it."""
    unit = unit_of(place.text, place.numeral)
    if unit and unit.of in ("percent", "times", "points"):
        return _share_or_change(place, unit)
    counted = counted_after(place.text, place.numeral)
    if unit and not (unit.of in ("time", "people") and counted):
        return _measured(place, unit)
    start, end = place.numeral.start, place.numeral.end
    before, after = place.text[max(0, start - 30) : start], place.text[end : end + 10]
    if counted is None and (_REACHED.search(before) or _CLASSIFIER.match(after)):
        counted = counted_before(place.text, place.numeral, place.clause.start)
    if counted is None and place.numeral.value * place.numeral.magnitude >= _MANY:
        start = max(place.clause.start, place.numeral.start - 40)
        if told_by("makes", place.text, start, place.numeral.start):
            counted = Counted("output", "count", place.numeral.end, False)
    return _of_counted(place, counted) if counted else None


def _of_counted(place: _Place, counted: Counted) -> _Meant:
    end = max(counted.end, place.numeral.end)
    per = per_of(place.text, end, place.numeral.start)
    if per and counted.per:
        return _Meant("frequency", place.numeral.value * place.numeral.magnitude, f"per_{per}", end)
    quantity, base = counted.quantity, counted.unit
    if per and quantity in ("containers", "output", "units", "vehicles"):
        capacity = quantity_of("boxes", place.text, place.clause.start, place.clause.end, place.numeral)
        quantity = "capacity" if capacity == "capacity" or per != "year" else quantity
        base = "piece_per_year" if per == "year" else f"per_{per}"
    elif quantity in ("containers", "units", "output") and _speaks_of_capacity(place):
        quantity = "capacity"
    term, value = scaled(base, place.numeral)
    return _Meant(quantity, value, term, end)


def _speaks_of_capacity(place: _Place) -> bool:
    start = max(place.clause.start, place.numeral.start - 40)
    return quantity_of("boxes", place.text, start, place.numeral.end, place.numeral) == "capacity"


def _measured(place: _Place, unit: Unit) -> _Meant | None:
    start, end = place.clause.start, place.clause.end
    quantity = quantity_of(unit.of, place.text, start, end, place.numeral)
    if quantity in (None, "other") or quantity == quantity_of(unit.of, "", 0, 0, place.numeral):
        span = _sentence(place)
        wider = quantity_of(unit.of, place.text, *span, place.numeral)
        quantity = wider or quantity
        if quantity == quantity_of(unit.of, "", 0, 0, place.numeral):
            quantity = quantity_of(unit.of, place.text, 0, span[1], place.numeral)
    if quantity is None:
        return None
    term, value = term_of(unit, place.numeral)
    if unit.per and quantity == "output" and unit.of in ("mass", "volume") and _speaks_of_capacity(place):
        quantity = "capacity"
    return _Meant(quantity, value, term, unit.end)


def _sentence(place: _Place) -> tuple[int, int]:
    return _sentences(place.text).get(place.clause.sentence, (place.clause.start, place.clause.end))


@lru_cache(8)
def _sentences(text: str) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for clause in clauses(text):
        start, _ = found.get(clause.sentence, (clause.start, 0))
        found[clause.sentence] = start, clause.end
    return found


def _share_or_change(place: _Place, unit: Unit) -> _Meant:
    text, numeral = place.text, place.numeral
    value = float(f"{numeral.value * numeral.magnitude:.12g}")
    if unit.of == "times" and unit.per:
        return _Meant("frequency", value, f"per_{unit.per}", unit.end)
    start, end = place.clause.start, place.clause.end
    near = max(start, numeral.start - 60)
    by = _BY.search(text[near : numeral.start]) is not None
    shares = not by and told_by("shares", text, near, numeral.start)
    falls = told_by("falls", text, near, min(end, unit.end + 12))
    changes = not shares and (falls or told_by("grows", text, near, min(end, unit.end + 12)))
    if unit.of == "times" or (changes and not _TO.search(text[max(0, numeral.start - 10) : numeral.start])):
        quantity = quantity_of("change", text, start, end, numeral)
        if quantity in (None, "growth"):
            quantity = quantity_of("change", text, *_sentence(place), numeral)
        if quantity in ("export_value", "import_value") and _WEIGHED.search(text[slice(*_sentence(place))]):
            quantity = "export_volume" if quantity == "export_value" else "import_volume"
        signed = -value if falls and unit.of != "times" else value
        return _Meant(quantity or "growth", signed, unit.term, unit.end, change=True)
    return _Meant(quantity_of("percent", text, start, end, numeral) or "share", value, unit.term, unit.end)


def _number(
    passage: Passage, told: _Meant, clause: Clause, dates: Sequence[Told], numeral: Numeral
) -> Number:
    text = passage.text
    near = max(clause.start, numeral.start - FAR), min(clause.end, numeral.end + FAR)
    claimed = told_by("claims", text, *near)
    ahead = looks_ahead(passage, clause, firm=told.quantity in _FIRM)
    date = _date(text, clause, dates, numeral)
    bound = bound_of(text, numeral, told.end)
    if bound == "up_to" and not ahead and _reaches(text, clause, numeral):
        bound = "exactly"  # "grew to 5 %"
    return Number(
        "jobs_planned" if told.quantity == "jobs" and ahead else told.quantity,
        told.value,
        told.unit,
        numeral.start,
        max(told.end, numeral.end),
        date,
        "planned" if ahead else "claimed" if claimed else "measured",
        bound,
        scope_of(text, *near),
        told.change,
    )


def _reaches(text: str, clause: Clause, numeral: Numeral) -> bool:
    start = max(clause.start, numeral.start - 45)
    moves = told_by("grows", text, start, numeral.start) or told_by("falls", text, start, numeral.start)
    return moves and _TO.search(text[max(0, numeral.start - 10) : numeral.start]) is not None


def _date(text: str, clause: Clause, dates: Sequence[Told], numeral: Numeral) -> str | None:
    """Return the date of the clause that is nearest to a number, one before it rather than one after it."""
    first = bisect_left(dates, clause.start, key=lambda told: told.start)
    last = bisect_left(dates, clause.end, key=lambda told: told.start)
    inside = [
        t
        for t in dates[first:last]
        if t.start - clause.start <= _OPENING or "," not in text[t.end : numeral.start]
    ]
    before = [told for told in inside if told.end <= numeral.start]
    chosen = before[-1:] or inside[:1]
    return chosen[0].iso if chosen else None


def _multiples(text: str) -> Iterator[Numeral]:
    """Yield "doubled" and the like as numbers of times; their unit is the word itself."""
    given, often = rules("numerals")["times"], rules("numerals")["times_in"]
    for word in words_of(text):
        if word.text in often and per_of(text, word.end, word.start):
            yield Numeral(word.start, word.end, float(often[word.text]))
        known = [b for b in sorted(word.bases) if b in given]
        if known:
            yield Numeral(word.start, word.end, float(given[known[0]]))
    for written, value in given.items():
        if "\u3400" <= written[0] <= "\u9fff":
            for match in re.finditer(written, text):
                yield Numeral(match.start(), match.end(), float(value))
