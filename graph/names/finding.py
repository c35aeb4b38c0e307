"""Which region or province, or which entity of another type, a user means by what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic

from graph.names import answers
from graph.names.elsewhere import ELSEWHERE, FORMER
from graph.names.named import E, Named, code_of
from graph.names.readings import Readings
from graph.names.searching import Search
from graph.names.sounds import sounds
from graph.texts import BASE

#: Is told what was typed and the entity that it is taken for.
Resolved = Callable[[str, E], None]
Reading = Callable[[Readings[E], str], list[E]]

_MOST_NEAR = 3
#: How far a name may fall behind the nearest one.
_BEHIND = 0.1
_PLACES = ("Region", "Province")
#: The ways to read a name in full, the strictest first.
_EXACT: tuple[str, ...] = ("as_it_stands",)
_WHOLE: tuple[str, ...] = ("by_alias", "by_code", "by_sound", "by_form")


class NameIndex(Generic[E]):
    """Finds who is meant, many times over: the tables are made once, each when a reading first needs it."""

    def __init__(self, entities: Iterable[E]) -> None:
        """Take the entities; their order is that of several candidates."""
        self._entities = list(entities)
        self._found: dict[tuple[str, tuple[str, ...]], tuple[E, bool]] = {}

    def find(
        self,
        given: str,
        types: Sequence[str] = (),
        resolved: Resolved[E] | None = None,
        *,
        hints: bool = True,
    ) -> E:
        """Return the entity of one of the types (none: of any) that is meant.

        An id or code comes first, then a whole name or alias in any case form, spelling or romanisation;
        then its parts: words (``Амурской``), their beginnings (``Новосиб``), that of a Chinese name; last the
        capital that a region is called after. Case, hyphens, spaces, quotes, the dots of ``ё``, traditional
        characters make no difference. ``resolved`` is told the entity when what was typed is neither its id
        nor a name in full. Without ``hints`` what may be meant by a name that nothing has is not looked for.

        Raises
        ------
        UsageError
            None is meant, or several may be, or it is something else; the candidates are in the message.
        """
        key = (given, tuple(types))
        if key not in self._found:
            self._found[key] = self._find(given, types, hints)
        entity, exact = self._found[key]
        if resolved and not exact:
            resolved(given, entity)
        return entity

    def search(self, text: str, resolved: Resolved[E] | None = None) -> list[E]:
        """Return the entities with a name that has this text in it, in whatever spelling.

        Where there is none, those with nearly such a name; ``resolved`` is told the first few of them.
        """
        found = self._search.find(text)
        if found:
            return found
        near = self._search.near(text)
        for entity in near[:_MOST_NEAR]:
            if resolved:
                resolved(text, entity)
        return near

    def called(self, given: str, types: Sequence[str] = ()) -> E | None:
        """Return the one entity with this whole name, in whatever spelling; None where it is not one."""
        found = self._whole(self._of(types), given)
        return found[0] if len(found) == 1 else None

    def near(self, given: str, types: Sequence[str] = ()) -> list[E]:
        """Return at most three entities with names, or words of names, most like this, the nearest first."""
        scores: dict[str, float] = defaultdict(float)
        entities: dict[str, E] = {}
        for reading in self._of(types):
            for entity, score in reading.like(given):
                entities[entity.id] = entity
                scores[entity.id] = max(scores[entity.id], score)
        nearest = sorted(scores, key=lambda id_: (-scores[id_], id_))[:_MOST_NEAR]
        least = max(scores.values(), default=0) - _BEHIND
        return [entities[id_] for id_ in nearest if scores[id_] >= least]

    def _find(self, given: str, types: Sequence[str], hints: bool) -> tuple[E, bool]:
        wanted = self._of(types)
        exact = self._first(_EXACT, wanted, given)
        found = exact or self._taken_for(wanted, given, types)
        if not found:
            raise self._unknown(given, types) if hints else answers.unknown(given, (), types)
        if len(found) > 1:
            raise answers.several(given, found)
        return found[0], bool(exact)

    def _taken_for(self, wanted: Sequence[Readings[E]], given: str, types: Sequence[str]) -> list[E]:
        """Return what the strictest of the looser readings gives that gives anything."""
        if called := self._first(_WHOLE, wanted, given):
            return called
        if types and self._whole(self._of(("Country",)), given):  # Mongolia is no Inner Mongolia
            raise answers.country(given, types)
        if "Region" in types and (region := self._by_type.get("Region")):
            if _first(_EXACT + _WHOLE, [ELSEWHERE], given):
                raise answers.elsewhere(given, len(region.entities))
            for former in _first(_EXACT + _WHOLE, [FORMER], given):
                for place in region.as_it_stands(code_of(former)):
                    raise answers.former(given, place)
        if found := self._first(("by_parts",), wanted, given):
            return found
        capital_of = self._first(("by_capital",), wanted, given)
        for place in capital_of:
            if not is_called_after_capital(place):
                raise answers.city(given, place)
        return capital_of or self._first(("by_text",), wanted, given)

    def _unknown(self, given: str, types: Sequence[str]) -> Exception:
        near = self.near(given, types)
        others = [r for type_, r in self._by_type.items() if types and type_ not in types]
        told = self._first(_EXACT, others, given) if near else self._whole(others, given)
        other = next(iter(told), None)
        if other is None:
            return answers.unknown(given, near, types)
        for reading in self._of(types):
            for place in reading.entities:
                if other.type == "City" and place.properties.get("capital_en") == other.name(BASE):
                    return answers.city(given, place)
        return answers.another(given, other, types)

    def _whole(self, readings: Sequence[Readings[E]], given: str) -> list[E]:
        return self._first(_EXACT + _WHOLE, readings, given)

    def _first(self, names: Sequence[str], readings: Sequence[Readings[E]], given: str) -> list[E]:
        found = _first(names, readings, given)
        return sorted(found, key=self._order) if len(found) > 1 else found

    def _order(self, entity: E) -> tuple[bool, int]:
        """Sort places before what may be called after them, of which an error names the first few only."""
        return entity.type not in _PLACES, self._places[entity.id]

    def _of(self, types: Sequence[str]) -> list[Readings[E]]:
        return [r for type_, r in self._by_type.items() if not types or type_ in types]

    @cached_property
    def _by_type(self) -> dict[str, Readings[E]]:
        groups: dict[str, list[E]] = defaultdict(list)
        for entity in self._entities:
            groups[entity.type].append(entity)
        return {type_: Readings(type_, group) for type_, group in groups.items()}

    @cached_property
    def _search(self) -> Search[E]:
        return Search(self._entities)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entity.id: at for at, entity in enumerate(self._entities)}


def find_place(
    entities: Iterable[E], given: str, types: Sequence[str] = (), resolved: Resolved[E] | None = None
) -> E:
    """Return the entity of one of the types that is meant by one name (see :meth:`NameIndex.find`)."""
    return NameIndex(entities).find(given, types, resolved)


def is_called_after_capital(place: Named) -> bool:
    """Tell whether a place has the name of its capital, as Perm Krai does."""
    return not set(sounds(str(place.properties.get("capital_en", "")))).isdisjoint(sounds(place.name("en")))


def _first(names: Sequence[str], readings: Sequence[Readings[E]], given: str) -> list[E]:
    """Return what the first of some ways to read gives that gives anything for any of the types."""
    found = ([e for reading in readings for e in getattr(reading, name)(given)] for name in names)
    return next(filter(None, found), [])
