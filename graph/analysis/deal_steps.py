"""Changes as an analyst thinks of them: one step is one deal with all its ties at once.

Upwards a deal comes true as it was told: every tie of it runs (effort takes place) and nothing bad is known
of it. No other change of its stages and healths gives more (law 1), so nothing smaller is overlooked.
Downwards the deal is cancelled, and its effort falls away, which takes away all that it gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.place_model import PlaceModel
from graph.analysis.suppositions import Change
from graph.statements.records import Tie
from graph.statements.status import status_of

Direction = Literal["up", "down"]
_WELL = ("active", "ended")
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one deal; ``gain`` is how far it alone moves the score the wanted way, at least 0.

    ``what``: ``kept`` (a promise comes true), ``well`` (what ails it is mended), ``confirmed`` (a new report
    on what runs or took place already) or ``cancelled``.
    """

    deal_id: str
    what: str
    changes: tuple[Change, ...]
    gain: float


def steps(model: PlaceModel, deal_ids: Mapping[str, str], direction: Direction) -> list[Step]:
    """Return the step of every deal of the place that moves its score, the largest first, then by id."""
    ties: dict[str, list[Tie]] = defaultdict(list)
    for tie in model.ties:
        ties[deal_ids[tie.id]].append(tie)
    make = _fulfilled if direction == "up" else _cancelled
    found = (make(model, deal_id, ties[deal_id]) for deal_id in sorted(ties))
    useful = [step for step in found if step.changes and step.gain > _SAME]
    return sorted(useful, key=lambda s: (-round(s.gain, 9), s.deal_id))


def all_changes(chosen: Iterable[Step]) -> tuple[Change, ...]:
    """Return the single changes of all steps."""
    return tuple(change for step in chosen for change in step.changes)


def _fulfilled(model: PlaceModel, deal_id: str, ties: Sequence[Tie]) -> Step:
    needed: list[Change] = []
    news: list[Change] = []
    for tie in ties:
        status, effort = status_of(tie), tie.role == "effort"
        stage = Change("stage", tie.id, "held" if effort else "operating")
        health = Change("health", tie.id, "active")
        is_well = effort or status.health in _WELL
        needed += [stage] if status.stage != stage.value else []
        needed += [] if is_well else [health]
        if is_well and status.stage == stage.value:
            news.append(stage if effort else health)
    gain = model.evaluate([*needed, *news]) - model.score
    # A new report on what runs already is part of the step only where it changes something.
    if needed and abs(model.evaluate(needed) - model.score - gain) <= _SAME:
        news = []
    stages = {change.what for change in needed}
    what = "kept" if "stage" in stages else "well" if stages else "confirmed"
    return Step(deal_id, what, tuple(sorted([*needed, *news])), gain)


def _cancelled(model: PlaceModel, deal_id: str, ties: Sequence[Tie]) -> Step:
    changes = [
        Change("drop", tie.id) if tie.role == "effort" else Change("health", tie.id, "cancelled")
        for tie in ties
        if status_of(tie).health != "cancelled"
    ]
    return Step(deal_id, "cancelled", tuple(sorted(changes)), model.score - model.evaluate(changes))
