"""A small map of a region or province: the border near it, else its strongest partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.pictures.charts.small_map import SmallMap
from graph.pictures.close_up import Scene
from graph.pictures.geometry import neighbours, units
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.map import BORDERS
from graph.workflows.geography import areas, crossings, links, ways
from schema.errors import UsageError
from schema.messages import Message, N_, counted

if TYPE_CHECKING:
    from graph.pictures.maps import Link
    from graph.workflows.workspace import Workspace

#: Partners that are shown.
_MOST = 5
_NEAR = N_("Pipelines and routes are drawn as straight lines between the places that sources name.")
_FAR = N_("The wider a line, the more results; green: all of the deals work, rust: none does.")


def _data(workspace: Workspace, asked: Asked, lang: str) -> SmallMap:
    if bool(asked.region) == bool(asked.province):
        raise UsageError("name a region or a province for the small map")
    given, type_ = (asked.region or asked.province or ""), "Region" if asked.region else "Province"
    return small_map(workspace, workspace.find(given, (type_,)).id, lang)


def small_map(workspace: Workspace, place: str, lang: str) -> SmallMap:
    """Return the small map of a place by its id."""
    kind = place.partition(":")[0]
    across = [n for n in neighbours(place) if not n.startswith(kind)]
    return _border(workspace, place, across, lang) if across else _partners(workspace, place, lang)


def _border(workspace: Workspace, place: str, across: list[str], lang: str) -> SmallMap:
    drawn, _ = crossings(workspace, lang)
    runs, _ = ways(workspace, lang)
    regions = {t.source_id for t in workspace.statements.ties.values() if t.target_id == place}
    own = [c for c in drawn if c.id in regions]
    name = workspace.statements.entities[place].name(lang)
    title = counted(
        "{name}: {works} of {count} border crossing operates",
        "{name}: {works} of {count} border crossings operate",
        len(own),
        name=name,
        works=sum(c.state == "operating" for c in own),
    )
    if not own:
        title = Message("{name}: no border crossing is reported", name=name)
    scene = Scene(areas(workspace, lang), tuple(drawn), tuple(runs), (), frozenset((place, *across)))
    return SmallMap(say(title, lang), translate(_NEAR, lang), scene, (place,), (translate(BORDERS, lang),))


def _partners(workspace: Workspace, place: str, lang: str) -> SmallMap:
    found, _ = links(workspace, lang)
    own = [joined for joined in found if place in (joined.region, joined.province)][:_MOST]
    ends = tuple(sorted({end for joined in own for end in (joined.region, joined.province)} - {place}))
    name = workspace.statements.entities[place].name(lang)
    title = Message("{name}: the strongest partners", name=name)
    if not own:
        title = Message("{name}: no partner is named", name=name)
    scene = Scene(areas(workspace, lang), links=_within(own), strong=frozenset((place, *ends)))
    how = translate(_FAR, lang) if own else ""
    return SmallMap(say(title, lang), how, scene, (place, *ends), (translate(BORDERS, lang),))


def _within(found: list[Link]) -> tuple[Link, ...]:
    return tuple(joined for joined in found if joined.region in units() and joined.province in units())


DRAWN = Drawn(_data, ("region", "province"))
