"""The statements that load a graph, word by word, and the difference that they carry."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Node, PropertyGraph, Relationship
from graph.store.base import Changes
from graph.store.difference import compare_graphs
from graph.store.write_cypher import (
    BATCH,
    Statement,
    change_nodes,
    change_relationships,
    create_nodes,
    create_relationships,
    delete_nodes,
    delete_relationships,
    find_nodes,
    write_schema,
)
from schema.errors import UsageError
from tests.store_graphs import amur_graph


class Checks(Protocol):
    def check(self, name: str, text: str) -> None: ...


def show(statements: Iterable[Statement]) -> list[str]:
    return [f"{s.text}\n    {json.dumps(s.rows[0], ensure_ascii=False)} ({len(s.rows)})" for s in statements]


def test_the_statements_are_these(golden: Checks) -> None:
    graph = amur_graph()
    labels, types = {n.label for n in graph.nodes}, {r.type for r in graph.relationships}
    two = [r for r in graph.relationships if r.type in ("BORDER_CROSSING", "CONTRACTOR_FOR")]
    lines = [
        *write_schema(labels, types),
        *show(create_nodes(graph.nodes)),
        *show(change_nodes(graph.nodes[:2])),
        *show(find_nodes(graph.nodes[:2])),
        *show(create_relationships(graph.relationships, {node.id: f"4:x:{node.id}" for node in graph.nodes})),
        *show(change_relationships(two)),
        *show(delete_relationships(two)),
        *show(delete_nodes(graph.nodes[:2])),
    ]
    golden.check("write.cypher", "\n".join(lines) + "\n")


def test_rows_go_in_batches() -> None:
    nodes = [Node(f"n:{i}", "Company", {}) for i in range(BATCH + 1)]
    assert [len(s.rows) for s in create_nodes(nodes)] == [BATCH, 1]


@pytest.mark.parametrize("name", ["A B", "A`) DETACH DELETE n //", "", "Ж"])
def test_only_plain_names_get_into_the_text(name: str) -> None:
    with pytest.raises(UsageError, match="letters, digits"):
        list(create_nodes([Node("n", name, {})]))


def test_a_node_with_another_label_takes_its_ties_along() -> None:
    tie = Relationship("t", "KNOWS", "a", "b", {})
    old = PropertyGraph.of([Node("a", "Company", {}), Node("b", "Company", {})], [tie])
    new = PropertyGraph.of([Node("a", "Organisation", {}), Node("b", "Company", {})], [tie])
    difference = compare_graphs(old, new)
    assert (difference.removed_relationships, difference.detached) == ((), 1)
    assert difference.created_relationships == (tie,)
    assert difference.node_changes == Changes(changed=1)
    assert difference.relationship_changes == Changes()


ids = st.sampled_from("abcd")
graphs = st.builds(
    lambda nodes, ties: PropertyGraph.of(
        [Node(i, label, {"v": v}) for i, (label, v) in nodes.items()],
        [Relationship(i, t, a, b, {"v": v}) for i, (t, a, b, v) in ties.items() if a in nodes and b in nodes],
    ),
    st.dictionaries(ids, st.tuples(st.sampled_from("XY"), st.sampled_from([1, 1.0, True]))),
    st.dictionaries(ids, st.tuples(st.sampled_from("TU"), ids, ids, st.integers(0, 1))),
)


@given(graphs, graphs)
def test_the_difference_makes_the_old_graph_the_new_one(old: PropertyGraph, new: PropertyGraph) -> None:
    difference = compare_graphs(old, new)
    nodes = {n.id: n for n in old.nodes}
    ties = {r.id: r for r in old.relationships}
    for r in difference.removed_relationships:
        del ties[r.id]
    for n in difference.removed_nodes:
        del nodes[n.id]
    attached = {id_: r for id_, r in ties.items() if {r.source_id, r.target_id} <= nodes.keys()}
    assert difference.detached == len(ties) - len(attached)
    ties = attached
    for n in difference.created_nodes:
        assert n.id not in nodes
        nodes[n.id] = n
    for n in difference.changed_nodes:
        assert n.label == nodes[n.id].label
        nodes[n.id] = n
    for r in difference.changed_relationships:
        old_tie = ties[r.id]
        assert (r.type, r.source_id, r.target_id) == (old_tie.type, old_tie.source_id, old_tie.target_id)
        ties[r.id] = r
    for r in difference.created_relationships:
        assert r.id not in ties
        ties[r.id] = r
    assert PropertyGraph.of(nodes.values(), ties.values()).content_hash == new.content_hash
    assert len(compare_graphs(new, new)) == 0
