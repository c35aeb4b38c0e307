"""A page for every region and province: its mark, what carries it, with whom, and what became of promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.paths import file_names
from graph.workflows.atlas.place_sections import PlaceSections
from graph.workflows.atlas.telling import STYLE, Teller
from graph.workflows.drawn.profile import where
from graph.workflows.portraits.place import PlacePortrait, place_portrait
from graph.workflows.workspace import Workspace


def _about(workspace: Workspace) -> Mapping[str, str]:
    places = (id_ for of in workspace.appraisal.places.values() for id_ in of)
    return {id_: f"places/{name}.html" for id_, name in file_names(places).items()}


def _make(atlas: Atlas) -> Iterable[Page]:
    return (page_of(atlas, place) for place in _about(atlas.workspace))


def page_of(atlas: Atlas, place: str) -> Page:
    """Return the page of a region or province."""
    portraits: dict[str, PlacePortrait] = atlas.shared.setdefault("places", {})
    if place not in portraits:
        portraits[place] = place_portrait(atlas.workspace.passes, place)
    path, portrait = atlas.addresses[place], portraits[place]
    body = PlaceSections(Teller(atlas, path, place), portrait).all()
    lead = where(atlas.workspace, place, atlas.lang)
    return Page(path, atlas.say(portrait.headline), body, lead, style=STYLE)


PAGES = Pages(_make, _about)
