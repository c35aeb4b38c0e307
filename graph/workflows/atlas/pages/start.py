"""The first page: what was found, the map, marks, announcements, and search over everything."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.pictures.drawing import Drawing, rect
from graph.pictures.palette import FATE_ROLES
from graph.pictures.render import page_svg
from graph.workflows.atlas import atlas as whole
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page, cell, relative
from graph.workflows.atlas.searching import ASK, STYLE, search_box
from graph.workflows.drawing import DRAWN, Asked, draw
from graph.workflows.portraits.country import CountryPortrait, country_portrait
from graph.workflows.portraits.headlines import (
    leader_findings,
    mover_findings,
    news_findings,
    promise_findings,
)
from graph.workflows.portraits.promises import FATE_WORDS
from schema.messages import N_, Message, Words, counted

_PATH = "index.html"
_STYLE = f"{STYLE}.findings{{font-size:1.05rem;max-width:60rem}}.findings li{{margin:.35rem 0}}"


def _make(atlas: Atlas) -> Iterable[Page]:
    country = portrait(atlas)
    body = join(
        search_box(atlas, page=_page_of(atlas, "search") or ""),
        tag("ul", _findings(atlas, country), class_="findings"),
        _map(atlas),
        _marks(atlas),
        _announcements(atlas, country),
    )
    yield Page(_PATH, _title(atlas, country), body, _lead(atlas, country), (ASK,), _STYLE)


def portrait(atlas: Atlas) -> CountryPortrait:
    """Return the portrait of the country, made once for all languages."""
    if "country" not in atlas.shared:
        atlas.shared["country"] = country_portrait(atlas.workspace.passes)
    found: CountryPortrait = atlas.shared["country"]
    return found


def _title(atlas: Atlas, country: CountryPortrait) -> str:
    if not country.regions or not country.rates.promises:
        return atlas.text(N_("Ties between the regions of Russia and China"))
    title = counted(
        "{name} leads among the regions; of {count} announcement {true} came true",
        "{name} leads among the regions; of {count} announcements {true} came true",
        len(country.rates.promises),
        name=Words(atlas.workspace.statements.entities[country.regions[0].id].names),
        true=country.fates["came_true"],
    )
    return atlas.say(title)


def _lead(atlas: Atlas, country: CountryPortrait) -> str:
    text = N_(
        "What joins the regions of Russia and the provinces of China: {deals}, told in {reports} from "
        "{sources}. Marks from 1 to 10 are ours; published ones stand beside them and play no part in them."
    )
    counts = country.counts
    fields = {
        "deals": counted("{count} deal", "{count} deals", counts["deals"]),
        "reports": counted("{count} report", "{count} reports", counts["reports"]),
        "sources": counted("{count} source", "{count} sources", counts["sources"]),
    }
    return atlas.say(Message(text, **fields))


def _findings(atlas: Atlas, country: CountryPortrait) -> list[Markup]:
    """Return the findings, each with where its facts stand."""
    entities = atlas.workspace.statements.entities
    kinds = [event for event, count in country.news_counts.items() for _ in range(count)]
    told = (
        ("#marks", N_("Marks"), leader_findings(entities, country.regions)),
        (_page_of(atlas, "changes"), N_("What changed"), mover_findings(entities, country.moved)),
        (_page_of(atlas, "promises"), N_("Announcements"), promise_findings(country.rates)),
        (_page_of(atlas, "changes"), N_("What changed"), news_findings(kinds)),
    )
    return [
        tag(
            "li",
            atlas.linked(_PATH, sentence),
            " ",
            tag("a", atlas.text(words), " →", href=path, class_="screen"),
        )
        for path, words, sentences in told
        for sentence in sentences
    ]


def _page_of(atlas: Atlas, name: str) -> str | None:
    """Return the address of the first page of a kind; None where the atlas has none."""
    path = whole.PAGES[name].path if name in whole.PAGES else ""
    return relative(f"{atlas.lang}/{_PATH}", f"{atlas.lang}/{path}") if path else None


def _map(atlas: Atlas) -> Markup | None:
    if "map" not in DRAWN:
        return None
    return _figure(atlas, "map", draw("map", atlas.workspace, Asked(), atlas.lang))


def _marks(atlas: Atlas) -> Markup:
    return _figure(atlas, "marks", draw("marks", atlas.workspace, Asked(), atlas.lang))


def _figure(atlas: Atlas, id_: str, drawing: Drawing) -> Markup:
    return tag("section", atlas.figure(_PATH, drawing), id=id_)


def _announcements(atlas: Atlas, country: CountryPortrait) -> Markup | None:
    """Return what became of announcements in the country, as a table with a bar a row."""
    if not country.rates.promises:
        return None
    title = counted(
        "What became of {count} announcement",
        "What became of {count} announcements",
        len(country.rates.promises),
    )
    most = max(country.fates.values())
    rows = [
        tag(
            "tr",
            cell(atlas.text(FATE_WORDS[fate])),
            cell(count, number=True),
            cell(_bar(FATE_ROLES[fate], count / most)),
        )
        for fate, count in country.fates.items()
    ]
    more = tag(
        "a", atlas.text(N_("All announcements, with what became of each")), href=_page_of(atlas, "promises")
    )
    table = tag("table", tag("tbody", rows))
    return tag("section", tag("h2", atlas.say(title)), table, tag("p", more), id="announcements")


def _bar(role: str, share: float) -> Markup:
    shapes = (rect(0, 2, 320 * share, 12, role),)
    return Markup(page_svg(Drawing("bar", 320, 16, "", "", shapes)))  # noqa: S704 - escaped there


PAGES = Pages(_make, menu=N_("Overview"), path=_PATH)
