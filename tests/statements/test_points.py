"""A thing has the point of the nearest place that has one; nothing has the point of a capital."""

from __future__ import annotations

import pytest

from graph.model import PropertyGraph
from graph.statements.read_back import to_statements
from graph.statements.records import Entity, Statements
from tests.factories import entity, statements, tie, told_graph_of

TOWN = entity(
    "city:blagoveshchensk", country="country:RU", latitude=50.28, longitude=127.53, precision="town"
)
ACROSS = entity("city:heihe", country="country:CN", latitude=50.24, longitude=127.49, precision="town")
DISTRICT = entity("city:district", country="country:RU", latitude=58.65, longitude=30.3, precision="area")
PARK = entity("zone:park", latitude=50.3, longitude=127.6, precision="site")
CAPITAL = entity("region:RU-AMU", capital_latitude=50.29, capital_longitude=127.53)


def _graph(*within: tuple[str, str], given: tuple[Entity, ...] = ()) -> tuple[Statements, PropertyGraph]:
    ties = [
        tie("PART_OF" if place.startswith("zone") else "LOCATED_IN", thing, place) for thing, place in within
    ]
    base = statements(ties, entities=[TOWN, ACROSS, DISTRICT, PARK, CAPITAL, *given])
    return base, told_graph_of(base)


def _point(graph: PropertyGraph, id_: str) -> tuple[object, ...]:
    node = next(n for n in graph.nodes if n.id == id_)
    return tuple(node.properties.get(key) for key in ("latitude", "precision", "point_of"))


def test_a_plant_in_a_town_has_the_towns_point() -> None:
    _, graph = _graph(("project:plant", TOWN.id), ("project:plant", CAPITAL.id))
    assert _point(graph, "project:plant") == (50.28, "town", TOWN.id)


def test_a_plant_of_which_only_the_region_is_known_has_none() -> None:
    _, graph = _graph(("project:plant", CAPITAL.id))
    assert _point(graph, "project:plant") == (None, None, None)


def test_a_districts_point_stays_as_rough_as_it_is() -> None:
    _, graph = _graph(("company:peat", DISTRICT.id))
    assert _point(graph, "company:peat") == (58.65, "area", DISTRICT.id)


def test_what_stands_in_a_park_is_known_to_its_town_only() -> None:
    _, graph = _graph(("project:plant", PARK.id))
    assert _point(graph, "project:plant") == (50.3, "town", PARK.id)


def test_the_nearest_place_counts() -> None:
    _, graph = _graph(("project:shop", "zone:yard"), ("zone:yard", TOWN.id))
    assert _point(graph, "project:shop") == (50.28, "town", TOWN.id)


def test_of_two_banks_the_russian_one_is_taken() -> None:
    _, graph = _graph(("project:bridge", ACROSS.id), ("project:bridge", TOWN.id))
    assert _point(graph, "project:bridge") == (50.28, "town", TOWN.id)


@pytest.mark.parametrize("kind", ["pipeline", "power_line", "railway", "road"])
def test_a_line_stands_in_neither_of_its_ends(kind: str) -> None:
    line = entity("project:line", project_kind=kind)
    _, graph = _graph((line.id, TOWN.id), (line.id, ACROSS.id), given=(line,))
    assert _point(graph, line.id) == (None, None, None)


def test_a_point_of_its_own_is_kept() -> None:
    own = entity("project:plant", latitude=50.1, longitude=127.9, precision="site")
    _, graph = _graph(("project:plant", TOWN.id), given=(own,))
    assert _point(graph, "project:plant") == (50.1, "site", None)


def test_places_within_each_other_end() -> None:
    _, graph = _graph(("zone:one", "zone:two"), ("zone:two", "zone:one"))
    assert _point(graph, "zone:one") == (None, None, None)


@pytest.mark.parametrize("place", [TOWN.id, PARK.id, CAPITAL.id])
def test_a_point_that_was_taken_is_no_statement(place: str) -> None:
    base, graph = _graph(("project:plant", place))
    assert to_statements(graph) == base
