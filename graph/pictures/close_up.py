"""A part of the map at close range: pale units, and upon them crossings, ways and links with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from graph.pictures.drawing import Shape, group, rect
from graph.pictures.geometry import View, units
from graph.pictures.labels import Board, Box
from graph.pictures.maps import (
    Area,
    Crossing,
    Link,
    Way,
    ground,
    inner_labels,
    link,
    middle_of,
    outer_label,
    spots,
    symbol,
    ways,
)

_SIZE = 5.0
_PALE = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen: ``strong`` units have the colour of their mark and their name, the others are pale."""

    areas: Mapping[str, Area]
    crossings: tuple[Crossing, ...] = ()
    ways: tuple[Way, ...] = ()
    links: tuple[Link, ...] = ()
    strong: frozenset[str] = frozenset()


def close_up(view: View, scene: Scene, taken: Iterable[Box] = ()) -> list[Shape]:
    """Return the part of the map in a view; ``taken`` is where no label may lie."""
    board = Board(Box(2, 2, view.width - 2, view.height - 2))
    for box in taken:
        board.take(box)
    pale = {id_: f"{id_.partition(':')[0]}-{_PALE}" for id_ in scene.areas if id_ not in scene.strong}
    most = max((joined.points for joined in scene.links), default=0.0)
    dots = spots(view, scene.crossings, _SIZE)
    for _, x, y in dots:
        board.take(Box(x - 6, y - 6, x + 6, y + 6))
    names = _names(view, scene, scene.strong, board)
    words = [outer_label(board, x, y, c.label, most=3, role="small", about=c.id) for c, x, y in dots]
    middles = [(way, middle_of(view, way)) for way in scene.ways]
    words += [outer_label(board, *at, w.label, role="small", about=w.id) for w, at in middles if at]
    names += _names(view, scene, scene.areas.keys() - scene.strong, board)
    return [
        *ground(view, scene.areas, pale),
        *ways(view, scene.ways),
        *(link(view, joined, most) for joined in scene.links),
        *(symbol(x, y, c.state, _SIZE, title=c.told, about=c.id) for c, x, y in dots),
        group(names, attributes={"pointer-events": "none"}),
        *(shape for label in words for shape in label),
        rect(0.5, 0.5, view.width - 1, view.height - 1, "grid"),
    ]


def _names(view: View, scene: Scene, of: Set[str], board: Board) -> list[Shape]:
    shown = [scene.areas[unit.id] for unit in view.units() if unit.id in of and unit.id in scene.areas]
    pale = [Area(a.id, a.label, a.mark if a.id in scene.strong else _PALE, a.told) for a in shown]
    shapes, left = inner_labels(view, pale, board)
    for area in left:
        unit = units()[area.id]
        x, y = view.point(*unit.label)
        if area.id in scene.strong and view.holds((x, y)):
            wide, high = unit.box.right - unit.box.left, unit.box.bottom - unit.box.top
            over = wide * view.scale, high * view.scale
            shapes += outer_label(board, x, y, area.label, room=110, role="strong", over=over)
    return shapes
