"""What became of each deal between two states of the data: two days, two editions, or two datasets.

A report is a source with a period. A deal is ``new`` where a report that the first state did not have tells
of it, ``moved`` where such a report gives it another stage or health, ``confirmed`` where one tells of it
and it stands as before. It is ``corrected`` where what is known of it differs though no new report says so,
or where a stage that had been reported turned out wrong: a stage is the furthest ever reached, so it falls
only when it is taken back. It is ``silent`` where more was to come, and a source that had told of it came
back without a word (:func:`graph.analysis.scenarios.between.is_open`), ``gone`` where the second state
does not have it at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.deals.model import Deal
from graph.analysis.scenarios.between import Report, is_open, keys_of
from graph.analysis.scenarios.difference import appraise
from graph.analysis.score.kernel import WHOLE, Candidate
from graph.analysis.score.method import Method
from graph.analysis.score.score import Appraisal, whole_points
from graph.statements.changelog import FactChange, Piece, changes_of_facts
from graph.statements.marks import origin_of, series_of_sources
from graph.statements.records import Observation, Statements, Tie
from graph.statements.status import STAGES

CHANGES = ("new", "moved", "confirmed", "silent", "gone", "corrected")
#: What of a tie follows from its evidence.
_DERIVED = frozenset({"stage", "health", "basis"})
_Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DealChange:
    """What became of a deal; a status is stage and health as they count, None where there was no deal.

    ``reports`` are the new ones; of a silent deal or one that is gone all that were known; else what was
    corrected.
    """

    change: str
    deal: Deal
    before: _Told | None
    after: _Told | None
    kind: str
    reports: tuple[Report, ...]


class States:
    """Two states of the data, compared deal by deal."""

    def __init__(self, first: Statements, second: Statements, method: Method) -> None:
        """Take both states; the method decides which tie of a deal counts."""
        self._first, self._second = State(first, method), State(second, method)
        self._keys = keys_of(self._first.appraisal, self._second.appraisal)
        self._series = series_of_sources(second)
        known = {(report.source_id, report.period) for _, report in _reports(first)}
        self._fresh: dict[str, list[Report]] = defaultdict(list)
        for about, report in _reports(second):
            if (report.source_id, report.period) not in known:
                self._fresh[about].append(report)
        self._came_back = {self._root(report) for found in self._fresh.values() for report in found}
        self._edited = self._edits(first, second)

    def changes(self) -> list[DealChange]:
        """Return what became of every deal that anything happened to, by kind of change and id."""
        found = (self._change(*pair) for pair in self._pairs())
        return sorted((c for c in found if c), key=lambda c: (CHANGES.index(c.change), str(c.deal.id)))

    def _pairs(self) -> Iterator[tuple[Deal | None, Deal | None]]:
        sides: dict[str, dict[int, Deal]] = defaultdict(dict)
        for side, state in enumerate((self._first, self._second)):
            for deal in state.appraisal.deals:
                sides[self._keys[str(deal.id)]][side] = deal
        yield from ((found.get(0), found.get(1)) for _, found in sorted(sides.items()))

    def _change(self, old: Deal | None, new: Deal | None) -> DealChange | None:
        deal = new or old
        assert deal is not None  # noqa: S101 - one of the states has it
        before = self._first.status(old) if old else None
        after = self._second.status(new) if new else None
        fresh = _of(self._fresh, deal)
        edited = _of(self._edited, deal) + (_of(self._edited, old) if old and old is not deal else [])
        change = self._word(old, before, after, fresh=bool(fresh), edited=bool(edited))
        if change is None:
            return None
        known = self._first.reports_of(old) if old else []
        shown = {"silent": known, "gone": known, "corrected": edited or fresh}.get(change, fresh)
        kind = (self._second if new else self._first).kind(deal)
        return DealChange(change, deal, before, after, kind, tuple(dict.fromkeys(shown)))

    def _word(
        self,
        old: Deal | None,
        before: _Told | None,
        after: _Told | None,
        *,
        fresh: bool,
        edited: bool,
    ) -> str | None:
        if after is None:
            return "gone"
        if before is None or old is None:
            return "new" if fresh else "corrected"
        if before != after:
            fell = _rank(after[0]) < _rank(before[0])
            return "moved" if fresh and not fell else "corrected"
        if edited:
            return "corrected"
        if fresh:
            return "confirmed"
        told_by = {self._root(report) for report in self._first.reports_of(old)}
        passed_over = not self._came_back.isdisjoint(told_by)
        return "silent" if passed_over and is_open(old, *before) else None

    def _root(self, report: Report) -> tuple[str, str]:
        return origin_of(report, self._series)

    def _edits(self, first: Statements, second: Statements) -> dict[str, list[Report]]:
        """Return the reports that both states had but tell differently, by what they are about."""
        found: dict[str, list[Report]] = defaultdict(list)
        for change in changes_of_facts(first, second):
            for about, report in _told_otherwise(change):
                if report not in self._fresh.get(about, ()):
                    found[about].append(report)
        return found


class State:
    """One state: its appraisal, and what is reported of each deal."""

    def __init__(self, statements: Statements, method: Method) -> None:
        self.appraisal: Appraisal = appraise(statements, method)
        self._points = whole_points(self.appraisal)
        self._told: dict[str, list[Report]] = defaultdict(list)
        for about, report in _reports(statements):
            self._told[about].append(report)

    def status(self, deal: Deal) -> _Told:
        """Return stage and health of a deal, by what decides."""
        part = self._deciding(deal).part
        return part.counted_stage, part.shown_health

    def kind(self, deal: Deal) -> str:
        """Return the kind of a deal, by what decides."""
        return self._deciding(deal).kind

    def _deciding(self, deal: Deal) -> Candidate:
        return self._points.deciding(self._points.rows[deal.id, WHOLE])

    def reports_of(self, deal: Deal) -> list[Report]:
        """Return all that is reported of a deal."""
        return _of(self._told, deal)


def _reports(statements: Statements) -> Iterator[tuple[str, Report]]:
    """Yield what is reported, with the tie or thing that it is about."""
    for tie in statements.ties.values():
        if tie.role != "structural":
            yield from ((tie.id, evidence) for evidence in tie.evidence)
    for number in statements.observations.values():
        yield from ((about, number) for about in _about(number))


def _rank(stage: str) -> int:
    """Return how far a stage is; what has none yet is before all."""
    return STAGES.index(stage) if stage in STAGES else -1


def _about(number: Observation) -> tuple[str, ...]:
    return (number.tie_id,) if number.tie_id else number.subjects


def _of(reports: Mapping[str, list[Report]], deal: Deal) -> list[Report]:
    """Return the reports about a deal: about its ties, and its thing."""
    about = [*sorted(part.id for part in deal.parts), *([deal.thing] if deal.thing else [])]
    return [report for key in about for report in reports.get(key, ())]


def _told_otherwise(change: FactChange) -> Iterator[tuple[str, Report]]:
    """Yield the reports of a fact that differs; what a tie itself says is told by its evidence."""
    fact = change.fact
    if isinstance(fact, Piece):
        yield fact.tie.id, fact.evidence
    elif isinstance(fact, Observation):
        yield from ((about, fact) for about in _about(fact))
    elif isinstance(fact, Tie) and change.change == "changed" and set(change.differing) - _DERIVED:
        yield from ((fact.id, evidence) for evidence in fact.evidence)
