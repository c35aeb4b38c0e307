"""What places come to by tens of thousands of weightings.

Strength and talk of a place are sums over its deals, and deals whose parts have the same kinds, stages and
healths differ by share and size alone. So the kernel is asked for one deal of each sort, and what the others
give follows by a matrix product: the numbers of :meth:`Appraisal.totals`, some twenty times sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.score.kernel import Holding, points
from graph.analysis.score.method import Method
from graph.analysis.score.position import Joining, PlaceNetwork, positions
from graph.analysis.score.score import Appraisal, bent_talk, sum_of
from graph.analysis.score.weighting import Floats, Weighting

#: So many draws at a time stay in the cache of the processor.
_CHUNK = 2000


@dataclass(frozen=True)
class Sums:
    """How much of each sort of deal (``sorts``, one of each) places and edges of the network hold.

    ``of_places`` has the shape (places, sorts), ``of_edges`` (edges, sorts).
    """

    places: tuple[str, ...]
    method: Method
    sorts: tuple[Holding, ...]
    of_places: Floats
    of_edges: Floats
    edges: tuple[Joining, ...]

    @classmethod
    def of(cls, appraisal: Appraisal, places: Sequence[str]) -> Sums:
        """Sum up an appraisal by the centroid; which province has a part in what runs is taken from it."""
        known, network = appraisal.points, appraisal.network
        firsts: dict[object, int] = {}
        like = [firsts.setdefault(_sort(held), row) for row, held in enumerate(known.holdings)]
        column = {row: n for n, row in enumerate(firsts.values())}
        amounts = [h.share * known.sizes[h.deal.id] for h in known.holdings]
        held = np.zeros((len(like), len(column)))
        for row, first in enumerate(like):
            held[row, column[first]] = amounts[row] / amounts[first]
        rows = [joining.row for joining in network.joinings]
        whole = known.strength[rows, 0]
        there = np.divide(network.weights[:, 0], whole, out=np.zeros(len(rows)), where=whole > 0)
        pairs, of_edges = PlaceNetwork.of(network.joinings, held[rows] * there[:, None]).edges
        edges = tuple(Joining(0, *pair, 1.0) for pair in pairs)
        sorts = tuple(known.holdings[row] for row in column)
        return cls(tuple(places), appraisal.method, sorts, known.by_place(held, places), of_edges, edges)

    def x(self, weighting: Weighting) -> Floats:
        """Return strength, talk and position together by weightings above 0, shape (places, draws)."""
        flat, found = weighting.flat(), []
        for start in range(0, weighting.draws, _CHUNK):
            some = slice(start, start + _CHUNK)
            given = points(self.sorts, self.method, weighting.like(flat[:, some], weighting.scale[some]))
            network = PlaceNetwork.of(self.edges, self.of_edges @ given.strength)
            totals = {
                "strength": self.of_places @ given.strength,
                "talk": bent_talk(self.of_places @ given.talk, self.method),
                "position": positions(network, self.method.attenuation, self.places),
            }
            found.append(sum_of(totals))
        return np.concatenate(found, axis=1)


def _sort(held: Holding) -> object:
    """Return what the points of a holding depend on, apart from its share and size."""
    groups = [{(c.kind, c.part.counted_stage, c.part.counted_health) for c in group} for group in held.groups]
    return held.deal.side, *map(frozenset, groups)
