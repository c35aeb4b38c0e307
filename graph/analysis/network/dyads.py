"""Regions with provinces, two by two: the arithmetic of the PARTNER ties, with what stands behind each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.deals.ids import DealId
from graph.analysis.deals.model import Part
from graph.analysis.network.graphs import naming_ties
from graph.analysis.score.kernel import Points
from graph.analysis.score.position import UNKNOWN
from graph.analysis.score.score import Appraisal
from graph.statements.status import RUNNING, STAGES

#: What a deal between two is, the best first: trouble hides the stage.
STATES = (*reversed(RUNNING), "announced", "halted")
_TROUBLED = ("stalled", "cancelled")


@dataclass(frozen=True, slots=True)
class Dyad:
    """A region with a province; :data:`~graph.analysis.score.position.UNKNOWN` where none is named.

    The ``points`` of a region's dyads sum to its strength (1e-9). ``counts`` has ``deals``, talk included,
    the number of them by stage, ``working`` (operating and not troubled), and ``stalled`` (or cancelled, of
    any stage): a deal that runs in the region and of which the province is only reported to talk is talk
    here. ``states`` gives each deal one of :data:`STATES`, in order of id.
    """

    region: str
    province: str
    points: float
    counts: Mapping[str, int]
    states: Mapping[DealId, str]
    tie_ids: tuple[str, ...]

    @property
    def deal_ids(self) -> tuple[DealId, ...]:
        """The ids of its deals, sorted."""
        return tuple(self.states)


def dyads(appraisal: Appraisal) -> list[Dyad]:
    """Return the dyads of all regions, the strongest first, those without a province last."""
    found: dict[tuple[str, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    network, points = appraisal.network, appraisal.points
    for joining, weight in zip(network.joinings, network.weights[:, 0].tolist(), strict=True):
        rest = joining.province == UNKNOWN and points.holdings[joining.row].deal.provinces
        if weight > 0 or not rest:  # else all of the deal is with named provinces
            found[joining.region, joining.province][joining.row] += weight
    return sorted(
        (_dyad(appraisal, *pair, rows) for pair, rows in found.items()),
        key=lambda d: (d.province == UNKNOWN, -round(d.points, 9), -d.counts["deals"], d.region, d.province),
    )


def _dyad(appraisal: Appraisal, region: str, province: str, rows: Mapping[int, float]) -> Dyad:
    points, counts = appraisal.points, Counter[str]()
    states: dict[DealId, str] = {}
    for row in rows:
        part = _part(points, row, province)
        states[points.holdings[row].deal.id] = state_of(part)
        counts.update(["deals", part.counted_stage])
        is_troubled = part.counted_health in _TROUBLED
        counts["stalled"] += is_troubled
        counts["working"] += part.counted_stage == STAGES[-1] and not is_troubled
    return Dyad(
        region,
        province,
        math.fsum(rows.values()),
        counts,
        {id_: states[id_] for id_ in sorted(states)},
        tuple(sorted({tie for row in rows for tie in naming_ties(points, row, province)})),
    )


def state_of(part: Part) -> str:
    """Return one of :data:`STATES` for the part that decides a deal at a place."""
    if part.counted_health in _TROUBLED:
        return "halted"
    return part.counted_stage if part.counted_stage in RUNNING else "announced"


def _part(points: Points, row: int, province: str) -> Part:
    """Return the part that decides a region's holding, or the province's where that is less far."""
    other = points.rows.get((points.holdings[row].deal.id, province), row)
    parts = [points.deciding(n).part for n in (row, other)]
    return min(parts, key=lambda p: STAGES.index(p.counted_stage) if p.counted_stage else -1)
