"""Whether a hyphen at the end of a line belongs to the word or to the line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"\w+(?:-\w+)*")
_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)


class Hyphens:
    """Knows the words of a document that stand unbroken in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = frozenset(word.casefold() for text in texts for word in _WORD.findall(text))

    def keeps(self, before: str, after: str) -> bool:
        """Tell whether two halves are written with a hyphen: as elsewhere in the document, else as a rule."""
        first, second = _last(before), _first(after)
        if not (first and second) or second[0].isupper() or first[-1].isdigit() or second[0].isdigit():
            return True
        whole, parted = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        if (whole in self._words) != (parted in self._words):
            return parted in self._words
        if _CYRILLIC.fullmatch(whole):
            parsed = _words_of_russian()
            # A word that no dictionary has is one of two that it has: российско-китайский.
            return not parsed.word_is_known(whole) and all(parsed.word_is_known(w) for w in (first.casefold(), second.casefold()))
        return False


def _last(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1] if found and text.endswith(found[-1]) else ""


def _first(text: str) -> str:
    found = _WORD.match(text)
    return found[0] if found else ""


@lru_cache(1)
def _words_of_russian() -> Any:
    import pymorphy3  # 0.1 s: only where a document breaks words that it has nowhere whole

    return pymorphy3.MorphAnalyzer()
