"""A small map for a page or a brief: a place, the border near it, or its partners where it has none."""

from __future__ import annotations

from dataclasses import dataclass

from graph.pictures.close_up import Scene, close_up
from graph.pictures.drawing import Drawing
from graph.pictures.geometry import View, frame
from graph.pictures.picture import Picture
from schema.messages import N_

_SHOWS = N_("a region or province with the border near it, or with its partners")
_WIDTH = 520.0
_RATIO = 1.5
#: So much of what is around is shown with a single place, and with its partners.
_AROUND, _BESIDE = 0.16, 0.05


@dataclass(frozen=True, slots=True)
class SmallMap:
    """What a small map shows: ``shown`` are the units that it must hold, the place first."""

    title: str
    subtitle: str
    scene: Scene
    shown: tuple[str, ...]
    foot: tuple[str, ...] = ()


def draw(data: SmallMap, lang: str) -> Drawing:
    """Draw the part of the map that holds what is shown; an empty ``shown`` gives the whole."""
    margin, grid = (_AROUND, 1) if len(data.shown) == 1 else (_BESIDE, 2)
    view = View(frame(data.shown, margin=margin, ratio=_RATIO), _WIDTH, grid)
    shapes = tuple(close_up(view, data.scene))
    return Drawing("small-map", view.width, view.height, data.title, data.subtitle, shapes, data.foot)


PICTURE = Picture(_SHOWS, draw)
