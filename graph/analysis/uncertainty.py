"""Intervals of marks: doubtful deals and noisy weights together, drawn with a fixed seed.

Each draw multiplies every deal's parts by a log-normal factor (how doubtful the coding and the reports
of a deal are) and every component's weight by another (how arguable the weights are); the interval is
the range of the middle ``level`` of the draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.analysis.components import Part
from graph.analysis.method import COMPONENTS, MOST_POINTS, Method


def intervals(parts: Mapping[str, Sequence[Part]], method: Method) -> dict[str, tuple[float, float]]:
    """Return low and high of every place's score, by id; a place without parts has no spread.

    The draws of a deal are the same for every place that shares it, and do not depend on which other
    deals there are.
    """
    settings = method.values["uncertainty"]
    draws, seed = int(settings["draws"]), int(settings["seed"])
    noise = np.exp(
        np.random.default_rng(seed).normal(0.0, settings["weight_noise"], (draws, len(COMPONENTS)))
    )
    weights = np.array([method.components[name].weight for name in COMPONENTS]) * noise
    weights *= MOST_POINTS / np.maximum(weights.sum(axis=1, keepdims=True), MOST_POINTS)
    factors: dict[str, NDArray[np.float64]] = {}
    tail = (1.0 - float(settings["level"])) / 2.0
    found = {}
    for place in sorted(parts):
        scores = 1.0 + (weights * _bent(parts[place], method, factors, draws, seed)).sum(axis=1)
        low, high = np.quantile(scores, [tail, 1.0 - tail])
        found[place] = (float(low), float(high))
    return found


def _bent(
    parts: Sequence[Part], method: Method, factors: dict[str, NDArray[np.float64]], draws: int, seed: int
) -> NDArray[np.float64]:
    """Return the concave value of each component in each draw, shape (draws, components)."""
    totals = np.zeros((draws, len(COMPONENTS)))
    spread = float(method.values["uncertainty"]["evidence_noise"])
    by_deal: dict[tuple[str, int], float] = {}
    for part in parts:
        key = (part.deal_id, COMPONENTS.index(part.component))
        by_deal[key] = by_deal.get(key, 0.0) + part.amount
    for (deal_id, column), amount in by_deal.items():
        if deal_id not in factors:
            own = np.random.default_rng([seed, *deal_id.encode()])
            factors[deal_id] = np.exp(own.normal(0.0, spread, draws))
        totals[:, column] += amount * factors[deal_id]
    scales = np.array([method.components[name].scale for name in COMPONENTS])
    bent: NDArray[np.float64] = -np.expm1(-totals / scales)
    return bent
