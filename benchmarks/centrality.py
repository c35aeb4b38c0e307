"""Times of NetworkX and of graph.analysis.fast_centrality side by side, and their growth to 5M edges.

Run: python -m benchmarks.centrality [--nodes 100000] [--edges 500000] [--sources 4] [--largest 5000000]

Both are given the same seeded random network with hubs. NetworkX gets it as a built graph with strengths and
lengths on its edges, we get arrays; the time to build either is told apart and not in the ratios. NetworkX
would take days for betweenness and harmonic closeness from all 100,000 nodes, so both run them from the same
few seeded sources; each further source costs both the same again. Katz walks of NetworkX is our own plain
NetworkX code that the marks use (graph.analysis.centrality), as NetworkX has no walks of fixed length; the
ratio of the set is told without it, too. Every measure is timed once on either side, the results compared.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import networkx as nx
import numpy as np

from graph.analysis import fast_centrality as fast
from graph.analysis.centrality import katz_walks

SEED = 20260531
ATTENUATION, LENGTH = 0.3, 3
Edges = tuple[Any, Any, Any]
Network = tuple[list[str], Edges]


def make(nodes: int, edges: int) -> Network:
    """Return a network whose ends crowd at low numbers, as partners crowd at a few regions."""
    draw = np.random.default_rng(SEED)
    keys = np.zeros(0, dtype=np.int64)
    while keys.size < edges:
        ends = (nodes * draw.random((edges, 2)) ** 1.5).astype(np.int64)
        low, high = ends.min(axis=1), ends.max(axis=1)
        keys = np.unique(np.concatenate((keys, (low * nodes + high)[low < high])))
    keys = np.sort(draw.permutation(keys)[:edges])
    strengths = draw.integers(1, 21, edges) / 20.0
    return [f"{i:08d}" for i in range(nodes)], (keys // nodes, keys % nodes, strengths)


def plain(network: Network) -> nx.Graph:
    names, (low, high, strengths) = network
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for a, b, value in zip(low.tolist(), high.tolist(), strengths.tolist(), strict=True):
        graph.add_edge(names[a], names[b], weight=value, length=1.0 / value)
    return graph


def build(network: Network) -> fast.Strengths:
    """Make our matrices, lengths included, as NetworkX has them on its edges."""
    names, edges = network
    strengths = fast.Strengths.from_edges(names, *edges)
    _ = strengths.lengths
    return strengths


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def plain_measures(graph: nx.Graph, sources: Sequence[str]) -> Mapping[str, Callable[[], Any]]:
    return {
        "strength": lambda: dict(graph.degree(weight="weight")),
        "katz walks": lambda: katz_walks(graph, ATTENUATION, LENGTH),
        "pagerank": lambda: nx.pagerank(graph, weight="weight"),
        "components": lambda: piece_of(nx.connected_components(graph)),
        "k-core": lambda: nx.core_number(graph),
        "harmonic closeness": lambda: nx.harmonic_centrality(graph, distance="length", sources=sources),
        "betweenness": lambda: nx.betweenness_centrality_subset(graph, sources, list(graph), weight="length"),
    }


def fast_measures(network: fast.Strengths, sources: Sequence[int]) -> Mapping[str, Callable[[], Any]]:
    return {
        "strength": lambda: fast.strength(network),
        "katz walks": lambda: fast.katz_walks(network, ATTENUATION, LENGTH),
        "pagerank": lambda: fast.pagerank(network),
        "components": lambda: fast.components(network),
        "k-core": lambda: fast.core_numbers(network),
        "harmonic closeness": lambda: fast.harmonic_closeness(network, sources),
        "betweenness": lambda: fast.betweenness(network, sources),
    }


def piece_of(pieces: Any) -> dict[str, int]:
    ordered = sorted(pieces, key=min)
    return {node: number for number, piece in enumerate(ordered) for node in piece}


def compare(network: Network, sources: Sequence[int]) -> None:
    """Print both times of every measure and the ratios."""
    names, edges = network
    plain_build, graph = timed(lambda: plain(network))
    fast_build, strengths = timed(lambda: build(network))
    theirs = plain_measures(graph, [names[s] for s in sources])
    ours = fast_measures(strengths, sources)
    print(f"{len(names):,} nodes, {len(edges[0]):,} edges; {len(sources)} sources for paths; seed {SEED}")
    print(f"{'seconds':20} {'NetworkX':>10} {'ours':>10} {'ratio':>8}")
    print(f"{'(building)':20} {plain_build:10.3f} {fast_build:10.3f}")
    times: dict[str, tuple[float, float]] = {}
    for name in theirs:
        slow, expected = timed(theirs[name])
        quick, found = timed(ours[name])
        wanted = np.array([expected[node] for node in names])
        np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-9)
        times[name] = slow, quick
        print(f"{name:20} {slow:10.3f} {quick:10.4f} {slow / quick:7.0f}x", flush=True)
    slow, quick = (sum(column) for column in zip(*times.values(), strict=True))
    ratios = [a / b for a, b in times.values()]
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    print(f"{'the whole set':20} {slow:10.3f} {quick:10.4f} {slow / quick:7.0f}x")
    print(f"geometric mean of the ratios {mean:.0f}x; least {min(ratios):.0f}x")
    katz = times["katz walks"]
    print(f"the set without Katz walks {(slow - katz[0]) / (quick - katz[1]):.0f}x")
    built = (plain_build + slow) / (fast_build + quick)
    print(f"the whole set with building {built:.0f}x (goal: at least 20x)")


def growth(largest: int, sources: Sequence[int]) -> None:
    """Print the times up to the largest network (5 edges a node) and how straight the growth is."""
    sizes = [largest // 10, largest // 5, largest * 2 // 5, largest * 7 // 10, largest]
    rows: dict[str, list[float]] = {}
    print(f"\ngrowth at 5 edges a node, {len(sources)} sources for paths; seconds")
    for edges in sizes:
        names, ends = make(edges // 5, edges)
        taken, network = timed(partial(build, (names, ends)))
        rows.setdefault("(building)", []).append(taken)
        for name, measure in fast_measures(network, sources).items():
            rows.setdefault(name, []).append(timed(measure)[0])
    rows["the whole set"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    print(f"{'edges':20} " + " ".join(f"{size:>11,}" for size in sizes) + f" {'exponent':>9} {'R2':>7}")
    for name, seconds in rows.items():
        # The exponent of growth between the smallest and largest; the fit of a straight line.
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        fit = float(np.corrcoef(sizes, seconds)[0, 1] ** 2)
        shown = " ".join(f"{value:11.3f}" for value in seconds)
        print(f"{name:20} {shown} {exponent:9.2f} {fit:7.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=500_000)
    parser.add_argument("--sources", type=int, default=4)
    parser.add_argument("--largest", type=int, default=5_000_000)
    given = parser.parse_args()
    start = time.perf_counter()
    chosen = np.random.default_rng(SEED).choice(min(given.nodes, given.largest // 50), given.sources, False)
    sources = sorted(int(s) for s in chosen)
    compare(make(given.nodes, given.edges), sources)
    growth(given.largest, sources)
    print(f"\nall in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
