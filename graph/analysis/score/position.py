"""Where places stand: the network of regions and provinces, and walks of two and three steps over it.

An edge carries the summed points of the running deals that join a region with a province, by the province's
share; nothing caps it. Katz walks with a fixed attenuation never fall when an edge grows, and they decompose
exactly over a place's own edges (L. Katz, A new status index derived from sociometric analysis, 1953).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.score.kernel import Ints, Points
from graph.analysis.score.weighting import Floats
from graph.statements.parties import CHINA

#: What stands for the province of a deal that names none that has a part in what runs.
UNKNOWN = CHINA


@dataclass(frozen=True, slots=True)
class Joining:
    """A region's holding of a deal and a province of it (:data:`UNKNOWN` for none), by its share."""

    row: int
    region: str
    province: str
    share: float


@dataclass(frozen=True)
class Joinings:
    """What joins regions with provinces, whatever it weighs; worked out once for all weights.

    ``rows`` and ``others`` are the holdings of the region and of the province; a joining ``counts`` where the
    other runs, where it does not, or always (1, -1, 0).
    """

    joinings: tuple[Joining, ...]
    others: Ints
    counts: Ints

    @cached_property
    def rows(self) -> Ints:
        """The row of the region's holding."""
        return np.array([j.row for j in self.joinings], dtype=np.int64)

    @cached_property
    def shares(self) -> Floats:
        """The share of each province, a column."""
        return np.array([[j.share] for j in self.joinings])

    @cached_property
    def pairs(self) -> tuple[tuple[tuple[str, str], ...], Ints, Ints]:
        """The pairs of region and known province, sorted; which joinings are of them, and of which."""
        known = [n for n, j in enumerate(self.joinings) if j.province != UNKNOWN]
        pairs = tuple(sorted({(self.joinings[n].region, self.joinings[n].province) for n in known}))
        index = {pair: row for row, pair in enumerate(pairs)}
        at = [index[self.joinings[n].region, self.joinings[n].province] for n in known]
        return pairs, np.array(known, dtype=np.int64), np.array(at, dtype=np.int64)

    def weigh(self, strength: Floats) -> PlaceNetwork:
        """Return the network with the strength of the holdings, shape (holdings, draws)."""
        if not self.joinings:
            return PlaceNetwork(self, np.zeros((0, strength.shape[1])))
        runs = strength[self.others] > 0
        there = np.where(self.counts[:, None] > 0, runs, ~runs | (self.counts[:, None] == 0))
        return PlaceNetwork(self, strength[self.rows] * self.shares * there)


@dataclass(frozen=True)
class PlaceNetwork:
    """Regions joined with provinces: ``weights`` of the joinings, shape (joinings, draws)."""

    layout: Joinings
    weights: Floats

    @classmethod
    def of(cls, joinings: tuple[Joining, ...], weights: Floats) -> PlaceNetwork:
        """Return the network of joinings of which the weights are known."""
        nothing = np.zeros(len(joinings), dtype=np.int64)
        return cls(Joinings(joinings, nothing, nothing), weights)

    @property
    def joinings(self) -> tuple[Joining, ...]:
        """What joins them, in the order of the weights."""
        return self.layout.joinings

    @cached_property
    def edges(self) -> tuple[tuple[tuple[str, str], ...], Floats]:
        """The pairs of region and known province, sorted, and their weights (pairs, draws)."""
        pairs, known, at = self.layout.pairs
        weights = np.zeros((len(pairs), self.weights.shape[1]))
        np.add.at(weights, at, self.weights[known])
        return pairs, weights

    def katz_values(self, attenuation: float) -> Mapping[str, Floats]:
        """Return the truncated Katz value of each place in the network, (draws,).

        That is the sum over the walks of one or two steps onwards, each step attenuated: what one point of an
        edge that ends there adds to the position of the other end.
        """
        pairs, weights = self.edges
        places = sorted({place for pair in pairs for place in pair})
        index = {place: row for row, place in enumerate(places)}
        ends = np.array([[index[a], index[b]] for a, b in pairs], dtype=np.int64).reshape(-1, 2)
        degree = _onwards(ends, weights, np.ones((len(places), weights.shape[1])))
        second = _onwards(ends, weights, degree)
        found = attenuation**2 * degree + attenuation**3 * second
        return {place: found[row] for place, row in index.items()}


def place_joinings(points: Points) -> Joinings:
    """Return what joins the places that hold points; provinces and regions must both be held."""
    found: list[tuple[Joining, int, int]] = []
    for row, held in enumerate(points.holdings):
        if held.place in held.deal.provinces:
            continue
        for province in held.deal.provinces:
            share, other = held.deal.share_of(province), points.rows[held.deal.id, province]
            found += [
                (Joining(row, held.place, place, share), other, counts)
                for place, counts in ((province, 1), (UNKNOWN, -1))
            ]
        if not held.deal.provinces:
            found.append((Joining(row, held.place, UNKNOWN, 1.0), row, 0))
    others, counts = (np.array([f[n] for f in found], dtype=np.int64) for n in (1, 2))
    return Joinings(tuple(f[0] for f in found), others, counts)


def place_network(points: Points) -> PlaceNetwork:
    """Return the network of places that the points make."""
    if "joinings" not in points.shared:
        points.shared["joinings"] = place_joinings(points)
    layout: Joinings = points.shared["joinings"]
    return layout.weigh(points.strength)


def positions(network: PlaceNetwork, attenuation: float, places: Sequence[str]) -> Floats:
    """Return the position of places, shape (places, draws)."""
    pairs, weights = network.edges
    values, index = network.katz_values(attenuation), {place: row for row, place in enumerate(places)}
    found = np.zeros((len(places), weights.shape[1]))
    for (a, b), weight in zip(pairs, weights, strict=True):
        for place, other in ((a, b), (b, a)):
            if place in index:
                found[index[place]] += weight * values[other]
    return found


def _onwards(ends: Ints, weights: Floats, values: Floats) -> Floats:
    """Return for each place the sum of weight x value over its neighbours, (places, draws)."""
    found = np.zeros_like(values)
    np.add.at(found, ends[:, 0], weights * values[ends[:, 1]])
    np.add.at(found, ends[:, 1], weights * values[ends[:, 0]])
    return found
