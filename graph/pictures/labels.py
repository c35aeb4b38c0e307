"""Where labels go so that none lies on another: boxes in pixels, placed in the order given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.pictures.drawing import Anchor


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Tell whether the other box holds this one."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What to write at a point: ``width`` and ``height`` of the text, ``gap`` the room about the point."""

    x: float
    y: float
    width: float
    height: float
    gap: float = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the baseline of a label begins, ends or has its middle."""

    x: float
    y: float
    anchor: Anchor
    box: Box


_CELL = 48.0


@dataclass(slots=True)
class Board:
    """What is taken already; cells make the question cheap whether a place is free."""

    frame: Box
    _cells: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies within the frame and on nothing."""
        taken = (other for cell in _cells(box) for other in self._cells.get(cell, ()))
        return box.within(self.frame) and not any(box.meets(other) for other in taken)

    def take(self, box: Box) -> None:
        """Let nothing else lie here."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def place(self, label: Label) -> Placed | None:
        """Take the first free place about a point: beside, above, below, aslant; None without one."""
        for placed in _around(label):
            if self.is_free(placed.box):
                self.take(placed.box)
                return placed
        return None


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places at least ``gap`` apart, near to those wanted and in their order, within low and high.

    Where the room is too small for all, they go beyond ``high``.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    places = [0.0] * len(wanted)
    at = low - gap
    for index in order:
        at = places[index] = max(wanted[index], at + gap)
    at = max(high, low + gap * (len(wanted) - 1)) + gap
    for index in reversed(order):
        at = places[index] = min(places[index], at - gap)
    return places


def _around(label: Label) -> Iterator[Placed]:
    wide, high, gap = label.width, label.height, label.gap
    x, y = label.x, label.y
    sides: tuple[tuple[float, float, Anchor], ...] = (
        (x + gap, y - high / 2, "start"),
        (x - gap, y - high / 2, "end"),
        (x, y - gap - high, "middle"),
        (x, y + gap, "middle"),
        (x + gap * 0.7, y - gap * 0.7 - high, "start"),
        (x + gap * 0.7, y + gap * 0.7, "start"),
        (x - gap * 0.7, y - gap * 0.7 - high, "end"),
        (x - gap * 0.7, y + gap * 0.7, "end"),
    )
    for left, top, anchor in sides:
        start = {"start": left, "middle": left - wide / 2, "end": left - wide}[anchor]
        yield Placed(left, top + high * 0.78, anchor, Box(start, top, start + wide, top + high))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
