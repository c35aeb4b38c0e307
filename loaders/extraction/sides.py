"""Which side of the border a party stands on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.names.adjectives import adjectives_of
from graph.names.folding import words
from graph.names.word_forms import base_forms
from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Entity, Statements

RU, CN, OTHER = "ru", "cn", "other"
THINGS = ("Project", "Zone", "Corridor", "BorderCrossing")
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
        """Return the side that a word of a name tells, the adjective of a place: Харбинский."""
        forms = {form for word in words(name) for form in base_forms(word)}
        return CN if not forms.isdisjoint(self._chinese) else None

    @cached_property
    def _chinese(self) -> frozenset[str]:
        """The adjectives of the country and of its places."""
        places = (e for e in self._entities.values() if e.type in PLACES and self.of(e.id).side == CN)
        return frozenset(adjective for place in places for adjective in adjectives_of(place))

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
