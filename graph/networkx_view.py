"""The property graph as a NetworkX graph; the one place that names attributes and edge keys.

Equal whether the graph was made from the statements or read back from a store.
"""

from __future__ import annotations

import networkx as nx

from graph.model import Node, PropertyGraph, Relationship

LABEL = "label"
TYPE = "type"


def to_networkx(graph: PropertyGraph) -> nx.MultiDiGraph:
    """Return a directed multigraph: nodes with ``label``, edges keyed by their id with ``type``.

    Nodes and edges are added in sorted order of their ids, so algorithms that depend on order give
    the same result for the same content.
    """
    view = nx.MultiDiGraph()
    for node in graph.nodes:
        view.add_node(node.id, **{LABEL: node.label}, **node.properties)
    for r in graph.relationships:
        view.add_edge(r.source_id, r.target_id, key=r.id, **{TYPE: r.type}, **r.properties)
    return view


def from_networkx(view: nx.MultiDiGraph) -> PropertyGraph:
    """Return the property graph again; the inverse of :func:`to_networkx`."""
    nodes = [
        Node(id_, values[LABEL], {k: v for k, v in values.items() if k != LABEL})
        for id_, values in view.nodes(data=True)
    ]
    relationships = [
        Relationship(key, values[TYPE], source, target, {k: v for k, v in values.items() if k != TYPE})
        for source, target, key, values in view.edges(keys=True, data=True)
    ]
    return PropertyGraph.of(nodes, relationships)
