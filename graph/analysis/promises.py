"""The ledger of promises: what was announced, when and by whom, and what became of it.

A promise is a deal of substance or a flow whose first report told it as discussed, agreed or under
construction, or gave a planned date. Framework ties and effort are no promises. Its stage and health are
those of the ties that decide a deal (its anchor's own, else all of them): the furthest stage, and the best
health among the ties that reached it. Time is known by reporting periods only, so "first said" means
"said at the latest by the end of that period".

What nobody reported is inferred by :mod:`graph.analysis.promise_rules` and marked so; an inference never
changes ``reported``.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analysis.facts import ANCHOR_TYPES, Deal
from graph.analysis.promise_rules import PromiseRules
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.status import HEALTHS, STAGES, Status, period_end, status_of
from schema.values import LAST_DAY, date_bounds

OUTCOMES = ("came_true", "building", "still_announced", "slow", "stalled", "cancelled", "ended")
UNFINISHED = ("building", "still_announced", "slow", "stalled")
_ROLES = ("substance", "flow")


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known of a promise after the reporting periods that ended on a day."""

    until: datetime.date
    periods: tuple[str, ...]
    stage: str
    health: str
    basis: str
    evidence_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """An announcement and its life; ``place`` is the region for which it is told, None for the whole deal.

    ``reported`` is the outcome by reports, ``outcome`` the same unless a ``rule`` (silence, overdue)
    infers another; ``basis`` is inferred then, and where a report itself was coded as inferred.
    ``realised`` holds the first and the last day on which it may have come true.
    """

    deal: Deal
    place: str | None
    kind: str
    tie_ids: tuple[str, ...]
    announced_by: tuple[str, ...]
    told_in: tuple[str, ...]
    sources: tuple[str, ...]
    history: tuple[Moment, ...]
    reported: str
    outcome: str
    basis: str
    rule: str | None
    follow_up: str
    silence_months: int
    planned: str | None
    overdue_months: int | None
    realised: tuple[datetime.date, datetime.date] | None
    silence_limit: int

    @property
    def first(self) -> Moment:
        """What the first report said."""
        return self.history[0]

    @property
    def last(self) -> Moment:
        """What is known after the last report."""
        return self.history[-1]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that judging a promise needs: the statements as of ``day``, the rules, kinds of deals."""

    statements: Statements
    day: datetime.date
    rules: PromiseRules
    kinds: Mapping[str, str]
    last_looks: Mapping[str, datetime.date]

    @classmethod
    def of(
        cls, statements: Statements, day: datetime.date, rules: PromiseRules, kinds: Mapping[str, str]
    ) -> Ledger:
        """Find out which sources come back to their subjects, and when they last did."""
        ends: dict[str, set[datetime.date]] = defaultdict(set)
        for tie in statements.ties.values():
            if tie.role != "structural":
                for evidence in tie.evidence:
                    ends[evidence.source_id].add(period_end(evidence))
        looks = {source: max(found) for source, found in ends.items() if len(found) > 1}
        return cls(statements, day, rules, kinds, looks)

    def promises(self, deals: Iterable[Deal], place: str | None = None) -> list[Promise]:
        """Return the promises among the deals (those of one region when ``place`` is given), by deal id."""
        wanted = (d for d in deals if place is None or d.shares.get(place, 0.0) > 0)
        found = (self.promise(deal, place) for deal in sorted(wanted, key=lambda d: d.id))
        return [promise for promise in found if promise is not None]

    def promise(self, deal: Deal, place: str | None = None) -> Promise | None:
        """Return what became of a deal that was announced; None for one that was not."""
        if deal.role not in _ROLES:
            return None
        ties = _told_of(deal, place, self.statements)
        history = _history(ties, anchored=deal.anchor_id is not None)
        planned = _planned(ties)
        if not history or (history[0].stage == "operating" and planned is None):
            return None
        first_reports = [e for t in ties for e in t.evidence if period_end(e) == history[0].until]
        reported = outcome_of(history[-1].stage, history[-1].health)
        bare = Promise(
            deal=deal,
            place=place,
            kind=self.kinds[deal.id],
            tie_ids=tuple(t.id for t in ties),
            announced_by=_announcers(ties, first_reports),
            told_in=tuple(sorted({e.section for e in first_reports if e.section})),
            sources=tuple(sorted({e.source_id for e in first_reports})),
            history=history,
            reported=reported,
            outcome=reported,
            basis=history[-1].basis,
            rule="coded" if history[-1].basis == "inferred" else None,
            follow_up=self._follow_up(ties, history),
            silence_months=max(0, months_between(history[-1].until, self.day)),
            planned=planned,
            overdue_months=self._overdue(planned, reported),
            realised=self._realised(ties, history),
            silence_limit=0,
        )
        watched = bare.follow_up != "nobody_could"
        limit = self.rules.silence_limit(bare.kind, watched=watched)
        return self._inferred(replace(bare, silence_limit=limit))

    def _inferred(self, promise: Promise) -> Promise:
        """Apply the rules of silence and of missed dates to what is still open."""
        is_open = promise.reported in ("building", "still_announced", "slow")
        if is_open and promise.silence_months >= promise.silence_limit:
            return replace(promise, outcome="stalled", basis="inferred", rule="silence")
        if is_open and promise.reported != "slow" and promise.overdue_months is not None:
            due = date_bounds(promise.planned or "")[1]
            if months_between(due, promise.last.until) >= self.rules.overdue_grace_months:
                return replace(promise, outcome="slow", basis="inferred", rule="overdue")
        return promise

    def _overdue(self, planned: str | None, reported: str) -> int | None:
        """Return the months since the planned date passed; None where it has not, or needs no more."""
        if planned is None or reported not in UNFINISHED or date_bounds(planned)[1] >= self.day:
            return None
        return months_between(date_bounds(planned)[1], self.day)

    def _follow_up(self, ties: Sequence[Tie], history: Sequence[Moment]) -> str:
        sources = {e.source_id for t in ties for e in t.evidence}
        looks = [self.last_looks[source] for source in sources if source in self.last_looks]
        last = history[-1]
        if len(history) > 1 and last.until >= max(looks, default=last.until):
            spoken = {e.health for t in ties for e in t.evidence if period_end(e) == last.until}
            if last.health in ("cancelled", "ended"):
                return "found_end"
            return "found_nothing" if "stalled" in spoken and last.health == "stalled" else "found"
        if not looks:
            return "nobody_could"
        return "not_due" if history[0].until >= max(looks) else "nobody_looked"

    def _realised(
        self, ties: Sequence[Tie], history: Sequence[Moment]
    ) -> tuple[datetime.date, datetime.date] | None:
        reached = next((m for m in history if m.stage == "operating"), None)
        if reached is None:
            return None
        starts = [
            date_bounds(t.details["start"])
            for t in ties
            if "start" in t.details and status_of(t).stage == "operating"
        ]
        known = [bounds for bounds in starts if bounds[0] <= self.day]
        # Without a date it came true at some time in the first period that reports it.
        told = (min(date_bounds(p)[0] for p in reached.periods), reached.until)
        first, last = min(known, key=lambda bounds: (bounds[1], bounds[0])) if known else told
        zero = history[0].until
        return max(first, zero), max(min(last, max(self.day, first)), zero)


def outcome_of(stage: str, health: str) -> str:
    """Return what became of a thing by its stage and health; what once ran came true."""
    if stage == "operating":
        return "came_true"
    if health != "active":
        return health
    return "building" if stage == "building" else "still_announced"


def months_between(earlier: datetime.date, later: datetime.date) -> int:
    """Return the whole months from one day to another, the ends of months counting as equal."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    is_month_end = later < LAST_DAY and (later + datetime.timedelta(days=1)).day == 1
    return months - (later.day < earlier.day and not is_month_end)


