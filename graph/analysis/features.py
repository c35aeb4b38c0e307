"""The feature table of the scores, from the NetworkX view: what the Cypher query ``feature_table`` counts.

The same numbers come from the store by ``queries/cypher/read/feature_table.cypher`` and
``dyad_counts.cypher``; tests compare them on both servers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analysis.components import region_shares_of
from graph.analysis.facts import Deal, TieFact, read_deals
from graph.analysis.method import Method

RESULT_STAGES = ("operating", "building")
HEALTHS = ("active", "ended", "slow", "stalled")


@dataclass(frozen=True, slots=True)
class Features:
    """What a region has: deals of substance and exports, of them results by stage and health.

    ``results`` has a number for each pair of :data:`RESULT_STAGES` and :data:`HEALTHS`; a cancelled thing
    is no result. ``partners`` and ``provinces`` are those of results.
    """

    region: str
    deals: int
    results: Mapping[tuple[str, str], int]
    partners: int
    provinces: int


def deal_status(deal: Deal, region: str, method: Method) -> TieFact | None:
    """Return the tie that decides a deal of results for a region: the best by stage and health, then by id.

    None where nothing has been built or begun, or all of it is cancelled.
    """
    stages, healths = method.values["stages"], method.values["healths"]

    def worth(tie: TieFact) -> float:
        return float(stages.get(tie.stage, 0.0)) * float(healths.get(tie.health or "active", 0.0))

    best = min(deal.deciding(region), key=lambda t: (-worth(t), t.stage, t.health, t.id))
    return best if worth(best) > 0 else None


def result_deals(view: nx.MultiDiGraph, method: Method) -> list[tuple[str, Deal, TieFact | None]]:
    """Return each region's deals of substance and exports with the tie that decides a result."""
    found = []
    for deal in read_deals(view):
        if deal.role == "substance" or any(t.type == "EXPORTS" for t in deal.ties):
            for region, share in sorted(region_shares_of(deal).items()):
                if share > 0:
                    found.append((region, deal, deal_status(deal, region, method)))
    return found


def feature_table(view: nx.MultiDiGraph, method: Method) -> list[Features]:
    """Return the features of every region that has a deal, sorted by region."""
    told: dict[str, list[tuple[Deal, TieFact | None]]] = defaultdict(list)
    for region, deal, status in result_deals(view, method):
        told[region].append((deal, status))
    return [_features(region, told[region]) for region in sorted(told)]


def _features(region: str, told: Iterable[tuple[Deal, TieFact | None]]) -> Features:
    counts = {(stage, health): 0 for stage in RESULT_STAGES for health in HEALTHS}
    partners: set[str] = set()
    provinces: set[str] = set()
    deals = 0
    for deal, status in told:
        deals += 1
        if status is not None:
            counts[status.stage, status.health or "active"] += 1
            partners |= set(deal.partners)
            provinces |= set(deal.met)
    return Features(region, deals, counts, len(partners), len(provinces))


def dyad_counts(view: nx.MultiDiGraph, method: Method) -> list[tuple[str, str, int, int]]:
    """Return (region, province or ``unknown``, deals of results, of them operating), sorted."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for region, deal, status in result_deals(view, method):
        if status is not None:
            for province in deal.met or ("unknown",):
                found[region, province].append(status.stage)
    return [(*key, len(found[key]), found[key].count("operating")) for key in sorted(found)]
