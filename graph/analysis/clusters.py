"""Communities of regions and provinces that work with the same partners, and how firm they are.

Louvain communities (Blondel et al., 2008) of the network of results are taken many times, each time with
another seed, one of three resolutions and weights made noisy, as far as the coding of a deal can be
doubted; the shares of partitions in which two nodes were together, where above a half, are clustered in
turn (consensus clustering after Lancichinetti and Fortunato, 2012). The stability of a cluster is the
mean share of partitions in which two of its members were together. Nodes and edges enter in sorted order,
so the result depends on the content alone.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.analysis.components import PlaceDeal, place_deals, region_shares_of, result_network
from graph.analysis.facts import Deal, read_deals
from graph.analysis.method import Method

DRAWS = 30
_RESOLUTIONS = (0.8, 1.0, 1.25)
#: Spread of the log-normal noise of the weights, the same as that of deals in the intervals of marks.
_NOISE = 0.35
_PLACES = ("Region", "Province")


@dataclass(frozen=True, slots=True)
class HoldingTie:
    """A tie that joins a cluster's members to each other or to a partner they share."""

    tie_id: str
    deal_id: str
    worth: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A community: ``members`` are regions and provinces, ``partners`` the Chinese parties among them.

    ``hub_ids`` are the region and the province (or partner) with the most worth inside, the evidence
    for its name; ``stability`` is 0 to 1; ``holding`` are the ties worth most inside, best first.
    """

    cluster: int
    hub_ids: tuple[str, ...]
    members: tuple[str, ...]
    partners: tuple[str, ...]
    stability: float
    holding: tuple[HoldingTie, ...]


def find_clusters(view: nx.MultiDiGraph, method: Method) -> list[Cluster]:
    """Return the communities of at least two places, numbered from 1, the largest first."""
    placed = place_deals(view, read_deals(view), region_shares_of, method)
    network = result_network(placed)
    together = _co_membership(network)
    communities = _consensus(network, together)
    labels = nx.get_node_attributes(view, "label")
    found = []
    for nodes in communities:
        places = [n for n in nodes if labels[n] in _PLACES]
        if len(places) > 1:
            found.append(_cluster(nodes, places, network, together, placed, labels))
    found.sort(key=lambda c: (-len(c.members), c.members))
    return [
        Cluster(i, c.hub_ids, c.members, c.partners, c.stability, c.holding) for i, c in enumerate(found, 1)
    ]


def co_membership(view: nx.MultiDiGraph, method: Method) -> dict[tuple[str, str], float]:
    """Return for each pair of nodes the share of partitions that put them together, pairs in sorted order."""
    return _co_membership(result_network(place_deals(view, read_deals(view), region_shares_of, method)))


def _co_membership(network: nx.Graph) -> dict[tuple[str, str], float]:
    """Return for each pair of nodes the share of partitions that hold both, pairs in sorted order."""
    edges = sorted((min(a, b), max(a, b), weight) for a, b, weight in network.edges(data="weight"))
    counts: Counter[tuple[str, str]] = Counter()
    for draw in range(DRAWS):
        noise = np.exp(np.random.default_rng(draw).normal(0.0, _NOISE, len(edges)))
        ordered = nx.Graph()
        ordered.add_nodes_from(sorted(network))
        ordered.add_weighted_edges_from(
            (a, b, w * f) for (a, b, w), f in zip(edges, noise.tolist(), strict=True)
        )
        resolution = _RESOLUTIONS[draw % len(_RESOLUTIONS)]
        for community in nx.community.louvain_communities(ordered, resolution=resolution, seed=draw):
            counts.update(itertools.combinations(sorted(community), 2))
    return {pair: count / DRAWS for pair, count in sorted(counts.items())}


def _consensus(network: nx.Graph, together: dict[tuple[str, str], float]) -> list[list[str]]:
    """Cluster the shares of partitions themselves, so that a chain of doubtful pairs is cut."""
    agreed = nx.Graph()
    agreed.add_nodes_from(sorted(network))
    agreed.add_weighted_edges_from((*pair, share) for pair, share in together.items() if share > 0.5)
    found = nx.community.louvain_communities(agreed, seed=0)
    return sorted(sorted(community) for community in found)


def _cluster(
    nodes: list[str],
    places: list[str],
    network: nx.Graph,
    together: dict[tuple[str, str], float],
    placed: Iterable[PlaceDeal],
    labels: dict[str, str],
) -> Cluster:
    inside = set(nodes)
    pairs = list(itertools.combinations(sorted(nodes), 2))
    stability = math.fsum(together.get(pair, 0.0) for pair in pairs) / len(pairs)
    strength = {
        n: math.fsum(network[n][o]["weight"] for o in sorted(network[n]) if o in inside) for n in nodes
    }
    best = sorted(nodes, key=lambda n: (-strength[n], n))
    hubs = [next((n for n in best if labels[n] == "Region"), None)]
    hubs.append(
        next((n for n in best if labels[n] == "Province"), None)
        or next((n for n in best if n not in places), None)
    )
    partners = tuple(n for n in best if n not in places)
    return Cluster(
        0, tuple(h for h in hubs if h), tuple(sorted(places)), partners, stability, _holding(inside, placed)
    )


def _holding(inside: set[str], placed: Iterable[PlaceDeal], most: int = 10) -> tuple[HoldingTie, ...]:
    worth: dict[tuple[str, str], float] = defaultdict(float)
    for item in placed:
        joins = {*item.deal.partners, *item.deal.met} & inside
        if item.place in inside and joins and item.worth.result > 0:
            ties = _naming(item.deal, joins) or [t.id for t in item.deal.deciding(item.place)]
            for tie in ties:
                worth[tie, item.deal.id] += item.worth.result / len(ties)
    best = sorted(worth, key=lambda key: (-worth[key], key))
    return tuple(HoldingTie(tie, deal, worth[tie, deal]) for tie, deal in best[:most])


def _naming(deal: Deal, joins: set[str]) -> list[str]:
    return sorted({tie for partner in joins for tie in deal.partners.get(partner, ())})
