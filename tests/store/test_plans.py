"""EXPLAIN and PROFILE tell how a server runs a statement, and never run what writes."""

from __future__ import annotations

from contextlib import suppress

import pytest

from graph.progress import NoProgress
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.plans import Plan
from graph.store.server import ServerStore
from schema.errors import UsageError
from tests.store_graphs import amur_graph

READING = "MATCH (n:Company {id: 'company:haier'})-[r]->(m) RETURN n.id, count(m)"
WRITING = "MATCH (n:Company) SET n.name_en = 'x' RETURN n.id"


@pytest.fixture
def amur(store: Store) -> Store:
    store.load(amur_graph(), NoProgress())
    return store


@pytest.mark.neo4j
def test_neo4j_tells_its_operators_and_what_they_did(neo4j_store: ServerStore) -> None:
    neo4j_store.load(amur_graph(), NoProgress())
    foreseen = neo4j_store.query(f"EXPLAIN {READING}")
    assert foreseen.columns == ("operator", "details", "estimated_rows")
    assert foreseen.rows[0][0] == "+ProduceResults"
    assert any("company" in str(row[1]).lower() for row in foreseen.rows)
    counted = neo4j_store.query(f"// how\nprofile\n{READING}")
    assert counted.columns == ("operator", "details", "estimated_rows", "rows", "db_hits")
    assert counted.rows[0][3] == 1
    assert sum(row[4] for row in counted.rows if isinstance(row[4], int)) > 0


def test_the_embedded_server_tells_its_plan_in_its_own_words(embedded_store: EmbeddedStore) -> None:
    embedded_store.load(amur_graph(), NoProgress())
    for word in ("EXPLAIN", "profile"):
        found = embedded_store.query(f"{word} {READING}")
        assert found.columns == ("plan",)
        assert any("Company" in str(line) for (line,) in found.rows)


def test_a_plan_writes_nothing(amur: Store) -> None:
    for word in ("EXPLAIN", "PROFILE"):
        for text in (WRITING, "CREATE (n:X)", "CREATE INDEX x_y FOR (n:Company) ON (n.sector)"):
            with suppress(UsageError):  # or a plan that writes something, and has not
                amur.query(f"{word} {text}")
    assert amur.read_graph() == amur_graph()
    rows = amur.query("SHOW INDEXES YIELD properties RETURN properties").rows
    assert (["sector"],) not in rows


def test_what_a_server_tells_of_itself_is_no_writing(amur: Store) -> None:
    for text in ("SHOW DATABASES", "SHOW INDEXES", "CALL dbms.components()", "CALL db.labels()"):
        assert amur.query(text).rows
    for text in ("SHOW PROCEDURES", "SHOW FUNCTIONS", "SHOW TRANSACTIONS", "CALL db.schema.visualization()"):
        amur.query(text)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "text",
    [
        "CALL dbms.components() YIELD name CREATE (n:X {a: name})",
        "EXPLAIN CALL dbms.components() YIELD name CREATE (n:X {a: name})",
        "CALL dbms.components() YIELD name MATCH (n:Company) SET n.x = name RETURN n.id",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
        "CREATE USER eve SET PASSWORD 'long-enough'",
        "CALL db.clearQueryCaches()",
    ],
)
def test_what_does_more_than_tell_of_neo4j_is_refused_by_its_plan(
    neo4j_store: ServerStore, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("graph.store.server.refuse_letting_out", lambda text: None)
    with pytest.raises(UsageError, match="only reading is allowed"):
        neo4j_store.query(text)


def test_a_second_branch_of_a_plan_is_set_in() -> None:
    left, right = {"operatorType": "A@neo4j"}, {"operatorType": "B@neo4j", "args": {"EstimatedRows": 1.25}}
    join = {"operatorType": "Join@neo4j", "args": {"Details": "n"}, "children": [left, right]}
    assert Plan("r", join).table().rows == (("+Join", "n", None), ("| +B", None, 1.2), ("+A", None, None))
