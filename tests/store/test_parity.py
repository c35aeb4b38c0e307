"""The shipped dataset on both servers: read-back, marks, clusters and every answer are equal."""

from __future__ import annotations

import pytest

from graph.analysis.clusters import find_clusters
from graph.analysis.method import read_method
from graph.analysis.scoring import score_places
from graph.networkx_view import to_networkx
from graph.progress import NoProgress
from graph.store.base import Outcome
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from queries.header import Mode, Query
from queries.library import Library, bind_parameters
from tests.shipped import example, shipped_graph

pytestmark = pytest.mark.neo4j


@pytest.fixture
def server(neo4j_store: ServerStore) -> ServerStore:
    """The real Neo4j with the shipped dataset; other tests load theirs, so it is looked at each time."""
    neo4j_store.load(shipped_graph(), NoProgress())
    return neo4j_store


def test_both_give_back_what_was_loaded(shipped: EmbeddedStore, server: ServerStore) -> None:
    graph = shipped_graph()
    assert server.load(graph, NoProgress()).outcome is Outcome.UNCHANGED
    for store in (shipped, server):
        back = store.read_graph()
        assert back == graph
        assert back.content_hash == graph.content_hash == store.state().content_hash


def test_networkx_sees_the_same(shipped: EmbeddedStore, server: ServerStore) -> None:
    made = to_networkx(shipped_graph())
    for store in (shipped, server):
        view = to_networkx(store.read_graph())
        assert list(view.nodes(data=True)) == list(made.nodes(data=True))
        assert list(view.edges(keys=True, data=True)) == list(made.edges(keys=True, data=True))


def test_marks_are_the_same(shipped: EmbeddedStore, server: ServerStore) -> None:
    method = read_method()
    made = score_places(to_networkx(shipped_graph()), method)
    for store in (shipped, server):
        scores = score_places(to_networkx(store.read_graph()), method)
        assert [(s.id, s.rank, s.mark) for s in scores] == [(s.id, s.rank, s.mark) for s in made]
        for one, other in zip(scores, made, strict=True):
            assert one.score == pytest.approx(other.score, rel=0, abs=1e-12)


def test_clusters_are_the_same(shipped: EmbeddedStore, server: ServerStore) -> None:
    method = read_method()
    made = find_clusters(to_networkx(shipped_graph()), method)
    assert find_clusters(to_networkx(shipped.read_graph()), method) == made
    assert find_clusters(to_networkx(server.read_graph()), method) == made


@pytest.mark.parametrize("query", Library().read_all(Mode.READ), ids=lambda query: query.name)
def test_every_query_of_the_book_answers_alike(
    query: Query, shipped: EmbeddedStore, server: ServerStore
) -> None:
    given = example(query)
    if any(p.name == "limit" for p in query.parameters):
        given["limit"] = 100_000
    parameters = bind_parameters(query, given)
    assert shipped.query(query.text, parameters) == server.query(query.text, parameters)
