"""Brokers and single points of failure: what falls away if a partner, a crossing or a route goes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analysis.components import PlaceDeal, result_network
from graph.analysis.network import KINDS, Results, carriers, measures_of
from graph.analysis.scoring import component_points

_ROUTES = ("BorderCrossing", "Corridor")


@dataclass(frozen=True, slots=True)
class Broker:
    """What hangs on one Chinese party, province, crossing or route.

    ``betweenness`` is that of the network of results (0 for routes, which are no nodes of it);
    ``articulation`` tells that the network falls apart without it; ``cut_off`` are those who then lose the
    larger rest. ``deal_ids`` are the deals that fall away, ``lost`` the points of the results component that
    each region loses with them, ``points`` their sum.
    """

    id: str
    type: str
    betweenness: float
    articulation: bool
    cut_off: tuple[str, ...]
    points: float
    lost: Mapping[str, float]
    deal_ids: tuple[str, ...]
    tie_ids: tuple[str, ...]


def brokers(results: Results) -> list[Broker]:
    """Return everything whose loss would cost points or cut somebody off, the costliest first.

    Rule of what falls away: with a crossing or route every deal that stands on it, ends at it or goes over
    it (exports over a crossing, a route that crosses at it); with a Chinese party every deal in which it is
    the only named one; with a province nothing (its deals stand, it only joins).
    """
    betweenness = measures_of(results.network, results.method)["betweenness"]
    cuts = set(nx.articulation_points(results.network))
    before = _pieces(results.network)
    found = []
    for id_, fallen in sorted(_hanging(results).items()):
        rest = [item for item in results.placed if item.deal.id not in fallen]
        lost = _lost(results, fallen)
        cut_off = _cut_off(before, _without(rest, id_), id_)
        if lost or cut_off:
            gone = [item for item in results.placed if item.deal.id in fallen and item.worth.result > 0]
            found.append(
                Broker(
                    id_,
                    results.label(id_),
                    betweenness.get(id_, 0.0),
                    id_ in cuts,
                    cut_off,
                    math.fsum(lost.values()),
                    lost,
                    tuple(sorted({item.deal.id for item in gone})),
                    _ties(results, id_, gone),
                )
            )
    return sorted(found, key=lambda b: (-round(b.points, 9), -len(b.cut_off), -round(b.betweenness, 9), b.id))


def _ties(results: Results, id_: str, gone: list[PlaceDeal]) -> tuple[str, ...]:
    """Return the ties that fall away and those that join the node to the network."""
    joins = results.ties_of(id_) if id_ in results.network else ()
    return tuple(sorted({t for item in gone for t in carriers(item.deal, item.place)} | set(joins)))


def _hanging(results: Results) -> dict[str, frozenset[str]]:
    """Return the ids of the deals that fall away with each candidate; provinces have none."""
    crossing = _crossed(results.view)
    found: dict[str, set[str]] = defaultdict(set)
    for item in results.placed:
        deal = item.deal
        if len(deal.partners) == 1:
            found[next(iter(deal.partners))].add(deal.id)
        ends = {end for t in deal.ties for end in (t.source_id, t.target_id)} | {deal.anchor_id or ""}
        ends |= {str(t.attributes["via_id"]) for t in deal.ties if "via_id" in t.attributes}
        for end in sorted(ends | {c for route in ends for c in crossing.get(route, ())}):
            if end in results.view and results.label(end) in _ROUTES:
                found[end].add(deal.id)
    joining = {n for n in results.network if results.label(n) in (*KINDS["companies"], *KINDS["provinces"])}
    return {id_: frozenset(found.get(id_, ())) for id_ in {*found, *joining}}


def _crossed(view: nx.MultiDiGraph) -> dict[str, tuple[str, ...]]:
    """Return the crossings of each route."""
    found: dict[str, set[str]] = defaultdict(set)
    for route, crossing, values in view.edges(data=True):
        if values["type"] == "CROSSES_AT":
            found[route].add(crossing)
    return {route: tuple(sorted(found[route])) for route in found}


def _lost(results: Results, fallen: frozenset[str]) -> dict[str, float]:
    """Return the points of results that each region loses with some deals."""
    before: dict[str, list[float]] = defaultdict(list)
    after: dict[str, list[float]] = defaultdict(list)
    for item in results.placed:
        before[item.place].append(item.worth.result)
        after[item.place].append(0.0 if item.deal.id in fallen else item.worth.result)
    lost = {
        place: component_points("results", math.fsum(before[place]), results.method)
        - component_points("results", math.fsum(after[place]), results.method)
        for place in sorted(before)
    }
    return {place: points for place, points in lost.items() if points > 0}


def _without(rest: list[PlaceDeal], id_: str) -> nx.Graph:
    network = result_network(rest)
    network.remove_nodes_from([id_])
    return network


def _pieces(network: nx.Graph) -> list[list[str]]:
    return sorted(sorted(piece) for piece in nx.connected_components(network))


def _cut_off(before: list[list[str]], rest: nx.Graph, id_: str) -> tuple[str, ...]:
    """Return who was joined to others before and is no longer in the largest part of that piece."""
    home = {node: number for number, piece in enumerate(_pieces(rest)) for node in piece}
    lost: list[str] = []
    for piece in before:
        parts: dict[object, list[str]] = defaultdict(list)
        for node in piece:
            if node != id_:
                parts[home.get(node, node)].append(node)
        largest = min(parts.values(), key=lambda part: (-len(part), part), default=[])
        lost += [node for part in parts.values() if part is not largest for node in part]
    return tuple(sorted(lost))


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge that alone holds two parts together; ``cut_off`` is the smaller one, of two nodes or more."""

    place: str
    partner: str
    strength: float
    cut_off: tuple[str, ...]
    tie_ids: tuple[str, ...]


def bridges(results: Results) -> list[Bridge]:
    """Return the bridges with at least two nodes on either side, those that cut off most first.

    A partner's only edge is a bridge, too, but joins nobody else; it is left out.
    """
    found = []
    for ends in nx.bridges(results.network):
        rest = results.network.copy()
        rest.remove_edge(*ends)
        parts = [sorted(nx.node_connected_component(rest, end)) for end in ends]
        sides = sorted(parts, key=lambda part: (len(part), part))
        if len(sides[0]) > 1:
            place, partner = sorted(ends, key=lambda end: (results.label(end) != "Region", end))
            strength = float(results.network[place][partner]["weight"])
            found.append(Bridge(place, partner, strength, tuple(sides[0]), results.ties[place, partner]))
    return sorted(found, key=lambda b: (-len(b.cut_off), b.place, b.partner))
