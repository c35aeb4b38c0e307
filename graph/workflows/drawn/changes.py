"""What the picture of changes is drawn from: two editions or days, else the last edition but one and now."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.pictures.charts.changes import Changes, Row
from graph.statements.records import Edition, Statements
from graph.statements.short_names import short_names
from graph.texts import say
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.marks import day_line
from graph.workflows.portraits.dates import day_words
from graph.workflows.portraits.passes import Passes
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message, Words

if TYPE_CHECKING:
    from graph.analysis.scenarios.between import Change, Event

#: The cause that each event is counted with.
CAUSE_OF = {
    "new": "new",
    "moved": "moved",
    "stalled": "fell",
    "cancelled": "fell",
    "ended": "fell",
    "silent": "silent",
    "details": "known",
    "network": "known",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Changes between two days, and the editions whose marks stand beside them."""

    start: datetime.date
    end: datetime.date
    editions: tuple[Edition | None, Edition | None]
    changes: tuple[Change, ...]


def compared(passes: Passes) -> Compared | None:
    """Return what changed in the regions since the last edition but one; None without two editions."""
    span = passes.span
    if span is None:
        return None
    found = sorted((c for id_, c in passes.changes.items() if id_.startswith("region:")), key=lambda c: c.id)
    return Compared(span.start, span.end, (span.edition, passes.editions[0]), tuple(found))


def changes_picture(found: Compared, statements: Statements, lang: str, foot: tuple[str, ...]) -> Changes:
    """Return the data of the picture: places where something happened, the greatest rise first."""
    told = [c for c in found.changes if c.events]
    told.sort(key=lambda c: (-round(c.after - c.before, 9), c.id))
    names = short_names((statements.entities[c.id] for c in found.changes), lang)
    marks: list[Mapping[str, float]] = [edition.marks if edition else {} for edition in found.editions]
    rows = tuple(
        Row(c.id, names[c.id], c.before, c.after, marks[0].get(c.id), marks[1].get(c.id), causes(c.events))
        for c in told
    )
    start, end = (say(day_words(day), lang) for day in (found.start, found.end))
    return Changes(rows, start, end, (*foot, *_published(found, statements, lang)))


def causes(events: Iterable[Event]) -> Mapping[str, float]:
    """Return the points of events summed by cause."""
    found: dict[str, float] = defaultdict(float)
    for event in events:
        found[CAUSE_OF[event.event]] += event.points
    return dict(found)


def _published(found: Compared, statements: Statements, lang: str) -> list[str]:
    known = [edition for edition in found.editions if edition]
    if not known:
        return []
    source = Words(statements.entities[known[-1].source_id].names)
    days = " → ".join(edition.date for edition in known)
    return [say(Message("Published marks: {source}, {date}.", source=source, date=days), lang)]


def _data(workspace: Workspace, asked: Asked, lang: str) -> Changes:
    if (asked.start is None) != (asked.end is None):
        raise UsageError("give both days or editions, or none")
    found = (
        _between(workspace, asked.start, asked.end)
        if asked.start and asked.end
        else compared(workspace.passes)
    )
    if found is None:
        text = N_("there are no two published editions to compare; name two days")
        raise NotFoundError(text)
    return changes_picture(found, workspace.everything, lang, (day_line(workspace, lang),))


def _between(workspace: Workspace, start: str, end: str) -> Compared:
    from graph.workflows.records.changes import Comparison

    comparison = Comparison(workspace.directories, start, end, workspace.method_path)
    first, second = comparison.points
    changes = tuple(comparison.changes("regions"))
    return Compared(first.day, second.day, (first.edition, second.edition), changes)


DRAWN = Drawn(_data, ("start", "end"))
