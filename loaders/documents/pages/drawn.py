"""The lines that are ruled on a page of a PDF, however they are drawn: strokes, thin boxes, frames."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

#: A ruled line is no thicker, and no shorter.
_THICK, _SHORT = 3.0, 6.0
#: More is a drawing, and no table.
_MOST_PARTS = 20_000
#: Drawings stand in one another so deep.
_DEEPEST = 4

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Moved = Callable[[float, float], Point]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled line at a place of one axis, from one place of the other to another."""

    at: float
    start: float
    end: float


def rulings(page: Any, turned: Callable[[Box], Box]) -> tuple[list[Ruling], list[Ruling], int]:
    """Return the vertical and horizontal lines of a page, and how many pictures it has."""
    vertical: list[Ruling] = []
    horizontal: list[Ruling] = []
    pictures = parts = 0
    for box in _boxes(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, lambda x, y: (x, y), 0):
        parts += 1
        if parts > _MOST_PARTS:
            return [], [], pictures
        if box is None:
            pictures += 1
            continue
        x0, y0, x1, y1 = turned(box)
        if x1 - x0 <= _THICK and y1 - y0 >= _SHORT:
            vertical.append(Ruling((x0 + x1) / 2, y0, y1))
        elif y1 - y0 <= _THICK and x1 - x0 >= _SHORT:
            horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
    return vertical, horizontal, pictures


def _boxes(holder: Any, count: Any, get: Any, moved: Moved, deep: int) -> Iterator[Box | None]:
    """Yield the box of each thin thing that is drawn, None for a picture; of a frame each of its sides."""
    for index in range(count(holder)):
        drawn = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield None
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _sides(drawn, _moving(drawn, moved))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and deep < _DEEPEST:
            inner = _moving(drawn, moved)
            yield from _boxes(
                drawn, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, deep + 1
            )


def _moving(drawn: Any, moved: Moved) -> Moved:
    """Return what moves a point of a thing to the page."""
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, m)
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    return lambda x, y: moved(a * x + c * y + e, b * x + d * y + f)


def _sides(path: Any, moved: Moved) -> Iterator[Box]:
    """Yield the boxes of the parts of a path: of a thin one itself, of another its drawn sides."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _parts(path, moved):
        whole = _around(points)
        if min(whole[2] - whole[0], whole[3] - whole[1]) <= _THICK:
            yield whole
        elif stroke.value:
            yield from map(_around, pairwise(points))


def _parts(path: Any, moved: Moved) -> Iterator[list[Point]]:
    """Yield the points of each part of a path that is drawn without a break; curves are none of it."""
    points: list[Point] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_PARTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = moved(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
