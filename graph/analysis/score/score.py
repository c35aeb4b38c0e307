"""Marks from 1 to 10 with the contribution of every tie.

A place's x is its strength (points of running and rising deals), its talk (bent by a ceiling) and its
position in the network. score = 1 + 9 (1 - exp(-x / scale)); the mark is the score rounded half up. What
is bent is shared in proportion, so contributions sum to the unrounded score (within 1e-9).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import networkx as nx
import numpy as np

from graph.analysis.deals.model import Deal, read_deals
from graph.analysis.score.kernel import Codes, Points, holdings, points, whole_holdings
from graph.analysis.score.method import MOST_POINTS, Method
from graph.analysis.score.position import PlaceNetwork, place_network, positions
from graph.analysis.score.weighting import Floats, Weighting

#: A place without ties gets this.
BASE = 1.0
COMPONENTS = ("strength", "talk", "position")
Of = Literal["regions", "provinces"]
LABELS: Mapping[Of, str] = {"regions": "Region", "provinces": "Province"}
PLACES: tuple[Of, Of] = ("regions", "provinces")


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

    ``parts`` gives x by component. ``rank_low`` (the better) to ``rank_high`` holds the rank; without draws
    the intervals are the score and the rank themselves.
    """

    id: str
    mark: int
    score: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    parts: Mapping[str, float]
    contributions: tuple[Contribution, ...]
    base: float = BASE

    @property
    def x(self) -> float:
        """Strength, talk and position together, before the bend to a mark."""
        return math.fsum(self.parts.values())

    @property
    def per_point(self) -> float:
        """How far one point of x moves the score of this place, on average."""
        return (self.score - self.base) / self.x if self.x else 0.0


@dataclass(frozen=True)
class Appraisal:
    """What a graph gives by a method and a weighting: deals, points, the network of places, scores."""

    deals: tuple[Deal, ...]
    places: Mapping[Of, tuple[str, ...]]
    method: Method
    points: Points

    @classmethod
    def of(cls, view: nx.MultiDiGraph, method: Method, weighting: Weighting | None = None) -> Appraisal:
        """Appraise all deals of a view for all regions and provinces."""
        labels = [(n, values["label"]) for n, values in view.nodes(data=True)]
        places = {of: tuple(sorted(n for n, has in labels if has == LABELS[of])) for of in PLACES}
        return cls.of_deals(read_deals(view), places, method, weighting)

    @classmethod
    def of_deals(
        cls,
        deals: Iterable[Deal],
        places: Mapping[Of, tuple[str, ...]],
        method: Method,
        weighting: Weighting | None = None,
        codes: Codes | None = None,
    ) -> Appraisal:
        """Appraise deals for places; ``codes`` replaces what their parts count as, draw by draw."""
        known = tuple(deals)
        held = [h for of in PLACES for h in holdings(known, of)]
        return cls(known, places, method, points(held, method, weighting, codes))

    @cached_property
    def network(self) -> PlaceNetwork:
        """The network of regions and provinces."""
        return place_network(self.points)

    @cached_property
    def by_id(self) -> Mapping[str, Deal]:
        """Every deal by its id."""
        return {deal.id: deal for deal in self.deals}

    def totals(self, places: Sequence[str]) -> dict[str, Floats]:
        """Return strength, talk and position of places, each of shape (places, draws)."""
        bare = self.points.by_place(self.points.talk, places)
        return {
            "strength": self.points.by_place(self.points.strength, places),
            "talk": bent_talk(bare, self.method),
            "position": positions(self.network, self.method.attenuation, places),
        }

    def draws(self, of: Of) -> Floats:
        """Return the scores of all regions or provinces in every draw, shape (places, draws)."""
        return to_score(sum_of(self.totals(self.places[of])), self.points.weighting.scale)

    def scores(self, of: Of) -> list[Score]:
        """Return the scores of the first draw, best first, equal ones by id; without intervals."""
        places = self.places[of]
        totals = {name: values[:, 0] for name, values in self.totals(places).items()}
        values = to_score(sum_of(totals), self.points.weighting.scale[0])
        parts = [{name: float(totals[name][n]) for name in COMPONENTS} for n in range(len(places))]
        rows: dict[str, list[int]] = {place: [] for place in places}
        for row, held in enumerate(self.points.holdings):
            if held.place in rows:
                rows[held.place].append(row)
        ranks = ranks_of(values)
        found = [
            self._score(place, float(values[n]), int(ranks[n]), parts[n], rows[place])
            for n, place in enumerate(places)
        ]
        return sorted(found, key=lambda s: (s.rank, s.id))

    def _score(
        self, place: str, value: float, rank: int, parts: Mapping[str, float], rows: Sequence[int]
    ) -> Score:
        score = Score(place, to_mark(value), value, value, value, rank, rank, rank, parts, ())
        bare = math.fsum(self.points.talk[row, 0] for row in rows)
        per_talk = parts["talk"] / bare if bare else 0.0
        position = self.position_of_deals(place)
        found = []
        for row in rows:
            deal_id = self.points.holdings[row].deal.id
            amounts = {
                "strength": float(self.points.strength[row, 0]),
                "talk": float(self.points.talk[row, 0]) * per_talk,
                "position": position.get(deal_id, 0.0),
            }
            for component, amount in amounts.items():
                if amount > 0:
                    ties = sorted({c.part.id for c in self.points.counting(row, talk=component == "talk")})
                    found += [
                        Contribution(tie, deal_id, component, amount * score.per_point / len(ties))
                        for tie in ties
                    ]
        found.sort(key=lambda c: (COMPONENTS.index(c.component), c.deal_id, c.tie_id))
        return replace(score, contributions=tuple(found))

    def position_of_deals(self, place: str) -> dict[str, float]:
        """Return what each deal of a place adds to its position, by deal id."""
        found: dict[str, float] = {}
        for joining, weight in zip(self.network.joinings, self.network.weights[:, 0], strict=True):
            if place not in (joining.region, joining.province):
                continue
            other = joining.province if place == joining.region else joining.region
            if weight > 0 and other in self._katz_values:
                id_ = self.points.holdings[joining.row].deal.id
                found[id_] = found.get(id_, 0.0) + float(weight * self._katz_values[other][0])
        return found

    @cached_property
    def _katz_values(self) -> Mapping[str, Floats]:
        return self.network.katz_values(self.method.attenuation)


