"""What happened between two days: events of deals, and the change of each score shared among them.

A deal of a place is ``new`` where nothing had been reported of it, ``stalled``, ``cancelled`` or ``ended``
where its health came to that, else ``moved`` where stage or health changed. It is ``silent`` where it was
open (not running yet, nothing bad reported) and a source that had reported it came back without a word of
it. All else that a deal gains or loses is ``details``: its size, a Chinese side that is named, its kind,
its share. What a place gains or loses because its partners' other ties changed is one ``network`` event.

Points are shares of the change of the score (see :mod:`graph.analysis.scenarios.difference`) and sum to it
within 1e-9. Where nothing but its partners' ties changed, a deal's points of position are the network's.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.analysis.deals.model import Deal
from graph.analysis.scenarios.difference import appraise, moves
from graph.analysis.score.kernel import Candidate, Holding
from graph.analysis.score.method import Method
from graph.analysis.score.score import Appraisal, Of, to_mark
from graph.statements.marks import origin_of, series_of_sources
from graph.statements.records import Evidence, Observation, Statements
from graph.statements.status import HEALTHS, as_of, known_on
from schema.values import date_bounds

#: In this order where points are equal.
EVENTS = ("new", "moved", "stalled", "cancelled", "ended", "silent", "details", "network")
_FALLS = ("stalled", "cancelled", "ended")
_OPEN = (("discussed", "agreed", "building"), ("active", "slow"))
#: What one place of a source reports.
Report = Evidence | Observation


@dataclass(frozen=True, slots=True)
class Known:
    """What is known on a day: the statements as of it and their appraisal."""

    day: datetime.date
    statements: Statements
    appraisal: Appraisal

    @classmethod
    def on(cls, day: datetime.date, everything: Statements, method: Method) -> Known:
        """Cut statements at a day and appraise what is left."""
        held = as_of(everything, day)
        return cls(day, held, appraise(held, method))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a deal of a place, with its points of the score and the reports of it.

    Stages and healths are as they count, empty where there was none. ``changed`` names what else is not as
    before: kind, side, size, share or provinces. For a ``silent`` deal ``reports`` are the last ones of it.
    A ``network`` event has no deal.
    """

    event: str
    deal: Deal | None
    points: float
    from_stage: str = ""
    from_health: str = ""
    to_stage: str = ""
    to_health: str = ""
    changed: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A place's scores on both days and its events, most points first; they sum to the difference."""

    id: str
    before: float
    after: float
    events: tuple[Event, ...]

    @property
    def marks(self) -> tuple[int, int]:
        """The marks before and after."""
        return to_mark(self.before), to_mark(self.after)


def changes_between(
    first: Known, second: Known, of: Of = "regions", only: Collection[str] = ()
) -> list[Change]:
    """Return what changed in every region or province (``only`` in some), by id; by the same method."""
    comparison, places = _Comparison(first, second), second.appraisal.places[of]
    scores = [known.appraisal.draws(of)[:, 0].tolist() for known in (first, second)]
    return [
        Change(place, was, now, comparison.events(place))
        for place, was, now in zip(places, *scores, strict=True)
        if not only or place in only
    ]


def keys_of(first: Appraisal, second: Appraisal) -> dict[str, str]:
    """Return a key for each deal of both days: equal ids are one deal, and so are those that share a tie."""
    by_tie = [{p.id: str(deal.id) for deal in day.deals for p in deal.parts} for day in (first, second)]
    before, after = ({str(id_): str(id_) for id_ in day.by_id} for day in (first, second))
    for id_ in sorted(set(before) - set(after)):
        shared = (by_tie[1][p.id] for p in first.by_id[id_].parts if p.id in by_tie[1])
        before[id_] = min(shared, default=id_)
    for id_ in sorted(set(after) - set(before.values())):
        shared = (before[by_tie[0][p.id]] for p in second.by_id[id_].parts if p.id in by_tie[0])
        after[id_] = min(shared, default=id_)
    return before | after


@dataclass(frozen=True, slots=True)
class _Status:
    """What a place has of a deal, by what decides."""

    held: Holding
    deciding: Candidate
    size: float

    @property
    def words(self) -> tuple[str, str]:
        return self.deciding.part.counted_stage, self.deciding.part.shown_health

    @property
    def rest(self) -> dict[str, object]:
        deal = self.held.deal
        values = (self.deciding.kind, deal.side, self.size, self.held.share, tuple(deal.provinces))
        return dict(zip(("kind", "side", "size", "share", "provinces"), values, strict=True))


