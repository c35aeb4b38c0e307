"""A part of the map at close range: pale units, and upon them crossings, ways and links with their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
_PALE, _CALM = 2, 4


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen; ``named`` are the units and crossings that have their names.

    Other units are pale and have no links of their own: they show where one is.
    """

    areas: Mapping[str, Area]
    crossings: tuple[Crossing, ...] = ()
    ways: tuple[Way, ...] = ()
    links: tuple[Link, ...] = ()
    named: frozenset[str] = frozenset()


def close_up(view: View, scene: Scene, taken: Iterable[Box] = ()) -> list[Shape]:
    """Return the part of the map in a view; ``taken`` is where no label may lie."""
    board = Board(Box(2, 2, view.width - 2, view.height - 2))
    for box in taken:
        board.take(box)
    most = max((joined.points for joined in scene.links), default=0.0)
    dots = spots(view, scene.crossings, _SIZE)
    for _, x, y in dots:
        board.take(Box(x - 6, y - 6, x + 6, y + 6))
    links = [link(view, joined, most, widest=5) for joined in scene.links]
    names = [_unit_names(view, scene, board), *_other_names(view, scene, dots, board)]
    return [
        *ground(view, scene.areas, _roles(scene)),
        *ways(view, scene.ways),
        *links,
        *(symbol(x, y, c.state, _SIZE, title=c.told, about=c.id) for c, x, y in dots),
        *names,
        rect(0.5, 0.5, view.width - 1, view.height - 1, "grid"),
    ]


def _roles(scene: Scene) -> Mapping[str, str]:
    """Return a calm colour of each unit, upon which names can be read; partners have that of their mark."""
    return {
        id_: f"{id_.partition(':')[0]}-{_CALM if id_ in scene.named else _PALE}"
        for id_ in scene.areas
        if id_ not in scene.named or not scene.links
    }


def _unit_names(view: View, scene: Scene, board: Board) -> Shape:
    of = scene.named or scene.areas.keys()
    shown = [scene.areas[unit.id] for unit in view.units() if unit.id in of and unit.id in scene.areas]
    calm = [a if scene.links else Area(a.id, a.label, _CALM, a.told) for a in shown]
    shapes, left = inner_labels(view, calm, board)
    for area in left:
        unit = units()[area.id]
        x, y = view.point(*unit.label)
        if view.holds((x, y)):
            wide, high = unit.box.right - unit.box.left, unit.box.bottom - unit.box.top
            over = wide * view.scale, high * view.scale
            shapes += outer_label(board, x, y, area.label, room=110, role="strong", over=over)
    return group(shapes, attributes={"pointer-events": "none"})


def _other_names(
    view: View, scene: Scene, dots: Iterable[tuple[Crossing, float, float]], board: Board
) -> Iterator[Shape]:
    for crossing, x, y in dots:
        if not scene.named or crossing.id in scene.named:
            yield from outer_label(board, x, y, crossing.label, most=3, role="small", about=crossing.id)
    for way in scene.ways:
        if way.wide and (at := middle_of(view, way)):
            yield from outer_label(board, *at, way.label, role="small", about=way.id)
