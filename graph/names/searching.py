"""Search in names: by a part of one in any script and spelling, else by one that is typed a little wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic

from graph.names.folding import (
    CHINESE_FORM,
    CYRILLIC,
    FULL_FORMS,
    LATIN,
    LEGAL_FORMS,
    WITHIN_WORDS,
    simplified,
    written_words,
)
from graph.names.named import E, all_names
from graph.names.scripts import has_chinese
from graph.names.sounds import LETTERS, RULES, sound

#: Shorter texts are in nearly every name as it sounds; Chinese ones are not.
_SHORTEST = 3
#: Letters of a word from which on one of them may be wrong, and two.
_SLIPS = ((5, 1), (10, 2))


def spelled(text: str) -> str:
    """Return a name, or a part of one, as it is compared: how its words sound, without legal forms.

    Examples
    --------
    >>> spelled("ПАО «Газпром»"), spelled("Gazprom, PJSC"), spelled("華為技術有限公司")
    ('gazprom', 'gazprom', '华为技术')
    """
    return " ".join(filter(None, map(sound, written_words(text))))


def tables() -> dict[str, object]:
    """Return what a script needs to spell names as :func:`spelled` does, beside characters to simplify."""
    return {
        "letters": LETTERS,
        "rules": RULES,
        "dropped": WITHIN_WORDS,
        "forms": sorted(LEGAL_FORMS),
        "full": FULL_FORMS,
        "chinese": CHINESE_FORM,
        "latin": LATIN,
        "cyrillic": CYRILLIC,
    }


def to_simplify(text: str) -> tuple[str, str]:
    """Return the traditional characters for the simplified ones of a text, and those in the same order."""
    pairs = [(chr(number), simple) for number, simple in sorted(simplified().items()) if simple in text]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


class Search(Generic[E]):
    """Finds entities by parts of their names."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the entities; found ones are in their order."""
        self._entities = list(entities)

    def find(self, text: str) -> list[E]:
        """Return the entities with a name that has this text in it."""
        wanted = spelled(text)
        if len(wanted) < _SHORTEST and not has_chinese(wanted):
            return []
        return [e for e, names in zip(self._entities, self._names, strict=True) if wanted in names]

    def near(self, text: str) -> list[E]:
        """Return the entities with a name that has nearly these words, as few letters wrong as may be."""
        asked = spelled(text).split()
        slippery = any(len(word) >= _SLIPS[0][0] for word in asked)
        for _, most in _SLIPS if slippery else ():
            found = set.intersection(*(self._having_nearly(word, most) for word in asked))
            if found:
                return [self._entities[at] for at in sorted(found)]
        return []

    def _having_nearly(self, asked: str, most: int) -> set[int]:
        """Return the places of those with a word that begins with about these letters."""
        from rapidfuzz.distance import OSA  # only where nothing was found

        slips = max((slips for length, slips in _SLIPS if len(asked) >= length and slips <= most), default=0)
        ends = range(len(asked) - min(slips, 1), len(asked) + min(slips, 1) + 1)
        return {
            at
            for word, places in self._words.items()
            if any(OSA.distance(asked, word[:end], score_cutoff=slips) <= slips for end in ends)
            for at in places
        }

    @cached_property
    def _names(self) -> Sequence[str]:
        return ["|".join(dict.fromkeys(map(spelled, all_names(e)))) for e in self._entities]

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        words: dict[str, list[int]] = {}
        for at, names in enumerate(self._names):
            for word in dict.fromkeys(names.replace("|", " ").split()):
                words.setdefault(word, []).append(at)
        return words
