"""The map: marks of all units, the links of the one that is chosen, and the border at close range."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources

from markupsafe import Markup

from graph.pictures.charts import border as border_chart
from graph.pictures.charts import map as map_chart
from graph.pictures.drawing import Drawing
from graph.pictures.geometry import units
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import Page, cell
from graph.workflows.drawn.border import border
from graph.workflows.drawn.map import whole_map
from graph.workflows.geography import Geography
from schema.messages import N_, Message

_PATH = "map.html"
_FOLDER = resources.files("graph.workflows.atlas.pages")
_SCRIPT = _FOLDER.joinpath("map.js").read_text(encoding="utf-8")
_STYLE = _FOLDER.joinpath("map.css").read_text(encoding="utf-8")
#: Provinces that the lead names.
_FIRST = 3


def _make(atlas: Atlas) -> Iterable[Page]:
    shown = Geography(atlas.workspace, atlas.lang)
    whole, near = whole_map(shown), border(shown)
    drawing = map_chart.draw(whole, atlas.lang)
    body = join(
        _map(atlas, drawing),
        tag("section", atlas.figure(_PATH, border_chart.draw(near, atlas.lang)), id="border"),
        _things(atlas, shown),
    )
    roles = frozenset(f"share-{step}" for step in range(1, 6))
    script = _SCRIPT.replace("/*data*/null", _data(atlas, shown))
    yield Page(_PATH, whole.title, body, _lead(atlas, shown), (script,), _STYLE, roles)


def _lead(atlas: Atlas, shown: Geography) -> str:
    provinces = [area for area in shown.areas.values() if area.id.startswith("province:")]
    provinces.sort(key=lambda area: (-area.mark, area.id))
    best = tuple(f"{area.label} ({area.mark})" for area in provinces[:_FIRST])
    return atlas.say(Message("Of the Chinese provinces the strongest are {provinces}.", provinces=best))


def _map(atlas: Atlas, drawing: Drawing) -> Markup:
    hint = N_(
        "Choose a region or province to see its partners: the wider a line, the more results; green where "
        "all deals work, rust where none does."
    )
    return tag(
        "figure",
        tag("p", drawing.subtitle, class_="how"),
        tag("p", atlas.text(hint), class_="how screen", id="hint", hidden=True),
        tag("div", atlas.svg(_PATH, drawing), class_="scroll"),
        tag("aside", id="chosen", hidden=True, aria_live="polite", aria_label=atlas.text(N_("Partners"))),
        tag("figcaption", *(tag("div", line) for line in drawing.foot)),
        id="map",
    )


def _data(atlas: Atlas, shown: Geography) -> str:
    view, ids = map_chart.whole_view(), list(shown.areas)
    place = {id_: number for number, id_ in enumerate(ids)}
    words = {
        "heads": [atlas.text(head) for head in (N_("Partner"), N_("Points"), N_("Working deals"))],
        "more": atlas.text(N_("and {count} more")),
        "none": atlas.text(N_("No partner with results is named.")),
        "untold": atlas.text(N_("No province is named for {share}% of the points.")),
        "page": atlas.text(N_("All about it")),
        "close": atlas.text(N_("Close")),
    }
    data = {
        "ids": [id_.partition(":")[2] for id_ in ids],
        "names": [shown.areas[id_].label for id_ in ids],
        "at": [[round(value) for value in view.point(*units()[id_].label)] for id_ in ids],
        #: region, province, points, deals, those of them that work
        "links": [
            [place[d.region], place[d.province], round(d.points, 2), d.counts["deals"], d.counts["working"]]
            for d in shown.dyads
            if d.province in place and d.region in place and d.points > 0
        ],
        "untold": {str(place[r]): round(share, 2) for r, share in shown.untold.items() if r in place},
        "words": words,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c")


def _things(atlas: Atlas, shown: Geography) -> Markup:
    """Return the crossings, routes and pipelines as a table, and those that could not be drawn."""
    drawn = [*(crossing.id for crossing in shown.crossings), *(way.id for way in shown.ways)]
    heads = [N_("Crossing, route or pipeline"), N_("State")]
    rows = [_thing(atlas, shown, id_) for id_ in drawn]
    left = [_thing(atlas, shown, entity.id) for entity in shown.undrawn]
    why = N_(
        "Too little is told of where these are; lines over sea and flights aren't drawn, and routes of which "
        "only far places are named."
    )
    return join(
        _table(atlas, N_("Crossings, routes and pipelines on the maps"), heads, rows),
        _table(atlas, N_("Not drawn"), heads, left, tag("p", atlas.text(why), class_="quiet"))
        if left
        else None,
    )


def _thing(atlas: Atlas, shown: Geography, id_: str) -> Markup:
    state = shown.state(id_) or atlas.text(N_("not reported"))
    return tag("tr", cell(atlas.link(_PATH, id_)), cell(state))


def _table(atlas: Atlas, title: str, heads: list[str], rows: list[Markup], *before: Content) -> Markup:
    head = tag("tr", (tag("th", atlas.text(words), scope="col") for words in heads))
    table = tag("table", tag("thead", head), tag("tbody", rows))
    return tag("details", tag("summary", atlas.text(title)), *before, table)


PAGES = Pages(_make, lambda _: {}, N_("Map"), _PATH, 30)
