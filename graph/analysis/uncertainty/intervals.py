"""Intervals of scores and ranks, and how often a place is first, among the best, or above another.

All of it follows from one set of draws: over every weighting that keeps the orders of the method, together
with resampled evidence and uncertain codes. The draws of a place are moved so that their middle is its score:
drawing evidence can lose a tie but never finds a new one, so draws lie too low as a whole, by an amount that
differs between places (the correction for bias of the bootstrap; B. Efron and R. Tibshirani, An
Introduction to the Bootstrap, 1993, chapter 10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np

from graph.analysis.score.method import MOST_POINTS, Method
from graph.analysis.score.score import PLACES, Appraisal, Of, Score, ranks_of
from graph.analysis.score.weighting import Floats, Weighting, admissible
from graph.analysis.uncertainty.coding import CERTAIN, CodingUncertainty
from graph.analysis.uncertainty.evidence import draw_codes, read_pieces


@dataclass(frozen=True, slots=True)
class Draws:
    """Scores of places in every draw, 1 to 10, shape (places, draws); their middle is the score."""

    places: tuple[str, ...]
    scores: Floats

    @property
    def ranks(self) -> Floats:
        """Ranks in every draw, 1 for the highest; equal scores share the better one."""
        return ranks_of(self.scores)

    def acceptability(self, place: str, best: int) -> float:
        """Return how often a place is among the ``best`` first, 0 to 1 (rank acceptability of SMAA-2)."""
        return float((self.ranks[self.places.index(place)] <= best).mean())

    def above(self, one: str, other: str) -> tuple[float, float]:
        """Return how often a place scores above another, and how often equal to it, each 0 to 1."""
        first, second = (np.round(self.scores[self.places.index(p)], 9) for p in (one, other))
        return float((first > second).mean()), float((first == second).mean())


def draw_scores(
    view: nx.MultiDiGraph,
    appraisal: Appraisal,
    coding: CodingUncertainty = CERTAIN,
    count: int | None = None,
) -> dict[Of, Draws]:
    """Draw the scores of all regions and all provinces; ``count`` draws, those of the method when None.

    ``coding`` is how far a second reader differed. A place's draws depend only on deals it has a link with.
    """
    method = appraisal.method
    settings = method.values["uncertainty"]
    seed, draws = int(settings["seed"]), int(count or settings["draws"])
    weighting = admissible(method, draws, seed)
    codes = draw_codes(appraisal.deals, read_pieces(view), weighting, seed, coding)
    drawn = Appraisal.of_deals(appraisal.deals, appraisal.places, method, weighting, codes)
    return {of: Draws(appraisal.places[of], _centred(drawn.draws(of), appraisal.draws(of))) for of in PLACES}


def reweighted(appraisal: Appraisal, weighting: Weighting) -> Appraisal:
    """Return the same deals appraised by another weighting."""
    return Appraisal.of_deals(appraisal.deals, appraisal.places, appraisal.method, weighting)


def _centred(drawn: Floats, scores: Floats) -> Floats:
    """Return the draws of every place moved so that their median is its score, kept on 1 to 10."""
    if not drawn.size:
        return drawn
    moved: Floats = np.clip(
        drawn + scores[:, :1] - np.median(drawn, axis=1, keepdims=True), 1.0, 1.0 + MOST_POINTS
    )
    return moved


def with_intervals(scores: Sequence[Score], draws: Draws, method: Method) -> list[Score]:
    """Return the scores with the middle ``level`` of their draws; it holds score, mark and rank, too."""
    if not scores:
        return []
    tail = (1.0 - method.level) / 2.0
    rounded = np.round(draws.scores, 9)
    low, high = np.quantile(rounded, [tail, 1.0 - tail], axis=1)
    ranks = draws.ranks
    # Ranks are whole: the nearest ones outwards, so that at least the middle part of the draws is inside.
    rank_low = np.quantile(ranks, tail, axis=1, method="lower")
    rank_high = np.quantile(ranks, 1.0 - tail, axis=1, method="higher")
    index: Mapping[str, int] = {place: n for n, place in enumerate(draws.places)}
    return [
        replace(
            s,
            low=min(float(low[index[s.id]]), s.score, float(s.mark)),
            high=max(float(high[index[s.id]]), s.score, float(s.mark)),
            rank_low=min(int(rank_low[index[s.id]]), s.rank),
            rank_high=max(int(rank_high[index[s.id]]), s.rank),
        )
        for s in scores
    ]
