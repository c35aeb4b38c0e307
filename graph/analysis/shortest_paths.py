"""Brandes' dependencies of one source, layer by layer, from its distances.

U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001). An
edge lies on a shortest path when the distance before it and its length make exactly the distance after it;
these sums are made in the order in which Dijkstra's algorithm makes them, so the comparison is exact.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Indices = NDArray[np.int64]


def dependencies(rows: Indices, columns: Indices, lengths: Values, distances: Values, source: int) -> Values:
    """Return the dependency of a source on every node: shares of shortest paths that pass over it.

    ``rows``, ``columns`` and ``lengths`` are the directed edges, sorted by row; ``distances`` is infinite
    where there is no path. The source itself gets 0.
    """
    before = distances[rows]
    after = distances[columns]
    on_path = (before + lengths == after) & (before < after)
    tails, heads = rows[on_path], columns[on_path]
    layers, paths = _layers(tails, heads, distances.size, source)
    depend = np.zeros(distances.size)
    for layer_tails, layer_heads in reversed(layers):
        share = paths[layer_tails] / paths[layer_heads] * (1.0 + depend[layer_heads])
        np.add.at(depend, layer_tails, share)
    depend[source] = 0.0
    return depend


def _layers(
    tails: Indices, heads: Indices, size: int, source: int
) -> tuple[list[tuple[Indices, Indices]], Values]:
    """Return the edges by layers, each after all that lead to its tails, and how many paths lead to each."""
    counts = np.bincount(tails, minlength=size)
    ends = np.cumsum(counts)
    starts = ends - counts
    waiting = np.bincount(heads, minlength=size)
    paths = np.zeros(size)
    paths[source] = 1.0
    found: list[tuple[Any, Any]] = []
    layer = np.array([source], dtype=np.int64)
    while layer.size:
        arcs = arcs_of(starts, ends, layer)
        if not arcs.size:
            break
        tail, head = tails[arcs], heads[arcs]
        np.add.at(paths, head, paths[tail])
        np.subtract.at(waiting, head, 1)
        found.append((tail, head))
        layer = np.unique(head[waiting[head] == 0])
    return found, paths


def arcs_of(starts: Indices, ends: Indices, rows: Indices) -> Indices:
    """Return the places of all entries of some rows of a CSR matrix, row by row."""
    counts = ends[rows] - starts[rows]
    before = np.cumsum(counts) - counts
    return np.repeat(starts[rows] - before, counts) + np.arange(int(counts.sum()))
