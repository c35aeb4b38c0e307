"""Who does what: regions by kinds of deals and by sectors, who leads in each, and all of it as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import resources

from markupsafe import Markup

from graph.pictures.charts.kinds import Doing, draw, grid_of
from graph.pictures.drawing import Drawing, number
from graph.statements.short_names import short_names
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page, cell
from graph.workflows.drawn.kinds import doing
from graph.workflows.kinds import Doings
from schema.messages import N_, Message

_PATH = "kinds.html"
_MOST_LEADERS = 4
_PICTURES = (("kind", "kinds"), ("sector", "sectors"))
_HEADINGS = {"kind": N_("Who leads in each kind of deal"), "sector": N_("Who leads in each sector")}
_ORDERS = {"mark": N_("by mark"), "similarity": N_("alike ones together")}
_STYLE = (resources.files("graph.workflows.atlas") / "kinds.css").read_text(encoding="utf-8")


def _make(atlas: Atlas) -> Iterable[Page]:
    found = [Doings(atlas.workspace, by) for by, _ in _PICTURES]
    if not found[0].states:
        return
    drawn = [doing(d, name, "mark", atlas.lang) for d, (_, name) in zip(found, _PICTURES, strict=True)]
    figures = [_figure(atlas, draw(data, atlas.lang), headed=n > 0) for n, data in enumerate(drawn)]
    names = short_names((atlas.workspace.statements.entities[r.id] for r in drawn[0].rows), atlas.lang)
    body = join(
        _order(atlas),
        *(
            tag("section", figure, tag("div", _leaders(atlas, d, names)), id=name, class_="beside")
            for figure, d, (_, name) in zip(figures, found, _PICTURES, strict=True)
        ),
        tag("h2", atlas.text(N_("Every region in words"))),
        tag(
            "p",
            atlas.text(N_("The number of deals that work; what is only announced or halted is left out.")),
            class_="how",
        ),
        _table(atlas, found, [row.id for row in drawn[0].rows], names),
    )
    style = _STYLE + "".join(_moves(atlas, d, data) for d, data in zip(found, drawn, strict=True))
    lead = atlas.text(
        N_("Every region has a row, whether its partners are named or not. A row leads to its region.")
    )
    yield Page(_PATH, drawn[0].title, body, lead, style=style)


def _figure(atlas: Atlas, drawing: Drawing, *, headed: bool) -> Markup:
    """Return a picture; the title of the first is that of the page."""
    return atlas.figure(_PATH, drawing if headed else replace(drawing, title=""))


def _order(atlas: Atlas) -> Markup:
    """Return the choice of the order of rows, which works without scripts."""
    choices = (
        tag(
            "label",
            tag("input", type="radio", name="order", id=f"by-{by}", checked=by == "mark"),
            atlas.text(words),
        )
        for by, words in _ORDERS.items()
    )
    return tag("div", tag("span", atlas.text(N_("Regions:")), " "), *choices, class_="order screen")


def _moves(atlas: Atlas, doings: Doings, data: Doing) -> str:
    """Return the rules that move rows to their places by similarity."""
    places = {region: n for n, region in enumerate(doings.by_similarity())}
    ys = grid_of(data).ys
    return "".join(
        f"body:has(#by-similarity:checked) #{data.name} [data-row='{n}']"
        f"{{transform:translate(0,{number(ys[places[row.id]])}px)}}"
        for n, row in enumerate(data.rows)
    )


def _leaders(atlas: Atlas, doings: Doings, names: dict[str, str]) -> Markup:
    """Return a table of who leads in each column."""
    heads = (tag("th", atlas.text(words)) for words in (N_("What"), N_("Regions"), N_("Leading")))
    rows = [
        tag(
            "tr",
            cell(doings.name(c, atlas.lang)),
            cell(len(found), number=True),
            cell(_ahead(atlas, found, names)),
        )
        for c in doings.columns
        if (found := doings.leaders(c))
    ]
    head = tag("h3", atlas.text(_HEADINGS[doings.by]))
    return join(head, tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows)))


def _ahead(atlas: Atlas, leaders: Sequence[tuple[str, int]], names: dict[str, str]) -> Markup:
    """Return who leads with how many deals that work, of equals all or none."""
    first = leaders
    if len(leaders) > _MOST_LEADERS:
        first = [pair for pair in leaders if pair[1] > leaders[_MOST_LEADERS][1]]
    if not first:
        return Markup.escape(atlas.say(Message("level: {count} each", count=leaders[0][1])))
    return join(*(join(atlas.link(_PATH, r, names[r]), f" ({count})") for r, count in first), by=", ")


def _table(atlas: Atlas, found: Sequence[Doings], regions: Sequence[str], names: dict[str, str]) -> Markup:
    heads = (tag("th", atlas.text(words)) for words in (N_("Region"), N_("Kinds of deals"), N_("Sectors")))
    rows = (
        tag(
            "tr",
            cell(atlas.link(_PATH, region, names[region])),
            *(cell(_told(atlas, doings, region)) for doings in found),
        )
        for region in regions
    )
    return tag("div", tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows)), class_="scroll")


def _told(atlas: Atlas, doings: Doings, region: str) -> str:
    """Return what works in a region, the most first: ``exports 5, plants 2``."""
    counts = {
        c: doings.states[region, c]["operating"] for c in doings.columns if (region, c) in doings.states
    }
    told = [
        Message("{kind} {count}", kind=doings.name(c, atlas.lang), count=n)
        for c, n in sorted(counts.items(), key=lambda pair: (-pair[1], doings.columns.index(pair[0])))
        if n
    ]
    return atlas.say(Message("{parts}", parts=told)) if told else "–"


PAGES = Pages(_make, menu=N_("Who does what"), path=_PATH, rank=50)
