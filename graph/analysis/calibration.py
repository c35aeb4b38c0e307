"""The calibrated mode: marks fitted to a published edition, always beside predictions from outside the fit.

A region with a published mark is scored by the fit that left it out, so its mark never saw its own
published one; a region without one by the fit to all that have one. An edition's marks are only what is
fitted to: neither they nor those of an earlier edition are ever a feature. Grouped folds leave out whole
federal districts. Intervals come from the left-out residuals (the jackknife of Barber et al., 2021, Annals of
Statistics 49, with their finite-sample quantile).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import networkx as nx
import numpy as np

from graph.analysis.calibration_fit import Array, Fit, bend, fit
from graph.analysis.components import Part, Shares, components, province_shares_of, region_shares_of
from graph.analysis.facts import read_deals
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.scoring import BASE, Contribution, Score, places_of, to_mark
from schema.errors import UsageError

#: Fewer published marks than this cannot carry eight weights.
LEAST_MARKS = 20
GROUPED_REPEATS, GROUPED_FOLDS, SEED = 20, 4, 20260601
#: The share of left-out regions whose published mark the interval holds.
LEVEL = 0.9


@dataclass(frozen=True)
class Calibration:
    """The fits to one edition; rows of ``bent`` (places, components) are ``places``, in order of id.

    ``published`` holds the marks by row (NaN where there is none); ``groups`` the district of each row.
    """

    places: tuple[str, ...]
    parts: Mapping[str, tuple[Part, ...]]
    bent: Array
    published: Array
    groups: tuple[str, ...]
    method: Method

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """The rows that have a published mark."""
        return tuple(int(i) for i in np.flatnonzero(~np.isnan(self.published)))

    def _fit(self, rows: Sequence[int]) -> Fit:
        return fit(self.bent[list(rows)], self.published[list(rows)], self.method)

    @cached_property
    def full(self) -> Fit:
        """The fit to all published marks."""
        return self._fit(self.marked)

    @cached_property
    def left_out(self) -> Mapping[int, Fit]:
        """For each marked row the fit that did not see it."""
        return {row: self._fit([r for r in self.marked if r != row]) for row in self.marked}

    @cached_property
    def predictions(self) -> Array:
        """Scores by row from outside the fit: left out where marked, of the full fit elsewhere."""
        found = self.full.predict(self.bent)
        for row, model in self.left_out.items():
            found[row] = model.predict(self.bent[[row]])[0]
        return found

    @cached_property
    def fitted(self) -> Array:
        """Scores by row of the full fit, inside the fit for the marked rows."""
        return self.full.predict(self.bent)

    @cached_property
    def half_width(self) -> float:
        """The distance from the prediction that holds the share ``LEVEL`` of left-out marks."""
        rows = list(self.marked)
        residuals = np.sort(np.abs(self.predictions[rows] - self.published[rows]))
        return float(residuals[min(len(rows), math.ceil((len(rows) + 1) * LEVEL)) - 1])

    @cached_property
    def grouped(self) -> tuple[Array, tuple[Fit, ...]]:
        """Predictions (repeats, marked rows) with whole districts left out, and all fits made for them."""
        generator = np.random.default_rng(SEED)
        names = sorted({self.groups[row] for row in self.marked})
        found = np.empty((GROUPED_REPEATS, len(self.marked)))
        fits = []
        for repeat in range(GROUPED_REPEATS):
            order = [names[int(i)] for i in generator.permutation(len(names))]
            folds = {name: index % GROUPED_FOLDS for index, name in enumerate(order)}
            for fold in sorted(set(folds.values())):
                inside = [r for r in self.marked if folds[self.groups[r]] != fold]
                held = [i for i, r in enumerate(self.marked) if folds[self.groups[r]] == fold]
                model = self._fit(inside)
                found[repeat, held] = model.predict(self.bent[[self.marked[i] for i in held]])
                fits.append(model)
        return found, tuple(fits)

    def model_of(self, row: int) -> Fit:
        """Return the fit that scores a row."""
        return self.left_out.get(row, self.full)


def calibrate(
    view: nx.MultiDiGraph, method: Method, marks: Mapping[str, float], edition_id: str
) -> Calibration:
    """Prepare the calibration of the regions of a view to the marks of an edition, by region id.

    Raises
    ------
    UsageError
        The edition marks unknown regions, marks off the scale of 1 to 10, or too few to fit.
    """
    regions = {n: v for n, v in view.nodes(data=True) if v["label"] == "Region"}
    places = tuple(sorted(regions))
    _check(marks, regions, edition_id)
    found = _parts_by_place(view, region_shares_of, method)
    parts = {place: tuple(found[place]) for place in places}
    raw = np.array([raw_values(parts[place]) for place in places])
    published = np.array([float(marks.get(place, math.nan)) for place in places])
    groups = tuple(str(regions[place].get("federal_district") or "none") for place in places)
    return Calibration(places, parts, bend(raw, method), published, groups, method)


def _parts_by_place(view: nx.MultiDiGraph, shares: Shares, method: Method) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for part in components(view, read_deals(view), shares, method):
        found[part.place].append(part)
    return found


def raw_values(parts: Sequence[Part]) -> list[float]:
    """Return the raw value of each component of one place."""
    return [math.fsum(p.amount for p in parts if p.component == name) for name in COMPONENTS]


def _check(marks: Mapping[str, float], regions: Mapping[str, object], edition_id: str) -> None:
    unknown = sorted(set(marks) - set(regions))
    if unknown:
        raise UsageError(f"{edition_id} marks unknown regions: {', '.join(unknown)}; argun regions lists all")
    off = sorted(place for place, mark in marks.items() if not 1 <= mark <= 10)
    if off:
        raise UsageError(f"{edition_id} has marks off the scale of 1 to 10: {', '.join(off)}")
    if len(marks) < LEAST_MARKS:
        raise UsageError(
            f"{edition_id} marks too few regions ({len(marks)}); calibration needs at least {LEAST_MARKS} "
            "(argun score --mode blind needs none)"
        )


def calibrated_scores(calibration: Calibration) -> list[Score]:
    """Return the calibrated marks, best first; contributions are those of the fit that scores the region."""
    return _ranked(
        [
            _score(calibration, place, calibration.parts[place], calibration.bent[row], row)
            for row, place in enumerate(calibration.places)
        ]
    )


def calibrated_province_scores(view: nx.MultiDiGraph, calibration: Calibration) -> list[Score]:
    """Return the marks of provinces by the fit to all published marks of regions, best first.

    No edition marks provinces, so this carries the regions' weights over to the same components of the same
    graph; the intervals are those of regions that were left out.
    """
    parts = _parts_by_place(view, province_shares_of, calibration.method)
    places = places_of(view, "provinces")
    raw = np.array([raw_values(parts[place]) for place in places]).reshape(-1, len(COMPONENTS))
    bent = bend(raw, calibration.method)
    return _ranked(
        [_score(calibration, place, parts[place], bent[row], None) for row, place in enumerate(places)]
    )


def _score(
    calibration: Calibration, place: str, parts: Sequence[Part], bent: Array, row: int | None
) -> Score:
    """Score a place by the fit that left out its row, or by the full fit when it has none."""
    model = calibration.full if row is None else calibration.model_of(row)
    contributions = contribute(parts, bent, model)
    score = math.fsum([BASE, *(c.points for c in contributions)])
    mark = to_mark(score)
    low = max(1.0, min(score - calibration.half_width, mark))
    high = min(10.0, max(score + calibration.half_width, mark))
    return Score(place, mark, score, low, high, 0, BASE, tuple(contributions))


def _ranked(scores: Sequence[Score]) -> list[Score]:
    """Order scores, equal ones (within 1e-9) by id; the rank interval takes both ends, the others staying."""
    values = [round(s.score, 9) for s in scores]

    def rank(value: float) -> int:
        return 1 + sum(other > round(value, 9) for other in values)

    ordered = sorted(scores, key=lambda s: (-round(s.score, 9), s.id))
    return [
        replace(s, rank=rank(s.score), rank_low=rank(s.high), rank_high=rank(min(s.low, s.score)))
        for s in ordered
    ]


def contribute(parts: Sequence[Part], bent: Array, model: Fit) -> list[Contribution]:
    """Share a place's points among its ties: the link's by component, a component's by raw value.

    ``bent`` has the shape (components,). The points sum to the score less the base.
    """
    latent = bent * np.array(model.weights)
    total = float(latent.sum())
    if total <= 0.0:
        return []
    points = float(model.link(np.array([total]))[0]) - BASE
    raw = dict(zip(COMPONENTS, raw_values(parts), strict=True))
    ceilings = dict(zip(COMPONENTS, (latent * (points / total)).tolist(), strict=True))
    return [
        Contribution(p.tie_id, p.deal_id, p.component, ceilings[p.component] * p.amount / raw[p.component])
        for p in sorted(parts, key=lambda p: (COMPONENTS.index(p.component), p.deal_id, p.tie_id))
        if ceilings[p.component] > 0.0
    ]


def weight_spread(calibration: Calibration) -> list[dict[str, float | str]]:
    """Return for each component its weight, the blind one, and its spread over all partial fits."""
    fits = [*calibration.left_out.values(), *calibration.grouped[1]]
    weights = np.array([model.weights for model in fits])
    low, high = np.quantile(weights, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return [
        {
            "component": name,
            "blind": calibration.method.components[name].weight,
            "weight": calibration.full.weights[i],
            "low": float(low[i]),
            "high": float(high[i]),
            "sd": float(weights[:, i].std(ddof=1)),
        }
        for i, name in enumerate(COMPONENTS)
    ]
