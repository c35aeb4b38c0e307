"""Measures of large networks by sparse matrices: the meaning of NetworkX at a fraction of its time.

Each function equals the one of NetworkX named in its docstring (a test compares them on random graphs).
Strength is strength: the shortest path takes ``1 / strength`` as the length of an edge. Nodes and edges are
kept in sorted order and every sum has one fixed order, so the same network gives the same bits, in whatever
order it was told. Only NumPy and SciPy are used, on one thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from graph.analysis.shortest_paths import arcs_of, dependencies
from schema.errors import UsageError

Values = NDArray[np.float64]
Indices = NDArray[np.int64]
#: How many distances are held at once (64 MB of floats).
_HELD = 8_000_000
#: NetworkX's own settings of PageRank.
_TOLERANCE, _MOST_ROUNDS = 1e-6, 100


@dataclass(frozen=True, eq=False)
class Strengths:
    """An undirected network of tie strengths: ``matrix`` is symmetric, its rows in the order of ``nodes``.

    Self-loops are left out (a tie to itself is a tie to nobody), of parallel edges the strongest holds, as in
    :func:`graph.analysis.components.result_network`, and an edge of strength 0 is none.
    """

    nodes: tuple[str, ...]
    matrix: Any

    @classmethod
    def of(cls, graph: nx.Graph, weight: str = "weight") -> Strengths:
        """Take the strengths of a graph of any kind, directed and parallel edges too; 1.0 when not told."""
        nodes = sorted(graph)
        place = {node: i for i, node in enumerate(nodes)}
        told = [(place[a], place[b], value) for a, b, value in graph.edges(data=weight, default=1.0)]
        ends = np.array([(a, b) for a, b, _ in told], dtype=np.int64).reshape(-1, 2)
        strengths = np.array([value for *_, value in told], dtype=np.float64)
        return cls.from_edges(nodes, ends[:, 0], ends[:, 1], strengths)

    @classmethod
    def from_edges(
        cls, nodes: Sequence[str], sources: Indices, targets: Indices, strengths: Values
    ) -> Strengths:
        """Take edges as places in ``nodes`` (sorted names) with their strengths.

        Raises
        ------
        UsageError
            A strength is negative or no number.
        """
        wrong = np.flatnonzero(~(np.isfinite(strengths) & (strengths >= 0)))
        if wrong.size:
            at = int(wrong[0])
            raise UsageError(
                f"the tie of {nodes[int(sources[at])]} and {nodes[int(targets[at])]} has strength "
                f"{float(strengths[at])}; expected a number of at least 0"
            )
        kept = (sources != targets) & (strengths > 0)
        low, high = np.minimum(sources, targets)[kept], np.maximum(sources, targets)[kept]
        order = np.lexsort((-strengths[kept], high, low))
        low, high, value = low[order], high[order], strengths[kept][order]
        first = np.ones(low.size, dtype=bool)
        first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
        low, high, value = low[first], high[first], value[first]
        ends = (np.concatenate((low, high)), np.concatenate((high, low)))
        matrix = sparse.coo_array((np.concatenate((value, value)), ends), shape=(len(nodes), len(nodes)))
        rows = matrix.tocsr()
        rows.sort_indices()
        return cls(tuple(nodes), rows)

    @cached_property
    def lengths(self) -> Any:
        """The matrix of lengths, ``1 / strength``."""
        lengths = self.matrix.copy()
        lengths.data = 1.0 / lengths.data
        return lengths

    def plain(self) -> nx.Graph:
        """Return the network as NetworkX has it, with ``weight`` on its edges."""
        upper = sparse.triu(self.matrix).tocoo()
        graph = nx.Graph()
        graph.add_nodes_from(self.nodes)
        for a, b, value in zip(upper.row.tolist(), upper.col.tolist(), upper.data.tolist(), strict=True):
            graph.add_edge(self.nodes[a], self.nodes[b], weight=value)
        return graph

    def named(self, values: NDArray[Any]) -> dict[str, Any]:
        """Return node to value."""
        return dict(zip(self.nodes, values.tolist(), strict=True))


def strength(network: Strengths) -> Values:
    """Return the sum of the strengths of each node's ties; ``nx.Graph.degree(weight=...)``."""
    return _flat(network.matrix.sum(axis=1))


