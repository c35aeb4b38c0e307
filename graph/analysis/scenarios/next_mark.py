"""The smallest set of whole deals whose change lifts or lowers a place's rounded mark.

Upwards a deal comes true: every tie that decides it runs (a visit takes place) and is well; a deal that was
given up stays so. Downwards it is cancelled; what took place can't be. Sets are evaluated exactly, many at
once: a column of the points for each set, through the same lines as the score.

Sets of 1, 2, ... deals are tried, and all those passed over that fall short even by the most their deals can
move x (branch and bound; A. Land and A. Doig, An automatic method of solving discrete programming problems,
1960). Strength adds up over deals. Talk moves by its steepest slope in reach where it gains, by its flattest
where it loses. Position is a sum of products of edges, so a set moves it at most as its deals would, each
alone, where all edges are at their highest.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from graph.analysis.deals.model import counted_health, counted_stage
from graph.analysis.scenarios.difference import appraise
from graph.analysis.scenarios.edits import Change, apply_changes, deciding_parts, read_change
from graph.analysis.score.method import MOST_POINTS
from graph.analysis.score.score import BASE, Appraisal, bent_talk, slope_of_talk, sum_of, to_mark, to_score
from graph.analysis.score.weighting import Floats
from graph.statements.records import Statements

Direction = Literal["up", "down"]
#: Longer lists of deals say nothing to an analyst.
MOST_DEALS = 10
#: So many sets of one size are evaluated at most.
_MOST_SETS = 2000
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """A deal with the changes that make it come true or cancel it.

    ``gain`` is how far it alone moves the score, below 0 downwards.
    """

    deal_id: str
    changes: tuple[Change, ...]
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class NextMark:
    """The smallest set of deals found, those that move the score most first, and the score they lead to.

    Where none of up to ``MOST_DEALS`` moves the mark, ``reached`` is false and the steps are those that move
    the score most. ``exact`` says whether it is proved that no smaller set does it (or none at all).
    ``every_score`` is the score once all ``deals`` that can move it have changed, ``instead`` are the other
    deals each of which would do it alone.
    """

    steps: tuple[Step, ...]
    score: float
    reached: bool
    exact: bool
    deals: int
    every_score: float
    instead: tuple[str, ...]


def next_mark(base: Appraisal, statements: Statements, place: str, direction: Direction) -> NextMark:
    """Find the smallest set of deals that moves the mark of a place ``up`` or ``down``."""
    return next_marks(base, statements, [place], direction)[place]


def next_marks(
    base: Appraisal, statements: Statements, places: Sequence[str], direction: Direction
) -> dict[str, NextMark]:
    """Find these sets for many places; the world in which all their deals have changed is made once."""
    known = {place: _steps(base, statements, place, direction) for place in places}
    steps = {step.deal_id: step for of_place in known.values() for step in of_place}
    every = [change for deal_id in sorted(steps) for change in steps[deal_id].changes]
    changed = appraise(apply_changes(statements, every, base.method.reference_day), base.method)
    return {place: _next_mark(base, changed, place, known[place], direction) for place in places}


def _next_mark(
    base: Appraisal, changed: Appraisal, place: str, known: Sequence[Step], direction: Direction
) -> NextMark:
    worlds = _Worlds(base, changed, place, tuple(step.deal_id for step in known))
    now, *alone = worlds.scores([(), *((n,) for n in range(len(known)))]).tolist()
    steps = [replace(step, gain=score - now) for step, score in zip(known, alone, strict=True)]
    useful = [n for n, step in enumerate(steps) if abs(step.gain) > _SAME]
    useful.sort(key=lambda n: (-round(abs(steps[n].gain), 9), n))
    chosen, exact = _smallest(worlds, useful, direction)
    score, every_score = worlds.scores([chosen, useful]).tolist()
    moving = [n for n in useful if to_mark(alone[n]) != to_mark(now)]
    return NextMark(
        steps=tuple(steps[n] for n in useful if n in chosen),
        score=score,
        reached=to_mark(score) != to_mark(now),
        exact=exact,
        deals=len(useful),
        every_score=every_score,
        instead=tuple(steps[n].deal_id for n in moving if n not in chosen),
    )


def _steps(base: Appraisal, statements: Statements, place: str, direction: Direction) -> list[Step]:
    found = []
    for deal_id in sorted({h.deal.id for h in base.points.holdings if h.place == place}):
        wanted = (_coming_true if direction == "up" else _cancelling)(base, deal_id)
        changes = tuple(read_change(f"{what}@{deal_id}", statements, base) for what in wanted)
        found += [Step(deal_id, changes)] if changes else []
    return found


def _coming_true(base: Appraisal, deal_id: str) -> list[str]:
    """Return which of stage and health must change that a deal runs and is well."""
    parts = deciding_parts(base, deal_id)
    if all(part.counted_health == "cancelled" for part in parts):
        return []
    stage = "held" if parts[0].role == "effort" else "operating"
    ails = any(counted_health(p.attributes.get("health", ""), p.rule) != "active" for p in parts)
    waits = any(counted_stage(stage, part.rule) != part.counted_stage for part in parts)
    return [f"stage={stage}"] * waits + ["health=active"] * ails


def _cancelling(base: Appraisal, deal_id: str) -> list[str]:
    parts = deciding_parts(base, deal_id)
    given_up = parts[0].role == "effort" or all(part.counted_health == "cancelled" for part in parts)
    return [] if given_up else ["health=cancelled"]


@dataclass(frozen=True)
class _Worlds:
    """A place in the base, and where all ``deals`` have changed; sets of their numbers stand in between."""

    base: Appraisal
    changed: Appraisal
    place: str
    deals: tuple[str, ...]

    @cached_property
    def _amounts(self) -> tuple[tuple[Floats, Floats], ...]:
        """Strength and talk of all holdings as they are and as they would be, each of shape (holdings, 1)."""
        base, changed = self.base.points, self.changed.points
        rows = [changed.rows[h.deal.id, h.place] for h in base.holdings]
        return (base.strength, changed.strength[rows]), (base.talk, changed.talk[rows])

    def _totals(self, sets: Sequence[Sequence[int]]) -> dict[str, Floats]:
        """Return the components of the place with each set of deals changed, each of shape (1, sets)."""
        chosen = np.zeros((len(self.deals) + 1, len(sets)), dtype=bool)
        for column, members in enumerate(sets):
            chosen[list(members), column] = True
        numbers = {deal_id: n for n, deal_id in enumerate(self.deals)}
        is_changed = chosen[[numbers.get(h.deal.id, -1) for h in self.base.points.holdings]]
        strength, talk = (np.where(is_changed, new, old) for old, new in self._amounts)
        mixed = replace(self.base.points, strength=strength, talk=talk)
        return replace(self.base, points=mixed).totals([self.place])

    def scores(self, sets: Sequence[Sequence[int]]) -> Floats:
        """Return the score with each set of deals changed, shape (sets,)."""
        return to_score(sum_of(self._totals(sets))[0], self.base.method.scale)

    def short_of(self, score: float) -> float:
        """Return how far x must move to reach a score between 1 and 10."""
        x = float(sum_of(self._totals([()]))[0, 0])
        return abs(-self.base.method.scale * math.log1p(-(score - BASE) / MOST_POINTS) - x)

    def most(self, deals: Sequence[int], direction: Direction) -> Floats:
        """Return how far each deal moves x at most the wanted way, whatever others do, shape (deals,)."""
        points = self.base.points
        sign = 1.0 if direction == "up" else -1.0
        rows = [points.rows[self.deals[n], self.place] for n in deals]
        strength, talk = ((new - old)[rows, 0] for old, new in self._amounts)
        bare = points.by_place(points.talk, [self.place])[0] + [talk[talk < 0].sum(), talk[talk > 0].sum()]
        slopes = np.asarray(slope_of_talk(bent_talk(bare, self.base.method), self.base.method))
        rest = [[m for m in deals if m != n] for n in deals]
        highest = [deals, *rest] if direction == "up" else [(), *((n,) for n in deals)]
        position = self._totals(highest)["position"][0]
        bent = np.max(slopes[:, None] * talk * sign, axis=0)
        found: Floats = strength * sign + bent + position[0] - position[1:]
        return found


def _smallest(worlds: _Worlds, useful: Sequence[int], direction: Direction) -> tuple[tuple[int, ...], bool]:
    """Return the smallest set that moves the mark, or the one that moves most, and whether that is sure."""
    now = float(worlds.scores([()])[0])
    goal = to_mark(now) + (0.5 if direction == "up" else -0.5)
    if not useful or not BASE < goal < BASE + MOST_POINTS:
        return (), True
    short, exact = worlds.short_of(goal) - _SAME, True
    most = dict(zip(useful, worlds.most(useful, direction).tolist(), strict=True))
    ranked = sorted(((round(most[n], 12), n) for n in useful), key=lambda pair: (-pair[0], pair[1]))
    for size in range(1, min(len(useful), MOST_DEALS) + 1):
        sets = list(itertools.islice(_reaching(ranked, size, short), _MOST_SETS))
        if sets:
            tried = zip(worlds.scores(sets).tolist(), sets, strict=True)
            score, chosen = max(tried, key=lambda pair: abs(round(pair[0] - now, 9)))
            if to_mark(score) != to_mark(now):
                return chosen, exact
        exact = exact and len(sets) < _MOST_SETS
    return tuple(useful[:MOST_DEALS]), exact


def _reaching(
    ranked: Sequence[tuple[float, int]], size: int, short: float, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield the sets of a size from ``start`` on that reach what is short, going down the ranks."""
    for first in range(start, len(ranked) - size + 1):
        if math.fsum(most for most, _ in ranked[first : first + size]) < short:
            return
        most, deal = ranked[first]
        rest = _reaching(ranked, size - 1, short - most, first + 1) if size > 1 else [()]
        yield from ((deal, *others) for others in rest)
