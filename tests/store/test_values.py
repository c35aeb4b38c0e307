"""Every kind of value that a server can send arrives as what it is, written as Neo4j itself writes it."""

from __future__ import annotations

import math

import pytest

from graph.progress import NoProgress
from graph.store.base import QueryResult, Store
from graph.store.server import ServerStore
from graph.store.values import Bytes, NodeValue, PathValue, PointValue, Temporal, TieValue
from graph.workflows.answers import answer_rows
from schema.days import DAY_PROPERTIES
from tests.shipped import shipped_graph
from tests.store_graphs import amur_graph

#: Literals of every kind with what Neo4j's ``toString`` gives.
WRITTEN = {
    "date('2025-12-05')": "2025-12-05",
    "time('10:00:00.5+03:00')": "10:00:00.5+03:00",
    "time('10:00Z')": "10:00:00Z",
    "localtime('10:00')": "10:00:00",
    "localtime('10:00:00.123456789')": "10:00:00.123456789",
    "datetime('2025-12-05T10:00:00Z')": "2025-12-05T10:00:00Z",
    "datetime('2025-12-05T10:00:00.25-03:30')": "2025-12-05T10:00:00.25-03:30",
    "datetime('2025-07-05T10:00:00[Asia/Shanghai]')": "2025-07-05T10:00:00+08:00[Asia/Shanghai]",
    "localdatetime('2025-12-05T10:00:00')": "2025-12-05T10:00:00",
    "duration('P1Y2M3DT4H5M6.7S')": "P1Y2M3DT4H5M6.7S",
    "duration({months: -14, seconds: 3661})": "P-1Y-2MT1H1M1S",
    "duration({seconds: -61, nanoseconds: -500000000})": "PT-1M-1.5S",
    "duration({seconds: -1, nanoseconds: 5})": "PT-0.999999995S",
    "duration({days: 400, hours: 50})": "P400DT50H",
    "duration({days: 0})": "PT0S",
    "point({x: 1, y: 2})": "point({x: 1.0, y: 2.0, crs: 'cartesian'})",
    "point({x: 1, y: 2, z: 3})": "point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})",
    "point({longitude: 127.5, latitude: 50.3})": "point({x: 127.5, y: 50.3, crs: 'wgs-84'})",
    "point({longitude: 1, latitude: 2, height: 3})": "point({x: 1.0, y: 2.0, z: 3.0, crs: 'wgs-84-3d'})",
}


def written(result: QueryResult) -> list[object]:
    (row,) = answer_rows(result, "en", for_people=False)
    return list(row.values())


def asked(store: Store, form: str) -> QueryResult:
    columns = (f"{form.format(literal)} AS c{number}" for number, literal in enumerate(WRITTEN))
    return store.query(f"RETURN {', '.join(columns)}")


def test_times_and_points_are_written_as_cypher_writes_them(store: Store) -> None:
    found = asked(store, "{}")
    assert written(found) == list(WRITTEN.values())
    assert {type(value) for value in found.rows[0]} == {Temporal, PointValue}
    within = written(asked(store, "[{}]"))
    assert within == [f"[{text}]" for text in WRITTEN.values()]


@pytest.mark.neo4j
def test_neo4j_writes_them_so_itself(neo4j_store: ServerStore) -> None:
    assert list(asked(neo4j_store, "toString({})").rows[0]) == list(WRITTEN.values())


def test_what_is_written_can_be_asked_again(store: Store) -> None:
    points = [text for text in WRITTEN.values() if text.startswith("point")]
    assert written(store.query(f"RETURN {', '.join(points)}")) == points


def test_bytes_and_numbers_beyond_all_others_arrive(store: Store) -> None:
    ((given, nan, low, nested),) = store.query(
        "RETURN $b AS b, 0.0 / 0.0 AS nan, -1.0 / 0.0 AS low, [1.0 / 0.0, {x: date('2025-01-01')}] AS l",
        {"b": b"\x01\xff"},
    ).rows
    assert isinstance(given, Bytes)
    assert given == "01ff"
    assert isinstance(nan, float)
    assert math.isnan(nan)
    assert (low, nested) == (-math.inf, [math.inf, {"x": "2025-01-01"}])


TIES = "MATCH (c:Company {id: 'company:haier'})-[r:INVESTOR_IN]->(j:Project) "


@pytest.mark.parametrize("returned", ["r", "[r] AS r", "{tie: r} AS r", "collect(r) AS r", "j, r", "r, j"])
def test_a_tie_comes_with_its_ends_wherever_it_stands(store: Store, returned: str) -> None:
    """A server sends the ends without their properties."""
    store.load(amur_graph(), NoProgress())
    text = str(written(store.query(f"{TIES} RETURN {returned}")))
    assert '(Haier)-[INVESTOR_IN operating]->(The "North" plant)' in text


def test_things_ties_and_paths_are_known_as_such_and_a_map_is_none(store: Store) -> None:
    store.load(amur_graph(), NoProgress())
    ((node, tie, path, map_),) = store.query(
        "MATCH p = (:Company {id: 'company:haier'})-[r:INVESTOR_IN]->(j) "
        "RETURN j, r, p, {id: 'x', labels: ['Region'], name_en: 'no node'} AS m"
    ).rows
    assert [type(value) for value in (node, tie, path, map_)] == [NodeValue, TieValue, PathValue, dict]
    assert isinstance(tie, TieValue)
    assert (tie["source_id"], tie["target_id"]) == ("company:haier", "project:plant")
    assert tie.target == node


def test_every_day_of_the_graph_is_a_date(store: Store) -> None:
    """A date as told (``2025-Q3``) is none on the embedded server."""
    graph = shipped_graph()
    held = [node.properties for node in graph.nodes] + [tie.properties for tie in graph.relationships]
    days = sorted({str(told[key]) for told in held for key in DAY_PROPERTIES & told.keys()})
    months = sorted(
        {str(told[key]) for told in held for key in ("first_period", "last_period") if key in told}
    )
    assert len(days) > 100
    found = store.query("UNWIND $days AS day RETURN toString(date(day)) AS day", {"days": days + months})
    assert [day for (day,) in found.rows] == days + [f"{month}-01" for month in months]
