"""Positions without a simulation: flowers around hubs, packed so that no two labels overlap.

Each node is given the room of its label. A region stands with the hub of its strongest shown pair; hubs are
laid down by size, each at the free place nearest to the hubs it is joined with. All coordinates are whole
numbers made with the standard library, so they are equal on every machine.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.export.page.pairs import Pair, grouped, homes

#: The picture is wider than high, like a screen beside the panel.
ASPECT = 1.18
#: Space between two labels beside and below each other, in pixels at zoom 1.
GAP, LEADING = 8, 4
_GOLDEN = math.pi * (3 - math.sqrt(5))
_CELL = 40
#: How far places that are tried one after another lie apart, in pixels.
STEP = 6
#: What share of a frame labels fill at best.
FILL = 0.63

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Room:
    """How far a node and its label reach from its centre, in pixels."""

    half_width: int
    above: int
    below: int

    def within(self, other: Room) -> bool:
        """Tell whether the other is at least as large in every direction."""
        return self.half_width <= other.half_width and self.above <= other.above and self.below <= other.below


#: What has no label.
DOT = Room(4, 4, 4)


class Floor:
    """The places that are taken; a grid makes the test fast for thousands of nodes.

    With a ``frame`` (half its width and height) nothing is placed beyond it.
    """

    def __init__(self, frame: Point | None = None) -> None:
        self.frame = frame
        self._tried: defaultdict[Point, dict[Room, int]] = defaultdict(dict)
        self._cells: defaultdict[Point, list[tuple[int, int, int, int]]] = defaultdict(list)

    def free(self, at: Point, room: Room) -> bool:
        """Tell whether nothing is in the way."""
        left, top, right, bottom = _box(at, room)
        if self.frame and not (-self.frame[0] <= left < right <= self.frame[0]):
            return False
        if self.frame and not (-self.frame[1] <= top < bottom <= self.frame[1]):
            return False
        return not any(
            left < r and right > x and top < b and bottom > y
            for cell in _covered((left, top, right, bottom))
            for x, y, r, b in self._cells.get(cell, ())
        )

    def take(self, at: Point, room: Room) -> None:
        """Mark a place as taken."""
        box = _box(at, room)
        for cell in _covered(box):
            self._cells[cell].append(box)

    def nearest(self, wish: Point, room: Room) -> Point:
        """Return the first free place on a spiral around the wish.

        Nothing that is taken becomes free: who wishes for the same place with no less room goes on where the
        one before stopped, so that a place is tried once.

        Raises
        ------
        FullError
            There is no place left within the frame.
        """
        tried = self._tried[wish]
        begin = max((number for other, number in tried.items() if other.within(room)), default=0)
        most = (math.hypot(*self.frame) / STEP) ** 2 if self.frame else math.inf
        for number in itertools.count(begin):
            if number > most:
                break
            at = around(wish, number)
            if self.free(at, room):
                tried[room] = number
                return at
        raise FullError


class FullError(Exception):
    """Not everything has a place within the frame."""


def _box(at: Point, room: Room) -> tuple[int, int, int, int]:
    x, y = at
    return x - room.half_width, y - room.above, x + room.half_width + GAP, y + room.below + LEADING


def _covered(box: tuple[int, int, int, int]) -> Iterator[Point]:
    left, top, right, bottom = (value // _CELL for value in box)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def around(centre: Point, number: int) -> Point:
    """Return a place on the spiral about a centre, the higher its number the farther away."""
    x, y = _turn(number)
    return centre[0] + x, centre[1] + y


@lru_cache(100_000)
def _turn(number: int) -> Point:
    radius, angle = STEP * math.sqrt(number), number * _GOLDEN
    return round(ASPECT * radius * math.cos(angle)), round(radius * math.sin(angle))


def lay_out(
    first: Sequence[Pair], rest: Sequence[Pair], rooms: Mapping[str, Room], clusters: Mapping[str, int]
) -> dict[str, Point]:
    """Return a place for every node; those only in ``rest`` stand around their strongest partner."""
    shown = {end for pair in first for end in pair.key}
    frames = _frames([rooms[id_] for id_ in shown])
    while True:
        floor, places = Floor(next(frames)), dict[str, Point]()
        try:
            _lay_flowers(_flowers(first, clusters), first, rooms, floor, places)
        except FullError:
            continue
        break
    floor.frame = None
    for id_, pairs in grouped(rest).items():
        if id_ not in places:
            strongest = min(pairs, key=lambda pair: pair.order)
            known = [end for end in strongest.key if end in shown]
            places[id_] = floor.nearest(places[known[0]] if known else (0, 0), DOT)
            floor.take(places[id_], DOT)
    return places


def _frames(rooms: Sequence[Room]) -> Iterator[Point]:
    """Yield frames of the form of the screen, from the smallest that can be hoped for."""
    area = sum((2 * r.half_width + GAP) * (r.above + r.below + LEADING) for r in rooms)
    half = math.sqrt(area / FILL) / 2
    while True:
        yield round(half * math.sqrt(ASPECT)), round(half / math.sqrt(ASPECT))
        half *= 1.02


def _lay_flowers(
    flowers: Sequence[tuple[str, list[str]]],
    pairs: Sequence[Pair],
    rooms: Mapping[str, Room],
    floor: Floor,
    places: dict[str, Point],
) -> None:
    """Lay hubs near what they are joined with, and each of their petals near its hub."""
    for hub, petals in flowers:
        around = rooms[hub]
        if petals:  # space for the lines that lead to it
            around = Room(around.half_width + 10, around.above + 16, around.below + 10)
        places[hub] = floor.nearest(_wish([hub, *petals], pairs, places), around)
        floor.take(places[hub], around)
        for id_ in petals:
            places[id_] = floor.nearest(places[hub], rooms[id_])
            floor.take(places[id_], rooms[id_])


def _flowers(first: Sequence[Pair], clusters: Mapping[str, int]) -> list[tuple[str, list[str]]]:
    """Return hubs with their regions: clusters by size, in them the fullest hub first."""
    petals: dict[str, list[str]] = {pair.other_id: [] for pair in first}
    for region, home in sorted(homes(first).items()):
        petals[home.other_id].append(region)
    sizes: defaultdict[int, int] = defaultdict(int)
    for hub, regions in petals.items():
        sizes[clusters.get(hub, 0)] += 1 + len(regions)

    def order(hub: str) -> tuple[int, int, int, str]:
        cluster = clusters.get(hub, 0)
        return -sizes[cluster], cluster, -len(petals[hub]), hub

    return [(hub, petals[hub]) for hub in sorted(petals, key=order)]


def _wish(ids: Iterable[str], pairs: Iterable[Pair], places: Mapping[str, Point]) -> Point:
    own = set(ids)
    joined = [places[b] for p in pairs for a, b in (p.key, p.key[::-1]) if a in own and b in places]
    return _middle(joined) if joined else (0, 0)


def _middle(points: Sequence[Point]) -> Point:
    return round(sum(x for x, _ in points) / len(points)), round(sum(y for _, y in points) / len(points))
