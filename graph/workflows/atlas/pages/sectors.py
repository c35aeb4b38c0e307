"""A page for every sector of the economy with deals: where, with whom, what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.telling import STYLE, Teller
from graph.workflows.atlas.thing_sections import sector_sections
from graph.workflows.portraits.thing import sector_portrait, sectors
from graph.workflows.workspace import Workspace


def _about(workspace: Workspace) -> Mapping[str, str]:
    return {
        f"sector:{sector}": f"sectors/{sector.replace('_', '-')}.html" for sector in sectors(workspace.passes)
    }


def _make(atlas: Atlas) -> Iterable[Page]:
    portraits = atlas.shared.setdefault("sectors", {})
    for id_, path in _about(atlas.workspace).items():
        if id_ not in portraits:
            portraits[id_] = sector_portrait(atlas.workspace.passes, id_.partition(":")[2])
        portrait = portraits[id_]
        title = atlas.say(portrait.headline)
        yield Page(
            path, title[:1].upper() + title[1:], sector_sections(Teller(atlas, path), portrait), style=STYLE
        )


PAGES = Pages(_make, _about)
