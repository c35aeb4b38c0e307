"""Whether two paragraphs tell of the same thing: an announcement, and in the other column what came of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from loaders.documents.rating.skeleton import skeleton

_WORD = re.compile(r"[^\W\d_]{4,}")
#: Endings change in Russian: so much of a word stands for it.
_STEM = 6
#: A word is telling where no more of the paragraphs than this share have it, or this many.
_RARE_SHARE, _RARE = 0.005, 4
#: How much two paragraphs that share so many telling words speak for different columns: rounded logarithms of
#: odds, counted over pairs of cells of one region, in the half of the regions that rules are made with.
_WEIGHTS = (0.0, 0.4, 1.2, 1.5, 3.0)


class Likeness:
    """Compares paragraphs of one rating."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take all paragraphs of the rating, by which rare words are known."""
        self._stems: dict[str, frozenset[str]] = {text: _stems(text) for text in texts}

    @cached_property
    def _rare(self) -> frozenset[str]:
        counts = Counter(stem for stems in self._stems.values() for stem in stems)
        most = max(_RARE, round(_RARE_SHARE * len(self._stems)))
        return frozenset(stem for stem, count in counts.items() if count <= most)

    def weight(self, one: str, other: str) -> float:
        """Return how much two paragraphs speak for standing in different columns."""
        shared = len(self._stems[one] & self._stems[other] & self._rare)
        return _WEIGHTS[min(shared, len(_WEIGHTS) - 1)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(skeleton(text).text))
