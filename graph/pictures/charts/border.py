"""The border at close range: crossings with their names, routes and pipelines, by state."""

from __future__ import annotations

from graph.pictures.charts.map import MapData
from graph.pictures.close_up import Scene, close_up
from graph.pictures.drawing import Drawing, group, rect
from graph.pictures.geometry import View, frame, project, widened
from graph.pictures.labels import Box
from graph.pictures.maps import STATES, state_legend
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.texts import translate
from schema.messages import N_

_SHOWS = N_("border crossings with their names, routes and pipelines, by state")
_WIDTH = 1040.0
_RATIO = 1.3


def draw(data: MapData, lang: str) -> Drawing:
    """Draw the part of the map in which the crossings lie; without any, the whole."""
    places = [project(c.lon, c.lat) for c in data.crossings]
    boxes = [Box(x, y, x, y) for x, y in places]
    box = widened(boxes, margin=0.16, ratio=_RATIO) if boxes else frame(ratio=_RATIO)
    view = View(box, _WIDTH, grid=1)
    words = {state: translate(told, lang) for state, (_, told) in STATES.items()}
    states = {c.state for c in data.crossings} | {w.state for w in data.ways}
    used = [state for state in STATES if state in states]
    wide = 34 + max((measured(words[state], "text") for state in used), default=0)
    high = 18 * len(used) + 12
    panel = Box(view.width - wide - 14, view.height - high - 14, view.width - 14, view.height - 14)
    legend = [rect(panel.left, panel.top, wide, high, "paper", round_=4)]
    legend += state_legend(panel.left + 8, panel.top + 20, states, lang)
    shapes = close_up(view, Scene(data.areas, data.crossings, data.ways), [panel])
    whole = (*shapes, *((group(legend),) if used else ()))
    return Drawing("border", view.width, view.height, data.title, data.subtitle, whole, data.foot)


PICTURE = Picture(_SHOWS, draw)
