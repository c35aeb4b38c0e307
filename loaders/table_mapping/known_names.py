"""Which thing of the data beneath a name in a table means, ten thousand times over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from graph.names.finding import NameIndex
from graph.names.folding import fold
from graph.names.palladius import pinyin_key
from graph.names.slips import is_one_edit
from graph.statements.parties import party_or_type
from graph.statements.records import Entity, Statements
from schema.errors import UsageError

#: Beyond so many names that nothing has, what they may mean is not looked for: each takes some 20 ms.
_MOST_NEAR = 50
#: Names shorter than this differ by one letter too often (Wuhu, Wuxi).
_SHORTEST = 7


class KnownNames:
    """The names of the data beneath: found in any spelling, or in full, or nearly."""

    def __init__(self, statements: Statements) -> None:
        self._entities = statements.entities
        self._index = NameIndex(statements.entities.values())
        #: What was taken for an entity without being its full name.
        self.taken: dict[str, Entity] = {}
        self._refused: dict[tuple[str, tuple[str, ...]], UsageError] = {}

    def find(self, given: str, types: Sequence[str]) -> Entity:
        """Return the entity of one of the types (none: of any) that is meant (see :class:`NameIndex`).

        Raises
        ------
        UsageError
            None is, or several may be; the nearest are named for the first names of which this holds.
        """
        asked = (given, tuple(types))
        if asked not in self._refused:
            hints = len(self._refused) < _MOST_NEAR
            try:
                return self._index.find(given, types, self._note, hints=hints)
            except UsageError as error:
                self._refused[asked] = error
        raise self._refused[asked]

    def _note(self, given: str, entity: Entity) -> None:
        self.taken[given] = entity

    def same(self, names: Iterable[str], type_: str) -> Entity | None:
        """Return the one thing of the type (a body for a body) that has one of these names in full."""
        found = self._named(names, (type_,))
        return self._entities[found[0]] if len(found) == 1 else None

    def near(self, names: Iterable[str], type_: str) -> Entity | None:
        """Return a thing whose name is read like one of these, or differs by a letter, but not by a digit."""
        kind = party_or_type(type_)
        for name in names:
            if id_ := self._by_sound.get((kind, pinyin_key(name) or "")):
                return self._entities[id_]
            key = fold(name)
            for length in range(len(key) - 1, len(key) + 2) if len(key) >= _SHORTEST else ():
                for other, id_ in self._alike.get((kind, key[0], length), ()):
                    if is_one_edit(key, other) and _digits(key) == _digits(other):
                        return self._entities[id_]
        return None

    def _named(self, names: Iterable[str], types: Iterable[str]) -> list[str]:
        kinds = {party_or_type(type_) for type_ in types}
        keys = {fold(name) for name in names}
        return sorted({id_ for kind in kinds for key in keys for id_ in self._own.get((kind, key), ())})

    def _each(self) -> Iterator[tuple[str, str, str]]:
        """Yield what things are told apart among, a name, and the id of each thing."""
        for entity in self._entities.values():
            for name in (*entity.names.values(), *entity.aliases):
                yield party_or_type(entity.type), name, entity.id

    @cached_property
    def _own(self) -> Mapping[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, name, id_ in self._each():
            found[kind, fold(name)].add(id_)
        return found

    @cached_property
    def _by_sound(self) -> Mapping[tuple[str, str], str]:
        keys = ((kind, pinyin_key(name), id_) for kind, name, id_ in self._each())
        return {(kind, key): id_ for kind, key, id_ in keys if key}

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str, int], list[tuple[str, str]]]:
        """Names as they are compared, with whose they are, by kind, first letter and length."""
        found: dict[tuple[str, str, int], list[tuple[str, str]]] = defaultdict(list)
        for (kind, key), ids in sorted(self._own.items()):
            if len(key) >= _SHORTEST - 1:
                found[kind, key[0], len(key)].append((key, min(ids)))
        return found


def _digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isdigit()]
