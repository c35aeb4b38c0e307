"""How a word of doing stands in its clause: as a finite verb, as something else, in the future, denied."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Any

from loaders.extraction.phrases import Hit
from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_between

#: Characters before or after a verb among which the words stand that say how it is meant.
_NEAR = 40


class Form(Enum):
    """How a verb stands: it counts by itself, or is what a head before it makes of it."""

    FINITE = "finite"
    FUTURE = "future"
    OTHER = "other"


@cache
def _listed(heading: str) -> frozenset[str]:
    return frozenset(rules("words")[heading])


def form_of(text: str, hit: Hit[Any]) -> Form:
    """Return how the words of a hit stand in their clause."""
    inside = words_between(text, hit.start, hit.end)
    if not inside:
        return Form.FINITE  # Chinese has no forms: what stands before decides
    return _russian(inside) if any(w.grammar for w in inside) else _english(text, inside)


def _russian(words: Sequence[Word]) -> Form:
    told = [w.grammar for w in words]
    ahead = [w for w in words if {"VERB", "futr"} <= w.grammar and not w.grammar & {"past", "pres"}]
    if any(w.bases.isdisjoint(_listed("lasting")) for w in ahead):
        return Form.FUTURE
    if any(g & {"VERB", "PRTS", "PRED", "ADJS"} for g in told):
        return Form.FINITE
    return Form.OTHER


def _english(text: str, words: Sequence[Word]) -> Form:
    word = words[0]
    near = [w.text for w in words_between(text, word.start - _NEAR, word.start)]
    earlier, before = ["", "", *near][-2:]
    opens = text[max(0, word.start - _NEAR) : word.start].strip(" «\"'")[-1:] in ("", *".;:,!?")
    if opens and not word.text.endswith("ed") and len(words) == 1:
        return Form.OTHER  # a sentence begins with its subject: "Work is suspended"
    if before in _listed("before_nouns") or (before in _listed("be") and earlier == "to"):
        return Form.OTHER
    if word.text.endswith("ing") and before not in _listed("be"):
        return Form.OTHER
    return Form.FINITE


def is_negated(text: str, hit: Hit[Any], start: int, *, inside: bool = True) -> bool:
    """Tell whether a negation stands right before the words of a hit, not before ``start``, or among them.

    ``inside`` is false for phrases that have a negation of their own.
    """
    if is_han(text[hit.start]):
        before = text[max(start, hit.start - 4) : hit.start]
        return any(word in before for word in _listed("negations_zh"))
    among = words_between(text, hit.start + 1, hit.end)
    if inside and any(w.text in _listed("negations") for w in among[:-1]):
        return True  # "строительство не ведётся": the words of the phrase stand around it
    after = words_between(text, hit.end, hit.end + _NEAR)
    if len(after) > 1 and after[0].text in ("не", "not") and after[1].bases & _listed("be_ru"):
        return True  # "достроен не будет"
    return _is_denied([w.text for w in words_between(text, max(start, hit.start - _NEAR), hit.start)][-3:])


def _is_denied(before: list[str]) -> bool:
    """Tell whether the words before a verb end in a negation of it ("was not yet", not "not only")."""
    for place, word in enumerate(before):
        rest = before[place + 1 :]
        denies = word in _listed("negations") and not (rest and rest[0] in _listed("only"))
        if denies and all(w in _listed("between") for w in rest):
            return True
    return False


def lasts(text: str, hit: Hit[Any]) -> bool:
    """Tell whether a verb is of what goes on, so that a date beside it is not that of a beginning."""
    if text[hit.start : hit.end] in _listed("lasting"):
        return True
    inside = words_between(text, hit.start, hit.end)
    verbs = [w for w in inside if w.grammar & {"VERB", "PRTS"}]
    goes_on = any("impf" in w.grammar and "perf" not in w.grammar for w in verbs)
    return goes_on or any(w.bases & _listed("lasting") for w in inside)


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"
