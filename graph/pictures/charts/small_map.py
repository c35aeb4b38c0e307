"""A small map for a page or a brief: a place, the border near it, or its partners where it has none."""

from __future__ import annotations

from dataclasses import dataclass

from graph.pictures.close_up import Scene, close_up
from graph.pictures.drawing import Drawing, group
from graph.pictures.geometry import View, frame, units
from graph.pictures.labels import Box
from graph.pictures.maps import spots, state_legend
from graph.pictures.picture import Picture
from schema.messages import N_

_SHOWS = N_("a region or province with the border near it, or with its partners")
_WIDTH = 520.0
_RATIO = 1.5
#: So much of what is around is shown with a single place.
_AROUND = 0.16
#: What the map without the far north looks like, and how far from its edge what is shown has to lie.
_LAND_RATIO, _EDGE_KM = 1.38, 150


@dataclass(frozen=True, slots=True)
class SmallMap:
    """What a small map shows: ``shown`` are the units that it must hold, the place first."""

    title: str
    subtitle: str
    scene: Scene
    shown: tuple[str, ...]
    foot: tuple[str, ...] = ()


def draw(data: SmallMap, lang: str, width: float = _WIDTH) -> Drawing:
    """Draw the part of the map that holds what is shown: a place at close range, or one with its partners."""
    single = len(data.shown) == 1
    box = frame(data.shown, margin=_AROUND, ratio=_RATIO) if single else _wide(data.shown)
    view = View(box, width, grid=1 if single else 2)
    shapes, high = close_up(view, data.scene), view.height
    states = {c.state for c, _, _ in spots(view, data.scene.crossings, 1)}
    if states:
        shapes.append(group(state_legend(0, high + 20, states, lang, row=True)))
        high += 26
    return Drawing("small-map", view.width, high, data.title, data.subtitle, tuple(shapes), data.foot)


def _wide(shown: tuple[str, ...]) -> Box:
    """Return the map without the far north, with it where something shown lies there: one frame for many."""
    whole = frame(margin=0.01)
    land = Box(whole.left, whole.bottom - (whole.right - whole.left) / _LAND_RATIO, whole.right, whole.bottom)
    return land if all(land.top + _EDGE_KM < units()[unit].box.top for unit in shown) else whole


PICTURE = Picture(_SHOWS, draw)
