"""The property graph as a NetworkX graph; the one place that names attributes and edge keys.

Equal whether the graph was made from the statements or read back from a store.
"""

from __future__ import annotations

import networkx as nx

from graph.model import PropertyGraph


def to_networkx(graph: PropertyGraph) -> nx.MultiDiGraph:
    """Return a directed multigraph: nodes with ``label``, edges keyed by their id with ``type``.

    Nodes and edges are added in sorted order of their ids, so algorithms that depend on order give
    the same result for the same content.
    """
    view = nx.MultiDiGraph()
    for node in graph.nodes:
        view.add_node(node.id, label=node.label, **node.properties)
    for r in graph.relationships:
        view.add_edge(r.source_id, r.target_id, key=r.id, type=r.type, **r.properties)
    return view
