"""The words of a text with what a dictionary lists them under, for rules that are written in such forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from graph.names.scripts import has_cyrillic
from graph.names.word_forms import base_forms, grammar
from loaders.extraction.rulebook import rules

#: Letters of any script but Chinese characters, which are matched as they stand; or a run of digits.
_WORD = re.compile(r"(?:(?![\u3400-\u9fff])[^\W\d_])+(?:[-'’](?:(?![\u3400-\u9fff])[^\W\d_])+)*|\d+")
#: A name in quotation marks; what is longer is speech.
_QUOTED = re.compile(r"«[^«»]{1,60}»|“[^“”]{1,60}”|„[^„“”]{1,60}[“”]|\"[^\"]{1,60}\"(?!\w)")
_NOTHING: frozenset[str] = frozenset()
#: English endings and what stands in their place in the dictionary form.
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, its letters in lower case, its dictionary forms and its grammemes.

    The grammemes are those of OpenCorpora (``VERB``, ``past``, ``PRTS``), and there are none for words that
    are not Russian.
    """

    start: int
    end: int
    text: str
    bases: frozenset[str]
    grammar: frozenset[str]


@lru_cache(64)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of a text in their order."""
    names = [m.span() for m in _QUOTED.finditer(text)]
    russian = has_cyrillic(text)
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        named = any(a < start and end < b for a, b in names)
        foreign = russian and match[0][0].isupper() and not has_cyrillic(match[0])
        name = named or foreign or _is_month(text, match)
        found.append(_name(start, end) if name else _word(start, end, match[0]))
    return tuple(found)


@lru_cache(64)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(word.start for word in words_of(text))


def words_between(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words that begin between two characters of a text."""
    places = _starts(text)
    return words_of(text)[bisect_left(places, start) : bisect_left(places, end)]


def _is_month(text: str, word: re.Match[str]) -> bool:
    """Tell whether "May" is the month and not the verb."""
    after = text[word.end() : word.end() + 5].lstrip()[:1]
    return word[0] == "May" and (
        after.isdigit() or text[max(0, word.start() - 5) : word.start()].rstrip()[-1:].isalnum()
    )


def _name(start: int, end: int) -> Word:
    """Return a word of a name, which means nothing: in quotation marks, or Latin in a Russian text."""
    return Word(start, end, "", _NOTHING, _NOTHING)


def _word(start: int, end: int, letters: str) -> Word:
    text = letters.lower().replace("ё", "е")
    if text in rules("words")["as_they_stand"]:
        return Word(start, end, text, frozenset((text,)), _NOTHING)
    if has_cyrillic(text):
        return Word(start, end, text, base_forms(text) | {text}, grammar(text))
    return Word(start, end, text, english_bases(text), _NOTHING)


@lru_cache(2**14)
def english_bases(word: str) -> frozenset[str]:
    """Return what a dictionary may list an English word under; too many rather than too few.

    Examples
    --------
    >>> "build" in english_bases("built"), "plan" in english_bases("planned")
    (True, True)
    """
    found = {word}
    irregular = rules("words")["irregular"]
    if word in irregular:
        found.add(irregular[word])
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST - 1:
            found.add(stem + instead)
            if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)