def _told_of(deal: Deal, place: str | None, statements: Statements) -> list[Tie]:
    here = [t.id for t in deal.ties if place is None or place in t.roles] or [t.id for t in deal.ties]
    return [statements.ties[id_] for id_ in sorted(here)]


def _history(ties: Sequence[Tie], *, anchored: bool) -> tuple[Moment, ...]:
    """Return what was known after each reporting period; nothing before the first told stage.

    A thing was never further than a later report of the thing itself says, so the stage never falls: a
    machine delivered early does not open the plant that is told of a year later.
    """
    by_end: dict[datetime.date, list[Evidence]] = defaultdict(list)
    for tie in ties:
        for evidence in tie.evidence:
            by_end[period_end(evidence)].append(evidence)
    moments = []
    for until in sorted(by_end):
        status = _status_until(ties, until, anchored=anchored)
        if status is not None:
            new = by_end[until]
            periods = tuple(sorted({e.period for e in new}))
            ids = tuple(sorted(e.id for e in new))
            moments.append(Moment(until, periods, status.stage or "", status.health or "", status.basis, ids))
    for index in range(len(moments) - 2, -1, -1):
        lowest = min(moments[index].stage, moments[index + 1].stage, key=STAGES.index)
        moments[index] = replace(moments[index], stage=lowest)
    return tuple(moments)


def _status_until(ties: Sequence[Tie], until: datetime.date, *, anchored: bool) -> Status | None:
    cut = (replace(t, evidence=tuple(e for e in t.evidence if period_end(e) <= until)) for t in ties)
    known = [tie for tie in cut if tie.evidence]
    anchors = [tie for tie in known if tie.type in ANCHOR_TYPES] if anchored else []
    told = [s for s in map(status_of, anchors or known) if s.stage in STAGES]
    return max(told, key=_standing, default=None)


def _standing(status: Status) -> tuple[int, int, bool]:
    return (
        STAGES.index(status.stage or ""),
        -HEALTHS.index(status.health or "active"),
        status.basis == "reported",
    )


def _planned(ties: Iterable[Tie]) -> str | None:
    """Return the planned date of the deal: of its own ties before those of parties, the last of several."""
    told = [t for t in ties if "planned" in t.details]
    own = [t for t in told if t.type in ANCHOR_TYPES] or told
    return max((t.details["planned"] for t in own), key=lambda p: (date_bounds(p)[1], p), default=None)


def _announcers(ties: Iterable[Tie], first_reports: Iterable[Evidence]) -> tuple[str, ...]:
    named = {e.announced_by for e in first_reports if e.announced_by}
    return tuple(sorted(named | {t.details["announced_by"] for t in ties if "announced_by" in t.details}))