def katz_walks(network: Strengths, attenuation: float, length: int) -> Values:
    """Return attenuated walks of 1 to ``length`` edges; :func:`graph.analysis.centrality.katz_walks`."""
    values = np.zeros(len(network.nodes))
    for _ in range(length):
        values = attenuation * _flat(network.matrix @ (1.0 + values))
    return values


def pagerank(network: Strengths, damping: float = 0.85) -> Values:
    """Return the share of a random walker's time at each node; sums to 1; ``nx.pagerank``."""
    size = len(network.nodes)
    if not size:
        return np.zeros(0)
    out = strength(network)
    inverse = np.divide(1.0, out, out=np.zeros(size), where=out > 0)
    values = np.full(size, 1.0 / size)
    # The error shrinks by the damping each round, so the bound below is always met before the last.
    for _ in range(_MOST_ROUNDS):
        before = values
        lost = float(before[out == 0].sum())
        # The matrix is symmetric, so its rows serve as the columns of the walk.
        values = damping * (_flat(network.matrix @ (before * inverse)) + lost / size) + (1 - damping) / size
        if float(np.abs(values - before).sum()) < size * _TOLERANCE:
            break
    return values


def components(network: Strengths) -> Indices:
    """Return the piece of each node, numbered from 0 by its first node; ``nx.connected_components``."""
    _, found = csgraph.connected_components(network.matrix, directed=False)
    _, first, inverse = np.unique(found, return_index=True, return_inverse=True)
    rank = np.empty(first.size, dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(first.size)
    return rank[inverse]


def core_numbers(network: Strengths) -> Indices:
    """Return the largest k such that the node has k ties inside the k-core; ``nx.core_number``.

    Peels whole layers of nodes (V. Batagelj, M. Zaversnik, An O(m) algorithm for cores decomposition, 2003).
    """
    starts, ends = network.matrix.indptr[:-1].astype(np.int64), network.matrix.indptr[1:].astype(np.int64)
    others = network.matrix.indices
    left = ends - starts
    cores = np.zeros(len(network.nodes), dtype=np.int64)
    alive = np.ones(len(network.nodes), dtype=bool)
    while alive.any():
        k = int(left[alive].min())
        layer = np.flatnonzero(alive & (left <= k))
        while layer.size:
            cores[layer] = k
            alive[layer] = False
            met = others[arcs_of(starts, ends, layer)]
            met = met[alive[met]]
            np.subtract.at(left, met, 1)
            layer = np.unique(met[left[met] <= k])
    return cores


def harmonic_closeness(network: Strengths, sources: Sequence[int] | None = None) -> Values:
    """Return the sum of 1 / distance from the sources (all nodes) to each; ``nx.harmonic_centrality``."""
    values = np.zeros(len(network.nodes))
    for source, distances in _distances(network, sources):
        reached = np.isfinite(distances)
        reached[source] = False
        values[reached] += 1.0 / distances[reached]
    return values


def betweenness(network: Strengths, sources: Sequence[int] | None = None) -> Values:
    """Return how many pairs of others have their shortest path over each node, not normalised.

    Equals ``nx.betweenness_centrality(normalized=False)``; with ``sources``,
    ``nx.betweenness_centrality_subset`` from these to all nodes.
    """
    values = np.zeros(len(network.nodes))
    lengths = network.lengths
    rows = np.repeat(np.arange(len(network.nodes)), np.diff(lengths.indptr))
    for source, distances in _distances(network, sources):
        values += dependencies(rows, lengths.indices, lengths.data, distances, source)
    return values / 2.0


def _distances(network: Strengths, sources: Sequence[int] | None) -> Iterator[tuple[int, Values]]:
    """Yield the distances from one source after another, infinite where there is no path."""
    chosen = range(len(network.nodes)) if sources is None else sources
    step = max(1, _HELD // max(1, len(network.nodes)))
    for start in range(0, len(chosen), step):
        batch = list(chosen[start : start + step])
        # Directed, because the matrix holds both directions already.
        found = csgraph.dijkstra(network.lengths, directed=True, indices=batch)
        yield from zip(batch, found, strict=True)


def _flat(values: Any) -> Values:
    return np.asarray(values, dtype=np.float64).ravel()
