"""The smallest set of deals whose change lifts or lowers a place's rounded mark.

One step is one deal with all its ties (:mod:`graph.analysis.deal_steps`). Sets are searched from one deal
upwards, each size to its end before the next, so a set that is found is a smallest one. Most sets need
not be computed: by a component's raw value a set can't add more than its deals add one by one
(:class:`_Bounds`), and what cannot reach the mark even so is passed over (branch and bound: A. Land and
A. Doig, An automatic method of solving discrete programming problems, 1960).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.deal_steps import Direction, Step, all_changes, steps
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.place_model import PlaceModel, score_of_totals
from graph.analysis.scoring import to_mark

#: Longer lists of deals tell an analyst nothing.
MOST_DEALS = 10
#: So many sets are computed before the search goes on by the best next deal alone (3 ms each).
_MOST_SETS = 1500
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class NextMark:
    """The deals found, those that move the score most first, and the score they lead to together.

    ``steps`` is empty where no set of up to ``MOST_DEALS`` deals was found; ``best`` then holds that many
    which moved the score most, one after another. ``exact`` tells whether it is proved that no smaller set
    does it (or none at all). ``every_score`` is the score once all ``deals`` that can move it have changed,
    ``instead`` the other deals each of which would do it alone; ``evaluated`` counts the sets computed.
    """

    place: str
    direction: Direction
    mark: int
    score: float
    steps: tuple[Step, ...]
    new_mark: int
    new_score: float
    exact: bool
    best: tuple[Step, ...]
    best_score: float
    deals: int
    every_score: float
    instead: tuple[str, ...]
    evaluated: int


def next_mark(
    model: PlaceModel, place: str, direction: Direction, deal_ids: Mapping[str, str], method: Method
) -> NextMark:
    """Find the smallest set of deals that moves the mark ``up`` or ``down`` (see above)."""
    known = steps(model, deal_ids, direction)
    search = _Search(model, direction, method, known)
    found, exact = search.smallest()
    best = found or search.by_next_best()
    score = model.evaluate(all_changes(found))
    alone = [s for s in known if s not in found and search.reaches(search.effect((s,)))]
    return NextMark(
        place=place,
        direction=direction,
        mark=to_mark(model.score),
        score=model.score,
        steps=found,
        new_mark=to_mark(score),
        new_score=score,
        exact=exact,
        best=best,
        best_score=model.evaluate(all_changes(best)),
        deals=len(known),
        every_score=model.evaluate(all_changes(known)),
        instead=tuple(s.deal_id for s in alone),
        evaluated=search.evaluated,
    )


class _Bounds:
    """How far a set of steps can move the score at most, without computing it.

    A deal adds to most components whatever the others do. To reach it adds at most what it covers by itself.
    Walks that lead through its edges multiply with others, so its part in position is taken where
    it is largest: with all other steps done upwards, with none done downwards.
    """

    def __init__(self, model: PlaceModel, direction: Direction, method: Method, known: Sequence[Step]):
        self._method, self._base = method, model.totals(())
        self._sign = 1.0 if direction == "up" else -1.0
        changed = model.network(all_changes(known))
        near, far = (model.network(), changed) if direction == "up" else (changed, model.network())
        walks = model.position_in(far)
        self._most: dict[Step, dict[str, float]] = {}
        for step in known:
            before, after = model.parts_of(step.deal_id), model.parts_of(step.deal_id, step.changes)
            most = {n: abs(after.totals[n] - before.totals[n]) for n in COMPONENTS}
            edges = (before if direction == "down" else after).edges()
            most["position"] = walks - model.position_in(_lowered(far, near, edges))
            self._most[step] = most

    def effect(self, chosen: Sequence[Step], rest: Sequence[Step], more: int) -> float:
        """Return a bound of the effect of the chosen steps with up to ``more`` of the rest."""
        totals = {}
        for name in COMPONENTS:
            steps_ = math.fsum(self._most[s][name] for s in chosen)
            added = math.fsum(sorted((self._most[s][name] for s in rest), reverse=True)[:more])
            totals[name] = max(0.0, self._base[name] + self._sign * (steps_ + added))
        moved = score_of_totals(totals, self._method) - score_of_totals(self._base, self._method)
        return moved * self._sign


def _lowered(far: nx.Graph, near: nx.Graph, edges: Sequence[tuple[str, str]]) -> nx.Graph:
    """Return the far network with some edges as weak as in the near one."""
    lowered = far.copy()
    for one, other in edges:
        if lowered.has_edge(one, other):
            lowered[one][other]["weight"] = near[one][other]["weight"] if near.has_edge(one, other) else 0.0
    return lowered


class _Search:
    """Evaluates sets of steps, each once, until a smallest one is found or too many were tried."""

    def __init__(self, model: PlaceModel, direction: Direction, method: Method, known: Sequence[Step]):
        self._model, self._known = model, tuple(known)
        self._sign = 1.0 if direction == "up" else -1.0
        self._bounds = _Bounds(model, direction, method, known)
        self._effects: dict[frozenset[str], float] = {}

    @property
    def evaluated(self) -> int:
        """The number of sets computed."""
        return len(self._effects)

    def effect(self, chosen: Sequence[Step]) -> float:
        """Return how far the score moves the wanted way."""
        key = frozenset(step.deal_id for step in chosen)
        if key not in self._effects:
            self._effects[key] = (self._model.evaluate(all_changes(chosen)) - self._model.score) * self._sign
        return self._effects[key]

    def reaches(self, effect: float) -> bool:
        """Tell whether the rounded mark moves the wanted way."""
        score = self._model.score
        return (to_mark(score + self._sign * effect) - to_mark(score)) * self._sign > 0

    def smallest(self) -> tuple[tuple[Step, ...], bool]:
        """Return the smallest set that moves the mark, of several that with most effect, and if it is sure.

        Nothing is returned where no set of up to ``MOST_DEALS`` deals does it; that is sure, too, unless too
        many sets would have to be computed. Then the best next deal is added until the mark moves.
        """
        if not self.reaches(self.effect(self._known)):
            return (), True
        try:
            for size in range(1, min(len(self._known), MOST_DEALS) + 1):
                best = self._best((), 0, size, ())
                if best:
                    return best, True
        except _TooManyError:
            grown = self.by_next_best()
            return (grown, False) if self.reaches(self.effect(grown)) else ((), False)
        return (), True

    def _best(
        self, chosen: tuple[Step, ...], start: int, more: int, best: tuple[Step, ...]
    ) -> tuple[Step, ...]:
        """Return the best set that moves the mark: the chosen steps with ``more`` from ``start`` on."""
        if more == 0:
            effect = self.effect(chosen)
            if self.evaluated > _MOST_SETS:
                raise _TooManyError
            is_better = not best or effect > self.effect(best) + _SAME
            return chosen if is_better and self.reaches(effect) else best
        for index in range(start, len(self._known) - more + 1):
            most = self._bounds.effect(chosen, self._known[index:], more) + _SAME
            if not self.reaches(most) or (best and most <= self.effect(best)):
                break
            best = self._best((*chosen, self._known[index]), index + 1, more - 1, best)
        return best

    def by_next_best(self) -> tuple[Step, ...]:
        """Add the deal that moves the score most until the mark moves or the list is too long."""
        chosen: tuple[Step, ...] = ()
        while len(chosen) < MOST_DEALS and not self.reaches(self.effect(chosen)):
            rest = [s for s in self._known if s not in chosen]
            if not rest:
                break
            chosen = (*chosen, min(rest, key=lambda s: (-round(self.effect((*chosen, s)), 9), s.deal_id)))
        return chosen


class _TooManyError(Exception):
    """More sets would have to be computed than a command may take."""
