"""Where the members of groups go: a ring each, its hubs in the middle, its others around, rings in rows.

No forces: places follow from the order of the members and the width of their labels, so the same groups lie
alike everywhere, in a time that grows with their number alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

#: Room for a line of a label on a ring, for a hub with its label in the middle, and around a ring.
ROW, HUB, AROUND, CAPTION = 18.0, 42.0, 10.0, 22.0
#: The radius of a ring is at least the one, and not widened beyond the other by the label of a hub.
_LEAST, _WIDENED = 44.0, 62.0
_EDGE = 10.0
#: How many rings are looked at for a row, and how many it takes beside the first at most.
_AHEAD, _MOST_BESIDE = 12, 3
#: So many pixels of a row are left empty rather than that a ring comes before another.
_SKIPPED = 12.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a member stands; ``side`` is -1 left of the middle, 1 right of it, 0 in it."""

    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring about its own middle, with the room that it takes on each side, labels included."""

    radius: float
    spots: Mapping[str, Spot]
    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is with its labels."""
        return self.left + self.right

    @property
    def height(self) -> float:
        """How high it is with its caption."""
        return 2 * self.radius + CAPTION + AROUND


def ring(hubs: Sequence[str], others: Sequence[str], labels: Mapping[str, float]) -> Ring:
    """Return a ring of others about hubs, both in order from above; ``labels`` are the widths of labels."""
    rows = math.ceil(len(others) / 2)
    high = max((rows - 1) * ROW, (len(hubs) - 1) * HUB)
    widest = max((labels[hub] for hub in hubs), default=0.0)
    radius = max(_LEAST, high / 2 + (20 if len(hubs) < 2 else 26), min(widest / 2 + 8, _WIDENED))
    lift = 3.0 if len(hubs) == 1 else -4.0  # the label of a single one lies below those at its sides
    spots = {hub: Spot(0.0, (place - (len(hubs) - 1) / 2) * HUB + lift, 0) for place, hub in enumerate(hubs)}
    step = max(ROW, min(HUB, 1.4 * radius / max(1, rows)))
    for place, other in enumerate(others):
        side = 1 if place % 2 == 0 else -1
        on_side = rows if side > 0 else len(others) // 2
        y = (place // 2 - (on_side - 1) / 2) * step
        spots[other] = Spot(side * math.sqrt(max(0.0, radius**2 - y**2)), y, side)
    reach = {-1: radius, 1: radius}
    for other in others:
        spot = spots[other]
        reach[spot.side] = max(reach[spot.side], abs(spot.x) + _EDGE + 4 + labels[other])
    return Ring(radius, spots, reach[-1] + AROUND, reach[1] + AROUND)


def in_rows(rings: Sequence[Ring], room: float) -> tuple[list[tuple[float, float]], float]:
    """Return the middle of each ring, packed in rows, and how high they are together.

    A row begins with the first ring that has no place yet, and takes those of the next that fill it best.
    """
    middles = [(0.0, 0.0)] * len(rings)
    left, top = list(range(len(rings))), 0.0
    while left:
        row = _row(rings, left, room)
        left = [i for i in left if i not in row]
        free = max(0.0, room - sum(rings[i].width for i in row)) / len(row)
        high, x = max(rings[i].height for i in row), 0.0
        for i in row:
            middles[i] = (x + free / 2 + rings[i].left, top + CAPTION + (high - AROUND - CAPTION) / 2)
            x += free + rings[i].width
        top += high
    return middles, top


def _row(rings: Sequence[Ring], left: Sequence[int], room: float) -> tuple[int, ...]:
    """Return the first of the rings left with those after it that fill a row best."""
    first, rest = left[0], left[1 : 1 + _AHEAD]
    rows = (
        (first, *others)
        for count in range(_MOST_BESIDE + 1)
        for others in combinations(rest, count)
        if not count or sum(rings[i].width for i in (first, *others)) <= room
    )

    def filled(row: tuple[int, ...]) -> float:
        high = max(rings[i].height for i in row)
        skipped = sum(left.index(i) for i in row)
        return sum(rings[i].width * rings[i].height for i in row) / high - skipped * _SKIPPED

    return max(rows, key=lambda row: (round(filled(row), 6), [-i for i in row]))
