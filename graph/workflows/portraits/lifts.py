"""What would lift a mark, in words: the smallest set of deals that would have to come true."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.score.score import to_mark
from graph.workflows.portraits.passes import Passes
from schema.messages import N_, Message, Words, counted

_HIGHEST = 10


@dataclass(frozen=True, slots=True)
class LiftStep:
    """A deal that would come true, what it is at, and how far it alone lifts the score."""

    deal_id: str
    names: Words
    stage: str
    health: str
    gain: float


@dataclass(frozen=True, slots=True)
class Lift:
    """The way to the next mark: all ``steps`` together, or any one of ``instead`` where one is enough.

    Where the mark is not ``reached``, the steps are those that lift the score most. ``is_proved`` says
    whether it is sure that fewer are not enough.
    """

    mark: int
    next_mark: int
    reached: bool
    is_proved: bool
    steps: tuple[LiftStep, ...]
    instead: tuple[str, ...]
    every_score: float
    words: Message


def place_lift(passes: Passes, place: str) -> Lift:
    """Return what would lift the mark of a place."""
    found, mark = passes.next_marks[place], passes.scores[place].mark
    points = passes.workspace.appraisal.points
    steps = []
    for step in found.steps:
        part = points.deciding(points.rows[step.deal_id, place]).part
        steps.append(
            LiftStep(
                step.deal_id, passes.names[step.deal_id], part.counted_stage, part.shown_health, step.gain
            )
        )
    after = to_mark(found.score) if found.reached else min(mark + 1, _HIGHEST)
    words = _words(mark, found.reached, after, steps, len(found.instead), found.every_score)
    instead = tuple(found.instead)
    return Lift(mark, after, found.reached, found.exact, tuple(steps), instead, found.every_score, words)


def _words(
    mark: int,
    reached: bool,
    after: int,
    steps: list[LiftStep],
    instead: int,
    every_score: float,
) -> Message:
    if mark >= _HIGHEST:
        return Message("This is the highest mark.")
    if not steps:
        return Message("No known deal is left that could still come true.")
    if not reached:
        text = N_("Even if everything known came true, the score would be {score:.1f}: new deals are needed.")
        return Message(text, score=every_score)
    if len(steps) == 1 and instead:
        return counted(
            "One deal that came true would lift the mark to {mark}; {count} other would do as well.",
            "One deal that came true would lift the mark to {mark}; any of {count} others would do as well.",
            instead,
            mark=after,
        )
    return counted(
        "{count} deal that came true would lift the mark to {mark}.",
        "{count} deals that came true together would lift the mark to {mark}.",
        len(steps),
        mark=after,
    )
