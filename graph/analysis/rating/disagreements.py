"""Where score and published mark differ: the deals that weigh most, and what a region's record stresses."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.score.score import Score

#: What a region's record may stress, each tie under one of them.
KINDS_OF_NEWS = ("operating", "building", "agreed", "discussed", "effort", "troubled")
_TROUBLED = ("slow", "stalled", "cancelled")
MOST_DEALS = 5


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A region whose rounded mark is a mark or more from the published one.

    ``deals`` weigh most, with their points; ``news`` counts its ties by kind of news, ``stressed`` is the
    kind whose share exceeds most that in all marked regions, with both shares (0 to 1).
    """

    score: Score
    published: float
    deals: Mapping[str, float]
    news: Mapping[str, int]
    stressed: str | None
    stressed_share: float
    usual_share: float


def disagreements(
    view: nx.MultiDiGraph, scores: Sequence[Score], published: Mapping[str, float]
) -> list[Disagreement]:
    """Return every region that is off by a mark or more, the farthest first, then by id."""
    news = _news_of_regions(view)
    marked = [s for s in scores if s.id in published]
    usual = _shares(sum((news[s.id] for s in marked), Counter()))
    found = []
    for score in marked:
        if abs(score.mark - published[score.id]) >= 1.0:
            told, own = news[score.id], _shares(news[score.id])
            stressed = max(KINDS_OF_NEWS, key=lambda k: own[k] - usual[k]) if told else None
            counts = {kind: told[kind] for kind in KINDS_OF_NEWS}
            shares = (own[stressed], usual[stressed]) if stressed else (0.0, 0.0)
            told_of = (score, published[score.id], _heaviest(score), counts, stressed, *shares)
            found.append(Disagreement(*told_of))
    return sorted(found, key=lambda d: (-abs(d.score.score - d.published), d.score.id))


def _heaviest(score: Score) -> dict[str, float]:
    points: dict[str, list[float]] = defaultdict(list)
    for c in score.contributions:
        points[c.deal_id].append(c.points)
    summed = sorted((-math.fsum(values), deal_id) for deal_id, values in points.items())
    return {deal_id: -points for points, deal_id in summed[:MOST_DEALS]}


def _news_of_regions(view: nx.MultiDiGraph) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, values in view.edges(data=True):
        kind = _kind_of_news(values.get("role", ""), values.get("stage", ""), values.get("health", ""))
        for region in values.get("region_ids", ()) if kind else ():
            counts[region][kind] += 1
    return counts


def _kind_of_news(role: str, stage: str, health: str) -> str:
    if role in ("structural", "restriction"):
        return ""
    if role == "effort":
        return "effort"
    return "troubled" if health in _TROUBLED else stage


def _shares(news: Mapping[str, int]) -> dict[str, float]:
    total = sum(news.values())
    return {kind: news.get(kind, 0) / total if total else 0.0 for kind in KINDS_OF_NEWS}
