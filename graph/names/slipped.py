"""Words with a slip of the pen: only what no name and no dictionary has may be one, of a long word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

from graph.names.palladius import split_pinyin, to_pinyin
from graph.names.scripts import has_chinese, has_cyrillic
from graph.names.slips import one_edit_keys
from graph.names.sounds import sound
from graph.names.word_forms import base_forms, is_known_word, stems

#: Letters of a word, as it sounds, from which on one may be wrong, and two.
_ONE, _TWO = 6, 11
#: Chinese names are no longer; a longer word is only made of such syllables.
_MOST_SYLLABLES = 3
_MOST_KEPT = 2**14


class Slipped:
    """The words of names, found by words that are a letter or two away, as written or as they sound."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the key of each word by how it is spelled; tables are made when a text first has a slip."""
        self._words = words
        self._known: dict[str, frozenset[str]] = {}

    def meant(self, word: str) -> frozenset[str]:
        """Return the keys of the words that one may be a slip of."""
        if word not in self._known:
            self._known[word] = frozenset(self._meant(word)) if may_be_slip(word) else frozenset()
        return self._known[word]

    def _meant(self, word: str) -> set[str]:
        near: set[str] = set()
        for spelled in spellings(word):
            near.update(name for key in one_edit_keys(spelled) for name in self._edits.get(key, ()))
            if len(spelled) >= _TWO:
                near.update(self._long.get((spelled[:2], len(spelled) // 4), ()))
        return {self._words[name] for name in near if _wrong(word, name)}

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
    if len(word) < _ONE - 1 or not word.isalpha() or has_chinese(word) or is_known_word(word):
        return False
    syllables = split_pinyin(word if not has_cyrillic(word) else to_pinyin(word) or "")
    return syllables is None or len(syllables) > _MOST_SYLLABLES


@lru_cache(_MOST_KEPT)
def spellings(word: str) -> tuple[str, ...]:
    """Return how a word is written and sounds, as it stands and without what may be its ending."""
    if not has_cyrillic(word):
        return tuple(sorted({word, sound(word)}))
    # a surname is no form of the place that it is made of: Далянов
    forms = {form for form in base_forms(word) if len(form) >= len(word) - 1}
    own = {word, *stems(word), *forms}
    return tuple(sorted(own | set(map(sound, own))))


@lru_cache(_MOST_KEPT)
def slips_of(word: str, name: str) -> int:
    """Return how many letters of a word are wrong if it is that of a name; 0 where it is none, or none is.

    Examples
    --------
    >>> slips_of("владивсток", "владивосток"), slips_of("томск", "омск")
    (1, 0)
    """
    if not may_be_slip(word):
        return 0
    return min(filter(None, (_wrong(word, other) for other in spellings(name))), default=0)


def _wrong(word: str, name: str) -> int:
    """Return how many letters are wrong, the fewest of any spelling; 0 where it is too many."""
    from rapidfuzz.distance import OSA  # only for a word that nothing is called

    if len(name) < _ONE:
        return 0
    wrong = []
    for spelled in spellings(word):
        most = 2 if min(len(spelled), len(name)) >= _TWO else 1
        if name[:1] == spelled[:1] and (distance := OSA.distance(name, spelled, score_cutoff=most)) <= most:
            wrong.append(max(distance, 1))
    return min(wrong, default=0)
