"""Points on the map: a thing's own, or else that of the nearest place it stands in.

A plant in a known town has the town's point, one of which only the region is known has none: a capital is no
stand-in for it. ``point_of`` says whose point was taken, so that nobody takes it for the thing's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model import Value
from graph.statements.parties import RUSSIA
from graph.statements.records import Entity, Statements
from schema.reader import read_schema

#: What makes up a point, beside whose it is.
POINT = ("latitude", "longitude", "precision", "point_source")
POINT_OF = "point_of"
_PLACING = frozenset({"LOCATED_IN", "PART_OF"})
#: From fine to coarse; what stands in a place is known no better than to its town.
_PRECISIONS = ("site", "town", "area")
#: What leads somewhere stands in none of the places at its ends.
_LINES = frozenset({"pipeline", "power_line", "railway", "road"})


def derived_points(statements: Statements) -> Mapping[str, Mapping[str, Value]]:
    """Return, by id, the points of the things that have none of their own but stand in a place with one."""
    around: dict[str, list[str]] = defaultdict(list)
    for tie in statements.ties.values():
        if tie.type in _PLACING:
            around[tie.source_id].append(tie.target_id)
    placed = {type_.name for type_ in read_schema().nodes.values() if POINT_OF in type_.derived}
    wanted = (e for e in statements.entities.values() if e.type in placed and not _is_line(e))
    found = {e.id: _nearest(e.id, around, statements.entities) for e in wanted if not has_point(e)}
    return {id_: _point_in(place) for id_, place in found.items() if place}


def has_point(entity: Entity) -> bool:
    """Tell whether an entity has a point of its own."""
    return "latitude" in entity.properties and "longitude" in entity.properties


def _is_line(entity: Entity) -> bool:
    return entity.properties.get("project_kind") in _LINES


def _nearest(id_: str, around: Mapping[str, Sequence[str]], entities: Mapping[str, Entity]) -> Entity | None:
    """Return the place with a point that is fewest steps away; of several the finest, a Russian one first."""
    seen, step = {id_}, [id_]
    while step:
        ahead = sorted({place for thing in step for place in around.get(thing, ())} - seen)
        having = [entities[place] for place in ahead if place in entities and has_point(entities[place])]
        if having:
            return min(having, key=_preference)
        seen |= set(ahead)
        step = ahead
    return None


def _preference(place: Entity) -> tuple[int, bool, str]:
    return _rank(place), place.properties.get("country") != RUSSIA, place.id


def _rank(place: Entity) -> int:
    precision = str(place.properties.get("precision", _PRECISIONS[-1]))
    return max(_PRECISIONS.index(precision), _PRECISIONS.index("town"))


def _point_in(place: Entity) -> Mapping[str, Value]:
    own = {key: place.properties[key] for key in POINT if key in place.properties}
    return {**own, "precision": _PRECISIONS[_rank(place)], POINT_OF: place.id}


def own_properties(properties: Mapping[str, Value]) -> Iterable[str]:
    """Yield the keys of a node's properties without those of a point that was taken from a place."""
    taken = {*POINT, POINT_OF} if POINT_OF in properties else set()
    return (key for key in properties if key not in taken)
