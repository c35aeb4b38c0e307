"""What changed in a place between two days, as events in words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.scenarios.between import Event
from graph.analysis.score.score import to_mark
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.passes import Passes
from schema.messages import N_, Message, Words
from schema.words import HEALTH_WORDS, STAGE_WORDS

#: Of these there is only something to say where they move the mark, and then little.
_QUIET = ("details", "network")
_TEXTS = {
    "new": N_("{deal}: first reported ({state})"),
    "new_bare": N_("{deal}: first reported"),
    "moved": N_("{deal}: {before} → {after}"),
    "fell": N_("{deal}: now {after}, before {before}"),
    "fell_bare": N_("{deal}: now {after}"),
    "silent": N_("{deal}: not mentioned again ({before} before)"),
    "details": N_("{deal}: more is known"),
    "network": N_("The partners' ties with other places changed"),
}


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event of a deal; ``points`` are of the score. That of the network has no deal."""

    event: str
    deal_id: str | None
    points: float
    words: Message
    citations: tuple[Citation, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether it tells of no event out in the world."""
        return self.event in _QUIET


@dataclass(frozen=True, slots=True)
class ChangesFact:
    """Our scores and the published marks on two days, and what happened in between, most points first.

    The first day is the end of the time of the edition that is named; the events sum to the difference.
    """

    edition_id: str
    start: datetime.date
    end: datetime.date
    score_before: float
    score_after: float
    published_before: float | None
    published_after: float | None
    events: tuple[EventFact, ...]

    @property
    def marks(self) -> tuple[int, int]:
        """Our marks on both days."""
        return to_mark(self.score_before), to_mark(self.score_after)


def place_changes(passes: Passes, place: str) -> ChangesFact | None:
    """Return what changed in a place; None without an edition before the latest one."""
    span, change = passes.span, passes.changes.get(place)
    if span is None or change is None:
        return None
    return ChangesFact(
        span.edition.id,
        span.start,
        span.end,
        change.before,
        change.after,
        span.edition.marks.get(place),
        passes.editions[0].marks.get(place),
        tuple(event_fact(event, passes.names) for event in change.events),
    )


def event_fact(event: Event, names: Mapping[str, Words]) -> EventFact:
    """Return an event in words."""
    deal = event.deal.id if event.deal else None
    reports = sorted({Citation.of(report) for report in event.reports})
    return EventFact(event.event, deal, event.points, _words(event, names), tuple(reports))


def _words(event: Event, names: Mapping[str, Words]) -> Message:
    # A deal that was only known on the first day has no name among those of today.
    deal = names.get(event.deal.id, Message("a deal")) if event.deal else ""
    before = _state(event.from_stage, event.from_health)
    stays = event.from_stage == event.to_stage and event.to_health != "active"  # then it is said once
    after = _state("" if stays else event.to_stage, event.to_health)
    key = event.event
    if key == "new":
        key = "new" if after else "new_bare"
    elif key in ("stalled", "cancelled", "ended"):
        key, after = ("fell" if before else "fell_bare"), Message(HEALTH_WORDS[event.event])
    elif key == "moved" and not (before and after):
        key = "new" if after else "details"
    return Message(_TEXTS[key], deal=deal, before=before or "", after=after or "", state=after or "")


def _state(stage: str, health: str) -> Message | None:
    words = [Message(STAGE_WORDS[stage])] if stage in STAGE_WORDS else []
    words += [Message(HEALTH_WORDS[health])] if health in HEALTH_WORDS and health != "active" else []
    return Message("{words}", words=words) if words else None
