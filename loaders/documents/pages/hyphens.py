"""Whether a hyphen at the end of a line belongs to the word or to the line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any

_WORD = re.compile(r"\w+(?:-\w+)*")
_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)
#: What is written with a hyphen before many a word.
_HALVES = "бизнес вице веб интернет контр медиа мини онлайн пресс телеграм топ штаб экс"
_FIRST_HALVES = frozenset(_HALVES.split())


#: A document is known to break no words by so many ends of lines; of very many it is enough to look at some.
_LEAST_BREAKS, _MOST_BREAKS = 8, 400


class Hyphens:
    """Knows the words of a document that stand unbroken in it, and whether it breaks words at all.

    ``breaks`` are the halves of words before and behind hyphens at ends of lines. Where most of these are
    written with a hyphen anyway, the program that wrote the document broke none, and all hyphens are words'.
    """

    def __init__(self, texts: Iterable[str], breaks: Iterable[tuple[str, str]] = ()) -> None:
        self._words = frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
        kept = [self._is_written(before, after) for before, after in islice(breaks, _MOST_BREAKS)]
        self._whole = len(kept) >= _LEAST_BREAKS and 2 * sum(kept) > len(kept)

    def keeps(self, before: str, after: str) -> bool:
        """Tell whether two halves are written with a hyphen: as elsewhere in the document, else as a rule."""
        return self._whole or self._is_written(before, after)

    def _is_written(self, before: str, after: str) -> bool:
        first, second = _last(before), _first(after)
        if not (first and second) or second[0].isupper() or first[-1].isdigit() or second[0].isdigit():
            return True
        whole, parted = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        if (whole in self._words) != (parted in self._words):
            return parted in self._words
        return bool(_CYRILLIC.fullmatch(f"{first}{second}")) and _is_double(
            first.casefold(), second.casefold()
        )


def _is_double(first: str, second: str) -> bool:
    """Tell whether a word that no dictionary has is one of two: российско-китайский, пресс-центр."""
    known = _words_of_russian().word_is_known
    if known(f"{first}{second}") or not known(second):
        return False
    return first in _FIRST_HALVES or (
        first.endswith("о") and any(known(f"{first[:-1]}{end}") for end in ("ий", "ый", "ой"))
    )


def _last(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1].rpartition("-")[2] if found and text.endswith(found[-1]) else ""


def _first(text: str) -> str:
    found = _WORD.match(text)
    return found[0] if found else ""


@lru_cache(1)
def _words_of_russian() -> Any:
    import pymorphy3  # 0.1 s: only where a document breaks words that it has nowhere whole

    return pymorphy3.MorphAnalyzer()
