"""Katz walks of fixed length: a position in a network that more ties can only improve.

The value of a node is the sum over its own edges of weight x attenuation x (1 + the other end's value
for walks one step shorter), so it decomposes exactly over the node's own edges, and adding an edge or
raising a weight never lowers anybody's value. (L. Katz, A new status index derived from sociometric
analysis, Psychometrika 18 (1953), with walks cut off at a length, which needs no bound on the
attenuation.)
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx


def katz_walks(graph: nx.Graph, attenuation: float, length: int) -> dict[str, float]:
    """Return for each node the sum of attenuated weights of walks of 1 to ``length`` edges.

    Parameters
    ----------
    graph : nx.Graph
        Undirected, with ``weight`` (strength, at least 0) on its edges.
    attenuation : float
        Factor for every step, at least 0.
    length : int
        The longest walk that counts, at least 0.

    Returns
    -------
    dict
        Node to value, at least 0, unbounded above. Not normalised by the other nodes.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", weight=1.0)
    >>> katz_walks(graph, 0.5, 2)
    {'a': 0.75, 'b': 0.75}
    """
    values = dict.fromkeys(sorted(graph), 0.0)
    for _ in range(length):
        values = {node: math.fsum(edge_parts(graph, node, attenuation, values).values()) for node in values}
    return values


def edge_parts(
    graph: nx.Graph, node: str, attenuation: float, values: Mapping[str, float]
) -> dict[str, float]:
    """Return what each of a node's edges adds, given its neighbours' values for walks one step shorter."""
    return {
        other: graph[node][other]["weight"] * attenuation * (1.0 + values[other])
        for other in sorted(graph[node])
    }


def katz_parts(graph: nx.Graph, node: str, attenuation: float, length: int) -> dict[str, float]:
    """Return a node's value split over its own edges; the parts sum to its value."""
    return edge_parts(graph, node, attenuation, katz_walks(graph, attenuation, length - 1))
