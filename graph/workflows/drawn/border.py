"""The border at close range: what its crossings, routes and pipelines are doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.pictures.charts.map import MapData
from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.map import BORDERS, HOW
from graph.workflows.geography import areas, crossings, ways
from schema.messages import counted

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace


def _data(workspace: Workspace, asked: Asked, lang: str) -> MapData:
    drawn, _ = crossings(workspace, lang)
    runs, _ = ways(workspace, lang)
    title = counted(
        "{works} of {count} crossing to China operates",
        "{works} of {count} crossings to China operate",
        len(drawn),
        works=sum(c.state == "operating" for c in drawn),
    )
    foot = (translate(BORDERS, lang), release_text(workspace.releases, lang))
    units = areas(workspace, lang)
    return MapData(say(title, lang), translate(HOW, lang), units, tuple(drawn), tuple(runs), (), foot)


DRAWN = Drawn(_data)
