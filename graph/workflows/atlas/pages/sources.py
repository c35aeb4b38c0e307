"""The sources: where every fact of the atlas comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import tag
from graph.workflows.atlas.page import Page, cell
from graph.workflows.workspace import Workspace
from schema.messages import N_, counted

_PATH = "sources.html"


def _about(workspace: Workspace) -> dict[str, str]:
    sources = (e.id for e in workspace.statements.entities.values() if e.type == "Source")
    return {id_: f"{_PATH}#{id_.partition(':')[2]}" for id_ in sources}


def _make(atlas: Atlas) -> Iterable[Page]:
    statements = atlas.workspace.statements
    told = Counter(e.source_id for tie in statements.ties.values() for e in tie.evidence)
    sources = sorted(_about(atlas.workspace), key=lambda id_: (-told[id_], id_))
    rows = [_row(atlas, id_, told[id_]) for id_ in sources]
    heads = (tag("th", atlas.text(N_("Source"))), tag("th", atlas.text(N_("Facts")), class_="n"))
    title = counted(
        "Every fact comes from one of {count} source",
        "Every fact comes from one of {count} sources",
        len(rows),
    )
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows))
    yield Page(_PATH, atlas.say(title), table)


def _row(atlas: Atlas, id_: str, facts: int) -> Markup:
    return tag("tr", _source(atlas, id_), cell(facts, number=True), id=id_.partition(":")[2])


def _source(atlas: Atlas, id_: str) -> Markup:
    source = atlas.workspace.statements.entities[id_]
    address = str(source.properties.get("url", ""))
    shown = tag("a", atlas.name(id_), href=address) if address.startswith("https://") else atlas.name(id_)
    return cell(shown)


PAGES = Pages(_make, _about, N_("Sources"), _PATH, 90)
