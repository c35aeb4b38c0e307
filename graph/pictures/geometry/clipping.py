"""Outlines cut to a box, and written as paths of SVG.

What is cut needs no clip path, which not every program knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.pictures.labels import Box

Point = tuple[float, float]
Ring = tuple[Point, ...]


def clipped(ring: Ring, box: Box) -> Ring:
    """Return the part of a closed ring within a box; empty where there is none.

    Reference: I. E. Sutherland, G. W. Hodgman, Reentrant polygon clipping, CACM 17 (1974).

    >>> clipped(((0, 0), (4, 0), (4, 4), (0, 4)), Box(1, 1, 9, 9))
    ((1.0, 1), (4.0, 1), (4, 4), (1, 4.0))
    """
    left, top, right, bottom = box
    if all(left <= x <= right and top <= y <= bottom for x, y in ring):
        return ring
    for axis, limit, side in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        ring = _cut(ring, axis, limit, side) if ring else ()
    return ring


def _cut(ring: Ring, axis: int, limit: float, side: int) -> Ring:
    kept: list[Point] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, is_in = (side * (each[axis] - limit) >= 0 for each in (before, point))
        if was != is_in:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if is_in:
            kept.append(point)
    return tuple(kept)


def cut_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """Return the parts of a line within a box.

    Reference: Y.-D. Liang, B. A. Barsky, A new concept and method for line clipping, ACM TOG 3 (1984).

    >>> cut_line([(0, 5), (20, 5), (20, 8), (5, 8)], Box(1, 1, 9, 9))
    [[(1.0, 5.0), (9.0, 5.0)], [(9.0, 8.0), (5, 8)]]
    """
    found: list[list[Point]] = []
    for one, other in pairwise(points):
        ends = _cut_stretch(one, other, box)
        if ends and found and found[-1][-1] == ends[0]:
            found[-1].append(ends[1])
        elif ends:
            found.append(list(ends))
    return found


def _cut_stretch(one: Point, other: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a straight stretch within a box, its ends as they are where they lie inside."""
    first, last = 0.0, 1.0
    for at, to, low, high in zip(one, other, (box.left, box.top), (box.right, box.bottom), strict=True):
        if at == to:
            if not low <= at <= high:
                return None
        else:
            enters, leaves = sorted(((low - at) / (to - at), (high - at) / (to - at)))
            first, last = max(first, enters), min(last, leaves)
    if first >= last:
        return None
    (x1, y1), (x2, y2) = one, other
    start = (x1 + first * (x2 - x1), y1 + first * (y2 - y1)) if first else one
    end = (x1 + last * (x2 - x1), y1 + last * (y2 - y1)) if last < 1 else other
    return start, end


def holds(ring: Ring, point: Point) -> bool:
    """Tell whether a point lies within a closed ring.

    >>> holds(((0, 0), (4, 0), (4, 4), (0, 4)), (1, 3))
    True
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def path_of(rings: Iterable[Sequence[Point]], grid: float = 0.1) -> str:
    """Return the data of a path: closed rings with their points on a grid (a multiple of 0.1).

    Neighbours share their points, so they share them on the grid too, to a cell: a coarser one makes a
    shorter text and no gap that is seen below a border. Rings that lose their area are left out.

    >>> path_of([[(0, 0), (1.04, 0), (1, 2.5)]])
    'M0 0l1 0 0 2.5z'
    >>> path_of([[(0, 0), (3.04, 0), (3, 2.5)], [(5, 5), (5.3, 5), (5, 5.2)]], grid=1)
    'M0 0l3 0 0 2z'
    """
    return "".join(_written(ring, grid) for ring in rings)


def _written(ring: Sequence[Point], grid: float) -> str:
    points = [(round(x / grid), round(y / grid)) for x, y in ring]
    steps: list[tuple[int, int]] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        dx, dy = x2 - x1, y2 - y1
        x, y = steps[-1] if steps else (0, 0)
        # A point that lies within a cell of the straight line through its neighbours is left out.
        if steps and abs(x * dy - y * dx) <= 2 and x * dx + y * dy >= 0:
            steps[-1] = x + dx, y + dy
        else:
            steps.append((dx, dy))
    steps = [step for step in steps if step != (0, 0)]
    if len(steps) < 2:
        return ""
    numbers = [_number(value * grid) for step in steps for value in step]
    told = "".join(number if number.startswith("-") else f" {number}" for number in numbers)
    return f"M{_number(points[0][0] * grid)} {_number(points[0][1] * grid)}l{told.removeprefix(' ')}z"


def _number(value: float) -> str:
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said.replace("0.", ".", 1) if abs(value) < 1 else said
