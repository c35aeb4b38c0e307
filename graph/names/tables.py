"""Tables of the names of the things of one type; each is made when a reading first needs it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic

from graph.names.chinese import split_unit
from graph.names.codes import capitals, codes
from graph.names.folding import plain, telling_words, words
from graph.names.kinds import any_kind_words, kind_words, without_kinds
from graph.names.named import E, Named, all_names, code_of
from graph.names.scripts import has_cyrillic
from graph.names.sounds import sound

#: Words that are shorter are no slip of another.
_SHORTEST = 4
#: A word in the names of so many things tells none of them from the others.
_COMMON = 5
#: What a Russian adjective ends in, as it sounds: it follows the word for the kind.
_ENDING = re.compile("(?<=.{4})(?:aia|oi|oe|i)$")
#: Where words that sound so meet (bei jing).
_RUN = re.compile("i+")
#: Capitals are properties by language.
_LANGUAGES = ("ru", "en", "zh")
#: The places, in the list of the things, of those that have a key.
Places = Mapping[str, list[int]]
#: The words of names by the beginnings of all of them, with the place of the thing in the list.
Forms = Mapping[tuple[str, ...], list[tuple[tuple[str, ...], int]]]


class Tables(Generic[E]):
    """Where each name, word of a name and code of the things of a type leads."""

    def __init__(self, type_: str, entities: Sequence[E]) -> None:
        """Take the entities of a type; nothing is read yet."""
        self.type, self.entities = type_, entities

    @cached_property
    def ids(self) -> Places:
        """Ids and codes in lower case."""
        return self._table(lambda e: (e.id.casefold(), code_of(e).casefold()))

    @cached_property
    def own(self) -> Places:
        """The names in the languages, folded."""
        return self._table(lambda e: map(plain, e.names.values()))

    @cached_property
    def names(self) -> Places:
        """All names, folded."""
        return self._table(lambda e: map(plain, all_names(e)))

    @cached_property
    def codes(self) -> Places:
        """Codes of other systems."""
        return self._table(codes)

    @cached_property
    def capitals(self) -> Places:
        """Abbreviations in capital letters."""
        return self._table(capitals)

    @cached_property
    def sounds(self) -> Places:
        """All names as they sound, without words for kinds."""
        return self._table(lambda e: (key for name in all_names(e) for key in sound_keys(self.part(name)[0])))

    @cached_property
    def bare(self) -> Places:
        """Those of the names as they sound that have no word for a kind."""
        return self._table(
            lambda e: (
                key for own, kinds in map(self.part, all_names(e)) if not kinds for key in sound_keys(own)
            )
        )

    @cached_property
    def forms(self) -> Forms:
        """The words of Russian names."""
        return self._forms_of(all_names)

    @cached_property
    def seats(self) -> Places:
        """The names of capitals, folded."""
        return self._table(lambda e: map(plain, _capitals_of(e)))

    @cached_property
    def seat_forms(self) -> Forms:
        """The words of the Russian names of capitals."""
        return self._forms_of(_capitals_of)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, set[int]]]:
        """The words of names, as they stand and as they sound, by their two first letters."""
        table: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, entity in enumerate(self.entities):
            for word in {word for name in all_names(entity) for word in words(name)}:
                for form in {word, sound(word)}:
                    table[form[:2]][form].add(at)
        return table

    @cached_property
    def spellings(self) -> list[tuple[str, int]]:
        """What a slip may have been meant for, as it sounds: names, words by which they are known, codes."""
        spelled = (
            (spelling, at)
            for at, entity in enumerate(self.entities)
            for name in all_names(entity)
            for spelling in sorted(self.spell(name))
        )
        return [*spelled, *((plain(code_of(e)), at) for at, e in enumerate(self.entities))]

    def spelled(self, name: str) -> tuple[str, ...]:
        """Return the words as they sound, without legal forms, which are no part of a place's name."""
        read = words(name) if kind_words(self.type) else telling_words(name)
        return tuple(filter(None, map(sound, read)))

    def part(self, name: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """Part a name as it sounds into its own words and those for kinds."""
        return without_kinds(self.spelled(name), self.type)

    def spell(self, name: str) -> set[str]:
        """Return a name as it sounds in one word, and its long words, without those for kinds of places."""
        every = any_kind_words() if kind_words(self.type) else frozenset()
        own = [_ENDING.sub("", word) for word in self.spelled(name) if word not in every]
        telling = [word for word in own if word not in self._common] or own
        known_by = {word for word in telling if len(word) >= _SHORTEST}
        return known_by | ({split_unit("".join(telling))[0]} if telling else set())

    @cached_property
    def _common(self) -> frozenset[str]:
        having = Counter(
            word
            for entity in self.entities
            for word in {_ENDING.sub("", w) for name in all_names(entity) for w in self.spelled(name)}
        )
        return frozenset(word for word, count in having.items() if count >= _COMMON)

    def _table(self, keys: Callable[[E], Iterable[str]]) -> Places:
        table: dict[str, list[int]] = defaultdict(list)
        for at, entity in enumerate(self.entities):
            for key in keys(entity):
                table[key].append(at)
        return dict(table)

    def _forms_of(self, names: Callable[[E], Iterable[str]]) -> Forms:
        table: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for at, entity in enumerate(self.entities):
            for own in map(words, filter(has_cyrillic, names(entity))):
                table[heads(own)].append((own, at))
        return dict(table)


def sound_keys(own: tuple[str, ...]) -> set[str]:
    """Return a name in one word, and its words in the order of letters: the order of the words is free."""
    return {_RUN.sub("i", "".join(own)), " ".join(sorted(own))} if own else set()


def heads(own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two first letters of each word: no form of a word has others."""
    return tuple(word[:2] for word in own)


def _capitals_of(place: Named) -> list[str]:
    return [str(name) for lang in _LANGUAGES if (name := place.properties.get(f"capital_{lang}"))]
