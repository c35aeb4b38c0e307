"""Whether a paragraph was cut by the end of a page, and whether another is what it goes on with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.names.word_forms import grammar
from loaders.documents.rating.skeleton import skeleton
from schema.messages import N_

Spans = tuple[tuple[int, int], ...]
#: The paragraphs of a rating are looked at again and again.
_MOST_KEPT = 4096
HYPHEN = N_("hyphen at the end of a line")

#: The end of a sentence, perhaps with closing quotes, brackets or the sign of a note behind it.
_ENDED = re.compile(r"[.!?…;:。！？；：][\s»”\"')\]*¹²³]*$")
_ABBREVIATED = re.compile(
    r"\b(?:руб|долл|тыс|млн|млрд|гг?|ст|им|кв|куб|обл|ул|пос|п|р|т|тн|км|чел|ед|см|др|проф|акад|[А-ЯA-Z])\.$"
)
#: What no sentence ends with: a preposition, a conjunction, an adjective or a participle before its noun.
_LEADING = frozenset(("PREP", "CONJ", "ADJF", "PRTF", "NUMR"))
_LEADS_ON = re.compile(r"(?:\b(?:млн|млрд|тыс|трлн|№|также|том числе|of|and|for|in|to|the)|\d)$")
#: What a sentence is said with.
_SAYING = frozenset(("VERB", "PRTS", "ADJS", "PRED"))
_LAST_WORD, _WORDS = re.compile(r"(\w+)$"), re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…](?:\s|$)")
_OPENED, _CLOSED = "«(“", "»)”"
_COMPOUND = re.compile(r"(?:[а-я]*[ое]|кое|по|экс|вице|нью|усть)-$")

#: What speaks for and against that one paragraph goes on with another, as rounded logarithms of odds.
CUT_AND_SMALL, CUT_HARD, CUT, WHOLE_AND_SMALL, ABBREVIATED_AND_SMALL = 6.0, 1.5, -0.75, -5.0, 2.0
CUT_BEFORE_NO_SENTENCE = 0.75
#: A paragraph that was cut for certain and goes on nowhere; one that only lacks its full stop.
LEFT_OPEN_HARD, LEFT_OPEN = -3.0, -0.5


def is_cut(text: str) -> bool:
    """Tell whether a text has no end of a sentence at its end."""
    return not _ENDED.search(text)


@lru_cache(_MOST_KEPT)
def is_cut_hard(text: str) -> bool:
    """Tell whether a text cannot be whole: it ends with a word that leads on, a hyphen, an open bracket.

    Examples
    --------
    >>> [is_cut_hard(text) for text in ("поставки машин и", "порт «Новый", "из китайской", "рост торговли")]
    [True, True, True, False]
    """
    if not is_cut(text):
        return False
    if text.endswith(("-", ",", "–", "—", "\u00ad")):
        return True
    if sum(map(text.count, _OPENED)) > sum(map(text.count, _CLOSED)):
        return True
    bare = skeleton(text).text
    last = _LAST_WORD.search(bare)
    return bool(_LEADS_ON.search(bare) or (last and not grammar(last[1]).isdisjoint(_LEADING)))


@lru_cache(_MOST_KEPT)
def says_something(text: str) -> bool:
    """Tell whether the first sentence of a text has a predicate.

    Examples
    --------
    >>> says_something("Завод строится."), says_something("России. Однако завод строится.")
    (True, False)
    """
    first = _SENTENCE.split(text, maxsplit=1)[0].casefold()
    return any(not grammar(word).isdisjoint(_SAYING) for word in _WORDS.findall(first))


def begins_small(text: str) -> bool:
    """Tell whether a text begins as the inside of a sentence does."""
    first = text.lstrip('«"“( \u00ad')[:2]
    return (first[:1].islower() and not first[1:].isupper()) or text[:1] in ",;)»%"


def going_on(before: str, after: str) -> float:
    """Return how sure it is that one text goes on with the other, above 0 where they are one paragraph."""
    if begins_small(after):
        if is_cut(before):
            return CUT_AND_SMALL
        return ABBREVIATED_AND_SMALL if _ABBREVIATED.search(before) else WHOLE_AND_SMALL
    if not is_cut(before):
        return 0.0
    if is_cut_hard(before):
        return CUT_HARD
    return CUT if says_something(after) else CUT_BEFORE_NO_SENTENCE


def left_open(text: str) -> float:
    """Return what it costs that a text goes on nowhere."""
    if is_cut_hard(text):
        return LEFT_OPEN_HARD
    return LEFT_OPEN if is_cut(text) else 0.0


@dataclass(frozen=True, slots=True)
class Whole:
    """Two parts of a paragraph put together; ``dropped`` is the hyphen that the end of a line made."""

    text: str
    italic: Spans
    dropped: str = ""


def joined(before: str, italic: Spans, after: str, italic_after: Spans) -> Whole:
    """Return a paragraph made of its two parts, with what is in italics.

    Examples
    --------
    >>> [joined(a, (), b, ()).text for a, b in (("Усть-", "Луге"), ("промыш-", "ленный"), ("рост", "цен"))]
    ['Усть-Луге', 'промышленный', 'рост цен']
    """
    between, dropped = " ", ""
    if before.endswith("\u00ad"):
        between = ""
    elif before.endswith("-") and before[-2:-1].isalpha():
        between = ""
        if begins_small(after) and not _COMPOUND.fullmatch(before.split()[-1].casefold()):
            dropped = "-"
    start = f"{before[: len(before) - len(dropped)]}{between}"
    spans = [*italic]
    for a, b in ((a + len(start), b + len(start)) for a, b in italic_after):
        if spans and a - spans[-1][1] <= len(between):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return Whole(start + after, tuple(spans), dropped)
