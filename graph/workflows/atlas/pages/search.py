"""Search over all names in all languages."""

from __future__ import annotations

from collections.abc import Iterable

from graph.workflows.atlas import atlas as whole
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.searching import KINDS, SEARCH, STYLE, search
from schema.messages import N_, counted

_PATH = "search.html"
_HOW = N_(
    "In Russian, English or Chinese, by the beginning of any word; names written a little wrong are found, "
    "too."
)


def _make(atlas: Atlas) -> Iterable[Page]:
    known = sum(e.type in KINDS for e in atlas.workspace.statements.entities.values())
    title = counted("Search for {count} name", "Search among {count} names", known)
    every = whole.PAGES["names"].path if "names" in whole.PAGES else ""
    body = join(
        search(atlas, _PATH),
        tag("p", atlas.text(_HOW), class_="how screen"),
        tag("p", tag("a", atlas.text(N_("All names")), href=every)) if every else None,
    )
    yield Page(_PATH, atlas.say(title), body, scripts=(SEARCH,), style=STYLE)


PAGES = Pages(_make, menu=N_("Search"), path=_PATH, rank=80)
