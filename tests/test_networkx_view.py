"""The NetworkX view holds the property graph without loss."""

from __future__ import annotations

from hypothesis import given

from graph.model import PropertyGraph
from graph.networkx_view import to_networkx
from graph.statements.records import Statements
from tests.factories import graph_of, statements, tie
from tests.strategies import statement_sets


@given(base=statement_sets())
def test_view_holds_every_node_and_relationship_with_its_properties(base: Statements) -> None:
    graph = graph_of(base)
    view = to_networkx(graph)
    assert dict(view.nodes(data=True)) == {n.id: {"label": n.label, **n.properties} for n in graph.nodes}
    assert {
        key: (source, target, values) for source, target, key, values in view.edges(keys=True, data=True)
    } == {r.id: (r.source_id, r.target_id, {"type": r.type, **r.properties}) for r in graph.relationships}


def test_deals_are_nodes_joined_with_places_and_parties() -> None:
    view = to_networkx(graph_of(statements([tie("INVESTOR_IN", "company:haier", "project:plant")])))
    deal = "deal:project:plant"
    assert view.nodes[deal]["label"] == "Deal"
    joined = {(source, values["type"]) for source, _, values in view.in_edges(deal, data=True)}
    assert joined >= {("region:RU-AMU", "TAKES_PART"), ("company:haier", "PARTY_TO")}


@given(base=statement_sets())
def test_nodes_and_edges_stand_in_order_of_their_ids(base: Statements) -> None:
    graph = graph_of(base)
    backwards = PropertyGraph.of(reversed(graph.nodes), reversed(graph.relationships))
    one, other = to_networkx(graph), to_networkx(backwards)
    assert list(one.nodes) == list(other.nodes) == sorted(one.nodes)
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))
