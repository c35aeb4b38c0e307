"""A text as patterns see it: lower case, Cyrillic for Latin letters of one look, plain spaces and dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.names.folding import CYRILLIC, LATIN

_LOOKS = str.maketrans(LATIN + "ё–—−‑‒（）［］／０１２３４５６７８９", CYRILLIC + "е-----()[]/0123456789")

#: What nobody sees: soft hyphens, marks of direction and width.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
#: The paragraphs of a rating are looked at again and again.
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text to match, and the place in the original of each of its characters and of its end.

    Examples
    --------
    >>> skeleton("Aмур\u00adская  9\u00a0(9)").text
    'амурская 9 (9)'
    """

    text: str
    places: Sequence[int]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where in the original a match stands."""
        return self.places[match.start()], self.places[match.end()]


@lru_cache(_MOST_KEPT)
def skeleton(original: str) -> Skeleton:
    """Return a text without what nobody sees, its white space folded."""
    plain = original.translate(_LOOKS).lower().translate(_LOOKS)
    if len(plain) == len(original) and " ".join(plain.split()) == plain and not _UNSEEN.search(plain):
        return Skeleton(plain, range(len(original) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(original):
        if unicodedata.category(char) == "Cf":
            continue
        shown = " " if char.isspace() else char.translate(_LOOKS).lower().translate(_LOOKS)
        if shown == " " and (not letters or letters[-1] == " "):
            continue
        letters += shown
        places += [place] * len(shown)
    while letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return Skeleton("".join(letters), (*places, places[-1] + 1 if places else 0))
