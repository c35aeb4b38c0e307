"""Fits the calibrated mode: non-negative weights on the bent components and a monotone link.

The latent value of a place is ``z = sum of weight x (1 - exp(-x / scale))`` over the components, and its
score ``g(z)``, a rising piecewise linear function with ``g(0) = 1``. Weights come from a ridge regression
towards the blind weights; they are never negative and obey the law that talk never beats results, which
is a linear condition on them: one plant that runs, with one named Chinese investor (``LAW_SET``, the
fixed small set of the laws' tests), outweighs any amount of talk and framework ties. The condition and the
signs hold exactly, because the fit runs over the extreme rays of the cone of weights that are allowed
(non-negative least squares, Lawson and Hanson, 1974). The strengths of both penalties are chosen by an
inner cross-validation on the regions of the fit alone.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.method import COMPONENTS, Method

Array = NDArray[np.float64]

#: Strengths of the pull towards the blind weights that the inner cross-validation may choose.
STRENGTHS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
#: Strengths of the pull of the link's slopes towards 1; an infinite one leaves the link straight.
LINK_STRENGTHS = (0.03, 0.3, math.inf)
INNER_FOLDS = 6
#: Slopes of the link never fall below this, so that a higher latent value always shows.
LEAST_SLOPE = 0.25
#: Raw values of one plant that runs with one named investor, the least they give: a full result, a partner
#: and a kind of business covered, one announcement.
LAW_SET = {"results": 1.0, "reach": 2.0, "talk": 1.0}
#: What discussed and agreed ties alone can fill, and at most to the top.
TALK_COMPONENTS = ("framework", "talk")
#: How far, in latent points, the set of results must stay above any talk, as a share of the talk's ceiling.
_MARGIN = 0.02
_BASE, _TOP = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: ``weights`` (latent points, in the order of the components) and the link.

    The link rises from ``g(0) = 1`` with ``slopes[k]`` from ``knots[k]`` on, up to 10 at most.
    ``strength`` and ``link_strength`` are the penalties that the inner cross-validation chose.
    """

    weights: tuple[float, ...]
    knots: tuple[float, ...]
    slopes: tuple[float, ...]
    strength: float
    link_strength: float

    def latent(self, bent: Array) -> Array:
        """Return the latent values of places, shape (places,), from bent values (places, components)."""
        found: Array = bent @ np.array(self.weights)
        return found

    def link(self, latent: Array) -> Array:
        """Return scores from 1 to 10 for latent values of at least 0; rising, ``g(0) = 1``."""
        found: Array = np.minimum(_TOP, _BASE + _steps(latent, self.knots) @ np.array(self.slopes))
        return found

    def predict(self, bent: Array) -> Array:
        """Return the scores of places from their bent values."""
        return self.link(self.latent(bent))


def bend(raw: Array, method: Method) -> Array:
    """Return ``1 - exp(-x / scale)`` of raw values (places, components): rising, 0 at 0, below 1."""
    scales = np.array([method.components[name].scale for name in COMPONENTS])
    found: Array = -np.expm1(-raw / scales)
    return found


def law_row(method: Method) -> Array:
    """Return the row ``a`` of the law ``a @ weights >= 0``: talk never beats results."""
    raw = np.array([[LAW_SET.get(name, 0.0) for name in COMPONENTS]])
    talk = np.array([float(name in TALK_COMPONENTS) for name in COMPONENTS])
    found: Array = bend(raw, method)[0] - (1.0 + _MARGIN) * talk
    return found


def allowed_rays(row: Array) -> Array:
    """Return the extreme rays, as columns, of the cone of ``w >= 0`` with ``row @ w >= 0``."""
    size = len(row)
    rays = [np.eye(size)[i] for i in range(size) if row[i] >= 0]
    for low, high in itertools.product(np.flatnonzero(row < 0), np.flatnonzero(row > 0)):
        ray = np.zeros(size)
        ray[low], ray[high] = 1.0, -row[low] / row[high]
        rays.append(ray)
    return np.column_stack(rays)


def fit(bent: Array, marks: Array, method: Method) -> Fit:
    """Fit weights and link to the marks of some regions, strengths chosen by inner cross-validation.

    ``bent`` has the shape (regions, components); rows must come in a fixed order (by id), because the inner
    folds are dealt by mark and then by row.
    """
    folds = _inner_folds(marks)
    errors: dict[tuple[float, float], float] = {}
    for strength in STRENGTHS:
        missed: dict[float, list[float]] = {link: [] for link in LINK_STRENGTHS}
        for fold in range(INNER_FOLDS):
            inside = folds != fold
            weights = _fit_weights(bent[inside], marks[inside], method, strength)
            for link in LINK_STRENGTHS:
                model = _with_link(weights, bent[inside], marks[inside], strength, link)
                missed[link] += ((model.predict(bent[~inside]) - marks[~inside]) ** 2).tolist()
        errors.update({(strength, link): math.fsum(found) for link, found in missed.items()})
    # At equal errors the stronger pull, the simpler model.
    strength, link = min(errors, key=lambda key: (round(errors[key], 9), -key[0], -key[1]))
    weights = _fit_weights(bent, marks, method, strength)
    return _with_link(weights, bent, marks, strength, link)


def _inner_folds(marks: Array) -> NDArray[np.int64]:
    """Deal the regions to folds in order of their marks, so that every fold holds all levels."""
    folds = np.empty(len(marks), dtype=np.int64)
    folds[np.argsort(marks, kind="stable")] = np.arange(len(marks)) % INNER_FOLDS
    return folds


def _fit_weights(bent: Array, marks: Array, method: Method, strength: float) -> Array:
    from scipy.optimize import nnls  # 0.2 s to import, and only this mode needs it

    blind = np.array([method.components[name].weight for name in COMPONENTS])
    pull = math.sqrt(strength * len(marks))
    rays = allowed_rays(law_row(method))
    system = np.vstack([bent, pull * np.eye(len(COMPONENTS))]) @ rays
    found: Array = rays @ nnls(system, np.concatenate([marks - _BASE, pull * blind]))[0]
    return found


def _with_link(weights: Array, bent: Array, marks: Array, strength: float, link_strength: float) -> Fit:
    chosen = tuple(float(w) for w in weights)
    if math.isinf(link_strength):
        return Fit(chosen, (0.0,), (1.0,), strength, link_strength)
    from scipy.optimize import nnls

    latent = bent @ weights
    knots = tuple(sorted({0.0, *(float(q) for q in np.quantile(latent, [1 / 3, 2 / 3]))}))
    steps = _steps(latent, knots)
    pull = math.sqrt(link_strength * len(marks))
    size = len(knots)
    system = np.vstack([steps, pull * np.eye(size)])
    wanted = np.concatenate([marks - _BASE, np.full(size, pull)])
    extra = nnls(system, wanted - LEAST_SLOPE * system.sum(axis=1))[0]
    slopes = tuple(float(LEAST_SLOPE + u) for u in extra)
    return Fit(chosen, knots, slopes, strength, link_strength)


def _steps(latent: Array, knots: tuple[float, ...]) -> Array:
    """Return how much of each piece of the link lies below the latent values, (places, pieces)."""
    ends = (*knots[1:], math.inf)
    return np.column_stack(
        [np.clip(latent - start, 0.0, end - start) for start, end in zip(knots, ends, strict=True)]
    )
