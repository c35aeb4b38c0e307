"""The shipped dataset on both servers: read-back, marks, clusters and every answer are equal."""

from __future__ import annotations

import pytest

from graph.analysis.network.communities import find_clusters
from graph.analysis.score.score import PLACES, Appraisal, Of
from graph.model import PropertyGraph
from graph.networkx_view import to_networkx
from graph.progress import NoProgress
from graph.store.base import Outcome
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from queries.header import Mode, Query
from queries.library import Library, bind_parameters
from tests.shipped import alike, ask, example, shipped_graph, shipped_workspace

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture
def server(neo4j_store: ServerStore) -> ServerStore:
    """The real Neo4j with the shipped dataset; other tests load theirs, so it is looked at each time."""
    neo4j_store.load(shipped_graph(), NoProgress())
    return neo4j_store


@pytest.fixture(scope="module")
def read_back(shipped: EmbeddedStore, neo4j_store: ServerStore) -> list[PropertyGraph]:
    """What either store gives back."""
    neo4j_store.load(shipped_graph(), NoProgress())
    return [store.read_graph() for store in (shipped, neo4j_store)]


@pytest.fixture(scope="module")
def appraised(read_back: list[PropertyGraph]) -> list[Appraisal]:
    return [Appraisal.of(to_networkx(graph), shipped_workspace().method) for graph in read_back]


def test_both_give_back_what_was_loaded(
    shipped: EmbeddedStore, server: ServerStore, read_back: list[PropertyGraph]
) -> None:
    graph = shipped_graph()
    assert server.load(graph, NoProgress()).outcome is Outcome.UNCHANGED
    assert read_back == [graph, graph]
    hashes = {back.content_hash for back in read_back} | {s.state().content_hash for s in (shipped, server)}
    assert hashes == {graph.content_hash}


def test_networkx_sees_the_same(read_back: list[PropertyGraph]) -> None:
    made = to_networkx(shipped_graph())
    for view in map(to_networkx, read_back):
        assert list(view.nodes(data=True)) == list(made.nodes(data=True))
        assert list(view.edges(keys=True, data=True)) == list(made.edges(keys=True, data=True))


@pytest.mark.parametrize("of", PLACES)
def test_marks_are_the_same(of: Of, appraised: list[Appraisal]) -> None:
    """From the statements, and from the deals and ties that either store gives back."""
    made = shipped_workspace().appraisal.scores(of)
    assert [appraisal.scores(of) for appraisal in appraised] == [made, made]


def test_marks_come_from_cypher_alone(server: ServerStore) -> None:
    """On the embedded server the same is asserted in ``tests/queries/test_scores``."""
    for of in PLACES:
        rows = {row["place_id"]: row for row in ask(server, "scores", of=of)}
        scores = shipped_workspace().scores(of)
        assert len(rows) == len(scores)
        for score in scores:
            row = rows[score.id]
            assert (row["mark"], row["rank"]) == (score.mark, score.rank)
            told = {name: row[name] for name in (*score.parts, "x", "score")}
            made = {**score.parts, "x": score.x, "score": score.score}
            assert told == pytest.approx(made, rel=0, abs=1e-9), score.id


def test_clusters_are_the_same(appraised: list[Appraisal]) -> None:
    made = find_clusters(shipped_workspace().appraisal)
    assert [find_clusters(appraisal) for appraisal in appraised] == [made, made]


@pytest.mark.parametrize("query", Library().read_all(Mode.READ), ids=lambda query: query.name)
def test_every_query_of_the_book_answers_alike(
    query: Query, shipped: EmbeddedStore, server: ServerStore
) -> None:
    parameters = bind_parameters(query, example(query))
    assert alike(shipped.query(query.text, parameters), server.query(query.text, parameters))
