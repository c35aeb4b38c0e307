"""A page for every sector of the economy with deals: where, with whom, what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.telling import STYLE, Teller
from graph.workflows.atlas.thing_sections import sector_sections
from graph.workflows.portraits.thing import SectorPortrait, sector_portrait, sectors
from graph.workflows.workspace import Workspace


def _about(workspace: Workspace) -> Mapping[str, str]:
    return {
        f"sector:{sector}": f"sectors/{sector.replace('_', '-')}.html" for sector in sectors(workspace.passes)
    }


def _make(atlas: Atlas) -> Iterable[Page]:
    return (page_of(atlas, id_) for id_ in _about(atlas.workspace))


def page_of(atlas: Atlas, id_: str) -> Page:
    """Return the page of a sector, ``sector:transport``."""
    portraits: dict[str, SectorPortrait] = atlas.shared.setdefault("sectors", {})
    if id_ not in portraits:
        portraits[id_] = sector_portrait(atlas.workspace.passes, id_.partition(":")[2])
    path, portrait = atlas.addresses[id_], portraits[id_]
    title = atlas.say(portrait.headline)
    body = sector_sections(Teller(atlas, path), portrait)
    return Page(path, title[:1].upper() + title[1:], body, style=STYLE)


PAGES = Pages(_make, _about)
