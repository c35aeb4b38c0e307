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
    "new": N_("first reported: {after}"),
    "new_bare": N_("first reported"),
    "moved": N_("before: {before}; now: {after}"),
    "fell": N_("now {after}, before: {before}"),
    "fell_bare": N_("now {after}"),
    "silent": N_("not mentioned again, before: {before}"),
    "details": N_("more is known"),
    "network": N_("the partners' ties with other places changed"),
}


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event of a deal; ``points`` are of the score. That of the network has no deal and no names.

    ``told`` says what happened, ``words`` the same with the deal.
    """

    event: str
    deal_id: str | None
    names: Words | None
    points: float
    told: Message
    citations: tuple[Citation, ...]

    @property
    def words(self) -> Message:
        """What happened to what."""
        return Message("{deal}: {what}", deal=self.names, what=self.told) if self.names else self.told

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
    # What was only known on the first day has no name among those of today.
    known = names.get(deal, Words({"en": str(deal)})) if deal else None
    return EventFact(event.event, deal, known, event.points, _told(event), tuple(reports))


def _told(event: Event) -> Message:
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
    return Message(_TEXTS[key], before=before or "", after=after or "")


def _state(stage: str, health: str) -> Message | None:
    words = [Message(STAGE_WORDS[stage])] if stage in STAGE_WORDS else []
    words += [Message(HEALTH_WORDS[health])] if health in HEALTH_WORDS and health != "active" else []
    return Message("{words}", words=words) if words else None
