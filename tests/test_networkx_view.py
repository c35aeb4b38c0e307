"""The NetworkX view holds the property graph without loss."""

from __future__ import annotations

from hypothesis import given, settings

from graph.model import PropertyGraph
from graph.networkx_view import from_networkx, to_networkx
from graph.statements.records import Statements
from tests.factories import graph_of
from tests.strategies import statement_sets


@given(base=statement_sets())
@settings(max_examples=60, deadline=None)
def test_view_and_back_is_the_same_graph(base: Statements) -> None:
    graph = graph_of(base)
    again = from_networkx(to_networkx(graph))
    assert again == graph
    assert again.content_hash == graph.content_hash


@given(base=statement_sets())
@settings(max_examples=20, deadline=None)
def test_nodes_and_edges_stand_in_order_of_their_ids(base: Statements) -> None:
    graph = graph_of(base)
    backwards = PropertyGraph.of(reversed(graph.nodes), reversed(graph.relationships))
    one, other = to_networkx(graph), to_networkx(backwards)
    assert list(one.nodes) == list(other.nodes) == sorted(one.nodes)
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))
