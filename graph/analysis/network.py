"""The network of results as an analyst sees it: who stands where, over which ties, and with whom.

Regions, and the Chinese provinces and named parties of their results, joined by their best deals
(:func:`graph.analysis.components.result_network`): the network that the marks and the clusters use. It has
two sides (regions never join regions directly), so the effective size of a place is the number of its
partners, and its constraint tells how evenly its strength is spread.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import networkx as nx
import ryaml

from graph.analysis import fast_centrality as fast
from graph.analysis.components import PlaceDeal, place_deals, region_shares_of, result_network
from graph.analysis.facts import Deal, read_deals
from graph.analysis.features import deal_status
from graph.analysis.method import Method

UNKNOWN = "unknown"
#: Labels of nodes by the words of ``--of``.
KINDS: Mapping[str, tuple[str, ...]] = {
    "regions": ("Region",),
    "provinces": ("Province",),
    "companies": ("Company", "University", "Organisation"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a measure says to an analyst, in one line of either language."""

    name: str
    en: str
    ru: str


@dataclass(frozen=True)
class Results:
    """The deals of results of the regions, and the network that they make."""

    view: nx.MultiDiGraph
    method: Method
    placed: tuple[PlaceDeal, ...]
    network: nx.Graph

    @classmethod
    def of(cls, view: nx.MultiDiGraph, method: Method) -> Results:
        """Appraise every deal of the view for every region that has a share of it."""
        placed = tuple(place_deals(view, read_deals(view), region_shares_of, method))
        return cls(view, method, placed, result_network(placed))

    @cached_property
    def ties(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The ids of the ties behind each edge, under both orders of its ends."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item in self.placed:
            if item.worth.result > 0:
                for other in sorted({*item.deal.partners, *item.deal.met}):
                    ids = naming_ties(item, other)
                    found[item.place, other] |= set(ids)
                    found[other, item.place] |= set(ids)
        return {edge: tuple(sorted(found[edge])) for edge in sorted(found)}

    def ties_of(self, node: str) -> tuple[str, ...]:
        """Return the ids of the ties behind all edges of a node, sorted."""
        return tuple(sorted({tie for other in self.network[node] for tie in self.ties[node, other]}))

    def label(self, node: str) -> str:
        """Return the type of a node."""
        return str(self.view.nodes[node]["label"])


def naming_ties(item: PlaceDeal, other: str) -> tuple[str, ...]:
    """Return the ties by which a deal of a place joins it to a partner or province."""
    return item.deal.partners.get(other) or carriers(item.deal, item.place)


def carriers(deal: Deal, place: str) -> tuple[str, ...]:
    """Return the ties that carry a deal's worth for a place, sorted."""
    return tuple(sorted(t.id for t in deal.deciding(place)))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a node stands: each measure by name, and the ties behind its edges.

    A place without any result stands outside the network: all its measures are 0 (no partner constrains it).
    """

    id: str
    type: str
    measures: Mapping[str, float]
    tie_ids: tuple[str, ...]


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return what each measure means, in the order of the columns."""
    text = (resources.files("graph.analysis") / "measures.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = ryaml.loads(text)  # type: ignore[attr-defined] # ships no types
    return {name: Meaning(name, says["en"], says["ru"]) for name, says in loaded.items()}


def measures_of(network: nx.Graph, method: Method) -> dict[str, dict[str, float]]:
    """Return every measure of every node of a network of strengths; the names as in :func:`meanings`."""
    strengths = fast.Strengths.of(network)
    plain = strengths.plain()
    position = method.values["position"]
    katz = fast.katz_walks(strengths, float(position["attenuation"]), int(position["length"]))
    found = {
        "strength": strengths.named(fast.strength(strengths)),
        "partners": {node: float(plain.degree(node)) for node in strengths.nodes},
        "harmonic": strengths.named(fast.harmonic_closeness(strengths)),
        "betweenness": strengths.named(fast.betweenness(strengths)),
        "pagerank": strengths.named(fast.pagerank(strengths)),
        "katz": strengths.named(katz),
        # NetworkX refuses a graph without nodes.
        "effective_size": nx.effective_size(plain, weight="weight") if plain else {},
        "constraint": nx.constraint(plain, weight="weight") if plain else {},
        "core": strengths.named(fast.core_numbers(strengths).astype(float)),
    }
    # Nobody constrains a node without ties, and it has no size: NetworkX says NaN.
    return {
        name: {node: 0.0 if math.isnan(values[node]) else float(values[node]) for node in strengths.nodes}
        for name, values in found.items()
    }


def standings(results: Results, of: str = "regions") -> list[Standing]:
    """Return the standing of every region, province or Chinese party (``of``), the strongest first.

    Regions and provinces without a result come last; parties are only those with results.
    """
    places = of in ("regions", "provinces")
    labels = KINDS[of]
    network = results.network
    nodes = {n for n in network if results.label(n) in labels}
    if places:
        nodes |= {n for n, values in results.view.nodes(data=True) if values["label"] in labels}
    values = measures_of(network, results.method)
    found = []
    for node in sorted(nodes):
        measures = {name: values[name].get(node, 0.0) for name in meanings()}
        ties = results.ties_of(node) if node in network else ()
        found.append(Standing(node, results.label(node), measures, ties))
    return ordered_by(found, "strength")


def ordered_by(found: Sequence[Standing], measure: str) -> list[Standing]:
    """Return standings by a measure, the largest first, equal ones by id."""
    return sorted(found, key=lambda s: (-round(s.measures[measure], 9), s.id))


@dataclass(frozen=True, slots=True)
class Dyad:
    """The results of a region with a province (``unknown`` where no province is told).

    ``results`` is in the raw worth of the results component: the dyads of a region sum to it (1e-9).
    """

    region: str
    province: str
    results: float
    deals: int
    operating: int
    deal_ids: tuple[str, ...]
    tie_ids: tuple[str, ...]


def dyads(results: Results) -> list[Dyad]:
    """Return the dyads of regions and provinces with results, by region and province, unknown last.

    A deal with several provinces is shared equally among them, as the provinces' own marks share it.
    """
    found: dict[tuple[str, str], list[tuple[PlaceDeal, float]]] = defaultdict(list)
    for item in results.placed:
        if item.worth.result > 0:
            provinces = item.deal.met or (UNKNOWN,)
            for province in provinces:
                found[item.place, province].append((item, item.worth.result / len(provinces)))
    keys = sorted(found, key=lambda key: (key[0], key[1] == UNKNOWN, key[1]))
    return [_dyad(region, province, found[region, province], results.method) for region, province in keys]


def _dyad(region: str, province: str, told: Sequence[tuple[PlaceDeal, float]], method: Method) -> Dyad:
    deciding = [deal_status(item.deal, region, method) for item, _ in told]
    return Dyad(
        region,
        province,
        math.fsum(amount for _, amount in told),
        len(told),
        sum(1 for tie in deciding if tie and tie.stage == "operating"),
        tuple(sorted(item.deal.id for item, _ in told)),
        tuple(sorted({tie for item, _ in told for tie in carriers(item.deal, region)})),
    )
