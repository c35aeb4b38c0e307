"""Marks from 1 to 10 with the contribution of every tie.

score = 1 + sum over components of weight x (1 - exp(-x / scale)); the mark is the score rounded half
up. The points of a component are shared in proportion to the parts of x, so contributions sum to the
unrounded score (within 1e-9). The blind mode reads its weights from the method file alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import networkx as nx

from graph.analysis.components import Part, Shares, components, province_shares_of, region_shares_of
from graph.analysis.doubts import NO_DOUBTS, Doubts
from graph.analysis.draws import draw_scores
from graph.analysis.facts import read_deals
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.uncertainty import Interval, intervals, level_of

#: A place without ties gets this.
BASE = 1.0
Of = Literal["regions", "provinces"]
_LABELS = {"regions": "Region", "provinces": "Province"}
#: How the shares of a deal are found for either kind of place.
SHARES: Mapping[Of, Shares] = {"regions": region_shares_of, "provinces": province_shares_of}


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points that a tie adds to the score of a place, within one component."""

    tie_id: str
    deal_id: str
    component: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """A place's mark; ``base`` plus all contributions is ``score``; ``low`` to ``high`` holds the mark.

    ``rank_low`` (the better) to ``rank_high`` holds the rank.
    """

    id: str
    mark: int
    score: float
    low: float
    high: float
    rank: int
    base: float
    contributions: tuple[Contribution, ...]
    rank_low: int = 0
    rank_high: int = 0

    def by_component(self) -> dict[str, float]:
        """Return the points of each component, in the order of the method."""
        totals = dict.fromkeys(COMPONENTS, 0.0)
        for c in self.contributions:
            totals[c.component] += c.points
        return totals


def score_places(
    view: nx.MultiDiGraph, method: Method, of: Of = "regions", doubts: Doubts = NO_DOUBTS
) -> list[Score]:
    """Score every region or province of the view, best first, equal scores by id.

    ``doubts`` (how far a second reader differed) widen the intervals and leave the marks alone.

    Raises
    ------
    KeyError
        Never for a view made by :func:`graph.networkx_view.to_networkx`.
    """
    places = places_of(view, of)
    deals = read_deals(view)
    parts = components(view, deals, SHARES[of], method)
    by_place: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_place[part.place].append(part)
    scores = {place: _score(place, by_place[place], method) for place in places}
    count = int(method.values["uncertainty"]["draws"])
    draws = draw_scores(view, deals, SHARES[of], places, method, count, doubts)
    ranges = intervals(draws, {place: s.score for place, s in scores.items()}, level_of(method))
    return _ranked(_within(scores[place], ranges[place]) for place in places)


def places_of(view: nx.MultiDiGraph, of: Of) -> list[str]:
    """Return the ids of all regions or provinces of the view, sorted."""
    return sorted(n for n, values in view.nodes(data=True) if values["label"] == _LABELS[of])


def _within(score: Score, interval: Interval) -> Score:
    """Return the score with its interval, which holds the rounded mark, too."""
    low, high = min(interval.low, score.mark), max(interval.high, score.mark)
    return replace(score, low=low, high=high, rank_low=interval.rank_low, rank_high=interval.rank_high)


def _score(place: str, parts: Iterable[Part], method: Method) -> Score:
    contributions = contribute(parts, method)
    score = math.fsum([BASE, *(c.points for c in contributions)])
    return Score(place, to_mark(score), score, score, score, 0, BASE, tuple(contributions))


def contribute(parts: Iterable[Part], method: Method) -> list[Contribution]:
    """Turn the parts of one place into points: each component's concave value, shared in proportion."""
    grouped: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        grouped[part.component].append(part)
    found = []
    for name in COMPONENTS:
        total = math.fsum(p.amount for p in grouped[name])
        points = component_points(name, total, method)
        found += [Contribution(p.tie_id, p.deal_id, name, points * p.amount / total) for p in grouped[name]]
    return found


def component_points(name: str, total: float, method: Method) -> float:
    """Return the points of a component at raw value ``total``: 0 to its weight, concave."""
    component = method.components[name]
    return component.weight * -math.expm1(-total / component.scale)


def to_mark(score: float) -> int:
    """Round half up to a mark from 1 to 10."""
    return max(1, min(10, math.floor(score + 0.5)))


def _ranked(scores: Iterable[Score]) -> list[Score]:
    # Scores are equal within 1e-9: the order of a sum, or one tie told as ten, must not change a rank.
    ordered = sorted(scores, key=lambda s: (-round(s.score, 9), s.id))
    ranks: dict[float, int] = {}
    for position, score in enumerate(ordered, 1):
        ranks.setdefault(round(score.score, 9), position)
    return [replace(s, rank=ranks[round(s.score, 9)]) for s in ordered]
