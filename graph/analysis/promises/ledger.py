"""The ledger of promises: what was announced, when and by whom, and what became of it.

A promise is a deal whose first report has it as discussed, agreed or under construction, or gave a planned
date; agreements of authorities and visits are none. Its stage and health are those of the ties that decide
a deal (those that hold the thing's own, else all): the furthest stage, and the best health among the ties
that reached it. Time is known by reporting periods only, so "first said" means "said at the latest by the
end of that period".

What nobody reported is inferred by :mod:`graph.analysis.promises.rules` and marked so; an inference never
changes ``reported``.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from graph.analysis.deals.model import Deal
from graph.analysis.promises.rules import Rules
from graph.analysis.score.kernel import WHOLE
from graph.analysis.score.score import Appraisal, whole_points
from graph.statements.marks import origin_of, series_of_sources
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.status import HEALTHS, STAGES, Status, period_end, status_of
from schema.values import LAST_DAY, date_bounds

OUTCOMES = ("came_true", "building", "still_announced", "slow", "stalled", "cancelled", "ended")
UNFINISHED = ("building", "still_announced", "slow", "stalled")


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known of a promise after the reporting periods that ended on a day."""

    until: datetime.date
    stage: str
    health: str
    basis: str
    evidence: tuple[Evidence, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """The reporting periods that ended on the day."""
        return tuple(sorted({e.period for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class Promise:
    """An announcement and its life; ``place`` is the region whose reports count, None for the whole deal.

    ``reported`` is the outcome by reports, ``outcome`` the same unless a ``rule`` (silence, overdue)
    infers another; ``basis`` is inferred then, and where a report itself was coded as inferred.
    ``realised`` holds the first and the last day on which it may have come true.
    """

    deal: Deal
    place: str | None
    kind: str
    tie_ids: tuple[str, ...]
    announced_by: tuple[str, ...]
    sections: tuple[str, ...]
    sources: tuple[str, ...]
    history: tuple[Moment, ...]
    reported: str
    outcome: str
    basis: str
    rule: str | None
    follow_up: str
    silence_months: int
    silence_limit: int
    planned: str | None
    overdue_months: int | None
    realised: tuple[datetime.date, datetime.date] | None

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
    rules: Rules
    kinds: Mapping[str, str]
    series: Mapping[str, str]
    last_looks: Mapping[tuple[str, str], datetime.date]

    @classmethod
    def of(cls, appraisal: Appraisal, statements: Statements, day: datetime.date, rules: Rules) -> Ledger:
        """Find out which sources come back to their subjects, and when they last did."""
        series = series_of_sources(statements)
        ends: dict[tuple[str, str], set[datetime.date]] = defaultdict(set)
        for tie in statements.ties.values():
            if tie.role != "structural":
                for evidence in tie.evidence:
                    ends[origin_of(evidence, series)].add(period_end(evidence))
        looks = {origin: max(found) for origin, found in ends.items() if len(found) > 1}
        whole = whole_points(appraisal)
        kinds = {str(d.id): whole.deciding(whole.rows[d.id, WHOLE]).kind for d in appraisal.deals}
        return cls(statements, day, rules, kinds, series, looks)

    def promises(self, deals: Iterable[Deal], place: str | None = None) -> list[Promise]:
        """Return the promises among the deals (those of one region when ``place`` is given), by deal id."""
        wanted = (d for d in deals if place is None or d.shares.get(place, 0.0) > 0)
        found = (self.promise(deal, place) for deal in sorted(wanted, key=lambda d: d.id))
        return [promise for promise in found if promise is not None]

    def promise(self, deal: Deal, place: str | None = None) -> Promise | None:
        """Return what became of a deal that was announced; None for one that was not."""
        if deal.is_talk:
            return None
        parts = [p for p in deal.parts if place is None or place in p.roles] or deal.parts
        ties = [self.statements.ties[id_] for id_ in sorted(p.id for p in parts)]
        holding = {p.id for p in parts if p.rule.holds}
        history = _history(ties, holding if deal.thing else set())
        planned = _planned([t for t in ties if t.id in holding]) or _planned(ties)
        if not history or (history[0].stage == "operating" and planned is None):
            return None
        first, last, kind = history[0].evidence, history[-1], self.kinds[deal.id]
        reported, follow_up = outcome_of(last.stage, last.health), self._follow_up(ties, history)
        return self._inferred(
            Promise(
                deal=deal,
                place=place,
                kind=kind,
                tie_ids=tuple(t.id for t in ties),
                announced_by=_announcers(ties, first),
                sections=tuple(sorted({e.section for e in first if e.section})),
                sources=tuple(sorted({e.source_id for e in first})),
                history=history,
                reported=reported,
                outcome=reported,
                basis=last.basis,
                rule="coded" if last.basis == "inferred" else None,
                follow_up=follow_up,
                silence_months=max(0, months_between(last.until, self.day)),
                silence_limit=self.rules.silence_limit(kind, watched=follow_up != "nobody_could"),
                planned=planned,
                overdue_months=self._overdue(planned, reported),
                realised=self._realised(ties, history),
            )
        )

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
        origins = {origin_of(e, self.series) for t in ties for e in t.evidence}
        looks = [self.last_looks[origin] for origin in origins if origin in self.last_looks]
        last = history[-1]
        if len(history) > 1 and last.until >= max(looks, default=last.until):
            if last.health in ("cancelled", "ended"):
                return "found_end"
            stands = last.health == "stalled" and any(e.health == "stalled" for e in last.evidence)
            return "found_nothing" if stands else "found"
        if not looks:
            return "nobody_could"
        return "not_due" if history[0].until >= max(looks) else "nobody_looked"

    def _realised(
        self, ties: Sequence[Tie], history: Sequence[Moment]
    ) -> tuple[datetime.date, datetime.date] | None:
        reached = next((m for m in history if m.stage == "operating"), None)
        if reached is None:
            return None
        running = (t for t in ties if "start" in t.details and status_of(t).stage == "operating")
        known = [bounds for t in running if (bounds := date_bounds(t.details["start"]))[0] <= self.day]
        # Without a date it came true at some time in the first period that reports it.
        reported = (min(date_bounds(p)[0] for p in reached.periods), reached.until)
        first, last = min(known, key=lambda bounds: (bounds[1], bounds[0]), default=reported)
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


def _history(ties: Sequence[Tie], holding: Set[str]) -> tuple[Moment, ...]:
    """Return what was known after each reporting period; nothing before the first reported stage.

    A thing was never further than a later report of the thing itself (a tie of ``holding``) says, so the
    stage never falls: a machine delivered early does not open the plant that is reported a year later.
    """
    by_end: dict[datetime.date, list[Evidence]] = defaultdict(list)
    for evidence in sorted((e for tie in ties for e in tie.evidence), key=lambda e: e.id):
        by_end[period_end(evidence)].append(evidence)
    moments: list[Moment] = []
    lowest = STAGES[-1]
    for until in sorted(by_end, reverse=True):
        status = _status_until(ties, until, holding)
        if status is not None:
            lowest = min(lowest, status.stage or "", key=STAGES.index)
            moments.append(Moment(until, lowest, status.health or "", status.basis, tuple(by_end[until])))
    return tuple(reversed(moments))


def _status_until(ties: Sequence[Tie], until: datetime.date, holding: Set[str]) -> Status | None:
    cut = (replace(t, evidence=tuple(e for e in t.evidence if period_end(e) <= until)) for t in ties)
    known = [tie for tie in cut if tie.evidence]
    deciding = [tie for tie in known if tie.id in holding] or known
    statuses = [s for s in map(status_of, deciding) if s.stage in STAGES]
    return max(statuses, key=_standing, default=None)


def _standing(status: Status) -> tuple[int, int, bool]:
    return (
        STAGES.index(status.stage or ""),
        -HEALTHS.index(status.health or "active"),
        status.basis == "reported",
    )


def _planned(ties: Iterable[Tie]) -> str | None:
    """Return the last planned date that ties give."""
    dates = (t.details["planned"] for t in ties if "planned" in t.details)
    return max(dates, key=lambda p: (date_bounds(p)[1], p), default=None)


def _announcers(ties: Iterable[Tie], first_reports: Iterable[Evidence]) -> tuple[str, ...]:
    named = {e.announced_by for e in first_reports if e.announced_by}
    return tuple(sorted(named | {t.details["announced_by"] for t in ties if "announced_by" in t.details}))
