"""The calibrated mode: admissible weightings, each as likely as it makes the published marks of an edition.

Every weighting that keeps the orders of the method is equally likely beforehand, and so is, on a log scale,
every scale of the mark that keeps talk alone from passing 4. With normal errors of unknown variance (its
prior 1 / variance, integrated out) a draw that misses n marks by S squares in sum weighs S^(-n/2) (A. Gelman
et al., Bayesian Data Analysis, 2013, chapter 3). A fit is the mean over all draws. It keeps the orders, since
they are convex, so the laws hold; and the less the marks say, the nearer it lies to the centroid. Nothing
else is fitted, and no strength of a penalty is chosen.

A region with a published mark is scored by the fit that left it out, another by the fit to all. Districts are
left out by whole folds. Intervals come from the left-out residuals (the jackknife of R. Barber et al.,
Predictive inference with the jackknife+, 2021, with their finite-sample quantile).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.analysis.rating.weightings import Sums
from graph.analysis.score.method import MOST_TALK
from graph.analysis.score.score import Appraisal, Of, Score, ranks_of, to_score
from graph.analysis.score.weighting import Floats, Weighting, admissible, extremes
from graph.analysis.uncertainty.intervals import reweighted
from schema.errors import UsageError

#: Fewer published marks than this cannot identify the weights.
LEAST_MARKS = 20
#: So many weightings are drawn; each meets so many scales, one in each part of their range.
DRAWS, SCALES, SEED = 10_000, 8, 20260601
REPEATS, FOLDS = 20, 4
#: The share of left-out regions whose published mark the interval holds.
LEVEL = 0.9
#: Digits of fitted weights that are the same in every run.
_DIGITS = 12
_PERFECT = 1e-12


@dataclass(frozen=True, slots=True)
class Fits:
    """Fitted weightings, one a draw; how many draws each rests on (Kish), and how far they spread about it.

    ``sd`` has the shape (members of all orders and the scale, fits).
    """

    weighting: Weighting
    effective: Floats
    sd: Floats


@dataclass(frozen=True)
class Calibration:
    """The fits of an appraisal by the centroid to published marks, by region id."""

    appraisal: Appraisal
    published: Mapping[str, float]
    districts: Mapping[str, str]

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """The regions with a published mark, in order of id."""
        return tuple(sorted(self.published))

    @cached_property
    def _sums(self) -> Sums:
        return Sums.of(self.appraisal, self.marked)

    @cached_property
    def _drawn(self) -> Weighting:
        return admissible(self.appraisal.method, DRAWS, SEED)

    @cached_property
    def family(self) -> Floats:
        """The x of the marked regions by every weighting drawn, shape (marked, draws)."""
        return self._sums.x(self._drawn)

    @cached_property
    def ends(self) -> Floats:
        """The least and the most that each region can score by any admissible weighting, (regions, 2)."""
        return reweighted(self.appraisal, extremes(self.appraisal.method)).draws("regions")

    @cached_property
    def _scales(self) -> Floats:
        """Scales from half to twice the method's, none that lets talk pass mark 4; shape (scales, draws)."""
        method = self.appraisal.method
        least = max(method.talk_ceiling / MOST_TALK, method.scale / 2)
        part = np.random.Generator(np.random.PCG64(SEED)).random((SCALES, DRAWS))
        found: Floats = least * (2 * method.scale / least) ** ((np.arange(SCALES)[:, None] + part) / SCALES)
        return found

    @cached_property
    def _squares(self) -> Floats:
        """The squared errors of each draw with each of its scales, shape (marked, scales x draws)."""
        marks = np.array([[self.published[region]] for region in self.marked], dtype=float)
        return np.concatenate([(to_score(self.family, s) - marks) ** 2 for s in self._scales], axis=1)

    def _fit(self, inside: NDArray[np.bool_]) -> Fits:
        """Fit to some of the marked regions at a time, ``inside`` of shape (fits, marked)."""
        chances = np.maximum(inside.astype(float) @ self._squares, _PERFECT)
        np.log(chances, out=chances)  # in place: the array is large
        chances *= -inside.sum(axis=1, keepdims=True) / 2
        chances -= chances.max(axis=1, keepdims=True)
        np.exp(chances, out=chances)
        chances /= chances.sum(axis=1, keepdims=True)
        by_draw = chances.reshape(len(inside), SCALES, DRAWS).sum(axis=1)
        sampled = ((self._drawn.flat(), by_draw.T), (self._scales.reshape(1, -1), chances.T))
        # The last digits of such products differ from run to run (threads, alignment in memory); and a weight
        # of 1 in every draw has a mean of 1, which its sum may miss by some 1e-16.
        products = ([values**power @ by for values, by in sampled] for power in (1, 2))
        mean, square = (np.round(np.concatenate(found), _DIGITS) for found in products)
        weighting = self._drawn.like(np.minimum(mean[:-1], 1.0), mean[-1])
        effective: Floats = 1.0 / (by_draw**2).sum(axis=1)
        return Fits(weighting, effective, np.sqrt(np.maximum(square - mean**2, 0.0)))

    @cached_property
    def fits(self) -> Fits:
        """The fit to all marks first, then the one that left out each marked region."""
        count = len(self.marked)
        return self._fit(np.vstack([np.ones((1, count), bool), ~np.eye(count, dtype=bool)]))

    @cached_property
    def folds(self) -> tuple[NDArray[np.bool_], Fits]:
        """What each fit left out (fits, marked) by random divisions of the districts, and the fits."""
        rng = np.random.Generator(np.random.PCG64(SEED))
        own = np.array([self.districts[region] for region in self.marked])
        orders = [rng.permutation(np.unique(own)) for _ in range(REPEATS)]
        outside = np.array([np.isin(own, order[k::FOLDS]) for order in orders for k in range(FOLDS)])
        return outside, self._fit(~outside)

    @cached_property
    def grouped(self) -> dict[str, float]:
        """The scores of the marked regions with their whole district left out, the means of all divisions."""
        outside, fits = self.folds
        scores = to_score(self._sums.x(fits.weighting), fits.weighting.scale)
        means = np.where(outside.T, scores, 0.0).sum(axis=1) / REPEATS
        return dict(zip(self.marked, means.tolist(), strict=True))

    @cached_property
    def fitted(self) -> Appraisal:
        """All deals appraised by :attr:`fits`, a draw each."""
        return reweighted(self.appraisal, self.fits.weighting)

    def fit_of(self, place: str) -> int:
        """Return which of :attr:`fits` scores a place: the one that never saw its mark."""
        return 1 + self.marked.index(place) if place in self.published else 0

    def appraisal_of(self, place: str) -> Appraisal:
        """Return the appraisal by the fit that scores a place, one draw."""
        return one_draw(self.fitted, self.fit_of(place))

    def values(self, of: Of, *, inside: bool = False) -> dict[str, float]:
        """Return the scores of places, each by its own fit, or all by the fit to all marks (``inside``)."""
        found = zip(self.appraisal.places[of], self.fitted.draws(of), strict=True)
        return {place: float(drawn[0 if inside else self.fit_of(place)]) for place, drawn in found}

    @cached_property
    def half_width(self) -> float:
        """The distance from the prediction that holds the share :data:`LEVEL` of left-out marks."""
        values = self.values("regions")
        residuals = sorted(abs(values[region] - self.published[region]) for region in self.marked)
        return residuals[min(len(residuals), math.ceil((len(residuals) + 1) * LEVEL)) - 1]

    def scores(self, of: Of) -> list[Score]:
        """Return the scores of regions or provinces, best first, with what each tie contributes.

        The interval holds score and mark. Ranks are those among the places as their own fits score them, and
        their interval takes both ends of a place's own, the others staying. No edition marks provinces:
        theirs are by the fit to all regions, with the intervals of regions.
        """
        values = self.values(of)
        found = []
        for place in values:
            (score,) = replace(self.appraisal_of(place), places={of: (place,)}).scores(of)
            low = max(1.0, min(score.score - self.half_width, score.mark))
            high = min(10.0, max(score.score + self.half_width, score.mark))
            ends = (score.score, high, min(low, score.score))
            others = np.array([[v] * len(ends) for other, v in values.items() if other != place])
            ranks = ranks_of(np.vstack([ends, others.reshape(-1, len(ends))]))[0]
            rank, rank_low, rank_high = map(int, ranks)
            found.append(
                replace(score, low=low, high=high, rank=rank, rank_low=rank_low, rank_high=rank_high)
            )
        return sorted(found, key=lambda s: (s.rank, s.id))


