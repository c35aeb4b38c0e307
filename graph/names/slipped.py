"""Words with a slip of the pen: only what no name and no dictionary has may be one, of a long word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache

from graph.names.palladius import pinyin_key
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.slips import one_edit_keys
from graph.names.sounds import sound
from graph.names.word_forms import base_forms, is_known_word, stems

#: Letters of a word, as it sounds, from which on one may be wrong, and two.
_ONE, _TWO = 6, 11
_MOST_KEPT = 2**14


class Slipped:
    """The words of names, found by words that are a letter or two away."""

    def __init__(self, words: Collection[str]) -> None:
        """Take the words as they sound; the tables are made when a text first has a word that none is."""
        self._words = words
        self._known: dict[str, frozenset[str]] = {}

    def meant(self, word: str) -> frozenset[str]:
        """Return the words that one may be a slip of."""
        if word not in self._known:
            self._known[word] = frozenset(self._meant(word)) if may_be_slip(word) else frozenset()
        return self._known[word]

    def _meant(self, word: str) -> set[str]:
        near: set[str] = set()
        for spelled in spellings(word):
            near.update(name for key in one_edit_keys(spelled) for name in self._edits.get(key, ()))
            if len(spelled) >= _TWO:
                near.update(self._long.get((spelled[:2], len(spelled) // 4), ()))
        return {name for name in near if _is_near(word, name)}

    @cached_property
    def _edits(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            for key in one_edit_keys(word) if len(word) >= _ONE and not has_chinese(word) else ():
                found[key].append(word)
        return found

    @cached_property
    def _long(self) -> Mapping[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._words:
            for size in {(len(word) + more) // 4 for more in (-2, 0, 2)} if len(word) >= _TWO else ():
                found[word[:2], size].append(word)
        return found


@lru_cache(_MOST_KEPT)
def may_be_slip(word: str) -> bool:
    """Tell whether a word is none of a dictionary and no Chinese name: those lie a letter apart.

    Examples
    --------
    >>> may_be_slip("владивсток"), may_be_slip("завод"), may_be_slip("шаньси"), may_be_slip("2025")
    (True, False, False, False)
    """
    if len(word) < _ONE - 1 or not word.isalpha() or has_chinese(word):
        return False
    return not (is_known_word(word) or pinyin_key(word))


@lru_cache(_MOST_KEPT)
def spellings(word: str) -> tuple[str, ...]:
    """Return how a word sounds, as it stands and without what may be its ending."""
    if not has_cyrillic(word):
        return (sound(word),)
    return tuple(sorted(map(sound, {word, *stems(word), *base_forms(word)})))


@lru_cache(_MOST_KEPT)
def is_slip(word: str, name: str) -> bool:
    """Tell whether a word may be a slip of that of a name.

    Examples
    --------
    >>> is_slip("владивсток", "владивосток"), is_slip("томск", "омск")
    (True, False)
    """
    return may_be_slip(word) and any(_is_near(word, other) for other in spellings(name))


def _is_near(word: str, name: str) -> bool:
    from rapidfuzz.distance import OSA  # only for a word that nothing is called

    if len(name) < _ONE:
        return False
    for spelled in spellings(word):
        most = 2 if min(len(spelled), len(name)) >= _TWO else 1
        if name[:1] == spelled[:1] and OSA.distance(name, spelled, score_cutoff=most) <= most:
            return True
    return False
