"""A small map of a region or province: the border near it, else its strongest partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.pictures.charts.small_map import SmallMap
from graph.pictures.close_up import Scene
from graph.pictures.geometry import neighbours
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.map import BORDERS, NEAR
from graph.workflows.geography import Geography
from schema.errors import UsageError
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace

#: Partners that are shown.
_MOST = 5
_FAR = N_("The wider a line, the more results; green: all of the deals work, rust: none does.")


def _data(workspace: Workspace, asked: Asked, lang: str) -> SmallMap:
    if bool(asked.region) == bool(asked.province):
        raise UsageError("name a region or a province for the small map")
    given, type_ = (asked.region or asked.province or ""), "Region" if asked.region else "Province"
    return small_map(Geography(workspace, lang), workspace.find(given, (type_,)).id)


def small_map(shown: Geography, place: str) -> SmallMap:
    """Return the small map of a place by its id."""
    kind = place.partition(":")[0]
    across = [n for n in neighbours(place) if not n.startswith(kind)]
    own = frozenset(shown.located.get(place, ()))
    return _border(shown, place, across, own) if across and own else _partners(shown, place)


def _border(shown: Geography, place: str, across: list[str], own: frozenset[str]) -> SmallMap:
    title = counted(
        "{name}: {works} of {count} border crossing operates",
        "{name}: {works} of {count} border crossings operate",
        len(own),
        name=_name(shown, place),
        works=sum(c.state == "operating" for c in shown.crossings if c.id in own),
    )
    named = frozenset((place, *across, *own))
    scene = Scene(shown.areas, shown.crossings, shown.ways, (), named)
    return _map(shown, title, translate(NEAR, shown.lang), scene, (place,))


def _partners(shown: Geography, place: str) -> SmallMap:
    own = tuple(joined for joined in shown.links if place in (joined.region, joined.province))[:_MOST]
    ends = tuple(sorted({end for joined in own for end in (joined.region, joined.province)} - {place}))
    title = Message("{name}: the strongest partners", name=_name(shown, place))
    if not own:
        title = Message("{name}: no partner with results is named", name=_name(shown, place))
        return _map(shown, title, "", Scene(shown.areas, named=frozenset((place,))), (place,))
    scene = Scene(shown.areas, links=own, named=frozenset((place, *ends)))
    return _map(shown, title, translate(_FAR, shown.lang), scene, (place, *ends))


def _map(shown: Geography, title: Message, how: str, scene: Scene, ids: tuple[str, ...]) -> SmallMap:
    return SmallMap(say(title, shown.lang), how, scene, ids, (translate(BORDERS, shown.lang),))


def _name(shown: Geography, place: str) -> str:
    return shown.workspace.statements.entities[place].name(shown.lang)


DRAWN = Drawn(_data, ("region", "province"))
