"""Centralities of regions, provinces and Chinese parties, as NetworkX computes them, with what each means.

A measure is one function here, marked with :func:`measure`; tables and records show them in this order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import networkx as nx

from graph.analysis.network.graphs import (
    Join,
    graph_of,
    party_joins,
    party_network,
    place_joins,
    points_of,
    ties_of,
)
from graph.analysis.score.position import UNKNOWN, positions
from graph.analysis.score.score import Appraisal
from schema.messages import N_

Kind = Literal["regions", "provinces", "companies"]
#: Values by node id.
Values = Mapping[str, float]


@dataclass(frozen=True)
class Network:
    """What measures are taken of: regions with provinces, or with named Chinese parties (``companies``).

    Edges carry the points of the running deals that join their ends.
    """

    appraisal: Appraisal
    of: Kind

    @cached_property
    def joins(self) -> list[Join]:
        """What joins the nodes, those with an unknown province included."""
        return party_joins(self.appraisal) if self.of == "companies" else place_joins(self.appraisal)

    @cached_property
    def by_node(self) -> Mapping[str, list[Join]]:
        """The joins of each node."""
        found: dict[str, list[Join]] = defaultdict(list)
        for join in self.joins:
            found[join.region].append(join)
            found[join.other].append(join)
        return found

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The regions, provinces or parties that are measured, by id."""
        if self.of == "companies":
            return tuple(sorted({j.other for j in self.joins}))
        return self.appraisal.places[self.of]

    @cached_property
    def graph(self) -> nx.Graph:
        """The weighted graph (see :func:`graph_of`)."""
        return graph_of(self.joins)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the nodes of a network, with what it means for an analyst in one line.

    ``heading`` is what it is called above a column. ``missing`` is the value of a node without one: 0 for
    whole numbers, 0.0 for others.
    """

    name: str
    heading: str
    meaning: str
    of: Callable[[Network], Values]
    missing: float


MEASURES: dict[str, Measure] = {}


def measure(
    heading: str, meaning: str, missing: float = 0.0
) -> Callable[[Callable[[Network], Values]], Callable[[Network], Values]]:
    """Make a function a measure, under its own name."""

    def register(function: Callable[[Network], Values]) -> Callable[[Network], Values]:
        MEASURES[function.__name__] = Measure(function.__name__, heading, meaning, function, missing)
        return function

    return register


# Only strength puts places in an order of importance; the line of each other measure says what it shows.
@measure(
    N_("Points"),
    N_("Points of the running deals, with or without a named partner: how much runs, most of the mark"),
)
def strength(network: Network) -> Values:
    if network.of == "companies":
        return _joined_points(network)
    totals = network.appraisal.totals(network.nodes)["strength"][:, 0]
    return dict(zip(network.nodes, totals.tolist(), strict=True))


@measure(
    N_("Not named"),
    N_("Of these, points of deals that name no province (for a province: no region), unseen by the rest"),
)
def not_told(network: Network) -> Values:
    whole, joined = strength(network), _joined_points(network)
    return {n: max(0.0, round(whole[n] - joined.get(n, 0.0), 12)) for n in network.nodes}


@measure(N_("Partners"), N_("How many others it has something running with, however small"), missing=0)
def partners(network: Network) -> Values:
    return dict(network.graph.degree)


@measure(
    N_("Position (Katz)"),
    N_("What partners with partners of their own add (walks of two and three steps): position in the mark"),
)
def katz(network: Network) -> Values:
    appraisal = network.appraisal
    places = party_network(appraisal.points) if network.of == "companies" else appraisal.network
    found = positions(places, appraisal.method.attenuation, network.nodes)
    return dict(zip(network.nodes, found[:, 0].tolist(), strict=True))


@measure(
    N_("Reach (harmonic)"),
    N_("How near all others are, where a strong tie is a short path (sum of 1 / distance): reach, not size"),
)
def harmonic(network: Network) -> Values:
    return nx.harmonic_centrality(network.graph, distance="distance")  # type: ignore[no-any-return]


@measure(
    N_("Betweenness"),
    N_("How many shortest paths between others run through it: who links separate parts, not importance"),
)
def betweenness(network: Network) -> Values:
    return nx.betweenness_centrality(network.graph, weight="distance", normalized=False)  # type: ignore[no-any-return]


@measure(
    N_("PageRank, %"),
    N_("Percent of a random walk along strong ties: high for exclusive partners, not a rank of importance"),
)
def pagerank(network: Network) -> Values:
    return {node: 100.0 * share for node, share in nx.pagerank(network.graph).items()}


@measure(
    N_("Constraint"),
    N_("Dependence on a single partner: 1 with only one, near 0 with many equal ones; not importance"),
)
def constraint(network: Network) -> Values:
    # NetworkX refuses a graph without nodes.
    return nx.constraint(network.graph, weight="weight") if network.graph else {}


@measure(
    N_("Core"),
    N_("k: it has k partners that have k such partners themselves: a layer of the network, not a rank"),
    missing=0,
)
def core(network: Network) -> Values:
    return nx.core_number(network.graph)  # type: ignore[no-any-return]


def _joined_points(network: Network) -> Values:
    """Return the points of each node's edges; what names no province has none."""
    return {node: points_of(j for j in own if j.other != UNKNOWN) for node, own in network.by_node.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Every measure of a region, province or party by name, and the ties behind its edges.

    Counts are whole numbers. All measures of who has nothing running are 0: nobody constrains it.
    """

    id: str
    measures: Mapping[str, float]
    tie_ids: tuple[str, ...]


def standings(appraisal: Appraisal, of: Kind = "regions") -> list[Standing]:
    """Return the standing of every region and province, or of every party with something running.

    Regions and provinces are measured in the network of both, parties in that of regions and parties. The
    strongest come first.
    """
    network = Network(appraisal, of)
    measured = [(known, known.of(network)) for known in MEASURES.values()]
    found = [
        Standing(
            node,
            {known.name: values.get(node, known.missing) for known, values in measured},
            ties_of(network.by_node.get(node, ())),
        )
        for node in network.nodes
    ]
    return ordered_by(found, "strength")


def ordered_by(found: Sequence[Standing], measure: str) -> list[Standing]:
    """Return standings by a measure, the largest first, equal ones by id."""
    return sorted(found, key=lambda s: (-round(s.measures[measure], 9), s.id))
