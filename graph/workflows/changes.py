"""The change of marks between two days or editions, as records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.changes import CAUSES, Change, State, explain_changes
from graph.analysis.method import Method, read_method
from graph.statements.records import Edition, Statements
from graph.statements.status import as_of
from graph.workflows.workspace import Workspace
from loaders.dataset_reader import read_statements
from schema.errors import NotFoundError, UsageError
from schema.values import choices, date_bounds

if TYPE_CHECKING:
    from graph.analysis.scoring import Of

SHIPPED = "shipped"
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Point:
    """A day to compare, and the edition that names it, else the one published nearest to it."""

    day: datetime.date
    edition: Edition | None


def find_point(statements: Statements, given: str, option: str) -> Point:
    """Return the day of a date (its last, as with ``--as-of``) or of an edition of a rating.

    Raises
    ------
    UsageError
        It is neither a date nor a known edition.
    """
    edition = statements.editions.get(f"edition:{given.removeprefix('edition:')}")
    if edition is not None or given.startswith("edition:"):
        if edition is None:
            raise UsageError(
                f'{option}: there is no edition "{given}" ({choices(given, statements.editions)})'
            )
        return Point(date_bounds(edition.date)[1], edition)
    try:
        day = date_bounds(given)[1]
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
    return Point(day, _nearest_edition(statements, day))


def _nearest_edition(statements: Statements, day: datetime.date) -> Edition | None:
    """Return the edition published nearest to a day, the later of equals; none further off than a year."""

    def distance(edition: Edition) -> int:
        first, last = date_bounds(edition.date)
        return max((first - day).days, (day - last).days, 0)

    near = [e for e in statements.editions.values() if distance(e) <= _YEAR]
    return min(near, key=lambda e: (distance(e), -date_bounds(e.date)[1].toordinal(), e.id), default=None)


@dataclass(frozen=True)
class Comparison:
    """Two points in time over layers of data, with the methods of the first and of the second."""

    directories: tuple[Path, ...]
    start: str
    end: str
    base: str | None = None
    first_method: Path | None = None
    second_method: Path | None = None

    def records(self, of: Of, lang: str, region: str | None = None) -> list[dict[str, Any]]:
        """Return the change of every place, the greatest first; of one place when ``region`` names it.

        Raises
        ------
        NotFoundError
            Nothing had been reported by one of the days.
        UsageError
            A date, an edition, a layer or a place that is unknown, or days in the wrong order.
        """
        everything, (first, second) = self.everything, self._points
        if second.day < first.day:
            raise UsageError(f"--to {self.end} is before --from {self.start}; exchange them")
        place = None
        if region is not None:
            types = ("Region",) if of == "regions" else ("Province",)
            place = Workspace(self.directories).find(region, types).id
        held = self._held(everything, first.day, "--from")
        later = held if first.day == second.day else self._held(everything, second.day, "--to")
        old = replace(read_method(self.first_method), reference_day=first.day)
        new = replace(self._new_method, reference_day=second.day)
        base = self._base(everything, held, first.day)
        changes = explain_changes(base, State(held, old), State(later, new), of)
        wanted = [c for c in changes if place in (None, c.id)]
        wanted.sort(key=lambda c: (-abs(c.after - c.before), c.id))
        return [_record(c, everything, (first, second), lang) for c in wanted]

    @cached_property
    def everything(self) -> Statements:
        """The statements of all layers, whatever the days."""
        return read_statements(self.directories)

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The two days."""
        first, second = self._points
        return first.day, second.day

    @property
    def recent_months(self) -> int:
        """For how many months the second method takes a report as fresh."""
        return int(self._new_method.values["recent_months"])

    @cached_property
    def _new_method(self) -> Method:
        return read_method(self.second_method)

    @cached_property
    def _points(self) -> tuple[Point, Point]:
        ends = ((self.start, "--from"), (self.end, "--to"))
        first, second = (find_point(self.everything, given, option) for given, option in ends)
        return first, second

    def _held(self, statements: Statements, day: datetime.date, option: str) -> Statements:
        held = as_of(statements, day)
        if not any(tie.role != "structural" for tie in held.ties.values()):
            raise NotFoundError(f"nothing had been reported by {day.isoformat()}; choose a later {option}")
        return held

    def _base(self, everything: Statements, held: Statements, day: datetime.date) -> Statements:
        if self.base is None:
            return held
        # The shipped dataset is the lowest layer; each directory lies over it under its own name.
        known: Sequence[str] = (SHIPPED, *everything.layers[1:])
        if self.base not in known:
            raise UsageError(f'--base: there is no layer "{self.base}" ({choices(self.base, known)})')
        depth = known.index(self.base)
        if depth == len(self.directories):
            return held
        return as_of(read_statements(self.directories[:depth]), day)


def _record(change: Change, statements: Statements, points: tuple[Point, Point], lang: str) -> dict[str, Any]:
    before, after = change.marks
    published = [p.edition.marks.get(change.id) if p.edition else None for p in points]
    return {
        "id": change.id,
        "name": statements.entities[change.id].name(lang),
        "from": points[0].day.isoformat(),
        "to": points[1].day.isoformat(),
        "mark_from": before,
        "mark_to": after,
        "score_from": change.before,
        "score_to": change.after,
        "change": change.after - change.before,
        **{cause: change.parts[cause] for cause in CAUSES},
        "published_from": published[0],
        "published_to": published[1],
        "edition_from": points[0].edition.id if points[0].edition else None,
        "edition_to": points[1].edition.id if points[1].edition else None,
        "ties": [
            {
                "cause": t.cause,
                "tie_id": t.tie_id,
                "deal_id": t.deal_id,
                "component": t.component,
                "points": t.points,
            }
            for t in change.ties
        ],
    }
