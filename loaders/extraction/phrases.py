"""Phrases as the rules write them, and where they stand in a text.

A phrase is a few words in the form in which a dictionary lists them; it is found in any of their forms:

- ``подписать соглашение``, ``sign``: the words one after the other, in any form;
- ``строительн*``: any word that begins so;
- ``завод|фабрика``: one or the other;
- ``=построено``: this form alone;
- ``ввести ... эксплуатация``: up to six other words between;
- ``<thing>``: one of a set of ``rules/sets.yaml``;
- ``签署``, ``于…投产``: Chinese characters as they stand, with up to twelve others between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from loaders.extraction.rulebook import rules
from loaders.extraction.words import Word, words_between

#: Words between the parts of a phrase that are joined by "...".
_WORDS_BETWEEN = 6
_HAN = re.compile("[\u3400-\u9fff]")
_GAP = "..."
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Where a phrase stands, and what it tells."""

    start: int
    end: int
    told: T


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a phrase: any of these bases, forms or beginnings; ``gap``: others may stand before it."""

    bases: frozenset[str]
    forms: frozenset[str]
    heads: tuple[str, ...]
    gap: bool

    def fits(self, word: Word) -> bool:
        if not self.bases.isdisjoint(word.bases) or word.text in self.forms:
            return True
        return bool(self.heads) and word.text.startswith(self.heads)


class Phrases(Generic[T]):
    """A set of phrases with what each tells; longer ones win where two begin at one word."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Take phrases with what they tell, in the order in which they win at equal length."""
        self._by_word: dict[str, list[tuple[int, tuple[_Part, ...], T]]] = defaultdict(list)
        self._by_head: dict[str, list[tuple[int, tuple[_Part, ...], T]]] = defaultdict(list)
        characters: dict[str, tuple[int, T]] = {}
        for order, (phrase, told) in enumerate(phrases):
            if _HAN.search(phrase):
                characters.setdefault(phrase, (order, told))
                continue
            parts = tuple(_parts(phrase.lower().replace("ё", "е")))
            for key in parts[0].bases | parts[0].forms:
                self._by_word[key].append((order, parts, told))
            for head in parts[0].heads:
                self._by_head[head[:2]].append((order, parts, told))
        self._characters = [
            (re.compile(re.escape(p).replace("…", ".{0,12}?")), *told)
            for p, told in sorted(characters.items())
        ]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit[T]]:
        """Return where phrases stand between two characters, in order; none lies within another."""
        found: list[Hit[T]] = []
        for hit in self.every(text, start, end):
            if not found or hit.end > found[-1].end:
                found.append(hit)
        return found

    def every(self, text: str, start: int = 0, end: int | None = None) -> list[Hit[T]]:
        """Return every place of every phrase between two characters, the longest first at one place."""
        end = len(text) if end is None else end
        inside = words_between(text, start, end)
        hits = [*self._among(inside), *self._in_characters(text, start, end)]
        return [hit for _, hit in sorted(hits, key=lambda found: (found[1].start, -found[1].end, found[0]))]

    def _among(self, words: Sequence[Word]) -> Iterator[tuple[int, Hit[T]]]:
        for index, word in enumerate(words):
            known = {id(c): c for key in sorted({*word.bases, word.text}) for c in self._by_word.get(key, ())}
            heads = (c for c in self._by_head.get(word.text[:2], ()) if c[1][0].fits(word))
            for order, parts, told in (*known.values(), *heads):
                last = _fits(parts, words, index)
                if last is not None:
                    yield order, Hit(word.start, words[last].end, told)

    def _in_characters(self, text: str, start: int, end: int) -> Iterator[tuple[int, Hit[T]]]:
        if not _HAN.search(text, start, end):
            return
        for pattern, order, told in self._characters:
            for match in pattern.finditer(text, start, end):
                yield order, Hit(match.start(), match.end(), told)


def _parts(phrase: str) -> Iterator[_Part]:
    gap = False
    for piece in phrase.split():
        if piece == _GAP:
            gap = True
            continue
        choices = piece.split("|")
        yield _Part(
            frozenset(c for c in choices if c[0] != "=" and not c.endswith("*")),
            frozenset(c[1:] for c in choices if c[0] == "="),
            tuple(c[:-1] for c in choices if c.endswith("*")),
            gap,
        )
        gap = False


@cache
def _articles() -> frozenset[str]:
    return frozenset(rules("words")["articles"])


def _fits(parts: Sequence[_Part], words: Sequence[Word], index: int) -> int | None:
    """Return the number of the last word of the phrase that begins at a word; None where it does not."""
    for part in parts[1:]:
        while not part.gap and index + 2 < len(words) and words[index + 1].text in _articles():
            index += 1
        reach = range(index + 1, min(index + 1 + (_WORDS_BETWEEN + 1 if part.gap else 1), len(words)))
        following = next((i for i in reach if part.fits(words[i])), None)
        if following is None:
            return None
        index = following
    return index
