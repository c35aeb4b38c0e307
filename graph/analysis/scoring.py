"""Marks from 1 to 10 with the contribution of every tie.

score = 1 + sum over components of weight x (1 - exp(-x / scale)); the mark is the score rounded half
up. The points of a component are shared in proportion to the parts of x, so contributions sum to the
unrounded score (within 1e-9). The blind mode reads its weights from the method file alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import networkx as nx

from graph.analysis.components import Part, components, province_shares_of, region_shares_of
from graph.analysis.facts import read_deals
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.uncertainty import intervals

#: A place without ties gets this.
BASE = 1.0
Of = Literal["regions", "provinces"]
_LABELS = {"regions": "Region", "provinces": "Province"}


@dataclass(frozen=True, slots=True)
class Contribution:
    """Points that a tie adds to the score of a place, within one component."""

    tie_id: str
    deal_id: str
    component: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """A place's mark; ``base`` plus all contributions is ``score``; ``low`` to ``high`` holds the mark."""

    id: str
    mark: int
    score: float
    low: float
    high: float
    rank: int
    base: float
    contributions: tuple[Contribution, ...]

    def by_component(self) -> dict[str, float]:
        """Return the points of each component, in the order of the method."""
        totals = dict.fromkeys(COMPONENTS, 0.0)
        for c in self.contributions:
            totals[c.component] += c.points
        return totals


def score_places(view: nx.MultiDiGraph, method: Method, of: Of = "regions") -> list[Score]:
    """Score every region or province of the view, best first, equal scores by id.

    Raises
    ------
    KeyError
        Never for a view made by :func:`graph.networkx_view.to_networkx`.
    """
    places = sorted(n for n, values in view.nodes(data=True) if values["label"] == _LABELS[of])
    shares = region_shares_of if of == "regions" else province_shares_of
    known = set(places)
    parts = [p for p in components(view, read_deals(view), shares, method) if p.place in known]
    by_place: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_place[part.place].append(part)
    scores = [_score(place, by_place[place], method) for place in places]
    ranges = intervals({place: by_place[place] for place in places}, method)
    return _ranked(replace(s, **_range(s, ranges[s.id])) for s in scores)


def _range(score: Score, interval: tuple[float, float]) -> dict[str, float]:
    low, high = interval
    return {"low": min(low, score.score, score.mark), "high": max(high, score.score, score.mark)}


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