def calibrate(
    view: nx.MultiDiGraph, appraisal: Appraisal, marks: Mapping[str, float], edition_id: str
) -> Calibration:
    """Prepare the calibration of an appraisal of a view to the marks of an edition, by region id.

    Raises
    ------
    UsageError
        The edition marks unknown regions, marks off the scale of 1 to 10, or too few to fit.
    """
    unknown = sorted(set(marks) - set(appraisal.places["regions"]))
    if unknown:
        raise UsageError(
            "{edition} marks unknown regions: {regions}; argun regions lists all",
            edition=edition_id,
            regions=unknown,
        )
    off = sorted(place for place, mark in marks.items() if not 1 <= mark <= 10)
    if off:
        raise UsageError(
            "{edition} has marks off the scale of 1 to 10: {regions}", edition=edition_id, regions=off
        )
    if len(marks) < LEAST_MARKS:
        raise UsageError(
            "{edition} marks too few regions ({count}); calibration needs at least {least} "
            "(argun score --mode blind needs none)",
            edition=edition_id,
            count=len(marks),
            least=LEAST_MARKS,
        )
    districts = {region: str(view.nodes[region].get("federal_district") or "none") for region in marks}
    return Calibration(appraisal, marks, districts)


def one_draw(appraisal: Appraisal, draw: int) -> Appraisal:
    """Return one draw of an appraisal."""
    every, only = appraisal.points, slice(draw, draw + 1)
    weighting = every.weighting.like(every.weighting.flat()[:, only], every.weighting.scale[only])
    points = replace(every, strength=every.strength[:, only], talk=every.talk[:, only], weighting=weighting)
    return replace(appraisal, points=points)
