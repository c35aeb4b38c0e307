"""Where the units of the map lie: 83 regions and 34 provinces, in kilometres of one projection.

The outlines are in ``outlines.json`` (``make.py`` says how it was made), places of any other thing go through
:func:`project`, and a :class:`View` turns both into points of a picture, cut to its frame. What unit
disputed land belongs to is as in Natural Earth; a map says so below it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from graph.pictures.geometry.clipping import Point, Ring, clipped, cut_line, holds, path_of
from graph.pictures.geometry.projection import project
from graph.pictures.labels import Box

__all__ = ["Point", "Ring", "Unit", "View", "around", "frame", "neighbours", "project", "units"]

#: A point that stands for a unit (Macao) takes this much room, in kilometres.
_POINT_KM = 15


@dataclass(frozen=True, slots=True)
class Unit:
    """A region or province: its rings (outer ones and holes alike), their box, a point well inside it.

    A unit too small for an outline has no rings: it is drawn as a point.
    """

    id: str
    rings: tuple[Ring, ...]
    box: Box
    label: Point

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies within the outline."""
        return bool(sum(holds(ring, point) for ring in self.rings) % 2)


@cache
def units() -> Mapping[str, Unit]:
    """Return the 117 units by id, sorted."""
    return MappingProxyType({unit: _unit(unit, said) for unit, said in _read()["units"].items()})


@cache
def around() -> tuple[Ring, ...]:
    """Return the land around them, without borders in it: it shows where one is."""
    return tuple(_ring(ring) for ring in _read()["around"])


def frame(ids: Iterable[str] = (), *, margin: float = 0.06, ratio: float | None = None) -> Box:
    """Return a box around units (without ids: around all), ``margin`` of its longer side wider on each side.

    ``ratio``, width by height, makes the shorter side longer.
    """
    boxes = [units()[unit].box for unit in ids] or [unit.box for unit in units().values()]
    return widened(boxes, margin=margin, ratio=ratio)


def widened(boxes: Iterable[Box], *, margin: float, ratio: float | None = None) -> Box:
    """Return a box around boxes, wider by ``margin`` of its longer side on each side."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    more = margin * max(right - left, bottom - top)
    wide, high = right - left + 2 * more, bottom - top + 2 * more
    if ratio:
        wide, high = max(wide, high * ratio), max(high, wide / ratio)
    x, y = (left + right) / 2, (top + bottom) / 2
    whole = [unit.box for unit in units().values()]
    x = _kept(x, wide / 2, min(box.left for box in whole), max(box.right for box in whole))
    y = _kept(y, high / 2, min(box.top for box in whole), max(box.bottom for box in whole))
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _kept(middle: float, half: float, low: float, high: float) -> float:
    """Return the middle, moved so that what is around it lies between low and high if there is room."""
    return min(max(middle, low + half), high - half) if 2 * half <= high - low else (low + high) / 2


@cache
def neighbours(name: str) -> tuple[str, ...]:
    """Return the units that share a stretch of border with one, by id.

    >>> neighbours("region:RU-YEV")
    ('province:CN-HL', 'region:RU-AMU', 'region:RU-KHA')
    """
    arcs = _arc_numbers()
    return tuple(other for other in arcs if other != name and arcs[other] & arcs[name])


@cache
def _arc_numbers() -> Mapping[str, frozenset[int]]:
    return {
        unit: frozenset(max(number, ~number) for ring in said["parts"] for number in ring)
        for unit, said in _read()["units"].items()
    }


@dataclass(frozen=True, slots=True)
class View:
    """A box of the map, drawn ``width`` wide: what lies outside is cut off.

    ``grid``: outlines keep their points on it, in units of the picture; coarser is shorter.

    >>> view = View(frame(), 1000)
    >>> view.holds(view.place(127.53, 50.29))
    True
    """

    box: Box
    width: float
    grid: float = 0.5

    @property
    def scale(self) -> float:
        return self.width / (self.box[2] - self.box[0])

    @property
    def height(self) -> float:
        return (self.box[3] - self.box[1]) * self.scale

    def point(self, x: float, y: float) -> Point:
        """Return the place in the picture of a point of the map."""
        return (x - self.box[0]) * self.scale, (y - self.box[1]) * self.scale

    def place(self, lon: float, lat: float) -> Point:
        """Return the place in the picture of a longitude and latitude."""
        return self.point(*project(lon, lat))

    def holds(self, point: Point) -> bool:
        """Whether a point of the picture lies within it."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def path(self, rings: tuple[Ring, ...], coarser: int = 1) -> str:
        """Return the data of an SVG path, on a coarser grid if wanted; empty where nothing is to be seen."""
        return _path(self, _Rings(rings), coarser)

    def lines(self, places: Iterable[Point]) -> list[list[Point]]:
        """Return the parts in view of a line through longitudes and latitudes."""
        return cut_line([self.place(*place) for place in places], Box(0, 0, self.width, self.height))

    def units(self) -> tuple[Unit, ...]:
        """Return the units whose box meets the frame, by id."""
        return tuple(unit for unit in units().values() if unit.box.meets(self.box))


class _Rings:
    """Rings that are known by who they are: they are never made twice, and long to compare."""

    def __init__(self, rings: tuple[Ring, ...]) -> None:
        self.rings = rings

    def __hash__(self) -> int:
        return id(self.rings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rings) and other.rings is self.rings


@lru_cache(maxsize=2048)
def _path(view: View, held: _Rings, coarser: int) -> str:
    """Return a path; pages in other languages, and of other places, have the same ones."""
    shown = (clipped(ring, view.box) for ring in held.rings)
    return path_of(([view.point(*point) for point in ring] for ring in shown), view.grid * coarser)


def _unit(name: str, said: Mapping[str, Any]) -> Unit:
    x, y = said["at"]
    rings = tuple(_ring(ring) for ring in said["parts"])
    points = [point for ring in rings for point in ring]
    points = points or [(x - _POINT_KM, y - _POINT_KM), (x + _POINT_KM, y + _POINT_KM)]
    xs, ys = zip(*points, strict=True)
    return Unit(name, rings, Box(min(xs), min(ys), max(xs), max(ys)), (x, y))


def _ring(numbers: Iterable[int]) -> Ring:
    """Return the points of a ring of arcs; ``~n`` is arc n backwards, as in TopoJSON."""
    points: list[Point] = []
    for number in numbers:
        arc = _arcs()[number] if number >= 0 else _arcs()[~number][::-1]
        points.extend(arc[:-1])
    return tuple(points)


@cache
def _arcs() -> tuple[Ring, ...]:
    return tuple(_arc(steps) for steps in _read()["arcs"])


def _arc(steps: list[int]) -> Ring:
    """Return the points of an arc, told as where it begins and steps from there."""
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


@cache
def _read() -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(files(__name__).joinpath("outlines.json").read_text("utf-8"))
    return read
