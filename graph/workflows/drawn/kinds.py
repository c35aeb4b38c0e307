"""Regions by kinds of deals: every region, ordered by its mark or by what it is like."""

from __future__ import annotations

from graph.pictures.charts.kinds import Cell, Doing
from graph.pictures.grid import Line
from graph.releases import release_text
from graph.statements.short_names import short_names
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.kinds import OTHER, Doings
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message
from schema.values import choices

_HOW = N_("A row is a region with its mark; the darker a square, the more deals work there.")
_ALIKE = N_("Regions that do alike things lie together.")


def data(workspace: Workspace, asked: Asked, lang: str) -> Doing:
    """Return what every region does by kind of deal; ``by`` is the order of the regions."""
    return doing(Doings(workspace, "kind"), "kinds", asked.by, lang)


def doing(doings: Doings, name: str, by: str | None, lang: str) -> Doing:
    """Return the data of the picture.

    Raises
    ------
    UsageError
        There is no such order.
    NotFoundError
        No deal of any region is known.
    """
    orders, by = doings.orders(), by or "mark"
    if by not in orders:
        raise UsageError('there is no order by "{by}" ({choices})', by=by, choices=choices(by, orders))
    if not doings.states:
        raise NotFoundError("no deal between a region and China is known")
    workspace, regions = doings.workspace, orders[by]()
    names = short_names((workspace.statements.entities[r] for r in regions), lang)
    rows = tuple(Line(r, f"{names[r]} {doings.marks[r]}") for r in regions)
    columns = tuple(Line("", doings.name(c, lang)) for c in doings.columns)
    row_of, column_of = ({id_: n for n, id_ in enumerate(ids)} for ids in (regions, doings.columns))
    cells = sorted(
        (row_of[r], column_of[c], counts["operating"], counts["building"] > 0)
        for (r, c), counts in doings.states.items()
    )
    return Doing(
        name,
        headline(doings, lang),
        " ".join(translate(words, lang) for words in ((_HOW, _ALIKE) if by == "similarity" else (_HOW,))),
        rows,
        columns,
        tuple(Cell(*cell) for cell in cells),
        (*_left_out(doings, lang), release_text(workspace.releases, lang)),
    )


def headline(doings: Doings, lang: str) -> str:
    """Return what most regions do, and how many do nothing that works."""
    regions = doings.workspace.appraisal.places["regions"]
    working = {r for (r, _), counts in doings.states.items() if counts["operating"]}
    told = [
        Message("{kind} in {count}", kind=doings.name(c, lang), count=len(doings.leaders(c)))
        for c in [c for c in doings.columns if c != OTHER][:2]
    ]
    text = N_("Of {all} regions: {kinds}; nothing works in {none}")
    return say(Message(text, all=len(regions), kinds=told, none=len(regions) - len(working)), lang)


def _left_out(doings: Doings, lang: str) -> list[str]:
    """Return what stands in no column, and what is meant by all other."""
    found = [
        translate(
            N_("Agreements of authorities, visits and events are left out: no result by themselves."), lang
        )
    ]
    if doings.merged:
        names = [doings.name(c, lang) for c in doings.merged]
        told = Message("All other: {names}, several sectors at once, or not told.", names=names)
        found.append(say(told, lang))
    return found


DRAWN = Drawn(data, ("by",))
