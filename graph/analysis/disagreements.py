"""Why a score and a published mark differ: the ties that weigh most, and what a region's record stresses."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.method import COMPONENTS
from graph.analysis.scoring import Score

#: What a region's record may stress, each tie under one of them.
KINDS_OF_NEWS = ("operating", "building", "agreed", "discussed", "effort", "troubled")
_TROUBLED = ("slow", "stalled", "cancelled")
MOST_TIES = 5
#: Fewer regions of the same published mark than this make no yardstick; then those a mark away join.
_LEAST_PEERS = 3


@dataclass(frozen=True, slots=True)
class TiePoints:
    """A tie and all points that it adds to a score."""

    tie_id: str
    deal_id: str
    points: float


@dataclass(frozen=True, slots=True)
class StandingOut:
    """A component's points beside the mean of the regions with the same published mark."""

    component: str
    points: float
    peers: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A region whose rounded mark is a mark or more from the published one.

    ``ties`` weigh most; ``components`` stand out in the direction of the difference, the farthest first;
    ``news`` counts its ties by kind of news, ``stressed`` is the kind whose share exceeds most that in all
    marked regions, with both shares (0 to 1).
    """

    id: str
    published: float
    mark: int
    score: float
    ties: tuple[TiePoints, ...]
    components: tuple[StandingOut, ...]
    news: Mapping[str, int]
    stressed: str | None
    stressed_share: float
    usual_share: float

    @property
    def difference(self) -> float:
        """The unrounded score less the published mark."""
        return self.score - self.published


def disagreements(
    view: nx.MultiDiGraph, scores: Sequence[Score], published: Mapping[str, float]
) -> list[Disagreement]:
    """Return every region that is off by a mark or more, the farthest first, then by id."""
    marked = {s.id: s for s in scores if s.id in published}
    news = _news_of_regions(view)
    usual = _shares(sum((Counter(news[r]) for r in sorted(marked)), Counter()))
    found = []
    for region in sorted(marked):
        score = marked[region]
        if abs(score.mark - published[region]) >= 1.0:
            found.append(_explain(score, published, marked, news[region], usual))
    return sorted(found, key=lambda d: (-abs(d.difference), d.id))


def _explain(
    score: Score,
    published: Mapping[str, float],
    marked: Mapping[str, Score],
    news: Mapping[str, int],
    usual: Mapping[str, float],
) -> Disagreement:
    own = _shares(news)
    stressed = max(KINDS_OF_NEWS, key=lambda k: own[k] - usual[k]) if any(news.values()) else None
    return Disagreement(
        score.id,
        published[score.id],
        score.mark,
        score.score,
        _heaviest(score),
        _standing_out(score, published, marked),
        {kind: news.get(kind, 0) for kind in KINDS_OF_NEWS},
        stressed,
        own[stressed] if stressed else 0.0,
        usual[stressed] if stressed else 0.0,
    )


def _heaviest(score: Score) -> tuple[TiePoints, ...]:
    points: dict[tuple[str, str], list[float]] = defaultdict(list)
    for c in score.contributions:
        points[c.tie_id, c.deal_id].append(c.points)
    summed = [TiePoints(tie, deal, math.fsum(values)) for (tie, deal), values in points.items()]
    return tuple(sorted(summed, key=lambda t: (-t.points, t.tie_id))[:MOST_TIES])


def _standing_out(
    score: Score, published: Mapping[str, float], marked: Mapping[str, Score]
) -> tuple[StandingOut, ...]:
    """Return the components that pull the score where it is, against regions of the same published mark."""
    peers: list[Score] = []
    for reach in (0.0, 1.0):
        peers = [
            s for r, s in marked.items() if r != score.id and abs(published[r] - published[score.id]) <= reach
        ]
        if len(peers) >= _LEAST_PEERS:
            break
    if not peers:
        return ()
    own, others = score.by_component(), [s.by_component() for s in peers]
    sign = 1.0 if score.score > published[score.id] else -1.0
    found = [
        StandingOut(name, own[name], math.fsum(o[name] for o in others) / len(others)) for name in COMPONENTS
    ]
    outside = [s for s in found if sign * (s.points - s.peers) > 0.05]
    return tuple(sorted(outside, key=lambda s: (-abs(s.points - s.peers), s.component)))


def _news_of_regions(view: nx.MultiDiGraph) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, values in view.edges(data=True):
        kind = _kind_of_news(values.get("role", ""), values.get("stage", ""), values.get("health", ""))
        for region in values.get("region_ids", ()) if kind else ():
            counts[region][kind] += 1
    return defaultdict(dict, {region: dict(found) for region, found in counts.items()})


def _kind_of_news(role: str, stage: str, health: str) -> str:
    if role in ("structural", "restriction"):
        return ""
    if role == "effort":
        return "effort"
    return "troubled" if health in _TROUBLED else stage


def _shares(news: Mapping[str, int]) -> dict[str, float]:
    total = sum(news.values())
    return {kind: news.get(kind, 0) / total if total else 0.0 for kind in KINDS_OF_NEWS}