class _Comparison:
    def __init__(self, first: Known, second: Known) -> None:
        self._first, self._second, self._was_known = first, second, known_on(first.day)
        self._keys = keys_of(first.appraisal, second.appraisal)
        self._rows: dict[str, dict[str, tuple[list[int], list[int]]]] = {}
        for day, known in enumerate((first, second)):
            for row, held in enumerate(known.appraisal.points.holdings):
                of_place = self._rows.setdefault(held.place, {})
                of_place.setdefault(self._keys[held.deal.id], ([], []))[day].append(row)
        reported = (e for t in second.statements.ties.values() if t.role != "structural" for e in t.evidence)
        self._series = series_of_sources(second.statements)
        self._reporting = {self._came_from(e) for e in reported if not self._was_known(e.period)}

    def events(self, place: str) -> tuple[Event, ...]:
        """Return the events of a place, those with most points first."""
        points: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for move in moves(self._first.appraisal, self._second.appraisal, place):
            for component, moved in move.components.items():
                points[self._keys[move.deal_id]][component] += moved
        found: list[Event] = []
        network: list[float] = []
        for key in sorted(self._rows.get(place, ())):
            position = points[key].pop("position", 0.0)
            event = self._event(place, key, math.fsum(points[key].values()), position)
            found += [event] if event else []
            if event is None or event.event == "silent":
                network.append(position)
        if any(network):
            found.append(Event("network", None, math.fsum(network)))
        return tuple(sorted(found, key=lambda e: (-round(abs(e.points), 9), EVENTS.index(e.event))))

    def _event(self, place: str, key: str, own: float, position: float) -> Event | None:
        """Return what happened to a deal; without a word of it, its position is what its partners changed."""
        days = zip((self._first, self._second), self._rows[place][key], strict=True)
        before, after = (_status(known.appraisal, rows) for known, rows in days)
        last = after or before
        assert last is not None  # noqa: S101 - one of the days has the deal
        known = self._reports(last.held.deal)
        new = [(tie, t) for tie, t in known if not self._was_known(t.period)]
        told_by = {self._came_from(report) for _, report in known}
        passed_over = not new and not self._reporting.isdisjoint(told_by)
        changed = [n for n, v in after.rest.items() if before.rest[n] != v] if before and after else []
        kind = _kind(before, after, passed_over=passed_over)
        if kind is None and not own and not (changed and position):
            return None
        until = max((date_bounds(t.period)[1] for _, t in known), default=None)
        chosen = new or [(tie, t) for tie, t in known if date_bounds(t.period)[1] == until]
        if kind is not None:
            chosen = [(tie, t) for tie, t in chosen if tie == last.deciding.part.id] or chosen
        was, now = (status.words if status else ("", "") for status in (before, after))
        points = own if kind == "silent" else own + position
        return Event(
            kind or "details", last.held.deal, points, *was, *now, tuple(changed), tuple(t for _, t in chosen)
        )

    def _came_from(self, report: Report) -> tuple[str, str]:
        return origin_of(report, self._series)

    def _reports(self, deal: Deal) -> list[tuple[str, Report]]:
        """Return what is reported of each tie of a deal and of its thing: evidence, and numbers."""
        known, ties = self._second.statements, sorted(p.id for p in deal.parts)
        found: list[tuple[str, Report]] = [(tie, e) for tie in ties for e in known.ties[tie].evidence]
        numbers = known.observations.values()
        about = (n for n in numbers if n.tie_id in ties or (n.tie_id is None and deal.thing in n.subjects))
        return found + [(number.tie_id or "", number) for number in about]


def _status(appraisal: Appraisal, rows: Sequence[int]) -> _Status | None:
    """Return what a deal is by the holding of it that counts most; None without one."""
    points = appraisal.points
    row = max(rows, key=lambda r: (points.strength[r, 0] + points.talk[r, 0], -r), default=None)
    if row is None:
        return None
    held = points.holdings[row]
    return _Status(held, points.deciding(row), points.sizes[held.deal.id])


def _kind(before: _Status | None, after: _Status | None, *, passed_over: bool) -> str | None:
    """Return what happened to the stage or health of a deal of a place; None where nothing did."""
    if before is None or after is None:
        return "new" if after and after.words[0] else None
    (stage, health), (_, now) = before.words, after.words
    worse = now == "ended" or HEALTHS.index(now) > HEALTHS.index(health)
    if now in _FALLS and now != health and worse:
        return now
    if before.words != after.words:
        return "moved"
    return "silent" if passed_over and is_open(before.held.deal, stage, health) else None


def is_open(deal: Deal, stage: str, health: str) -> bool:
    """Tell whether more is to come of a deal: no mere talk, not running yet, nothing bad reported."""
    return stage in _OPEN[0] and health in _OPEN[1] and not deal.is_talk
