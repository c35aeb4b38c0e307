"""Which side of the border a party stands on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.names.adjectives import adjectives_of
from graph.names.folding import words
from graph.names.palladius import to_pinyin
from graph.names.word_forms import base_forms, is_known_word
from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Entity, Statements

RU, CN, OTHER = "ru", "cn", "other"
THINGS = ("Project", "Zone", "Corridor", "BorderCrossing")
#: Shorter words in syllables of Palladius may be of any language; shorter names of places tell nothing.
_LEAST_LETTERS, _SHORT = 6, 4
PLACES = ("Country", "Region", "Province", "City")
_SIDES = {RUSSIA: RU, CHINA: CN}


@dataclass(frozen=True, slots=True)
class Side:
    """The side of an end, and the region or province that it stands in, where known."""

    side: str
    place: str | None = None


class Sides:
    """Answers for every entity of the statements."""

    def __init__(self, statements: Statements) -> None:
        """Note where everything is located."""
        self._entities = statements.entities
        self._located: dict[str, list[str]] = {}
        for tie in statements.ties.values():
            if tie.type == "LOCATED_IN":
                self._located.setdefault(tie.source_id, []).append(tie.target_id)

    def of(self, id_: str) -> Side:
        """Return the side of an entity: by its country, its type or where it is located."""
        entity = self._entities.get(id_)
        if entity is None:
            return Side(OTHER)
        fixed = _fixed(entity)
        if fixed:
            return fixed
        place = self._place(id_)
        country = entity.properties.get("country")
        side = _SIDES.get(str(country), OTHER) if country else self._side_of_place(place)
        return Side(side, place)

    def of_name(self, name: str) -> str | None:
        """Return the side that a name tells: by a place in China, its adjective or syllables of Palladius."""
        told = words(name)
        forms = {form for word in told for form in base_forms(word)}
        if not forms.isdisjoint(self._chinese):
            return CN
        syllables = "".join(told)
        read = all(to_pinyin(word) for word in told) and not any(map(is_known_word, told))
        return CN if read and len(syllables) >= _LEAST_LETTERS else None

    @cached_property
    def _chinese(self) -> frozenset[str]:
        """The names of places in China, and their adjectives."""
        places = [e for e in self._entities.values() if e.type in PLACES and self.of(e.id).side == CN]
        adjectives = {adjective for place in places for adjective in adjectives_of(place)}
        return frozenset(adjectives | {w for e in places for w in words(e.name("ru")) if len(w) > _SHORT})

    def _place(self, id_: str, depth: int = 4) -> str | None:
        for target in sorted(self._located.get(id_, ())):
            if target.startswith(("region:", "province:")):
                return target
        for target in sorted(self._located.get(id_, ())) if depth else ():
            if found := self._place(target, depth - 1):
                return found
        return None

    def _side_of_place(self, place: str | None) -> str:
        if place is None:
            return OTHER
        return RU if place.startswith("region:") else CN


def _fixed(entity: Entity) -> Side | None:
    if entity.type == "Region":
        return Side(RU, entity.id)
    if entity.type == "Province":
        return Side(CN, entity.id)
    if entity.type == "Country":
        return Side(_SIDES.get(entity.id, OTHER))
    return None
