"""Rules about points on the map: places without one, halves, points of unknown origin, points abroad."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from graph.statements.parties import CHINA, RUSSIA
from graph.statements.points import derived_points, has_point
from graph.statements.records import Entity
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_

NO_POINT = Rule(
    "AR100",
    WARNING,
    title=N_("Place without a point"),
    text=N_('"{id}" has no point on the map, neither its own nor that of a town it stands in'),
    next=N_("Add latitude and longitude, or the town to located_in"),
    absence=True,
)
SWAPPED = Rule(
    "AR101",
    ERROR,
    title=N_("Latitude and longitude swapped"),
    text=N_(
        '"{id}" is at {latitude}, {longitude}, which is not in {country}; the other way round it would be'
    ),
    next=N_("Swap latitude and longitude"),
)
ABROAD = Rule(
    "AR102",
    ERROR,
    title=N_("Point outside the country"),
    text=N_('"{id}" is at {latitude}, {longitude}, which is not in {country}'),
    next=N_("Check the point, or the country and located_in"),
)
HALF_A_POINT = Rule(
    "AR103",
    ERROR,
    title=N_("Half a point"),
    text=N_('"{id}" has {key} alone'),
    next=N_("Give latitude and longitude, or neither"),
)
NO_ORIGIN = Rule(
    "AR104",
    WARNING,
    title=N_("Point of unknown origin"),
    text=N_('the point of "{id}" has no {keys}'),
    next=N_("Say what the point shows (precision) and where it comes from (point_source)"),
)
_LATITUDE, _LONGITUDE = "latitude", "longitude"
_Box = tuple[float, float, float, float]
_Point = tuple[float, float]
#: Where each thing with a point of its own stands, in which regions and provinces, and its layer.
_Known = Mapping[str, tuple[_Point, frozenset[str], int]]
#: Farther than this from all of its region, and this near to something of another one, is elsewhere.
_FAR_KM, _NEAR_KM = 300.0, 50.0
#: South, north, west and east of the countries whose places are checked, with a little to spare.
_BOUNDS: Mapping[str, tuple[_Box, ...]] = {
    RUSSIA: ((41.1, 82.0, 19.5, 180.0), (60.0, 72.0, -180.0, -168.5)),
    CHINA: ((18.0, 53.7, 73.4, 135.2),),
    "country:MN": ((41.5, 52.2, 87.7, 120.0),),
}
#: Things that stand somewhere; a cluster, a territory or a line may spread over a whole region.
_SITED_ZONES = frozenset(
    {"sez", "free_port", "industrial_park", "technopark", "agropark", "gaming_zone", "border_zone"}
)
_SITED_PROJECTS = frozenset({"terminal", "port"})


def check_points(context: Context) -> Iterator[Fault]:
    """Check the point of every entity, and look for the places that have none."""
    derived = derived_points(context.statements)
    known = _known_points(context)
    for item, entity in context.judged:
        if has_point(entity):
            yield from _origin(entity, item)
            yield from _position(entity, item, context, known)
        elif _LATITUDE in entity.properties or _LONGITUDE in entity.properties:
            key = _LATITUDE if _LATITUDE in entity.properties else _LONGITUDE
            yield Fault(HALF_A_POINT, item, (key,), {"id": entity.id, "key": key})
        elif _is_sited(entity) and entity.id not in derived:
            yield Fault(NO_POINT, item, ("id",), {"id": entity.id})


def _is_sited(entity: Entity) -> bool:
    kinds = {"Zone": ("zone_kind", _SITED_ZONES), "Project": ("project_kind", _SITED_PROJECTS)}
    if entity.type in kinds:
        key, sited = kinds[entity.type]
        return entity.properties.get(key) in sited
    return entity.type in ("City", "BorderCrossing")


def _origin(entity: Entity, item: Item) -> Iterator[Fault]:
    missing = [key for key in ("precision", "point_source") if key not in entity.properties]
    if missing:
        yield Fault(NO_ORIGIN, item, (_LATITUDE,), {"id": entity.id, "keys": missing})


def _position(entity: Entity, item: Item, context: Context, known: _Known) -> Iterator[Fault]:
    point, homes = _point(entity), known[entity.id][1]
    countries = sorted(_countries(entity.id, context))
    if not countries or any(country not in _BOUNDS for country in countries):
        return
    if not any(_is_in(country, *point) for country in countries):
        swapped, where = any(_is_in(country, point[1], point[0]) for country in countries), countries
    else:
        swapped, where = _is_swapped(point, entity.id, known), sorted(homes)
        if not swapped and not _is_elsewhere(point, entity.id, known):
            return
    values = {"id": entity.id, _LATITUDE: point[0], _LONGITUDE: point[1], "country": where}
    yield Fault(SWAPPED if swapped else ABROAD, item, (_LATITUDE,), values)


def _point(entity: Entity) -> _Point:
    latitude, longitude = (float(str(entity.properties[key])) for key in (_LATITUDE, _LONGITUDE))
    return latitude, longitude


def _known_points(context: Context) -> _Known:
    """Return every point of its own, with the regions and provinces that the thing stands in."""
    order = {name: number for number, name in enumerate(context.statements.layers)}
    return {
        entity.id: (
            _point(entity),
            frozenset(p for p in context.places_of(entity.id) if p.startswith(("region:", "province:"))),
            order[entity.layer],
        )
        for entity in context.statements.entities.values()
        if has_point(entity)
    }


def _is_swapped(point: _Point, entity_id: str, known: _Known) -> bool:
    """Tell whether a point is far from its region, and would not be the other way round."""
    own = _own_region(entity_id, known)
    return _nearest(point, own) > _FAR_KM >= _nearest((point[1], point[0]), own)


def _is_elsewhere(point: _Point, entity_id: str, known: _Known) -> bool:
    """Tell whether a point is far from all that is known of its region, and at something of another one."""
    homes = known[entity_id][1]
    if _nearest(point, _own_region(entity_id, known)) <= _FAR_KM:
        return False
    others = (p for p, there, _ in known.values() if there and not there & homes)
    return _nearest(point, others) < _NEAR_KM


def _own_region(entity_id: str, known: _Known) -> list[_Point]:
    """Return the points of a thing's region that are told in its layer or below: by those it is judged."""
    _, homes, layer = known[entity_id]
    return [
        point
        for id_, (point, there, told) in known.items()
        if there & homes and told <= layer and id_ != entity_id
    ]


def _nearest(point: _Point, others: Iterable[_Point]) -> float:
    """Return the kilometres to the nearest of other points; none when there are no others."""
    return min((_kilometres(point, other) for other in others), default=0.0)


def _kilometres(one: _Point, two: _Point) -> float:
    """Return the distance on a sphere (haversine)."""
    (lat, lon), (lat2, lon2) = (map(math.radians, p) for p in (one, two))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def _countries(entity_id: str, context: Context) -> set[str]:
    """Return the countries of a thing and of the places it stands in: a bridge has two."""
    found = {context.country_of(place) for place in (entity_id, *context.places_of(entity_id))}
    return {country for country in found if country}


def _is_in(country: str, latitude: float, longitude: float) -> bool:
    return any(
        south <= latitude <= north and west <= longitude <= east
        for south, north, west, east in _BOUNDS[country]
    )


CHECK = Check((NO_POINT, SWAPPED, ABROAD, HALF_A_POINT, NO_ORIGIN), check_points)
