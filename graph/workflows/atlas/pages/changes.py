"""What changed since the last edition but one: the picture, and the events of each region behind a click."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from graph.analysis.score.apportion import UNITS, round_parts, to_units
from graph.pictures.registry import PICTURES
from graph.statements.short_names import short_names
from graph.texts.figures import figure
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.citing import cited
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page
from graph.workflows.drawn.changes import changes_picture, compared
from graph.workflows.drawn.marks import day_line
from graph.workflows.portraits.changes import ChangesFact, EventFact, place_changes
from schema.messages import N_, Message, counted

_PATH = "changes.html"
_STYLE = "details li b{font-variant-numeric:tabular-nums;display:inline-block;min-width:3.6rem}"
#: It is told with others of its kind.
_SILENT = "silent"
#: So many events of a region are told here, those that weigh most; the page of the region has them all.
_SHOWN = 4
_HOW = N_(
    "Points are shares of the change of our score and sum to it. First reported: nothing had been "
    "reported of it by the first day; the thing itself may be older. Where only column and item are"
    " named, they are those of the section of the region in the published rating."
)


def _make(atlas: Atlas) -> Iterable[Page]:
    found = compared(atlas.workspace.passes)
    if found is None:
        text = N_("There are no two published editions to compare, so there is nothing to say of changes.")
        yield Page(_PATH, atlas.text(N_("No two editions to compare")), tag("p", atlas.text(text)))
        return
    foot = (day_line(atlas.workspace, atlas.lang),)
    picture = PICTURES["changes"].draw(
        changes_picture(found, atlas.workspace.statements, atlas.lang, foot), atlas.lang
    )
    names = short_names((atlas.workspace.statements.entities[c.id] for c in found.changes), atlas.lang)
    ordered = sorted(found.changes, key=lambda c: (-round(c.after - c.before, 9), c.id))
    told = [
        (c.id, fact) for c in ordered if (fact := place_changes(atlas.workspace.passes, c.id)) and fact.events
    ]
    body = join(
        atlas.figure(_PATH, replace(picture, title="")),
        tag("h2", atlas.text(N_("What happened, region by region"))),
        tag("p", atlas.text(_HOW), class_="how"),
        (_region(atlas, id_, names[id_], fact) for id_, fact in told),
    )
    yield Page(_PATH, picture.title, body, style=_STYLE)


def _region(atlas: Atlas, id_: str, name: str, fact: ChangesFact) -> Markup:
    """Return the events of a region, those that weigh most first; the points printed sum to the change."""
    total = to_units(fact.score_after) - to_units(fact.score_before)
    units = round_parts(total, [event.points for event in fact.events])
    told = [
        _event(atlas, event, number, id_)
        for number, event in zip(units, fact.events, strict=True)
        if event.event != _SILENT and (number or not event.is_quiet)
    ]
    silent = [event for event in fact.events if event.event == _SILENT]
    marks = Message("mark {before} → {after}", before=fact.marks[0], after=fact.marks[1])
    count = counted("{count} event", "{count} events", len(told) + len(silent))
    head = Message("{change}, {marks}, {count}", change=_points(atlas, total), marks=marks, count=count)
    summary = tag("summary", tag("b", name), " ", tag("span", atlas.say(head), class_="quiet"))
    rest = len(told) - _SHOWN
    more = counted(
        "{count} more event, and all about the region", "{count} more events, and all about the region", rest
    )
    words = atlas.say(more) if rest > 0 else atlas.text(N_("All about the region"))
    return tag(
        "details",
        summary,
        tag("ul", told[:_SHOWN], _silent(atlas, silent)),
        tag("p", atlas.link(_PATH, id_, words)),
        id=id_.partition(":")[2],
    )


def _event(atlas: Atlas, event: EventFact, number: int, place: str) -> Markup:
    points = tag("b", _points(atlas, number) if number else "0")
    where = join(
        *dict.fromkeys(cited(atlas, _PATH, citation, place) for citation in event.citations), by="; "
    )
    return tag("li", points, " ", atlas.say(event.words), *([" (", where, ")"] if where else ()))


def _points(atlas: Atlas, units: int) -> str:
    return figure(units / UNITS, "+.3f", atlas.lang)


def _silent(atlas: Atlas, events: list[EventFact]) -> Markup | None:
    """Return in one row what was not mentioned again, which moves no mark."""
    if not events:
        return None
    names = atlas.workspace.passes.names
    deals = [join(names[id_][atlas.lang]) for e in events if (id_ := e.deal_id or "") in names]
    head = counted("Not mentioned again, {count} deal", "Not mentioned again, {count} deals", len(events))
    return tag("li", atlas.say(head), ": ", join(*deals, by="; ")) if deals else None


PAGES = Pages(_make, menu=N_("What changed"), path=_PATH, rank=50)
