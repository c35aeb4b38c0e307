"""The smallest set of changes to a place's own ties that lifts or lowers its rounded mark.

One change is one tie whose stage is raised (to operating, effort to held) or whose health is mended; to
lower a mark, one tie that is dropped or stalls. All single changes are evaluated, so one change is
exact. Then come pairs: all of them where there are few, else all within one deal and all of the best
single changes; then the best pair grows by the best next step every time, up to 25 changes,
and those that turn out not to be needed are left out. What was searched is part of the answer.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.place_model import PlaceModel
from graph.analysis.scoring import to_mark
from graph.analysis.suppositions import Change
from graph.statements.records import Tie
from graph.statements.status import status_of

#: So many pairs are all evaluated; of more, those of the best single changes.
_ALL_PAIRS = 250
_BEST_SINGLES = 15
#: Longer lists of changes tell an analyst nothing.
MOST_CHANGES = 25
_INSIGNIFICANT = 1e-12


@dataclass(frozen=True, slots=True)
class NextMark:
    """The changes found, in the order of their effect, and the score that they lead to.

    ``changes`` is empty where nothing was found. ``exact`` tells whether no smaller set exists among the
    changes considered; ``singles``, ``pairs`` and ``larger`` count the sets evaluated, ``pairs_possible`` all
    pairs there are. Of a set found no single member can be left out.
    """

    place: str
    direction: str
    mark: int
    score: float
    changes: tuple[Change, ...]
    new_mark: int
    new_score: float
    singles: int
    pairs: int
    pairs_possible: int
    larger: int
    exact: bool


class _Search:
    """Evaluates sets of changes, each once, and counts them by size."""

    def __init__(self, model: PlaceModel, direction: str) -> None:
        self._model = model
        self._sign = 1.0 if direction == "up" else -1.0
        self._known: dict[frozenset[Change], float] = {}

    def effect(self, changes: Sequence[Change]) -> float:
        """Return how far the score moves the wanted way."""
        key = frozenset(changes)
        if key not in self._known:
            self._known[key] = self._model.evaluate(sorted(key))
        return (self._known[key] - self._model.score) * self._sign

    def reaches(self, changes: Sequence[Change]) -> bool:
        """Tell whether the rounded mark moves the wanted way."""
        self.effect(changes)
        return (to_mark(self._known[frozenset(changes)]) - to_mark(self._model.score)) * self._sign > 0

    def best(self, sets: Sequence[tuple[Change, ...]]) -> tuple[Change, ...]:
        """Return the set that moves the score most, the first in writing among equals; () for none."""
        return min(sets, key=lambda s: (-round(self.effect(s), 9), s), default=())

    def count(self, low: int, high: int | None = None) -> int:
        """Return how many sets of so many changes were evaluated."""
        return sum(1 for key in self._known if low <= len(key) <= (high or len(key)))


def candidates(ties: Sequence[Tie], direction: str) -> list[Change]:
    """Return the single changes that are considered, in sorted order.

    Upwards also a new report on a tie that is well, since it makes an old deal recent.
    """
    found = []
    for tie in ties:
        status = status_of(tie)
        effort = tie.role == "effort"
        if direction == "down":
            found.append(Change("drop", tie.id))
            found += [] if effort or status.health == "stalled" else [Change("health", tie.id, "stalled")]
            continue
        furthest = "held" if effort else "operating"
        found += [Change("stage", tie.id, furthest)] if status.stage != furthest else []
        found += [] if effort else [Change("health", tie.id, "active")]
    return sorted(found)


def next_mark(model: PlaceModel, place: str, direction: str, deal_ids: Mapping[str, str]) -> NextMark:
    """Find the smallest set of changes that moves the mark ``up`` or ``down`` (see above)."""
    search = _Search(model, direction)
    singles = [(c,) for c in candidates(model.ties, direction)]
    useful = [s for s in singles if search.effect(s) > _INSIGNIFICANT]
    possible = _possible([s[0] for s in singles])
    exact = True
    chosen = search.best([s for s in useful if search.reaches(s)])
    limit = to_mark(model.score) == (10 if direction == "up" else 1)
    if not chosen and not limit:
        pairs = _pairs([s[0] for s in singles], useful, search, deal_ids)
        chosen = search.best([p for p in pairs if search.reaches(p)])
        # Two are the fewest once one was not enough; of more, only all pairs searched proves three.
        exact = bool(chosen)
        if not chosen:
            chosen = _greedy([s[0] for s in singles], search.best(pairs), search, deal_ids)
            exact = len(chosen) == 3 and len(pairs) == _possible([s[0] for s in singles])
    score = model.evaluate(chosen)
    return NextMark(
        place=place,
        direction=direction,
        mark=to_mark(model.score),
        score=model.score,
        changes=_by_effect(chosen, search),
        new_mark=to_mark(score),
        new_score=score,
        singles=search.count(1, 1),
        pairs=search.count(2, 2),
        pairs_possible=possible,
        larger=search.count(3),
        exact=exact,
    )


def _possible(singles: Sequence[Change]) -> int:
    return sum(1 for pair in itertools.combinations(singles, 2) if _agree(pair))


def _by_effect(changes: Sequence[Change], search: _Search) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda c: (-round(search.effect((c,)), 9), c)))


def _pairs(
    singles: Sequence[Change],
    useful: Sequence[tuple[Change, ...]],
    search: _Search,
    deal_ids: Mapping[str, str],
) -> list[tuple[Change, ...]]:
    """Return the pairs to evaluate; two of one tie that contradict each other are none."""
    every: list[tuple[Change, ...]] = [p for p in itertools.combinations(singles, 2) if _agree(p)]
    if len(every) <= _ALL_PAIRS:
        return every
    ranked = sorted(useful, key=lambda s: (-round(search.effect(s), 9), s))
    best = {s[0] for s in ranked[:_BEST_SINGLES]}
    within = [p for p in every if deal_ids[p[0].tie_id] == deal_ids[p[1].tie_id]]
    return sorted({*(p for p in every if p[0] in best and p[1] in best), *within[:_ALL_PAIRS]})


def _agree(changes: Sequence[Change]) -> bool:
    """Tell whether changes fit together: a dropped tie can't stall as well."""
    kinds = {(c.tie_id, c.what) for c in changes}
    return not any((tie_id, "drop") in kinds and what != "drop" for tie_id, what in kinds)


