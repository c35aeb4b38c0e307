"""The border at close range: what its crossings, routes and pipelines are doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.pictures.charts.map import MapData
from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.map import BORDERS, NEAR
from graph.workflows.geography import Geography
from schema.messages import counted

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace


def border(shown: Geography) -> MapData:
    """Return the border at close range."""
    title = counted(
        "{works} of {count} crossing to China operates",
        "{works} of {count} crossings to China operate",
        len(shown.crossings),
        works=sum(c.state == "operating" for c in shown.crossings),
    )
    foot = (translate(BORDERS, shown.lang), release_text(shown.workspace.releases, shown.lang))
    how = translate(NEAR, shown.lang)
    return MapData(say(title, shown.lang), how, shown.areas, shown.crossings, shown.ways, (), foot)


def _data(workspace: Workspace, _: Asked, lang: str) -> MapData:
    return border(Geography(workspace, lang))


DRAWN = Drawn(_data)
