"""What maps are drawn from: units with their marks, crossings, routes and pipelines by state, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING

from graph.analysis.score.kernel import WHOLE
from graph.analysis.score.score import whole_points
from graph.pictures.geometry import project, units
from graph.pictures.maps import STATES, Area, Crossing, Link, Way
from graph.statements.status import RUNNING
from graph.texts import say, translate
from graph.workflows.short_names import short_names
from schema.messages import Message
from schema.yaml_text import parse_yaml

if TYPE_CHECKING:
    from graph.statements.records import Entity
    from graph.workflows.workspace import Workspace

Place = tuple[float, float]

#: Ways whose course is not that between the places that they name: it is told in a list, and not drawn.
ELSEWHERE = ("sea", "air")
#: A straight line that is longer says nothing of where a way runs.
_LONGEST_KM = 1200


def areas(workspace: Workspace, lang: str) -> dict[str, Area]:
    """Return all units that have an outline, by id, with their marks."""
    entities = workspace.statements.entities
    marks = {s.id: s.mark for of in ("regions", "provinces") for s in workspace.appraisal.scores(of)}
    names = short_names((entities[id_] for id_ in marks), lang)
    return {id_: _area(entities[id_], names[id_], marks[id_], lang) for id_ in units() if id_ in marks}


def _area(unit: Entity, name: str, mark: int, lang: str) -> Area:
    return Area(
        unit.id, name, mark, say(Message("{name}: mark {mark}", name=unit.name(lang), mark=mark), lang)
    )


def states(workspace: Workspace) -> Mapping[str, str]:
    """Return what the thing of each deal is doing, as a key of STATES."""
    points = whole_points(workspace.appraisal)
    found: dict[str, str] = {}
    for deal in workspace.appraisal.deals:
        if deal.thing:
            part = points.deciding(points.rows[deal.id, WHOLE]).part
            found[deal.thing] = state_of(part.counted_stage, part.shown_health)
    return found


def state_of(stage: str, health: str) -> str:
    """Return the key of STATES for a stage and a health.

    >>> state_of("operating", "stalled"), state_of("agreed", "active")
    ('stalled', 'planned')
    """
    if health in ("stalled", "cancelled"):
        return health
    return stage if stage in RUNNING else "planned"


def crossings(workspace: Workspace, lang: str) -> tuple[list[Crossing], list[str]]:
    """Return the crossings that can be drawn, by id, and the ids of the others."""
    known, map_ = states(workspace), _Places(workspace)
    drawn, left = [], []
    for entity in _of(workspace, "BorderCrossing"):
        place = map_.place(entity.id)
        if place is None or entity.id not in known:
            left.append(entity.id)
        else:
            state, name = known[entity.id], entity.name(lang)
            drawn.append(Crossing(entity.id, name, *place, state, _told(name, state, lang)))
    return drawn, left


def ways(workspace: Workspace, lang: str) -> tuple[list[Way], list[str]]:
    """Return the routes and pipelines that can be drawn, by id, and the ids of the others."""
    known, map_ = states(workspace), _Places(workspace)
    drawn, left = [], []
    for entity in (*_of(workspace, "Corridor"), *_of(workspace, "Project")):
        wide = entity.properties.get("project_kind") == "pipeline"
        if entity.id not in known or (entity.type == "Project" and not wide):
            continue
        lines = map_.lines(entity)
        if lines:
            state, name = known[entity.id], entity.name(lang)
            drawn.append(Way(entity.id, name, state, lines, _told(name, state, lang), wide))
        else:
            left.append(entity.id)
    return drawn, left


def links(workspace: Workspace, lang: str) -> tuple[list[Link], dict[str, float]]:
    """Return the links of regions with provinces, the strongest first, and each region's share untold."""
    from graph.analysis.network.dyads import dyads

    found, total, untold = [], defaultdict[str, float](float), dict[str, float]()
    for dyad in dyads(workspace.appraisal):
        total[dyad.region] += dyad.points
        if dyad.province not in units():
            untold[dyad.region] = dyad.points
        elif dyad.points > 0:
            works = dyad.counts["working"] / dyad.counts["deals"]
            found.append(Link(dyad.region, dyad.province, dyad.points, works, ""))
    shares = {region: untold.get(region, 0.0) / points for region, points in total.items() if points > 0}
    return found, dict(sorted(shares.items()))


