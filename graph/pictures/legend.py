"""What the marks of a picture mean: one after the other, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.pictures.drawing import Shape, circle, rect, text
from graph.pictures.render import measured

#: Draws the sample of an entry in a box of 10 pixels, from its left and its middle.
Sample = Callable[[float, float], Shape]
_SAMPLE, _GAP, _ROW = 15.0, 18.0, 18.0


def box(role: str) -> Sample:
    """Return the sample of a surface."""
    return lambda x, y: rect(x, y - 5, 10, 10, role)


def dot(role: str) -> Sample:
    """Return the sample of a dot or a ring."""
    return lambda x, y: circle(x + 5, y, 4, role)


def bar(role: str) -> Sample:
    """Return the sample of a thin bar."""
    return lambda x, y: rect(x - 3, y - 2.5, 15, 5, role, round_=2.5)


def legend(
    entries: Sequence[tuple[str, Sample]], x: float, y: float, room: float
) -> tuple[list[Shape], float]:
    """Return a legend from ``x`` on, and where it ends below; ``y`` is the middle of its first row."""
    found: list[Shape] = []
    at = x
    for words, sample in entries:
        wide = _SAMPLE + measured(words, "muted")
        if at > x and at + wide > x + room:
            at, y = x, y + _ROW
        found += [sample(at, y), text(at + _SAMPLE, y + 4, words, "muted")]
        at += wide + _GAP
    return found, y + _ROW / 2
