"""A page for every company, university, project, route, crossing and zone of which two facts are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.texts import languages
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.paths import FOLDERS, anchor, file_names
from graph.workflows.atlas.telling import STYLE, Teller
from graph.workflows.atlas.thing_sections import thing_sections
from graph.workflows.portraits.thing import ThingPortrait, thing_portrait, things
from graph.workflows.workspace import Workspace


def _paths(workspace: Workspace) -> Mapping[str, str]:
    folders: dict[str, list[str]] = {}
    for id_ in things(workspace.passes):
        folders.setdefault(FOLDERS[workspace.statements.entities[id_].type], []).append(id_)
    return {
        id_: f"{folder}/{name}.html"
        for folder, ids in folders.items()
        for id_, name in file_names(ids).items()
    }


def _about(workspace: Workspace) -> Mapping[str, str]:
    """Return the pages of things, and of deals: that of the thing, else where its largest region tells it."""
    found, rows = dict(_paths(workspace)), workspace.appraisal.points.rows
    names = file_names(id_ for of in workspace.appraisal.places.values() for id_ in of)
    for deal in workspace.appraisal.deals:
        places = (*sorted(deal.shares, key=lambda r: (-deal.shares[r], r)), *sorted(deal.provinces))
        told = next((place for place in places if (deal.id, place) in rows), None)
        if deal.thing in found:
            found[deal.id] = found[deal.thing]
        elif told:
            found[deal.id] = f"places/{names[told]}.html#{anchor(deal.id)}"
    return found


def _make(atlas: Atlas) -> Iterable[Page]:
    return (page_of(atlas, thing) for thing in _paths(atlas.workspace))


def page_of(atlas: Atlas, thing: str) -> Page:
    """Return the page of a company, university, project, route, crossing or zone."""
    portraits: dict[str, ThingPortrait] = atlas.shared.setdefault("things", {})
    if thing not in portraits:
        portraits[thing] = thing_portrait(atlas.workspace.passes, thing)
    path, portrait = atlas.addresses[thing], portraits[thing]
    names = atlas.workspace.statements.entities[thing].names
    own = atlas.name(thing)
    others = [names[lang] for lang in languages() if lang in names and names[lang] != own]
    body = thing_sections(Teller(atlas, path), portrait)
    return Page(path, atlas.say(portrait.headline), body, " · ".join(others), style=STYLE)


PAGES = Pages(_make, _about)
