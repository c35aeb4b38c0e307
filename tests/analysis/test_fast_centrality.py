"""The fast measures equal NetworkX, to the bit whatever the order, on any network that may come."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import centrality
from graph.analysis import fast_centrality as fast
from schema.errors import UsageError

NODES = tuple("abcdefghij")
#: Sixteenths and halves make many equally short paths; others few.
strengths = st.one_of(st.sampled_from((0.25, 0.5, 1.0)), st.floats(0.01, 1.0))
edges = st.dictionaries(st.sampled_from(list(itertools.combinations(NODES, 2))), strengths, max_size=25)
nodes = st.sets(st.sampled_from(NODES), max_size=4)


def graph_of(ties: Mapping[tuple[str, str], float], alone: set[str]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(alone))
    for (a, b), value in ties.items():
        graph.add_edge(a, b, weight=value, length=1.0 / value)
    return graph


def pieces(graph: nx.Graph) -> dict[str, int]:
    found = sorted(nx.connected_components(graph), key=min)
    return {node: number for number, piece in enumerate(found) for node in piece}


MEASURES: dict[str, tuple[Callable[[nx.Graph], Any], Callable[[fast.Strengths], Any]]] = {
    "strength": (lambda g: dict(g.degree(weight="weight")), fast.strength),
    "katz": (lambda g: centrality.katz_walks(g, 0.3, 3), lambda n: fast.katz_walks(n, 0.3, 3)),
    "pagerank": (nx.pagerank, fast.pagerank),
    "components": (pieces, fast.components),
    "core": (nx.core_number, fast.core_numbers),
    "harmonic": (lambda g: nx.harmonic_centrality(g, distance="length"), fast.harmonic_closeness),
    "betweenness": (
        lambda g: nx.betweenness_centrality(g, normalized=False, weight="length"),
        fast.betweenness,
    ),
}
each_measure = pytest.mark.parametrize("name", MEASURES)


@each_measure
@given(ties=edges, alone=nodes)
@settings(max_examples=120, deadline=None)
def test_measure_equals_networkx(name: str, ties: Mapping[tuple[str, str], float], alone: set[str]) -> None:
    plain, quick = MEASURES[name]
    graph = graph_of(ties, alone)
    network = fast.Strengths.of(graph)
    expected = plain(graph) if len(graph) else {}
    found = network.named(quick(network))
    assert list(found) == sorted(graph)
    assert found == pytest.approx({n: expected[n] for n in found}, rel=1e-9, abs=1e-12)


@each_measure
@given(ties=edges, seed=st.integers(0, 999))
@settings(max_examples=30, deadline=None)
def test_measure_is_the_same_to_the_bit_in_any_order(
    name: str, ties: Mapping[tuple[str, str], float], seed: int
) -> None:
    shuffled = [(b, a, v) if seed % 2 else (a, b, v) for (a, b), v in ties.items()]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - order, not secrets
    again = nx.Graph()
    again.add_weighted_edges_from(shuffled)
    quick = MEASURES[name][1]
    first, second = (quick(fast.Strengths.of(g)) for g in (graph_of(ties, set()), again))
    assert first.tobytes() == second.tobytes()


@given(ties=edges, chosen=st.sets(st.integers(0, 5), min_size=1))
@settings(max_examples=60, deadline=None)
def test_chosen_sources_equal_networkx(ties: Mapping[tuple[str, str], float], chosen: set[int]) -> None:
    graph = graph_of(ties, set(NODES))
    network, sources = fast.Strengths.of(graph), sorted(chosen)
    names = [NODES[i] for i in sources]
    between = nx.betweenness_centrality_subset(graph, names, list(graph), weight="length")
    near = nx.harmonic_centrality(graph, distance="length", sources=names)
    assert network.named(fast.betweenness(network, sources)) == pytest.approx(between, rel=1e-9, abs=1e-12)
    assert network.named(fast.harmonic_closeness(network, sources)) == pytest.approx(near, rel=1e-9)


def test_sources_in_batches_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    network = fast.Strengths.of(nx.karate_club_graph())
    at_once = fast.betweenness(network)
    monkeypatch.setattr(fast, "_HELD", 1)
    assert fast.betweenness(network).tobytes() == at_once.tobytes()


@each_measure
def test_an_empty_network_has_no_values(name: str) -> None:
    assert len(MEASURES[name][1](fast.Strengths.of(nx.Graph()))) == 0


def test_one_node_stands_alone() -> None:
    graph = nx.Graph()
    graph.add_node("a")
    network = fast.Strengths.of(graph)
    values = {name: quick(network).tolist() for name, (_, quick) in MEASURES.items()}
    assert values.pop("pagerank") == [1.0]
    assert set(itertools.chain.from_iterable(values.values())) == {0}


def test_a_graph_in_pieces_is_measured_piece_by_piece() -> None:
    network = fast.Strengths.of(graph_of({("a", "b"): 0.5, ("b", "c"): 0.5, ("x", "y"): 1.0}, {"z"}))
    assert network.named(fast.components(network)) == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 2}
    assert network.named(fast.harmonic_closeness(network)) == {
        "a": 0.75,  # 1/2 + 1/4
        "b": 1.0,
        "c": 0.75,
        "x": 1.0,
        "y": 1.0,
        "z": 0.0,
    }
    assert network.named(fast.betweenness(network))["b"] == 1.0


def test_self_loops_are_left_out_and_the_strongest_of_parallel_ties_holds() -> None:
    graph = nx.MultiDiGraph()
    graph.add_weighted_edges_from([("a", "a", 1.0), ("a", "b", 0.25), ("b", "a", 0.75), ("b", "c", 0.0)])
    network = fast.Strengths.of(graph)
    for values in (fast.strength(network), 2 * fast.katz_walks(network, 0.5, 1)):
        assert network.named(values) == {"a": 0.75, "b": 0.75, "c": 0.0}
    assert fast.core_numbers(network).tolist() == [1, 1, 0]
    assert list(network.plain().edges(data="weight")) == [("a", "b", 0.75)]


@pytest.mark.parametrize("wrong", [-0.5, float("nan"), float("inf")])
def test_a_wrong_strength_is_named(wrong: float) -> None:
    graph = nx.Graph()
    graph.add_edge("region:x", "company:y", weight=wrong)
    with pytest.raises(UsageError, match=r"company:y.*at least 0"):
        fast.Strengths.of(graph)


def test_large_random_network_equals_networkx() -> None:
    draw = np.random.default_rng(7)
    graph = nx.gnm_random_graph(300, 900, seed=7)
    for a, b in graph.edges:
        value = float(draw.integers(1, 9)) / 8.0
        graph[a][b].update(weight=value, length=1.0 / value)
    network = fast.Strengths.of(graph)
    for plain, quick in MEASURES.values():
        expected = plain(graph)
        assert quick(network) == pytest.approx([expected[n] for n in network.nodes], rel=1e-9, abs=1e-9)
