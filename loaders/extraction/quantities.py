"""What a number is a number of, by ``rules/quantities.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.extraction.numerals import Numeral
from loaders.extraction.phrases import Hit, Phrases
from loaders.extraction.rulebook import check_keys, check_term, phrases_of, rules
from loaders.extraction.words import words_between

_FILE = "quantities"
#: A counted noun begins at most so many words or Chinese characters after its number.
_WORDS, _CHARACTERS = 3, 9
#: Characters around a number beyond which nothing tells what it is a number of.
FAR = 500
#: What stands after a number counts as farther than what stands before it.
_AFTER = 25
_HAN = ("\u3400", "\u9fff")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the quantity, its unit, and where the noun ends."""

    quantity: str
    unit: str
    end: int
    per: bool


def counted_after(text: str, numeral: Numeral) -> Counted | None:
    """Return what the noun after a number says that it counts; only words of quality may stand between."""
    reach = min(len(text), numeral.end + 60)
    for hit in _counted().every(text, numeral.end, reach):
        if _is_han(text[hit.start]):
            if hit.start - numeral.end <= _CHARACTERS and not _stops(text, numeral.end, hit.start):
                return _made(hit)
            continue
        between = words_between(text, numeral.end, hit.start)
        if len(between) > _WORDS or _stops(text, numeral.end, hit.start):
            break
        if all(
            not w.grammar or w.grammar & {"ADJF", "PRTF", "Anum", "NUMR", "ADJS", "CONJ"} for w in between
        ):
            return _made(hit)
    return None


def counted_before(text: str, numeral: Numeral, start: int) -> Counted | None:
    """Return what the nearest noun before a number counts ("the number of tourists reached 5,000")."""
    hits = _counted().find(text, max(start, numeral.start - FAR), numeral.start)
    return _made(hits[-1]) if hits else None


def quantity_of(kind: str, text: str, start: int, end: int, numeral: Numeral) -> str | None:
    """Return the quantity of a class of units whose words are nearest to a number between two characters.

    ``kind`` is ``change`` for a growth. Without such words it is that of the class; None where it has none.
    """
    best: tuple[int, int, str] | None = None
    phrases, default = _measured(kind)
    for hit in phrases.every(text, max(start, numeral.start - FAR), min(end, numeral.end + FAR)):
        if hit.end <= numeral.start:
            distance = numeral.start - hit.end
        elif hit.start >= numeral.end:
            distance = hit.start - numeral.end + _AFTER
        else:
            continue
        order, quantity = hit.told
        if best is None or (distance, order) < best[:2]:
            best = (distance, order, quantity)
    return best[2] if best else default


def told_by(heading: str, text: str, start: int, end: int) -> bool:
    """Tell whether a phrase of a heading (``grows``, ``falls``, ``claims``) stands between two characters."""
    return bool(_words(heading, rules(_FILE)[heading]).find(text, start, end))


def scope_of(text: str, start: int, end: int) -> str | None:
    """Return whom the numbers between two characters cover, None where it is not told."""
    for scope, rule in rules(_FILE)["scopes"].items():
        if _words(f"scopes: {scope}", rule).find(text, start, end):
            return str(scope)
    return None


def _is_han(character: str) -> bool:
    return _HAN[0] <= character <= _HAN[1]


def _stops(text: str, start: int, end: int) -> bool:
    return any(c in ".,;:()，。；、—–" for c in text[start:end].strip().strip("."))


def _made(hit: Hit[Counted]) -> Counted:
    told = hit.told
    return Counted(told.quantity, told.unit, hit.end, told.per)


@cache
def _counted() -> Phrases[Counted]:
    return Phrases(_read_counted(rules(_FILE)["counted"]))


def _read_counted(found: Mapping[str, Any]) -> Iterable[tuple[str, Counted]]:
    for quantity, rule in found.items():
        check_keys(_FILE, f"counted: {quantity}", rule, frozenset(("unit", "per")))
        check_term(_FILE, "counted", quantity, "quantity")
        check_term(_FILE, f"counted: {quantity}", rule.get("unit", ""), "unit")
        told = Counted(quantity, rule["unit"], 0, bool(rule.get("per", False)))
        for phrase in phrases_of(_FILE, f"counted: {quantity}", rule):
            yield phrase, told


@cache
def _measured(kind: str) -> tuple[Phrases[tuple[int, str]], str | None]:
    given = rules(_FILE)
    chosen = given["change"] if kind == "change" else [r for r in given["measured"] if r.get("of") == kind]
    default = None
    told = []
    for order, rule in enumerate(chosen):
        key = f"{kind}: {rule.get('quantity', '')}"
        check_keys(_FILE, key, rule, frozenset(("quantity", "of")))
        check_term(_FILE, key, rule.get("quantity", ""), "quantity")
        phrases = phrases_of(_FILE, key, rule)
        told += [(phrase, (order, rule["quantity"])) for phrase in phrases]
        default = default if phrases else rule["quantity"]
    return Phrases(told), default


_KEPT: dict[str, Phrases[None]] = {}


def _words(key: str, rule: Mapping[str, Any]) -> Phrases[None]:
    if key not in _KEPT:
        _KEPT[key] = Phrases((phrase, None) for phrase in phrases_of(_FILE, key, rule))
    return _KEPT[key]
