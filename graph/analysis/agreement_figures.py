"""How well numbers agree with published marks, with bootstrap intervals over regions.

All figures are computed from counts of how often each region was drawn, so that two thousand draws are a
few matrix products. Spearman: average ranks; Kendall: tau-b (Kendall, 1945); kappa: quadratic weights
(Cohen, 1968), over the integer marks from 1 to 10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

DRAWS, SEED = 2000, 20260602
#: The share of the draws that an interval holds.
LEVEL = 0.95
FIGURES = ("spearman", "kendall", "mae", "kappa", "within_one", "band_agreement")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its interval; all None where it is not defined (a constant has no rank)."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Series:
    """What is compared: ``values`` for the order, ``marks`` (whole, 1 to 10) for the distances."""

    values: Array
    marks: Array


def draw_counts(regions: int) -> Array:
    """Return how often each region is in each draw, (1 + draws, regions); row 0 is the sample itself."""
    generator = np.random.default_rng(SEED)
    drawn = generator.integers(0, regions, (DRAWS, regions))
    counts = np.zeros((DRAWS + 1, regions))
    counts[0] = 1.0
    np.add.at(counts, (np.arange(1, DRAWS + 1)[:, None], drawn), 1.0)
    return counts


def figures(
    series: Series, published: Array, bands: Sequence[tuple[float, float]], counts: Array
) -> dict[str, Array]:
    """Return each figure in each row of counts, NaN where it is not defined."""
    found = {
        "spearman": weighted_spearman(series.values, published, counts),
        "kendall": weighted_kendall(series.values, published, counts),
        "mae": _mean(np.abs(series.marks - published), counts),
        "kappa": weighted_kappa(series.marks, published, counts),
        "within_one": _mean((np.abs(series.marks - published) <= 1.0).astype(float), counts),
        "band_agreement": np.full(len(counts), np.nan),
    }
    if bands:
        same = band_of(series.marks, bands) == band_of(published, bands)
        found["band_agreement"] = _mean(same.astype(float), counts)
    return found


def summarise(draws: Array) -> Figure:
    """Return the figure of the sample (the first value) and the interval of the draws."""
    if np.isnan(draws[0]):
        return Figure(None, None, None)
    rest = draws[1:][~np.isnan(draws[1:])]
    low, high = np.quantile(rest, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]) if len(rest) else (draws[0], draws[0])
    return Figure(float(draws[0]), float(low), float(high))


def summarise_all(found: Mapping[str, Array]) -> dict[str, Figure]:
    """Return every figure with its interval."""
    return {name: summarise(found[name]) for name in FIGURES}


def band_of(marks: Array, bands: Sequence[tuple[float, float]]) -> NDArray[np.int64]:
    """Return the number of the band (low and high mark, both inside) that holds each mark, -1 for none."""
    found = np.full(len(marks), -1, dtype=np.int64)
    for index, (low, high) in enumerate(bands):
        found[(marks >= low) & (marks <= high)] = index
    return found


def weighted_spearman(first: Array, second: Array, counts: Array) -> Array:
    """Return Spearman's rho for each row of counts; ties have their average rank."""
    one, two = _ranks(first, counts), _ranks(second, counts)
    total = counts.sum(axis=1)
    means = [(counts * r).sum(axis=1, keepdims=True) / total[:, None] for r in (one, two)]
    one, two = one - means[0], two - means[1]
    return _ratio(
        (counts * one * two).sum(axis=1), (counts * one**2).sum(axis=1) * (counts * two**2).sum(axis=1)
    )


def weighted_kendall(first: Array, second: Array, counts: Array) -> Array:
    """Return Kendall's tau-b for each row of counts."""
    one, two = (np.sign(values[:, None] - values[None, :]) for values in (first, second))
    return _ratio(
        _pairs(one * two, counts),
        _pairs(one**2, counts) * _pairs(two**2, counts),
    )


def weighted_kappa(first: Array, second: Array, counts: Array) -> Array:
    """Return kappa with quadratic weights for each row of counts.

    With these weights the disagreement expected by chance is the sum of both variances and the squared
    difference of the means.
    """
    observed = _mean((first - second) ** 2, counts)
    means = _mean(first, counts), _mean(second, counts)
    variances = _mean(first**2, counts) - means[0] ** 2 + _mean(second**2, counts) - means[1] ** 2
    expected = variances + (means[0] - means[1]) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Array = np.where(expected > 1e-12, 1.0 - observed / expected, np.nan)
    # A constant has a kappa of 0, which the sums above miss by some 1e-16.
    return np.round(found, 12) + 0.0


def _mean(values: Array, counts: Array) -> Array:
    found: Array = counts @ values / counts.sum(axis=1)
    return found


def _ranks(values: Array, counts: Array) -> Array:
    below = (values[None, :] < values[:, None]).astype(float)
    equal = (values[None, :] == values[:, None]).astype(float)
    found: Array = counts @ below.T + 0.5 * (counts @ equal.T) + 0.5
    return found


def _pairs(signs: Array, counts: Array) -> Array:
    found: Array = ((counts @ signs) * counts).sum(axis=1)
    return found


def _ratio(above: Array, below_squared: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Array = np.where(below_squared > 1e-12, above / np.sqrt(below_squared), np.nan)
    return found
