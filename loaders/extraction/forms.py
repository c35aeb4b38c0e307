"""How a word of doing stands in its clause: as a finite verb, as something else, in the future, denied."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from loaders.extraction.phrases import Hit
from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_of


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
    words = words_of(text)
    inside = [(i, w) for i, w in enumerate(words) if hit.start <= w.start < hit.end]
    if not inside:
        return Form.FINITE  # Chinese has no forms: what stands before decides
    if any(w.grammar for _, w in inside):
        return _russian([w for _, w in inside])
    index = inside[0][0]
    return _english(text, words, index, hit)


def _russian(words: list[Word]) -> Form:
    told = [w.grammar for w in words]
    if any("VERB" in g and "futr" in g and not g & {"past", "pres"} for g in told):
        return Form.FUTURE
    if any(g & {"VERB", "PRTS", "PRED", "ADJS"} for g in told):
        return Form.FINITE
    return Form.OTHER


def _english(text: str, words: tuple[Word, ...], index: int, hit: Hit[Any]) -> Form:
    word = words[index]
    before = words[index - 1].text if index else ""
    earlier = words[index - 2].text if index > 1 else ""
    opens = not text[: word.start].strip(" «\"'") or text[: word.start].rstrip()[-1] in ".;:,!?"
    if opens and not word.text.endswith("ed") and len(text[hit.start : hit.end].split()) == 1:
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
    if inside and any(
        hit.start < w.start and w.end < hit.end and w.text in _listed("negations") for w in words_of(text)
    ):
        return True  # "строительство не ведётся": the words of the phrase stand around it
    after = [w for w in words_of(text) if w.start >= hit.end][:2]
    if len(after) > 1 and after[0].text in ("не", "not") and after[1].bases & _listed("be_ru"):
        return True  # "достроен не будет"
    return _is_denied([w.text for w in words_of(text) if start <= w.start and w.end <= hit.start][-3:])


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
    inside = [w for w in words_of(text) if hit.start <= w.start < hit.end]
    verbs = [w for w in inside if w.grammar & {"VERB", "PRTS"}]
    goes_on = any("impf" in w.grammar and "perf" not in w.grammar for w in verbs)
    return goes_on or any(w.bases & _listed("lasting") for w in inside)


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"