def whole_points(appraisal: Appraisal) -> Points:
    """Return the points of every deal as a whole, by the weighting of an appraisal."""
    return points(whole_holdings(appraisal.deals), appraisal.method, appraisal.points.weighting)


def bent_talk(bare: Floats, method: Method) -> Floats:
    """Return what talk of bare points counts: rising, concave, slope at most 1, below its ceiling."""
    ceiling = method.talk_ceiling
    found: Floats = -ceiling * np.expm1(-bare / ceiling) if ceiling else np.zeros_like(bare)
    return found


def sum_of(totals: Mapping[str, Floats]) -> Floats:
    """Return x, the sum of the components in their order."""
    found: Floats = sum((totals[name] for name in COMPONENTS), start=np.zeros(1))
    return found


def to_score(x: Floats, scale: Floats | float) -> Floats:
    """Return the scores of x of at least 0, from 1 to 10."""
    found: Floats = BASE + MOST_POINTS * -np.expm1(-x / scale)
    return found


def slope_of_score(score: float, scale: float) -> float:
    """Return what one more point of x adds to a score."""
    return (BASE + MOST_POINTS - score) / scale


def slope_of_talk(bent: Floats | float, method: Method) -> Floats | float:
    """Return what one more bare point of talk adds to x, where talk counts ``bent``."""
    return 1.0 - bent / method.talk_ceiling if method.talk_ceiling else 0.0 * bent


def to_mark(score: float) -> int:
    """Round half up to a mark from 1 to 10."""
    return max(1, min(10, math.floor(score + 0.5)))


def ranks_of(values: Floats) -> Floats:
    """Return ranks down the first axis, 1 for the highest; values within 1e-9 share the better rank."""
    rounded = np.round(values, 9)
    found: Floats = 1.0 + (rounded[None] > rounded[:, None]).sum(axis=1)
    return found
