"""The words of a passage with their places, and the keys by which two wordings of one thing are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.word_forms import base_forms

_WORD = re.compile(r"[一-鿿]|[^\W_一-鿿]+")
#: So many letters of the base form tell a word from others and are shared by its kin (build, building).
_STEM = 5
_STOP = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands at ``start``, and its base forms (a word of no Russian one stands for itself)."""

    start: int
    end: int
    text: str
    bases: frozenset[str]

    def begins(self, stems: Iterable[str]) -> bool:
        """Tell whether a base form, or the word as it stands, begins with one of the stems."""
        stems = tuple(stems)
        return any(base.startswith(stems) for base in (*self.bases, self.text.casefold()))


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order; each Chinese letter is a word of its own.

    Examples
    --------
    >>> [word.text for word in words_of("Завод в Туле")]
    ['Завод', 'в', 'Туле']
    """
    return [
        Word(m.start(), m.end(), m[0], base_forms(m[0].casefold().replace("ё", "е")))
        for m in _WORD.finditer(text)
    ]


@lru_cache(2**15)
def keys_of(bases: frozenset[str]) -> frozenset[str]:
    """Return the stems by which a word is compared; none for words too short to tell anything."""
    found = set()
    for base in bases:
        if has_chinese(base) or len(base) >= _STOP:
            found.add(base[:_STEM] if has_cyrillic(base) else base)
    return frozenset(found)


def text_keys(text: str) -> frozenset[str]:
    """Return the keys of all words of a text."""
    return frozenset(key for word in words_of(text) for key in keys_of(word.bases))
