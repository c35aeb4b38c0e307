"""Cypher through the door: an embedded store of its own, a directory, a server that may go away."""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from graph import Dataset, open_dataset, open_store
from graph.progress import NoProgress
from graph.store.embedded import EmbeddedStore
from graph.tables import to_json
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError, StoreError, UsageError
from tests.factories import RECENT, statements, tie, told_graph_of
from tests.neo4j_server import Neo4jServer

PLANT = tie("HAS_PROJECT", "region:RU-AMU", "project:plant", said=[("operating", None, RECENT)])
SMALL = told_graph_of(statements([PLANT]))


@pytest.fixture(scope="module")
def server(shipped: EmbeddedStore) -> Iterator[Dataset]:
    """The shipped dataset over Bolt, as from a server that somebody loaded."""
    address = shipped.share()
    with open_store(address.address, user=address.user, password=address.password) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A directory that holds a small graph, without deals and marks."""
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(SMALL, NoProgress())
    return tmp_path / "store"


@pytest.mark.slow
def test_a_server_gives_all_that_the_files_give(server: Dataset, dataset: Dataset) -> None:
    assert server.explain("RU-AMU") == dataset.explain("RU-AMU")
    for what in ("ties", "deals", "observations", "scores", "promises", "clusters"):
        assert json.loads(to_json(server.records(what))) == json.loads(to_json(dataset.records(what)))
    assert nx.utils.graphs_equal(server.graph(), dataset.graph())


def test_cypher_takes_parameters_and_the_book_takes_names(server: Dataset) -> None:
    text = "MATCH (r:Region) WHERE r.id = $id RETURN r.name_en AS name, r.mark AS mark"
    (amur,) = (score for score in server.scores() if score["id"] == "region:RU-AMU")
    assert server.query(text, id="region:RU-AMU") == [{"name": "Amur Oblast", "mark": float(amur["mark"])}]
    by_name = server.query_book("partners_of_region", region="Амурская", limit=5)
    assert by_name == server.query_book("partners_of_region", region="region:RU-AMU", limit="5")
    assert len(by_name) == 5
    assert server.query("RETURN $deadline_s + $more AS n", {"deadline_s": 5, "more": 0}, more=1) == [{"n": 6}]
    nothing = server.query("MATCH (r:Region {id: 'region:XX'}) RETURN r.id AS id")
    assert (list(nothing), nothing.columns) == ([], ("id",))


@pytest.mark.parametrize("statement", ["CREATE (:Region)", "MATCH (r:Region) RETURN", ""])
def test_what_cannot_be_run_is_refused(statement: str, server: Dataset) -> None:
    with pytest.raises(UsageError):
        server.query(statement)


def test_a_server_that_goes_away_is_an_error_of_the_store(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.bolt.RETRY_S", 0.5)
    store = EmbeddedStore.open(small)
    address = store.share()
    with open_store(address.address, user=address.user, password=address.password) as opened:
        assert len(opened.query("MATCH (n:Region) RETURN n.id AS id")) == 1
        store.close()
        for _ in range(2):
            with pytest.raises(StoreError, match=address.address):
                opened.query("MATCH (n:Region) RETURN n.id AS id")
        assert [t["id"] for t in opened.ties()] == [PLANT.id]  # read when it was opened


def test_a_directory_holds_the_graph_for_the_next_time(small: Path) -> None:
    with open_store(small) as opened:
        assert [t["id"] for t in opened.ties(region="RU-AMU")] == [PLANT.id]
        assert opened.scores()[0]["id"] == "region:RU-AMU"
        with open_store(small) as beside:
            assert beside.query("MATCH (n:Project) RETURN n.id AS id") == [{"id": "project:plant"}]
    with open_store(str(small)) as again:
        assert again.query("MATCH (n:Project) RETURN n.id AS id") == [{"id": "project:plant"}]


def test_a_closed_dataset_answers_no_cypher(small: Path) -> None:
    with open_store(small) as opened:
        pass
    opened.close()
    with pytest.raises(UsageError, match="closed"):
        opened.query("RETURN 1 AS one")
    assert opened.ties()


def test_a_store_of_its_own_is_made_when_asked_and_gone_when_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Workspace, "graph", SMALL)
    opened = open_dataset()
    assert not any(tmp_path.iterdir())
    assert opened.query("MATCH (r:Region) RETURN count(r) AS n") == [{"n": 1}]
    assert any(tmp_path.iterdir())
    del opened
    gc.collect()
    assert not any(tmp_path.iterdir())


def test_a_store_that_cannot_be_loaded_may_be_tried_again(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with open_dataset(store=tmp_path) as opened:
        for _ in range(2):
            with pytest.raises(UsageError, match="holds other files"):
                opened.query("RETURN 1 AS one")


def test_an_empty_store_and_a_directory_that_is_not_there_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no such directory"):
        open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match=r"holds no graph of Argun.*argun load"):
        open_store(tmp_path / "empty")


def test_a_graph_that_was_changed_is_said_to_need_loading(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = [n for n in SMALL.nodes if n.id != "region:RU-AMU"]
    monkeypatch.setattr(
        EmbeddedStore, "read_graph", lambda self: type(SMALL).of(changed, SMALL.relationships)
    )
    with pytest.raises(StoreError, match=r'names "region:RU-AMU", which is not there.*argun load --store'):
        open_store(small)
    monkeypatch.undo()
    open_store(small).close()  # it was let go


def test_an_empty_address_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGUN_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="address of a store is empty"):
        open_store("")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("value", [{1, 2}, 2**70, object()])
def test_a_value_that_cannot_be_sent_is_an_error_of_the_parameters(value: object, server: Dataset) -> None:
    with pytest.raises(UsageError, match=r"parameters cannot be sent|the parameter \w+: a whole number"):
        server.query("RETURN $a AS a", a=value)
    assert server.query("RETURN 1 AS one") == [{"one": 1}]


def test_a_server_that_is_not_there_and_a_missing_password_are_said_to_be_so() -> None:
    with pytest.raises(StoreError, match="no server answers there"):
        open_store("bolt://127.0.0.1:1", password="x")  # noqa: S106 # no password of anything
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:1")


@pytest.mark.slow
@pytest.mark.neo4j
def test_a_neo4j_is_loaded_when_named_and_read_by_whoever_opens_it(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setattr(Workspace, "graph", SMALL)
    with open_dataset(store=neo4j_server.bolt) as loading:
        assert loading.query("MATCH (r:Region) RETURN count(r) AS n") == [{"n": 1}]
    monkeypatch.undo()
    login = {"user": neo4j_server.user, "password": neo4j_server.password}
    with open_store(neo4j_server.bolt, **login) as reading:
        assert [t["id"] for t in reading.ties(region="RU-AMU")] == [PLANT.id]
        assert reading.scores()[0]["id"] == "region:RU-AMU"
        with pytest.raises(UsageError, match="only reading"):
            reading.query("MATCH (n) DETACH DELETE n")
