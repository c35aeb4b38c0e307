"""Where the texts of a drawing lie, by the widths of the widest common fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.pictures.drawing import Drawing, Shape
from graph.pictures.labels import Box
from graph.pictures.palette import ROLES
from graph.pictures.render import measured

_MOVE = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
#: Where a text begins, in parts of its width left of its anchor.
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def text_boxes(shapes: Iterable[Shape], x: float = 0.0, y: float = 0.0) -> Iterator[tuple[str, Box]]:
    """Yield every text with its box."""
    for shape in shapes:
        move = _MOVE.match(str(shape.attributes.get("transform", "")))
        left, top = (x + float(move[1]), y + float(move[2])) if move else (x, y)
        if shape.tag == "text" and shape.words:
            wide, size = measured(shape.words, shape.role), ROLES[shape.role].size
            at = left + float(shape.attributes["x"])
            at -= wide * _BEFORE[str(shape.attributes.get("text-anchor", "start"))]
            base = top + float(shape.attributes["y"])
            yield shape.words, Box(at, base - size * 0.75, at + wide, base + size * 0.2)
        yield from text_boxes(shape.shapes, left, top)


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the texts that lie on one another."""
    found = list(text_boxes(drawing.shapes))
    return [(a, b) for (a, one), (b, other) in combinations(found, 2) if one.meets(other)]


def outside(drawing: Drawing) -> list[str]:
    """Return the texts that leave the drawing by more than a hair."""
    frame = Box(-1, -1, drawing.width + 1, drawing.height + 1)
    return [words for words, box in text_boxes(drawing.shapes) if not box.within(frame)]
