"""What maps are drawn from: units with their marks, crossings, routes and pipelines by state, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING

from graph.analysis.score.kernel import WHOLE
from graph.analysis.score.position import UNKNOWN
from graph.analysis.score.score import whole_points
from graph.pictures.geometry import project, units
from graph.pictures.maps import STATES, Area, Crossing, Link, Way
from graph.statements.short_names import short_names
from graph.statements.status import RUNNING
from graph.texts import say, translate
from schema.messages import Message, counted
from schema.yaml_text import parse_yaml

if TYPE_CHECKING:
    from graph.analysis.network.dyads import Dyad
    from graph.statements.records import Entity
    from graph.workflows.workspace import Workspace

Place = tuple[float, float]

#: Ways whose course is not that between the places that they name: it is told in a list, and not drawn.
ELSEWHERE = ("sea", "air")
#: A straight line that is longer says nothing of where a way runs.
_LONGEST_KM = 1200


@dataclass(frozen=True)
class Geography:
    """The things of a workspace that maps show, in a language; each part made once, when asked."""

    workspace: Workspace
    lang: str

    @cached_property
    def areas(self) -> dict[str, Area]:
        """All units that have an outline, by id, with their marks."""
        appraisal = self.workspace.appraisal
        marks = {s.id: s.mark for of in ("regions", "provinces") for s in appraisal.scores(of)}
        names = short_names((self._entities[id_] for id_ in marks), self.lang)
        return {id_: self._area(id_, names[id_], marks[id_]) for id_ in units() if id_ in marks}

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings whose place and state are known, by id."""
        return tuple(
            Crossing(e.id, e.name(self.lang), *place, self._states[e.id], self._told(e))
            for e in self._of("BorderCrossing")
            if e.id in self._states and (place := self._places.place(e.id))
        )

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The routes and pipelines whose course to China is told, by id."""
        return tuple(
            Way(e.id, e.name(self.lang), self._states[e.id], lines, self._told(e), e.type == "Project")
            for e in self._all_ways
            if (lines := self._places.lines(e))
        )

    @cached_property
    def undrawn(self) -> tuple[Entity, ...]:
        """The crossings, routes and pipelines that a map can't show: too little is told of where they are."""
        drawn = {crossing.id for crossing in self.crossings} | {way.id for way in self.ways}
        return tuple(e for e in (*self._of("BorderCrossing"), *self._all_ways) if e.id not in drawn)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of regions with named provinces that have results, the strongest first."""
        return tuple(
            Link(d.region, d.province, d.points, d.counts["working"] / d.counts["deals"], self._told_link(d))
            for d in self.dyads
            if d.province in self.areas and d.region in self.areas and d.points > 0
        )

    @cached_property
    def untold(self) -> Mapping[str, float]:
        """The share of each region's points for which no province is named, 0 to 1; none without points."""
        total: dict[str, float] = defaultdict(float)
        for dyad in self.dyads:
            total[dyad.region] += dyad.points
        untold = {d.region: d.points for d in self.dyads if d.province == UNKNOWN}
        return {region: untold.get(region, 0.0) / total[region] for region in sorted(total) if total[region]}

    @cached_property
    def located(self) -> Mapping[str, Set[str]]:
        """The crossings in each unit, by its id."""
        found: dict[str, set[str]] = defaultdict(set)
        ids = {crossing.id for crossing in self.crossings}
        for tie in self.workspace.statements.ties.values():
            if tie.type == "LOCATED_IN" and tie.source_id in ids:
                found[tie.target_id].add(tie.source_id)
        return found

    def state(self, id_: str) -> str | None:
        """Return the state of a thing in words; None where no report tells it."""
        return translate(STATES[self._states[id_]][1], self.lang) if id_ in self._states else None

    @property
    def _entities(self) -> Mapping[str, Entity]:
        return self.workspace.statements.entities

    @cached_property
    def _states(self) -> Mapping[str, str]:
        return states(self.workspace)

    @property
    def dyads(self) -> list[Dyad]:
        """What each region has with each province, the strongest first."""
        return self.workspace.dyads

    @cached_property
    def _places(self) -> _Places:
        return _Places(self.workspace)

    @cached_property
    def _all_ways(self) -> tuple[Entity, ...]:
        pipelines = (e for e in self._of("Project") if e.properties.get("project_kind") == "pipeline")
        return tuple(e for e in (*self._of("Corridor"), *pipelines) if e.id in self._states)

    def _of(self, type_: str) -> Iterable[Entity]:
        return (e for e in self._entities.values() if e.type == type_)

    def _area(self, id_: str, label: str, mark: int) -> Area:
        told = Message("{name}: mark {mark}", name=self._entities[id_].name(self.lang), mark=mark)
        return Area(id_, label, mark, say(told, self.lang))

    def _told(self, entity: Entity) -> str:
        told = Message("{name}: {state}", name=entity.name(self.lang), state=self.state(entity.id))
        return say(told, self.lang)

    def _told_link(self, dyad: Dyad) -> str:
        told = counted(
            "{region} – {province}: {works} of {count} deal works",
            "{region} – {province}: {works} of {count} deals work",
            dyad.counts["deals"],
            region=self.areas[dyad.region].label,
            province=self.areas[dyad.province].label,
            works=dyad.counts["working"],
        )
        return say(told, self.lang)


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
        """Return the places in China; crossings, which are in both countries, where there is no other."""
        inside = [id_ for id_ in found if self._is_chinese(id_)]
        beyond = [id_ for id_ in inside if self._entities[id_].type != "BorderCrossing"]
        return [found[id_] for id_ in beyond or inside]

    def _is_chinese(self, id_: str) -> bool:
        return any(self._entities[place].type == "Province" for place in (id_, *self._inside[id_]))

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
