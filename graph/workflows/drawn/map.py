"""The map: all units with their marks, the links of a region or province that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from graph.pictures.charts.map import MapData
from graph.pictures.geometry import neighbours
from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.geography import Geography
from schema.messages import N_, counted

if TYPE_CHECKING:
    from graph.pictures.maps import Area
    from graph.workflows.workspace import Workspace

#: How many regions, at least, a finding about the best marks is about.
_FEW = 6
BORDERS = N_(
    "Borders are those of Natural Earth, the units those of the data; neither says anything on what is "
    "disputed."
)
NEAR = N_("Pipelines and routes are drawn as straight lines between the places that sources name.")
HOW = N_(
    "The darker, the higher the mark. Straight lines join the places that sources name; they don't follow "
    "rails or roads."
)


def map_data(workspace: Workspace, asked: Asked, lang: str) -> MapData:
    """Return the map of all units; its title says where the best marks are."""
    return whole_map(Geography(workspace, lang), _chosen(workspace, asked))


def whole_map(shown: Geography, chosen: Set[str] = frozenset()) -> MapData:
    """Return the map of all units with the links of those that are chosen."""
    foot = (translate(BORDERS, shown.lang), release_text(shown.workspace.releases, shown.lang))
    links = (
        tuple(joined for joined in shown.links if {joined.region, joined.province} & chosen) if chosen else ()
    )
    title = finding(shown.areas, shown.lang)
    how = translate(HOW, shown.lang)
    return MapData(title, how, shown.areas, shown.crossings, shown.ways, links, foot)


def finding(units: Mapping[str, Area], lang: str) -> str:
    """Return how many of the regions with the best marks lie on the border with China."""
    regions = sorted((a for a in units.values() if a.id.startswith("region:")), key=lambda a: -a.mark)
    if len(regions) < _FEW:
        return translate(N_("Regions and provinces by mark"), lang)
    mark = regions[_FEW - 1].mark
    best = [area for area in regions if area.mark >= mark]
    near = sum(any(n.startswith("province:") for n in neighbours(area.id)) for area in best)
    told = counted(
        "{near} of the {count} region with a mark of {mark} or more lies on the border with China",
        "{near} of the {count} regions with a mark of {mark} or more lie on the border with China",
        len(best),
        near=near,
        mark=mark,
    )
    return say(told, lang)


def _chosen(workspace: Workspace, asked: Asked) -> set[str]:
    given = {workspace.find(asked.region, ("Region",)).id} if asked.region else set()
    return given | ({workspace.find(asked.province, ("Province",)).id} if asked.province else set())


DRAWN = Drawn(map_data, ("region", "province"))
