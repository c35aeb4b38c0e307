"""The two networks: regions with Chinese provinces, and regions with named Chinese parties.

An edge carries the summed points of the running deals that join its two ends, and nothing caps it. Deals
between the same two stand one by one as joins, so that every number leads back to its deals and ties.
Regions never join regions directly: both networks have two sides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.analysis.deals.ids import DealId
from graph.analysis.deals.model import Deal
from graph.analysis.score.kernel import Points
from graph.analysis.score.position import UNKNOWN, Joining, PlaceNetwork
from graph.analysis.score.score import Appraisal


@dataclass(frozen=True, slots=True)
class Join:
    """What a running deal gives to the edge of a region with a province or party, and the ties that say so.

    ``other`` is :data:`~graph.analysis.score.position.UNKNOWN` for what names no province; ``kind`` is the
    kind as which the deal counts for the region.
    """

    region: str
    other: str
    deal: Deal
    kind: str
    points: float
    tie_ids: tuple[str, ...]


def party_network(points: Points) -> PlaceNetwork:
    """Return the regions joined with the named Chinese parties of their deals, each by the whole deal."""
    found = tuple(
        Joining(row, held.place, party, 1.0)
        for row, held in enumerate(points.holdings)
        if held.place in held.deal.shares
        for party in held.deal.partners
    )
    return PlaceNetwork.of(found, points.strength[[joining.row for joining in found]])


def place_joins(appraisal: Appraisal) -> list[Join]:
    """Return what joins regions with provinces; the points of a region sum to its strength."""
    return _joins(appraisal.points, appraisal.network)


def party_joins(appraisal: Appraisal) -> list[Join]:
    """Return what joins regions with named Chinese parties; deals that name several stand at each."""
    return _joins(appraisal.points, party_network(appraisal.points))


def _joins(points: Points, network: PlaceNetwork) -> list[Join]:
    found = []
    for joining, weight in zip(network.joinings, network.weights[:, 0].tolist(), strict=True):
        if weight > 0:
            ties = naming_ties(points, joining.row, joining.province)
            deal, kind = points.holdings[joining.row].deal, points.counting(joining.row)[0].kind
            found.append(Join(joining.region, joining.province, deal, kind, weight, ties))
    return sorted(found, key=lambda j: (j.region, j.other, j.deal.id))


def naming_ties(points: Points, row: int, other: str) -> tuple[str, ...]:
    """Return the ties by which a holding names a province or party, else those on which it rests."""
    held = points.holdings[row]
    naming = held.deal.naming(other)
    ids = held.deal.partners.get(other) or [p.id for p in naming if p.runs] or [p.id for p in naming]
    return tuple(sorted({*ids} or {c.part.id for c in points.counting(row) or held.groups[0]}))


def points_of(joins: Iterable[Join]) -> float:
    """Return the points of joins together, whatever their order."""
    return math.fsum(j.points for j in joins)


def deals_of(joins: Iterable[Join]) -> tuple[DealId, ...]:
    """Return the ids of the deals of joins, each once."""
    return tuple(sorted({j.deal.id for j in joins}))


def ties_of(joins: Iterable[Join]) -> tuple[str, ...]:
    """Return the ids of the ties behind joins, each once."""
    return tuple(sorted({tie for j in joins for tie in j.tie_ids}))


def graph_of(joins: Iterable[Join]) -> nx.Graph:
    """Return the weighted graph of joins, nodes and edges in sorted order.

    An edge has its ``weight`` in points and its ``distance``, the inverse. What names no province is left
    out here, as China as a whole would join everybody with everybody.
    """
    between: dict[tuple[str, str], list[Join]] = defaultdict(list)
    for join in joins:
        if join.other != UNKNOWN:
            between[join.region, join.other].append(join)
    graph = nx.Graph()
    graph.add_nodes_from(sorted({end for pair in between for end in pair}))
    for pair in sorted(between):
        weight = points_of(between[pair])
        graph.add_edge(*pair, weight=weight, distance=1.0 / weight)
    return graph
