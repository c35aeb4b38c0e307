"""The components of the score: for every place, what each of its ties adds to each component.

A component's raw value x is a sum of parts, one for each (deal, tie); the score later bends it by a
concave function and shares the bent value in proportion to the parts. A deal's part is split equally
among the ties that carry it, so that ten ties around one plant are not ten results.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analysis.centrality import edge_parts, katz_walks
from graph.analysis.facts import Deal
from graph.analysis.method import Method
from graph.analysis.worth import Appraiser, Worth


@dataclass(frozen=True, slots=True)
class Part:
    """What one tie adds to the raw value of a component of a place; ``amount`` is at least 0."""

    place: str
    component: str
    deal_id: str
    tie_id: str
    amount: float


@dataclass(frozen=True, slots=True)
class PlaceDeal:
    """A deal as it counts for one place."""

    place: str
    deal: Deal
    kind: str
    worth: Worth


Shares = Callable[[Deal], Mapping[str, float]]


def region_shares_of(deal: Deal) -> Mapping[str, float]:
    """Return the shares of Russian regions in a deal."""
    return deal.shares


def province_shares_of(deal: Deal) -> Mapping[str, float]:
    """Return the shares of Chinese provinces in a deal: equal among those that are known."""
    return {province: 1.0 / len(deal.provinces) for province in deal.provinces}


def components(view: nx.MultiDiGraph, deals: Iterable[Deal], shares: Shares, method: Method) -> list[Part]:
    """Return all parts of all components of all places, in sorted order."""
    known = list(deals)
    appraiser = appraiser_of(view, method)
    placed = place_deals(view, known, shares, method)
    parts = [part for item in placed for part in _own(item)]
    for deal in known:
        if not deal.is_substance:
            for place, share in shares(deal).items():
                parts += _light(deal, place, share, appraiser)
    parts += _reach(placed, _presence(known, shares, method, appraiser), appraiser)
    parts += _position(placed, method)
    return sorted(
        (p for p in parts if p.amount > 0), key=lambda p: (p.place, p.component, p.deal_id, p.tie_id)
    )


def place_deals(
    view: nx.MultiDiGraph, deals: Iterable[Deal], shares: Shares, method: Method
) -> list[PlaceDeal]:
    """Appraise every deal of substance (exports among them) for every place that has a share of it."""
    appraiser = appraiser_of(view, method)
    placed = []
    for deal in deals:
        if deal.is_substance:
            kind = _kind(view, deal, appraiser)
            for place, share in shares(deal).items():
                if share > 0:
                    placed.append(PlaceDeal(place, deal, kind, appraiser.appraise(deal, place, share, kind)))
    return placed


def appraiser_of(view: nx.MultiDiGraph, method: Method) -> Appraiser:
    """Return what appraises the deals of a view by a method."""
    return Appraiser(
        method, {n: v.get("processing", "") for n, v in view.nodes(data=True) if v["label"] == "Product"}
    )


def _kind(view: nx.MultiDiGraph, deal: Deal, appraiser: Appraiser) -> str:
    if deal.role == "flow":
        return "exports"
    node = view.nodes[deal.anchor_id] if deal.anchor_id else {}
    return appraiser.kind(deal, node.get("project_kind"), node.get("label"))


def _split(place: str, component: str, deal: Deal, ties: Iterable[str], amount: float) -> list[Part]:
    carriers = sorted(ties)
    return [Part(place, component, deal.id, tie, amount / len(carriers)) for tie in carriers]


def _own(item: PlaceDeal) -> list[Part]:
    """Return what a deal adds by itself: results, depth, follow-through and talk."""
    amounts = {
        "results": item.worth.result,
        "depth": item.worth.depth,
        "follow_through": item.worth.confirmed,
        "talk": item.worth.announcement,
    }
    parts = []
    for name, amount in amounts.items():
        ties = item.worth.told_by if name == "talk" else item.worth.carriers
        parts += _split(item.place, name, item.deal, ties, amount)
    return parts


def _light(deal: Deal, place: str, share: float, appraiser: Appraiser) -> list[Part]:
    """Return the parts of framework, effort and flow deals."""
    words = "efforts" if deal.role == "effort" else "announcements"
    told_by = appraiser.best_ties(deal, place, words)
    announced = appraiser.announcement(deal, place, share)
    if deal.role == "framework":
        return _split(place, "framework", deal, told_by, announced * appraiser.told_count(deal))
    talk = _split(place, "talk", deal, told_by, announced)
    if deal.role == "effort" or deal.is_presence:
        return talk
    level = appraiser.status(deal, place) * share * appraiser.level(deal.levels)
    return _split(place, "flows", deal, appraiser.best_ties(deal, place), level) + talk


def _reach(
    placed: Iterable[PlaceDeal],
    presence: Mapping[str, list[tuple[Deal, float]]],
    appraiser: Appraiser,
) -> list[Part]:
    """Return one part for each partner, province (or region) and kind that results cover.

    A thing is covered by the best deal that names it, at most fully. Partners told only as a number
    count where they exceed those told by name.
    """
    best: dict[tuple[str, str, str], tuple[float, str, Deal, tuple[str, ...]]] = {}
    for item in placed:
        for what, name, ties in _covered(item):
            amount = min(1.0, item.worth.result)
            key = (item.place, what, name)
            if amount > 0 and (key not in best or (amount, item.deal.id) > best[key][:2]):
                best[key] = (amount, item.deal.id, item.deal, ties)
    parts = []
    named: dict[str, float] = defaultdict(float)
    for (place, what, _), (amount, _, deal, ties) in sorted(best.items()):
        parts += _split(place, "reach", deal, ties, amount)
        named[place] += amount if what == "partner" else 0.0
    for place, told in presence.items():
        deal, amount = max(told, key=lambda pair: (pair[1], pair[0].id))
        excess = max(0.0, amount - named[place])
        parts += _split(place, "reach", deal, appraiser.best_ties(deal, place), excess)
    return parts


def _covered(item: PlaceDeal) -> list[tuple[str, str, tuple[str, ...]]]:
    ties = item.worth.carriers
    found = [("kind", item.kind, ties)]
    found += [("partner", partner, carriers) for partner, carriers in item.deal.partners.items()]
    found += [("place", other, ties) for other in _other_side(item)]
    return found


def _presence(
    deals: Iterable[Deal], shares: Shares, method: Method, appraiser: Appraiser
) -> dict[str, list[tuple[Deal, float]]]:
    """Return for each place what its companies told only as a number may count."""
    found: dict[str, list[tuple[Deal, float]]] = defaultdict(list)
    presence = float(method.values["presence_share"])
    for deal in deals:
        if not deal.is_presence:
            continue
        for place, share in shares(deal).items():
            amount = share * appraiser.status(deal, place) * presence * deal.told_presence
            if amount > 0:
                found[place].append((deal, amount))
    return found


def result_network(placed: Iterable[PlaceDeal]) -> nx.Graph:
    """Return the network of results: places and named Chinese partners, joined by their best deal.

    The weight of an edge is the worth of the best deal that joins the two, at most 1; a further deal
    between them never lowers it.
    """
    network = nx.Graph()
    edges: dict[tuple[str, str], float] = {}
    for item in placed:
        for partner in (*item.deal.partners, *_other_side(item)):
            weight = min(1.0, item.worth.result)
            if weight > 0:
                edges[item.place, partner] = max(weight, edges.get((item.place, partner), 0.0))
    for (place, partner), weight in sorted(edges.items()):
        network.add_edge(place, partner, weight=weight)
    return network


def _other_side(item: PlaceDeal) -> tuple[str, ...]:
    """Return the provinces of a region's deal, the regions of a province's; claimed ones are told only."""
    if item.place not in item.deal.provinces:
        return item.deal.met
    return tuple(region for region, share in item.deal.shares.items() if share > 0)


def _position(placed: list[PlaceDeal], method: Method) -> list[Part]:
    network = result_network(placed)
    attenuation = float(method.values["position"]["attenuation"])
    length = int(method.values["position"]["length"])
    values = katz_walks(network, attenuation, length - 1)
    carried: dict[tuple[str, str], list[tuple[Deal, tuple[str, ...]]]] = defaultdict(list)
    for item in placed:
        weight = min(1.0, item.worth.result)
        for partner in (*item.deal.partners, *_other_side(item)):
            if weight > 0 and weight == network[item.place][partner]["weight"]:
                ties = item.deal.partners.get(partner) or item.worth.carriers
                carried[item.place, partner].append((item.deal, ties))
    parts = []
    for place in sorted({item.place for item in placed} & set(network)):
        for partner, amount in edge_parts(network, place, attenuation, values).items():
            holders = carried[place, partner]
            for deal, ties in holders:
                parts += _split(place, "position", deal, ties, amount / len(holders))
    return parts
