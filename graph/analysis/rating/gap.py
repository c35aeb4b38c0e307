"""The gap between a published mark and the score, taken apart into parts that sum to it.

Groups of deals (by kind and stage where they run, by stage where they are only announced) would weigh more or
less as the experts seem to weigh; the fit that says so never saw the region's own mark. What is left then no
change of weights explains, and the deals of regions with the same published mark stand beside it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from graph.analysis.rating.calibration import Calibration
from graph.analysis.score.score import Appraisal, Score

#: Fewer regions of the same published mark than this make no yardstick; then those a mark away join.
_LEAST_PEERS = 3


@dataclass(frozen=True, slots=True)
class GapPart:
    """What a group of deals gives by the centroid and as the experts seem to weigh, in points of the score.

    ``kind`` is empty for talk, which is grouped by stage alone; both are empty for the position.
    """

    kind: str
    stage: str
    deals: int
    blind: float
    calibrated: float

    @property
    def difference(self) -> float:
        """How much more the experts seem to give to the group."""
        return self.calibrated - self.blind


@dataclass(frozen=True, slots=True)
class Gap:
    """A published mark less the score: the parts' differences and the rest sum to it (within 1e-9).

    ``least`` to ``most`` is what the score would be by any weighting that keeps the orders.
    ``running`` counts the deals that have strength and ``strength`` sums it; ``peers`` counts the other
    regions whose published mark is not more than ``peers_reach`` away, with their means of both.
    """

    id: str
    published: float
    score: float
    calibrated: float
    parts: tuple[GapPart, ...]
    least: float
    most: float
    running: int
    strength: float
    peers: int
    peers_reach: float
    peers_running: float
    peers_strength: float

    @property
    def gap(self) -> float:
        """The published mark less the score."""
        return self.published - self.score

    @property
    def rest(self) -> float:
        """What the weights of the experts leave over."""
        return self.published - self.calibrated


def gap_of(calibration: Calibration, region: str) -> Gap:
    """Take apart the gap of a region with a published mark; a region without one is a KeyError."""
    published = calibration.published[region]
    whole = (calibration.appraisal, calibration.appraisal_of(region))
    both = [replace(appraisal, places={"regions": (region,)}) for appraisal in whole]
    scores = [appraisal.scores("regions")[0] for appraisal in both]
    least, most = calibration.ends[calibration.appraisal.places["regions"].index(region)].tolist()
    strength = _strength(calibration.appraisal)
    reach, regions = _peers(calibration.published, region)
    peers = [strength[peer] for peer in regions]
    return Gap(
        id=region,
        published=published,
        score=scores[0].score,
        calibrated=scores[1].score,
        parts=_parts(region, both, scores),
        least=least,
        most=most,
        running=len(strength[region]),
        strength=math.fsum(strength[region]),
        peers=len(peers),
        peers_reach=reach,
        peers_running=fmean(map(len, peers)) if peers else 0.0,
        peers_strength=fmean(map(math.fsum, peers)) if peers else 0.0,
    )


def _parts(region: str, appraisals: Iterable[Appraisal], scores: Iterable[Score]) -> tuple[GapPart, ...]:
    """Sum the contributions by group, those with the greatest difference first."""
    points: dict[tuple[str, str], list[list[float]]] = defaultdict(lambda: [[], []])
    deals: dict[tuple[str, str], set[str]] = defaultdict(set)
    groups: dict[tuple[str, str], tuple[str, str]] = {}
    for side, (appraisal, score) in enumerate(zip(appraisals, scores, strict=True)):
        for c in score.contributions:
            key = c.deal_id, c.component
            group = groups.setdefault(key, _group(appraisal, region, *key))
            points[group][side].append(c.points)
            deals[group].add(c.deal_id)
    found = [
        GapPart(*group, len(deals[group]), *(math.fsum(amounts) for amounts in both))
        for group, both in points.items()
    ]
    return tuple(sorted(found, key=lambda p: (-abs(p.difference), p.kind, p.stage)))


def _group(appraisal: Appraisal, region: str, deal_id: str, component: str) -> tuple[str, str]:
    """Return the kind and stage that say what a component of a deal rests on, by the first who has it."""
    if component == "position":
        return "", ""
    row = appraisal.points.rows[deal_id, region]
    best = appraisal.points.counting(row, talk=component == "talk")[0]
    return ("" if component == "talk" else best.kind), best.part.counted_stage


def _strength(appraisal: Appraisal) -> Mapping[str, list[float]]:
    """Return the strength of each running deal by place."""
    found: dict[str, list[float]] = defaultdict(list)
    for row, held in enumerate(appraisal.points.holdings):
        if appraisal.points.runs(row):
            found[held.place].append(float(appraisal.points.strength[row, 0]))
    return found


def _peers(published: Mapping[str, float], region: str) -> tuple[float, list[str]]:
    """Return the other regions of the same published mark; where they are few, those a mark away, too."""
    reach, found = 0.0, [r for r in sorted(published) if published[r] == published[region] and r != region]
    if len(found) < _LEAST_PEERS:
        reach = 1.0
        found = [r for r in sorted(published) if abs(published[r] - published[region]) <= 1 and r != region]
    return reach, found
