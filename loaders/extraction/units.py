"""The unit of a number, by ``rules/units.yaml``: of what is measured, and how exactly it is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.extraction.numerals import Numeral
from loaders.extraction.phrases import Phrases
from loaders.extraction.rulebook import LANGUAGES, check_keys, check_term, phrases_of, rules
from schema.reader import read_schema

_FILE = "units"
_KEYS = frozenset(("class", "signs", "per_year", "per_day", "per_month"))
#: Characters after a number among which its unit begins, and within which "a year" may follow.
_REACH, _REACH_OF_PER = 40, 46
_MAGNITUDES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3))
_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is printed: its term, what it measures, where it ends; ``per`` is year, day, week ..."""

    term: str
    of: str
    start: int
    end: int
    per: str | None = None


def unit_of(text: str, numeral: Numeral) -> Unit | None:
    """Return the unit of a number: right after it, or a sign of money before it; None where there is none."""
    sign = _sign_before(text, numeral.start)
    if sign:
        return Unit(sign, "money", numeral.start - 1, numeral.end)
    for hit in _phrases().every(text, numeral.end, min(len(text), numeral.end + _REACH)):
        if text[numeral.end : hit.start].strip(_SPACES + ".-"):
            break
        return Unit(hit.told, _class(hit.told), hit.start, hit.end, per_of(text, hit.end, numeral.start))
    after = text[numeral.end : numeral.end + _REACH].lstrip(_SPACES)
    for written, term in _written():
        if after.startswith(written):
            start = text.index(written, numeral.end)
            end = start + len(written)
            return Unit(term, _class(term), start, end, per_of(text, end, numeral.start))
    return None


def per_of(text: str, end: int, start: int) -> str | None:
    """Return the time that a number which stands there is told for ("a year"), None where it is not."""
    for hit in _per().every(text, end, min(len(text), end + _REACH_OF_PER)):
        between = text[end : hit.start]
        if len(between.split()) <= 2 and not re.search(r"[.,;:(]\s", between):
            return hit.told
    if re.search(r"(?<!\d)年[\u3400-\u9fff]{0,6}$", text[max(0, start - 9) : start]):
        return "year"
    if any(text[max(0, start - 6) : start].endswith(w) for w in rules(_FILE)["before_year"]):
        return "year"
    earlier = _per_before().find(text, max(0, start - _REACH), start)
    return earlier[-1].told if earlier else None


def term_of(unit: Unit, numeral: Numeral) -> tuple[str, float]:
    """Return the term of the vocabulary that fits a unit and its magnitude, and the value in it.

    Examples
    --------
    >>> term_of(Unit("CNY", "money", 0, 0), Numeral(0, 0, 150.0, 10**8))
    ('billion_CNY', 15.0)
    """
    declared = rules(_FILE)["units"][unit.term]
    base = declared.get(f"per_{unit.per}", unit.term) if unit.per else unit.term
    return scaled(base, numeral)


def scaled(base: str, numeral: Numeral) -> tuple[str, float]:
    """Return the term of a base with the magnitude that is printed, or the one below it, and the value."""
    terms = read_schema().vocabularies["unit"].terms
    printed = numeral.magnitude in (1, *(size for _, size in _MAGNITUDES))
    most = numeral.magnitude if printed else numeral.value * numeral.magnitude
    for name, size in _MAGNITUDES:
        if size <= most and f"{name}_{base}" in terms:
            return f"{name}_{base}", _round(numeral.value * (numeral.magnitude / size))
    return base, _round(numeral.value * numeral.magnitude)


def _round(value: float) -> float:
    return float(f"{value:.12g}")


def bound_of(text: str, numeral: Numeral, unit_end: int) -> str:
    """Return how exactly a number is told: by the words before it, in Chinese also after it."""
    if numeral.range == "both":
        return "exactly"
    if numeral.range:
        return "at_least" if numeral.range == "from" else "up_to"
    before = text[max(0, numeral.start - 24) : numeral.start].lower().rstrip(_SPACES + "$€¥￥₽(")
    inside = text[numeral.start : unit_end + 3]
    for bound, words in _bounds():
        if re.search(r"[\u3400-\u9fff]", words):
            if before.endswith(words):
                return bound
        elif re.search(rf"(?:^|[^\w]){re.escape(words)}$", before):
            return bound
    for bound, given in rules(_FILE)["bounds"].items():
        if any(words in inside for words in given["after"]) and re.search(r"[\u3400-\u9fff]", inside):
            return str(bound)
    return "exactly"


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    found = [
        (bound, words)
        for bound, given in rules(_FILE)["bounds"].items()
        for language in LANGUAGES
        for words in given[language]
    ]
    return tuple(sorted(found, key=lambda item: (-len(item[1]), item)))


def _class(term: str) -> str:
    return str(rules(_FILE)["units"][term]["class"])


@cache
def _checked() -> Mapping[str, Any]:
    units: Mapping[str, Any] = rules(_FILE)["units"]
    for term, rule in units.items():
        check_keys(_FILE, term, rule, _KEYS)
        for named in (term, *(rule[key] for key in sorted(rule) if key.startswith("per_"))):
            check_term(_FILE, term, named, "unit")
    return units


@cache
def _phrases() -> Phrases[str]:
    return Phrases((p, term) for term, rule in _checked().items() for p in phrases_of(_FILE, term, rule))


@cache
def _written() -> tuple[tuple[str, str], ...]:
    """Return the units that are compared as they are written, the longest first: Chinese, and signs."""
    found = []
    for term, rule in _checked().items():
        found += [(w, term) for w in (*rule.get("zh", ()), *rule.get("signs", ()))]
        found += [(w, term) for w in (*rule["ru"], *rule["en"]) if not any(c.isalpha() for c in w)]
    return tuple(sorted(set(found), key=lambda item: (-len(item[0]), item)))


def _sign_before(text: str, start: int) -> str | None:
    before = text[max(0, start - 5) : start].rstrip(_SPACES)
    for written, term in _written():
        if (
            _class(term) == "money"
            and before.endswith(written)
            and written in _checked()[term].get("signs", ())
        ):
            return term
    return None


@cache
def _per_before() -> Phrases[str]:
    """Return the adverbs that may stand before a number as well ("handles yearly up to 5,000")."""
    given = rules(_FILE)["per"]
    return Phrases((p, per) for per, rule in given.items() for p in rule["before"])


@cache
def _per() -> Phrases[str]:
    given = rules(_FILE)["per"]
    return Phrases(
        (p, per)
        for per, rule in given.items()
        for p in phrases_of(_FILE, f"per: {per}", {k: rule[k] for k in LANGUAGES})
    )
