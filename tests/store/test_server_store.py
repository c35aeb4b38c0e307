"""The store on a real Neo4j: repair, other people's data, and errors that say the next step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.settings import Settings
from graph.store import server
from graph.store.base import Changes, Outcome
from graph.store.opening import open_store
from graph.store.server import ServerStore
from schema.errors import StoreError, UsageError
from schema.messages import Message
from tests.neo4j_server import Neo4jServer
from tests.store_graphs import amur_graph, changed, odd_graph


def write(store: ServerStore, text: str) -> None:
    store._bolt.write(lambda transaction: transaction.rows(text))


@pytest.mark.slow
@pytest.mark.neo4j
def test_a_half_loaded_store_is_repaired(neo4j_store: ServerStore) -> None:
    neo4j_store.load(amur_graph(), NoProgress())
    write(neo4j_store, "MATCH (m:Meta) SET m.state = 'loading' REMOVE m.hash")
    write(neo4j_store, "MATCH (n:Evidence) DETACH DELETE n")
    write(neo4j_store, "MATCH ()-[r:EXPORTS]->() DELETE r")
    write(neo4j_store, "CREATE (:Company {id: 'company:left-over'})")
    assert neo4j_store.state().state == "loading"
    with pytest.raises(StoreError, match="load again"):
        neo4j_store.read_graph()
    report = neo4j_store.load(amur_graph(), NoProgress())
    assert report.outcome is Outcome.REPAIRED
    assert report.nodes == Changes(added=5, removed=1)
    assert report.relationships == Changes(added=20)
    assert neo4j_store.read_graph() == amur_graph()


@pytest.mark.slow
@pytest.mark.neo4j
def test_a_load_in_parts_gives_the_same(neo4j_store: ServerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "ONE_TRANSACTION", 3)
    neo4j_store.load(odd_graph(), NoProgress())
    assert neo4j_store.read_graph() == odd_graph()
    neo4j_store.load(amur_graph(), NoProgress())
    assert neo4j_store.read_graph() == amur_graph()
    assert neo4j_store.state().state == "ready"


@pytest.mark.neo4j
def test_an_interrupted_load_in_one_transaction_leaves_the_former_graph(neo4j_store: ServerStore) -> None:
    class StopError(Exception):
        pass

    class Stopping:
        def step(self, what: Message, done: int, total: int) -> None:
            raise StopError

    neo4j_store.load(amur_graph(), NoProgress())
    with pytest.raises(StopError):
        neo4j_store.load(changed(amur_graph(), "company:haier", sector="x"), Stopping())
    assert neo4j_store.read_graph() == amur_graph()


@pytest.mark.neo4j
def test_what_others_keep_in_the_database_stays(neo4j_store: ServerStore) -> None:
    neo4j_store.load(amur_graph(), NoProgress())
    write(
        neo4j_store,
        "MATCH (c:Company {id: 'company:haier'}) CREATE (:Note {id: 'note:1'})-[:ON {id: 'x'}]->(c)",
    )
    try:
        assert neo4j_store.read_graph() == amur_graph()
        neo4j_store.load(changed(amur_graph(), "company:haier", sector="x"), NoProgress())
        assert neo4j_store.query("MATCH (n:Note)-[:ON]->(c:Company) RETURN c.sector AS s").rows == (("x",),)
    finally:
        write(neo4j_store, "MATCH (n:Note) DETACH DELETE n")


@pytest.mark.neo4j
def test_a_database_of_somebody_else_is_not_overwritten(neo4j_store: ServerStore) -> None:
    write(neo4j_store, "MATCH (n) DETACH DELETE n")
    write(neo4j_store, "CREATE (:Company {id: 'their-own'})")
    try:
        with pytest.raises(StoreError, match="did not load"):
            neo4j_store.load(amur_graph(), NoProgress())
        assert neo4j_store.query("MATCH (n) RETURN n.id AS id").rows == (("their-own",),)
        assert neo4j_store.state().state == "empty"
    finally:
        write(neo4j_store, "MATCH (n) DETACH DELETE n")


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "statement", ["TERMINATE TRANSACTION 'neo4j-transaction-1'", "CALL db.createLabel('x')"]
)
def test_administration_is_refused(neo4j_store: ServerStore, statement: str) -> None:
    with pytest.raises(UsageError):
        neo4j_store.query(statement)


@pytest.mark.neo4j
def test_a_query_beyond_its_deadline_ends_on_the_server_too(neo4j_store: ServerStore) -> None:
    heavy = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c RETURN min(c) AS n"
    with pytest.raises(StoreError, match="longer than"):
        neo4j_store.query(heavy, deadline_s=0.3)
    running = (
        "SHOW TRANSACTIONS YIELD currentQuery AS q, status AS s WHERE q STARTS WITH 'UNWIND' RETURN q, s"
    )
    rows = neo4j_store.query(running).rows
    assert all("Terminated" in str(row[1]) for row in rows)


@pytest.mark.neo4j
def test_a_single_server_can_be_asked_for_its_routes(
    neo4j_server: Neo4jServer, neo4j_settings: Settings
) -> None:
    address = neo4j_server.bolt.replace("bolt://", "neo4j://")
    with open_store(address, neo4j_settings) as store:
        store.load(amur_graph(), NoProgress())
        assert store.read_graph() == amur_graph()
        assert store.query("MATCH (n:Region) RETURN count(n) AS n").rows == ((2,),)


@pytest.mark.neo4j
def test_a_wrong_password_says_so_without_repeating_it(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    login = Settings(home=tmp_path, user=neo4j_server.user, password="not-the-one")  # noqa: S106 (refused)
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as raised:
        open_store(neo4j_server.bolt, login)
    assert "not-the-one" not in str(raised.value)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ["people", "bad name!", "system"])
def test_a_wrong_database_is_named(neo4j_server: Neo4jServer, neo4j_settings: Settings, name: str) -> None:
    with pytest.raises(StoreError, match=f"{name}.*NEO4J_DATABASE"):
        open_store(neo4j_server.bolt, replace(neo4j_settings, database=name))


def test_a_server_that_is_down_is_said_within_seconds(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"bolt://127\.0\.0\.1:9.*no server answers"):
        open_store("bolt://127.0.0.1:9", Settings(home=tmp_path, password="some-password"))  # noqa: S106 (never sent)


def test_a_server_without_a_password_asks_or_says(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:9", Settings(home=tmp_path))
    asked: list[str] = []

    def ask() -> str:
        asked.append("asked")
        return "typed-password"

    with pytest.raises(StoreError, match="no server answers") as raised:
        open_store("bolt://127.0.0.1:9", Settings(home=tmp_path), ask)
    assert asked == ["asked"]
    assert "typed-password" not in str(raised.value)


def test_unknown_schemes_and_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").touch()
    for address, says in [
        ("http://localhost:7474", "bolt"),
        ("bold://localhost", "bolt"),
        ("bolt://localhost:bolt", "port"),
        ("neo4j://localhost:65537", "port"),
        (str(tmp_path / "facts.yaml"), "file"),
    ]:
        with pytest.raises(UsageError, match=says):
            open_store(address, Settings(home=tmp_path))
