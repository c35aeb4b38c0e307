"""The keys by which two wordings of one thing are compared: stems that kin words share (build, building)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from graph.names.scripts import has_cyrillic
from graph.names.word_forms import base_forms

_WORD = re.compile(r"(?:(?![\u3400-\u9fff])[^\W_])+")
#: So many letters of a Russian base form tell a word from others and are shared by its kin.
_STEM = 5
_SHORTEST = 3


@lru_cache(2**14)
def _keys_of(word: str) -> frozenset[str]:
    bases = [base for base in base_forms(word) if len(base) >= _SHORTEST]
    return frozenset(base[:_STEM] if has_cyrillic(base) else base for base in bases)


@lru_cache(2**12)
def text_keys(text: str) -> frozenset[str]:
    """Return the keys of all words of a text, Chinese characters in pairs.

    Examples
    --------
    >>> sorted(text_keys("Зерновой терминал"))
    ['зерно', 'терми']
    """
    folded = text.casefold().replace("ё", "е")
    found = {key for word in _WORD.findall(folded) for key in _keys_of(word)}
    han = [a + b for a, b in pairwise(text) if _is_han(a) and _is_han(b)]
    return frozenset(found.union(han))


def words_with(text: str, keys: Collection[str]) -> list[str]:
    """Return the words of a text that have one of the keys, as they stand; keys that no word has as they are.

    Examples
    --------
    >>> words_with("О зерновых терминалах", ["терми", "港口"])
    ['терминалах', '港口']
    """
    found = {word: text_keys(word).intersection(keys) for word in _WORD.findall(text)}
    others = set(keys).difference(*found.values())
    return [*(word for word, own in found.items() if own), *sorted(others)]


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"
