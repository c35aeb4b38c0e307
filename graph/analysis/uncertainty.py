"""Intervals of marks and ranks, odds between places, and which weight moves a score how much.

All of it follows from the same draws (``graph.analysis.draws``). The draws of a place are moved so that their
middle is its score: drawing evidence can lose a partner but never finds a new one, so draws lie too
low as a whole, by an amount that differs between places (the correction for bias of the bootstrap; B.
Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 10).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.deal_draws import Floats
from graph.analysis.draws import Draws
from graph.analysis.method import MOST_POINTS, Method

#: A score that varies less has no ties: there is nothing to explain.
_LEAST_SPREAD = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle ``level`` of the draws of a place; holds its score, its mark and its rank."""

    low: float
    high: float
    rank_low: int
    rank_high: int


@dataclass(frozen=True, slots=True)
class Odds:
    """How one place stands against another: shares of draws, 0 to 1, that sum to 1."""

    above: float
    equal: float
    below: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What part of the variance of a place's score each weight causes by itself, 0 to 1.

    ``rest`` is what no weight explains: the evidence, the codes, and weights that work only together.
    """

    place: str
    indices: Mapping[str, float]
    rest: float

    @property
    def total(self) -> float:
        """The sum of all indices, at most 1 but for chance."""
        return math.fsum(self.indices.values())


def centred(draws: Draws, scores: Mapping[str, float]) -> Floats:
    """Return the draws of every place moved so that their median is its score, kept on 1 to 10."""
    middle = np.median(draws.scores, axis=1)
    wanted = np.array([scores[place] for place in draws.places])
    moved: Floats = np.clip(draws.scores + (wanted - middle)[:, None], 1.0, 1.0 + MOST_POINTS)
    return moved


def intervals(draws: Draws, scores: Mapping[str, float], level: float) -> dict[str, Interval]:
    """Return the intervals of score and rank by place; a place without ties has no spread of score.

    ``scores`` holds the score of every place of the draws. A rank is 1 and the number of places with a
    higher score.
    """
    if not draws.places:
        return {}
    moved = np.round(centred(draws, scores), 9)
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(moved, [tail, 1.0 - tail], axis=1)
    ranks = _ranks(moved)
    # Ranks are whole: the nearest ones outwards, so that at least the middle part of the draws is inside.
    rank_low = np.quantile(ranks, tail, axis=1, method="lower")
    rank_high = np.quantile(ranks, 1.0 - tail, axis=1, method="higher")
    own = _ranks(np.round(np.array([[scores[p]] for p in draws.places]), 9))[:, 0]
    return {
        place: Interval(
            min(float(low[n]), scores[place]),
            max(float(high[n]), scores[place]),
            min(int(rank_low[n]), int(own[n])),
            max(int(rank_high[n]), int(own[n])),
        )
        for n, place in enumerate(draws.places)
    }


def _ranks(scores: Floats) -> Floats:
    """Return ranks by column, 1 for the highest; equal scores share the better rank."""
    ordered = np.sort(-scores, axis=0)
    return np.array(
        [np.searchsorted(ordered[:, k], -scores[:, k], side="left") + 1.0 for k in range(scores.shape[1])]
    ).T


def odds(draws: Draws, scores: Mapping[str, float], one: str, other: str) -> Odds:
    """Return how often one place scores above, equal to or below another, draw by draw.

    Raises
    ------
    ValueError
        A place is not among those drawn.
    """
    moved = np.round(centred(draws, scores), 9)
    first, second = (moved[draws.places.index(place)] for place in (one, other))
    return Odds(
        float((first > second).mean()), float((first == second).mean()), float((first < second).mean())
    )


def sensitivities(draws: Draws) -> list[Sensitivity]:
    """Return the first-order indices of all weights for every place that has any spread.

    The index of a weight is its squared standardised coefficient in the linear regression of the score on
    the logarithms of all factors. Factors are drawn independently, so this is the first-order
    (Sobol) index as far as the score is linear in them (A. Saltelli et al., Global Sensitivity Analysis,
    2008, chapter 1).
    """
    names = [name for name in sorted(draws.noise) if float(np.std(draws.noise[name])) > 0.0]
    if not names:
        return []
    columns = np.array([draws.noise[name] for name in names])
    columns = (columns - columns.mean(axis=1, keepdims=True)) / columns.std(axis=1, keepdims=True)
    moving = [n for n, scores in enumerate(draws.scores) if float(scores.std()) > _LEAST_SPREAD]
    wanted = draws.scores[moving]
    wanted = (wanted - wanted.mean(axis=1, keepdims=True)) / wanted.std(axis=1, keepdims=True)
    slopes = np.linalg.lstsq(columns.T, wanted.T, rcond=None)[0]
    found = []
    for column, n in enumerate(moving):
        indices = {name: float(slopes[row, column]) ** 2 for row, name in enumerate(names)}
        found.append(Sensitivity(draws.places[n], indices, max(0.0, 1.0 - math.fsum(indices.values()))))
    return found


def level_of(method: Method) -> float:
    """Return how much of the draws an interval holds, 0 to 1."""
    return float(method.values["uncertainty"]["level"])
