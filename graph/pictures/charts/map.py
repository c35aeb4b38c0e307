"""The map: regions and provinces by mark, crossings and ways by state, links of what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.pictures.drawing import Drawing, Shape, group, text
from graph.pictures.geometry import View, frame, units
from graph.pictures.labels import Board, Box
from graph.pictures.maps import (
    Area,
    Crossing,
    Link,
    Way,
    ground,
    inner_labels,
    link,
    mark_legend,
    outer_label,
    spots,
    state_legend,
    symbol,
    ways,
)
from graph.pictures.palette import ROLES
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.texts import translate
from schema.messages import N_

_SHOWS = N_("regions and provinces by mark, border crossings and routes by state")
_REGIONS = N_("Marks of Russian regions")
_PROVINCES = N_("Marks of Chinese provinces")
_CROSSINGS = N_("Border crossings, routes and pipelines")
_WIDTH = 1040.0
#: The geometry of the whole keeps its points on whole pixels: it is a third shorter.
_GRID = 1.0
#: Units of at least this mark are named even where the name has no room in them.
NAMED_MARK = 7
_LEGEND = (20.0, 670.0)


@dataclass(frozen=True, slots=True)
class MapData:
    """What the map shows; ``links`` are those of a selected unit."""

    title: str
    subtitle: str
    areas: Mapping[str, Area]
    crossings: tuple[Crossing, ...] = ()
    ways: tuple[Way, ...] = ()
    links: tuple[Link, ...] = ()
    foot: tuple[str, ...] = ()


def whole_view() -> View:
    """Return the view of the whole map, which scripts of a page share."""
    return View(frame(margin=0.005), _WIDTH, grid=_GRID)


def draw(data: MapData, lang: str) -> Drawing:
    """Draw all units; those with the best marks have their names."""
    view = whole_view()
    board = Board(Box(2, 2, view.width - 2, view.height - 2))
    legend, room = _legend(data, lang)
    board.take(room)
    dots = spots(view, data.crossings, 3.4)
    for _, x, y in dots:
        board.take(Box(x - 5, y - 5, x + 5, y + 5))
    shapes = [*ground(view, data.areas, {}), group(ways(view, data.ways), attributes={"class": "ways"})]
    most = max((joined.points for joined in data.links), default=0.0)
    shapes.append(group([link(view, joined, most) for joined in data.links], attributes={"class": "links"}))
    shapes += [symbol(x, y, c.state, 3.4, title=c.told, about=c.id) for c, x, y in dots]
    labels = _labels(view, data, board)
    shapes.append(group(labels, attributes={"class": "names", "pointer-events": "none"}))
    shapes.append(group(legend, attributes={"class": "legend"}))
    return Drawing("map", view.width, view.height, data.title, data.subtitle, tuple(shapes), data.foot)


def _labels(view: View, data: MapData, board: Board) -> list[Shape]:
    shapes, left = inner_labels(view, data.areas.values(), board)
    for area in left:
        if area.mark >= NAMED_MARK:
            unit = units()[area.id]
            x, y = view.point(*unit.label)
            wide, high = unit.box.right - unit.box.left, unit.box.bottom - unit.box.top
            over = wide * view.scale, high * view.scale
            shapes += outer_label(board, x, y, area.label, room=110, over=over)
    return shapes


def _legend(data: MapData, lang: str) -> tuple[list[Shape], Box]:
    x, y = _LEGEND
    shapes = mark_legend(x, y, "region", translate(_REGIONS, lang))
    shapes += mark_legend(x, y + 56, "province", translate(_PROVINCES, lang))
    used = {crossing.state for crossing in data.crossings} | {way.state for way in data.ways}
    wide = max(measured(translate(words, lang), "strong") for words in (_REGIONS, _PROVINCES, _CROSSINGS))
    if used:
        shapes.append(text(x, y + 116, translate(_CROSSINGS, lang), "strong"))
        shapes += state_legend(x, y + 136, used, lang)
    high = y + 120 + 18 * len(used) + ROLES["text"].size
    return shapes, Box(x - 4, y - 16, x + max(wide, 222) + 4, high)


PICTURE = Picture(_SHOWS, draw)
