"""What changed between two days or editions, as records: one for each event of a place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.analysis.deals.names import deal_name
from graph.analysis.score.method import read_method
from graph.names.finding import Resolved, find_place
from graph.statements.records import Edition, Entity, Statements
from graph.workflows.workspace import Workspace
from schema.errors import InvalidValueError, NotFoundError, UsageError
from schema.messages import N_
from schema.values import choices, date_bounds

if TYPE_CHECKING:
    from graph.analysis.scenarios.between import Change, Event
    from graph.analysis.score.score import Of

_YEAR = 365


@dataclass(frozen=True, slots=True)
class Point:
    """A day to compare, and the edition that names it, else the one published nearest to it."""

    day: datetime.date
    edition: Edition | None


@dataclass(frozen=True)
class Comparison:
    """Two points in time (dates or editions) over layers of data, by one method."""

    directories: tuple[Path, ...]
    start: str
    end: str
    method_path: Path | None = None
    resolved: Resolved[Entity] | None = None

    @cached_property
    def everything(self) -> Statements:
        """The statements of all layers, whatever the days."""
        return Workspace(self.directories).everything

    @cached_property
    def points(self) -> tuple[Point, Point]:
        """Both points in time; a date or an edition that is unknown, or the wrong order is a UsageError."""
        first, second = (
            _point(self.everything, given, option)
            for given, option in ((self.start, "--from"), (self.end, "--to"))
        )
        if second.day < first.day:
            raise UsageError(
                "--to {end} is before --from {start}; exchange them", end=self.end, start=self.start
            )
        return first, second

    def changes(self, of: Of, place: str | None = None) -> list[Change]:
        """Return the places where something happened, the greatest change first; only the one that is named.

        Raises
        ------
        NotFoundError
            Nothing had been reported by one of the days.
        UsageError
            A date, an edition or a place that is unknown, or days in the wrong order.
        """
        from graph.analysis.scenarios.between import Known, changes_between

        type_, method = "Region" if of == "regions" else "Province", read_method(self.method_path)
        wanted = self._find(place, type_) if place else None
        first, second = (Known.on(point.day, self.everything, method) for point in self.points)
        for known, option in ((first, "--from"), (second, "--to")):
            if not known.appraisal.deals:
                text = N_("nothing had been reported by {day}; choose a later {option}")
                raise NotFoundError(text, day=known.day.isoformat(), option=option)
        found = changes_between(first, second, of)
        kept = [c for c in found if (c.id == wanted if wanted else c.events)]
        return sorted(kept, key=lambda c: (-abs(c.after - c.before), c.id))

    def _find(self, place: str, type_: str) -> str:
        return find_place(self.everything.entities.values(), place, (type_,), self.resolved).id

    def head(self, change: Change, lang: str) -> dict[str, Any]:
        """Return a place with our marks and the published ones of both days."""
        record: dict[str, Any] = {"id": change.id, "name": self.everything.entities[change.id].name(lang)}
        scores = (change.before, change.after)
        for end, point, mark, score in zip(("from", "to"), self.points, change.marks, scores, strict=True):
            record |= {end: point.day.isoformat(), f"mark_{end}": mark, f"score_{end}": score}
            record[f"edition_{end}"] = point.edition.id if point.edition else None
            record[f"published_{end}"] = point.edition.marks.get(change.id) if point.edition else None
        return record

    def event(self, event: Event, lang: str) -> dict[str, Any]:
        """Return what happened to which deal, with its points of the score and where it is reported."""
        return {
            "event": event.event,
            "deal_id": event.deal.id if event.deal else None,
            "deal": deal_name(event.deal, self.everything.entities, lang) if event.deal else None,
            "from_stage": event.from_stage or None,
            "from_health": event.from_health or None,
            "to_stage": event.to_stage or None,
            "to_health": event.to_health or None,
            "changed": event.changed,
            "points": event.points,
            "sources": sorted({f"{r.source_id.partition(':')[2]} {r.locator}" for r in event.reports}),
            "periods": sorted({report.period for report in event.reports}),
        }

    def records(self, changes: list[Change], lang: str) -> list[dict[str, Any]]:
        """Return all events as flat records, each with its place."""
        return [self.head(c, lang) | self.event(e, lang) for c in changes for e in c.events]


def _point(statements: Statements, given: str, option: str) -> Point:
    """Return the day of a date (its last, as with ``--as-of``) or of an edition of a rating."""
    edition = statements.editions.get(f"edition:{given.removeprefix('edition:')}")
    if edition is not None:
        return Point(date_bounds(edition.date)[1], edition)
    if given.startswith("edition:"):
        raise UsageError(
            '{option}: there is no edition "{given}" ({choices})',
            option=option,
            given=given,
            choices=choices(given, statements.editions),
        )
    try:
        day = date_bounds(given)[1]
    except InvalidValueError as error:
        raise UsageError("{option}: {reason}", option=option, reason=error.message) from None
    return Point(day, _nearest_edition(statements, day))


def _nearest_edition(statements: Statements, day: datetime.date) -> Edition | None:
    """Return the edition published nearest to a day, the later of equals; none further off than a year."""

    def distance(edition: Edition) -> tuple[int, int, str]:
        first, last = date_bounds(edition.date)
        return max((first - day).days, (day - last).days, 0), -last.toordinal(), edition.id

    nearest = min(statements.editions.values(), key=distance, default=None)
    return nearest if nearest and distance(nearest)[0] <= _YEAR else None
