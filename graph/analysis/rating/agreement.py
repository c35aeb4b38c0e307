"""How well numbers agree with published marks, with bootstrap intervals over regions.

All figures are computed from counts of how often each region was drawn, so that two thousand draws are a
few matrix products. Spearman: average ranks; Kendall: tau-b (Kendall, 1945); kappa: quadratic weights
(Cohen, 1968), over the integer marks from 1 to 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.score.weighting import Floats

DRAWS, SEED = 2000, 20260602
#: The share of the draws that an interval holds.
LEVEL = 0.95
FIGURES = ("spearman", "kendall", "mae", "kappa", "within_one", "band_agreement")
#: Lowest and highest mark of each group of regions, both inside.
Bands = Sequence[tuple[float, float]]
_NONE = 1e-12


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval; all None where it is not defined (a constant has no rank)."""

    value: float | None
    low: float | None = None
    high: float | None = None


def draw_counts(regions: int) -> Floats:
    """Return how often each region is in each draw, (1 + draws, regions); row 0 is the sample itself."""
    drawn = np.random.default_rng(SEED).integers(0, regions, (DRAWS, regions))
    counts = np.zeros((DRAWS + 1, regions))
    counts[0] = 1.0
    np.add.at(counts, (np.arange(1, DRAWS + 1)[:, None], drawn), 1.0)
    return counts


def figures(
    values: Floats, marks: Floats, published: Floats, bands: Bands, counts: Floats
) -> dict[str, Floats]:
    """Return each figure in each row of counts, NaN where it is not defined.

    ``values`` give the order; ``marks`` (whole, 1 to 10) the distances.
    """
    distance: Floats = np.abs(marks - published)
    same = (band_of(marks, bands) == band_of(published, bands)).astype(float)
    return {
        "spearman": weighted_spearman(values, published, counts),
        "kendall": weighted_kendall(values, published, counts),
        "mae": _mean(distance, counts),
        "kappa": weighted_kappa(marks, published, counts),
        "within_one": _mean((distance <= 1.0).astype(float), counts),
        "band_agreement": _mean(same, counts) if bands else np.full(len(counts), np.nan),
    }


def summarise(value: float, draws: Floats, level: float = LEVEL) -> Figure:
    """Return a figure with the middle ``level`` of its draws."""
    if np.isnan(value):
        return Figure(None)
    known = draws[~np.isnan(draws)]
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2]) if len(known) else (value, value)
    return Figure(float(value), float(low), float(high))


def band_of(marks: Floats, bands: Bands) -> Floats:
    """Return the number of the band that holds each mark, -1 for none."""
    found = np.full(len(marks), -1.0)
    for index, (low, high) in enumerate(bands):
        found[(marks >= low) & (marks <= high)] = index
    return found


def weighted_spearman(first: Floats, second: Floats, counts: Floats) -> Floats:
    """Return Spearman's rho for each row of counts; ties have their average rank."""
    # Half the sum of the signs is the rank less the mean rank.
    one, two = (counts @ _signs(values).T for values in (first, second))
    squares = [(counts * ranks**2).sum(axis=1) for ranks in (one, two)]
    return _ratio((counts * one * two).sum(axis=1), squares[0] * squares[1])


def weighted_kendall(first: Floats, second: Floats, counts: Floats) -> Floats:
    """Return Kendall's tau-b for each row of counts."""
    one, two = _signs(first), _signs(second)
    together, *apart = (((counts @ s) * counts).sum(axis=1) for s in (one * two, one**2, two**2))
    return _ratio(together, apart[0] * apart[1])


def weighted_kappa(first: Floats, second: Floats, counts: Floats) -> Floats:
    """Return kappa with quadratic weights for each row of counts.

    With these weights the disagreement expected by chance is the sum of both variances and the squared
    difference of the means.
    """
    means = [_mean(values, counts) for values in (first, second)]
    squares = [_mean(values**2, counts) for values in (first, second)]
    expected = squares[0] + squares[1] - 2 * means[0] * means[1]
    observed = _mean((first - second) ** 2, counts)
    ratio = np.divide(observed, expected, out=np.full(len(counts), np.nan), where=expected > _NONE)
    # A constant has a kappa of 0, which the sums above miss by some 1e-16.
    found: Floats = np.round(1.0 - ratio, 12) + 0.0
    return found


def _mean(values: Floats, counts: Floats) -> Floats:
    found: Floats = counts @ values / counts.sum(axis=1)
    return found


def _signs(values: Floats) -> Floats:
    found: Floats = np.sign(values[:, None] - values[None, :])
    return found


def _ratio(above: Floats, below_squared: Floats) -> Floats:
    known, nothing = below_squared > _NONE, np.full(len(above), np.nan)
    found: Floats = np.divide(above, np.sqrt(np.maximum(below_squared, 0.0)), out=nothing, where=known)
    return found
