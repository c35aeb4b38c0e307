"""What each member of each order counts: at the centroid, or drawn over all weights that keep the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.score.method import ORDERS, Method, Order

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weighting:
    """The value of each member of each order in every draw, arrays of shape (members, draws).

    ``members`` gives the row of each member; values are 0 to 1, falling down the rows. The scale is that of
    the mark, the same for every draw or one for each, shape (draws,).
    """

    members: Mapping[str, Mapping[str, int]]
    values: Mapping[str, Floats]
    scale: Floats

    @property
    def draws(self) -> int:
        """The number of draws."""
        return int(self.scale.size)

    def of(self, order: str, member: str) -> float:
        """Return what a member counts in the first draw."""
        return float(self.values[order][self.members[order][member], 0])

    def flat(self) -> Floats:
        """Return all values one below the other, shape (members of all orders, draws), best ones included."""
        return np.concatenate([self.values[name] for name in ORDERS])

    def like(self, flat: Floats, scale: Floats) -> Weighting:
        """Return the weighting with other values, as :meth:`flat` gives them."""
        ends = np.cumsum([len(self.members[name]) for name in ORDERS])[:-1]
        return Weighting(self.members, dict(zip(ORDERS, np.split(flat, ends), strict=True)), scale)


def centroid(method: Method) -> Weighting:
    """Return the weighting of the method itself: one draw, the mean of all that keep the orders."""
    values = {name: np.array(order.centroid())[:, None] for name, order in method.orders.items()}
    return Weighting(_rows(method), values, np.array([method.scale]))


def admissible(method: Method, draws: int, seed: int) -> Weighting:
    """Draw weightings uniformly from all that keep the orders, their best member fixed at 1.

    Sorted uniform draws are uniform over the ordered values (SMAA-2; R. Lahdelma and P. Salminen, SMAA-2:
    Stochastic multicriteria acceptability analysis for group decision making, 2001).
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    values = {name: _drawn(method.orders[name], draws, rng) for name in ORDERS}
    return Weighting(_rows(method), values, np.full(draws, method.scale))


def extremes(method: Method) -> Weighting:
    """Return the two ends of all weightings that keep the orders, of shape (members, 2).

    First every member below the best counts nothing, then as much as the best. No admissible weighting
    reaches them, but comes as near as one likes, and x never falls when a weight grows.
    """
    values = {}
    for name, order in method.orders.items():
        values[name] = np.zeros((len(order.members), 2))
        values[name][0] = 1.0
        values[name][: 1 + order.free, 1] = 1.0
    return Weighting(_rows(method), values, np.full(2, method.scale))


def _drawn(order: Order, draws: int, rng: np.random.Generator) -> Floats:
    between = -np.sort(-rng.random((order.free, draws)), axis=0)
    ends = [np.ones((1, draws)), between, np.zeros((int(order.ends_at_zero), draws))]
    return np.concatenate(ends)


def _rows(method: Method) -> dict[str, dict[str, int]]:
    return {
        name: {member: row for row, member in enumerate(order.members)}
        for name, order in method.orders.items()
    }