def _told(name: str, state: str, lang: str) -> str:
    words = translate(STATES[state][1], lang)
    return say(Message("{name}: {state}", name=name, state=words), lang)


def _of(workspace: Workspace, type_: str) -> Iterable[Entity]:
    return (e for e in workspace.statements.entities.values() if e.type == type_)


class _Places:
    """Where the things of the data are, and through what places routes run."""

    def __init__(self, workspace: Workspace) -> None:
        self._entities = workspace.statements.entities
        self._inside: dict[str, list[str]] = defaultdict(list)
        self._served: dict[str, set[str]] = defaultdict(set)
        for tie in workspace.statements.ties.values():
            if tie.type == "LOCATED_IN":
                self._inside[tie.source_id].append(tie.target_id)
            elif tie.type in ("SERVES", "CROSSES_AT"):
                self._served[tie.source_id].add(tie.target_id)

    def place(self, id_: str) -> Place | None:
        """Return longitude and latitude of a thing or of the city in which it stands, a Russian one first."""
        own = self._point(id_)
        if own:
            return own
        cities = [place for place in self._inside[id_] if self._entities[place].type == "City"]
        cities.sort(key=lambda city: (self._entities[city].properties.get("country") != "country:RU", city))
        return next((point for city in cities if (point := self._point(city))), None)

    def lines(self, way: Entity) -> tuple[tuple[Place, ...], ...]:
        """Return the lines of a way to China; empty where the places that it names don't tell its course."""
        if way.id in _courses():
            return _courses()[way.id]
        if way.properties.get("mode") in ELSEWHERE:
            return ()
        served = self._served[way.id]
        wholes = {unit for place in served for unit in self._inside[place]}
        found = {place: point for place in sorted(served - wholes) if (point := self._stop(place))}
        ends = self._chinese(found)
        line = _in_order(found.values(), ends) if ends else ()
        told = len(line) > 1 and all(_far(one, other) < _LONGEST_KM for one, other in pairwise(line))
        return (line,) if told else ()

    def _stop(self, id_: str) -> Place | None:
        properties = self._entities[id_].properties
        if "capital_latitude" in properties:
            return float(str(properties["capital_longitude"])), float(str(properties["capital_latitude"]))
        return self.place(id_)

    def _chinese(self, found: Mapping[str, Place]) -> list[Place]:
        def in_china(id_: str) -> bool:
            inside = (id_, *self._inside[id_])
            return any(place.startswith("province:") for place in inside)

        return [point for id_, point in found.items() if in_china(id_)]

    def _point(self, id_: str) -> Place | None:
        properties = self._entities[id_].properties
        if "latitude" not in properties:
            return None
        return float(str(properties["longitude"])), float(str(properties["latitude"]))


def _in_order(places: Iterable[Place], ends: Iterable[Place]) -> tuple[Place, ...]:
    """Return places as one after the other on a way that begins farthest from its ends in China."""
    left, last = sorted(places), sorted(ends)
    at = max(left, key=lambda p: (min(_far(p, end) for end in last), p))
    order = [at]
    left.remove(at)
    while left:
        at = min(left, key=lambda p: (p in last, _far(at, p), p))
        order.append(at)
        left.remove(at)
    return tuple(order)


def _far(one: Place, other: Place) -> float:
    return dist(project(*one), project(*other))


@cache
def _courses() -> Mapping[str, tuple[tuple[Place, ...], ...]]:
    read = parse_yaml(files("graph.workflows").joinpath("courses.yaml").read_text("utf-8"))
    return {
        id_: tuple(tuple((lon, lat) for lon, lat in line) for line in lines) for id_, lines in read.items()
    }
