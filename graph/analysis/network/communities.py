"""Communities of regions and provinces that work with each other, how firm they are, and what joins them.

Louvain communities (V. Blondel et al., 2008) of the network of places are taken many times, each time with
another seed, one of three resolutions and another weighting that keeps the orders of the method; the shares
of partitions in which two places were together, where above a half, are clustered in turn (consensus
clustering; A. Lancichinetti and S. Fortunato, 2012). Nodes and edges enter in sorted order, so the result
depends on the content alone.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.network.graphs import Join, graph_of, party_joins, place_joins, points_of
from graph.analysis.score.score import Appraisal
from graph.analysis.score.weighting import admissible
from graph.analysis.uncertainty.intervals import reweighted

DRAWS = 60
_RESOLUTIONS = (0.8, 1.0, 1.25)
_MOST_HOLDING = 10
Together = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A community of at least two places.

    ``hub_ids`` are the region and the province with the most points inside: they give the name.
    ``stability`` is the mean share of partitions in which two of its members were together, 0 to 1, and
    ``membership`` that of each member with the others. ``partners`` are the named Chinese parties that have
    more points with its regions than with those of any other. ``holding`` are the deals with most points
    inside, ``bridging`` those that join a member to a member of another cluster, best first.
    """

    cluster: int
    hub_ids: tuple[str, ...]
    members: tuple[str, ...]
    partners: tuple[str, ...]
    stability: float
    membership: Mapping[str, float]
    holding: tuple[Join, ...]
    bridging: tuple[Join, ...]


def find_clusters(appraisal: Appraisal) -> list[Cluster]:
    """Return the communities, numbered from 1, the largest first; a place is in one at most."""
    together = co_membership(appraisal)
    found = sorted((c for c in _consensus(together) if len(c) > 1), key=lambda c: (-len(c), c))
    home = {place: number for number, members in enumerate(found, 1) for place in members}
    joins = [j for j in place_joins(appraisal) if j.region in home and j.other in home]
    partners = _partners(party_joins(appraisal), home)
    return [
        _cluster(number, members, together, home, joins, partners.get(number, ()))
        for number, members in enumerate(found, 1)
    ]


def co_membership(appraisal: Appraisal) -> Together:
    """Return for each pair of places (in sorted order) the share of partitions that put them together."""
    seed = int(appraisal.method.values["uncertainty"]["seed"])
    drawn = reweighted(appraisal, admissible(appraisal.method, DRAWS, seed)).network
    pairs, weights = drawn.edges
    counts: Counter[tuple[str, str]] = Counter()
    for draw, column in enumerate(weights.T.tolist()):
        graph = _graph([(*pair, weight) for pair, weight in zip(pairs, column, strict=True) if weight > 0])
        resolution = _RESOLUTIONS[draw % len(_RESOLUTIONS)]
        for community in nx.community.louvain_communities(graph, resolution=resolution, seed=draw):
            counts.update(itertools.combinations(sorted(community), 2))
    return {pair: counts[pair] / DRAWS for pair in sorted(counts)}


def _consensus(together: Together) -> list[tuple[str, ...]]:
    """Cluster the shares of partitions themselves, so that a chain of weak pairs is cut."""
    agreed = _graph([(*pair, share) for pair, share in together.items() if share > 0.5])
    return [tuple(sorted(c)) for c in nx.community.louvain_communities(agreed, seed=0)]


def _graph(edges: Sequence[tuple[str, str, float]]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(sorted({end for a, b, _ in edges for end in (a, b)}))
    graph.add_weighted_edges_from(edges)
    return graph


def _cluster(
    number: int,
    members: tuple[str, ...],
    together: Together,
    home: Mapping[str, int],
    joins: Sequence[Join],
    partners: tuple[str, ...],
) -> Cluster:
    best = sorted(joins, key=lambda j: -round(j.points, 9))
    inside = [j for j in best if home[j.region] == home[j.other] == number]
    leaving = [
        j for j in best if home[j.region] != home[j.other] and number in (home[j.region], home[j.other])
    ]
    strength = dict(graph_of(inside).degree(weight="weight"))
    sides = ({j.region for j in inside}, {j.other for j in inside})
    # A cluster agreed on over many draws may have no deal inside it now: its first members stand for it.
    hubs = tuple(_strongest({m: strength[m] for m in side})[0] for side in sides if side) or members[:2]
    shares = {
        m: _mean([together.get((min(m, o), max(m, o)), 0.0) for o in members if o != m]) for m in members
    }
    stability, holding = _mean([*shares.values()]), tuple(inside[:_MOST_HOLDING])
    return Cluster(number, hubs, members, partners, stability, shares, holding, tuple(leaving))


def _partners(joins: Iterable[Join], home: Mapping[str, int]) -> Mapping[int, tuple[str, ...]]:
    """Return the parties of each cluster, those with most points there first."""
    by_party: dict[str, dict[int, list[Join]]] = defaultdict(lambda: defaultdict(list))
    for join in joins:
        if join.region in home:
            by_party[join.other][home[join.region]].append(join)
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for party, by_cluster in by_party.items():
        amounts = {number: points_of(by_cluster[number]) for number in sorted(by_cluster)}
        best = max(amounts, key=lambda number: round(amounts[number], 9))
        found[best][party] = amounts[best]
    return {number: tuple(_strongest(amounts)) for number, amounts in found.items()}


def _strongest(amounts: Mapping[str, float]) -> list[str]:
    return sorted(amounts, key=lambda id_: (-round(amounts[id_], 9), id_))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
