"""What the picture of marks is drawn from: every region, or every province when asked by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.pictures.charts.marks import Marks, Row
from graph.releases import release_text
from graph.statements.marks import latest_edition
from graph.statements.short_names import short_names
from graph.texts import say
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.portraits.dates import day_words
from graph.workflows.records.promises import as_of_day
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import Message, Words
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.score.score import Of

_OF: dict[str, Of] = {"regions": "regions", "provinces": "provinces"}


def marks_data(workspace: Workspace, asked: Asked, lang: str) -> Marks:
    """Return the marks of all regions, or of all provinces with ``by`` provinces.

    Raises
    ------
    UsageError
        ``by`` is neither.
    """
    by = asked.by or "regions"
    if by not in _OF:
        raise UsageError('there are no marks by "{by}" ({choices})', by=by, choices=choices(by, _OF))
    of = _OF[by]
    edition = latest_edition(workspace.statements.editions) if of == "regions" else None
    published = edition.marks if edition else {}
    scores = workspace.scores(of)
    names = short_names((workspace.statements.entities[s.id] for s in scores), lang)
    rows = tuple(
        Row(
            s.id,
            names[s.id],
            s.mark,
            s.score,
            s.low,
            s.high,
            s.rank,
            s.rank_low,
            s.rank_high,
            published.get(s.id),
        )
        for s in scores
    )
    foot = [day_line(workspace, lang)]
    if edition:
        source = Words(workspace.statements.entities[edition.source_id].names)
        told = Message("Published marks: {source}, {date}.", source=source, date=edition.date)
        foot.append(say(told, lang))
    return Marks(rows, of, workspace.method.level, tuple(foot))


def day_line(workspace: Workspace, lang: str) -> str:
    """Return the line below a picture: the day as of which it is told, and the data it is made of."""
    day = say(Message("As of {day}.", day=day_words(as_of_day(workspace))), lang)
    return f"{day} {release_text(workspace.releases, lang)}"


DRAWN = Drawn(marks_data, ("by",))