def _greedy(
    singles: Sequence[Change], start: tuple[Change, ...], search: _Search, deal_ids: Mapping[str, str]
) -> tuple[Change, ...]:
    """Grow the best pair by the best next step until the mark moves, then leave out what isn't needed.

    A step is one change, or one for every tie of a deal: a deal of many ties hardly moves by one of them.
    """
    chosen = start
    while len(chosen) < MOST_CHANGES:
        rest = [c for c in singles if c not in chosen]
        steps = [(c,) for c in _promising(rest, search)] + _whole_deals(rest, deal_ids)
        sets = [tuple(sorted((*chosen, *step))) for step in steps]
        best = search.best([s for s in sets if len(s) <= MOST_CHANGES and _agree(s)])
        if not best or search.effect(best) <= search.effect(chosen) + _INSIGNIFICANT:
            return ()
        chosen = best
        if search.reaches(chosen):
            return _irredundant(chosen, search)
    return ()


def _whole_deals(singles: Sequence[Change], deal_ids: Mapping[str, str]) -> list[tuple[Change, ...]]:
    """Return for each deal, and each kind of change, the changes of all its ties together."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in singles:
        found.setdefault((deal_ids[change.tie_id], change.what), []).append(change)
    return [tuple(changes) for _, changes in sorted(found.items()) if len(changes) > 1]


def _promising(singles: Sequence[Change], search: _Search) -> list[Change]:
    ranked = sorted(singles, key=lambda c: (-round(search.effect((c,)), 9), c))
    return ranked[:_BEST_SINGLES]


def _irredundant(chosen: tuple[Change, ...], search: _Search) -> tuple[Change, ...]:
    """Leave out, from the least effect on, every change without which the mark moves all the same."""
    kept = chosen
    for change in reversed(_by_effect(chosen, search)):
        fewer = tuple(c for c in kept if c != change)
        if search.reaches(fewer):
            kept = fewer
    return kept
