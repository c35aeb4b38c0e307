"""What hangs on one Chinese party, crossing or route: the deals, points and marks that fall away with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np

from graph.analysis.deals.model import Deal
from graph.analysis.network.graphs import Join, graph_of, place_joins, points_of
from graph.analysis.network.measures import Network, betweenness
from graph.analysis.score.score import Appraisal
from graph.analysis.score.weighting import Floats

_ROUTES = ("BorderCrossing", "Corridor")


@dataclass(frozen=True, slots=True)
class Broker:
    """What falls away with a Chinese party, a crossing or a route.

    ``joins`` are the running deals of all regions that fall; ``lost`` is how far the score of each region
    that has one then falls, position and talk included. ``cut_off`` are the regions and provinces that then
    no longer hang together with the larger rest of their part of the network. ``betweenness`` is that of a
    party in the network of regions and parties; a crossing or route is no node of a network and has none.
    """

    id: str
    joins: tuple[Join, ...]
    lost: Mapping[str, float]
    cut_off: tuple[str, ...]
    betweenness: float | None


def brokers(appraisal: Appraisal, view: nx.MultiDiGraph) -> list[Broker]:
    """Return everything on which running deals hang alone, the costliest first.

    What falls away: with a crossing or route every deal that stands on it, ends at it or goes over it
    (exports over a crossing, a route that crosses there); with a Chinese party every deal in which it is the
    only named one.
    """
    joins = place_joins(appraisal)
    running = {j.deal.id for j in joins}
    hanging = {
        id_: fallen for id_, fallen in sorted(_hanging(appraisal.deals, view).items()) if fallen & running
    }
    between = betweenness(Network(appraisal, "companies"))
    lost = _lost(appraisal, [*hanging.values()])
    found = []
    for (id_, fallen), losses in zip(hanging.items(), lost, strict=True):
        gone = tuple(j for j in joins if j.deal.id in fallen)
        regions = sorted({j.region for j in gone}, key=lambda r: (-losses[r], r))
        falls = {region: losses[region] for region in regions}
        found.append(Broker(id_, gone, falls, _cut_off(joins, fallen), between.get(id_)))
    return sorted(found, key=lambda b: (-round(points_of(b.joins), 9), -len(b.cut_off), b.id))


def _hanging(deals: Iterable[Deal], view: nx.MultiDiGraph) -> dict[str, set[str]]:
    """Return the ids of the deals that fall away with each party, crossing and route."""
    crossings: dict[str, set[str]] = defaultdict(set)
    for route, crossing, values in view.edges(data=True):
        if values["type"] == "CROSSES_AT":
            crossings[route].add(crossing)
    found: dict[str, set[str]] = defaultdict(set)
    for deal in deals:
        if len(deal.partners) == 1:
            found[next(iter(deal.partners))].add(deal.id)
        ends = {end for part in deal.parts for end in (*part.ends, str(part.attributes.get("via_id", "")))}
        ends |= {deal.thing or ""}
        for end in ends | {c for route in ends for c in crossings.get(route, ())}:
            if end in view and view.nodes[end]["label"] in _ROUTES:
                found[end].add(deal.id)
    return found


def _lost(appraisal: Appraisal, fallen: Sequence[set[str]]) -> list[dict[str, float]]:
    """Return how far the score of each region falls without some deals, for each set of them.

    The kernel computes all sets at once: each stands where a draw does.
    """
    points = appraisal.points
    kept = np.array([[h.deal.id not in gone for gone in fallen] for h in points.holdings], dtype=np.float64)
    kept = kept.reshape(len(points.holdings), len(fallen))
    left = replace(points, strength=points.strength[:, :1] * kept, talk=points.talk[:, :1] * kept)
    without: Floats = replace(appraisal, points=left).draws("regions")
    losses = np.round(appraisal.draws("regions")[:, :1] - without, 9).T.tolist()
    return [dict(zip(appraisal.places["regions"], column, strict=True)) for column in losses]


def _cut_off(joins: Sequence[Join], fallen: set[str]) -> tuple[str, ...]:
    """Return the places that were joined to others before and are no longer in the largest part of those."""
    before = graph_of(joins)
    rest = before.edge_subgraph(graph_of(j for j in joins if j.deal.id not in fallen).edges)
    lost: list[str] = []
    for piece in nx.connected_components(before):
        parts = [sorted(part) for part in nx.connected_components(rest) if part <= piece]
        largest = min(parts, key=lambda part: (-len(part), part), default=[])
        lost += piece.difference(largest)
    return tuple(sorted(lost))
