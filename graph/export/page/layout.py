"""Positions without a simulation: flowers around hubs, packed so that no two labels overlap.

Each node is given the room of its label. A region stands with the hub of its strongest shown pair; hubs are
laid down by size, each at the free place nearest to the hubs it is joined with. All coordinates are whole
numbers made with the standard library, so they are equal on every machine.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.export.page.pairs import Pair, grouped, homes

#: The picture is wider than high, like a screen beside the panel.
ASPECT = 1.3
#: Space between two labels, in pixels at zoom 1.
GAP = 8
_GOLDEN = math.pi * (3 - math.sqrt(5))
_CELL = 100

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Room:
    """How far a node and its label reach from its centre, in pixels."""

    half_width: int
    above: int
    below: int


class Floor:
    """The places that are taken; a grid makes the test fast for thousands of nodes."""

    def __init__(self) -> None:
        self._cells: defaultdict[Point, list[tuple[int, int, int, int]]] = defaultdict(list)

    def free(self, at: Point, room: Room) -> bool:
        """Tell whether nothing is in the way."""
        left, top, right, bottom = _box(at, room)
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

    def nearest(self, wish: Point, rooms: Sequence[tuple[Point, Room]], step: float) -> Point:
        """Return the first free place on a spiral around the wish for all rooms (offsets from it)."""
        for x, y in _spiral(wish, step):
            if all(self.free((x + dx, y + dy), room) for (dx, dy), room in rooms):
                return x, y
        raise AssertionError("the spiral has no end")


def _box(at: Point, room: Room) -> tuple[int, int, int, int]:
    x, y = at
    return x - room.half_width, y - room.above, x + room.half_width + GAP, y + room.below + GAP


def _covered(box: tuple[int, int, int, int]) -> Iterator[Point]:
    left, top, right, bottom = (value // _CELL for value in box)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _spiral(centre: Point, step: float) -> Iterator[Point]:
    number = 0
    while True:
        radius, angle = step * math.sqrt(number), number * _GOLDEN
        yield (
            round(centre[0] + ASPECT * radius * math.cos(angle)),
            round(centre[1] + radius * math.sin(angle)),
        )
        number += 1


def lay_out(
    first: Sequence[Pair], rest: Sequence[Pair], rooms: Mapping[str, Room], clusters: Mapping[str, int]
) -> dict[str, Point]:
    """Return a place for every node of the pairs; those only in ``rest`` stand around their region."""
    floor = Floor()
    places: dict[str, Point] = {}
    for hub, petals in _flowers(first, clusters):
        offsets = _flower(hub, petals, rooms)
        shape = [(offset, rooms[id_]) for id_, offset in offsets.items()]
        x, y = floor.nearest(_wish([hub, *petals], first, places), shape, 9)
        for id_, (dx, dy) in offsets.items():
            places[id_] = (x + dx, y + dy)
            floor.take(places[id_], rooms[id_])
    dot = Room(4, 4, 4)
    for id_, pairs in grouped(rest).items():
        if id_ not in places:
            anchors = sorted(places[end] for p in pairs for end in p.key if end in places)
            places[id_] = floor.nearest(_middle(anchors) if anchors else (0, 0), [((0, 0), dot)], 7)
            floor.take(places[id_], dot)
    return places


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


def _flower(hub: str, petals: Sequence[str], rooms: Mapping[str, Room]) -> dict[str, Point]:
    """Return offsets from the hub: each petal at the first free place outward from its own direction."""
    floor, offsets = Floor(), {hub: (0, 0)}
    middle = rooms[hub]
    floor.take((0, 0), Room(middle.half_width + 10, middle.above + 16, middle.below + 16))
    for number, id_ in enumerate(petals):
        angle = 2 * math.pi * number / len(petals) - math.pi / 2
        radius = 40.0
        while True:
            at = round(ASPECT * radius * math.cos(angle)), round(radius * math.sin(angle))
            if floor.free(at, rooms[id_]):
                break
            radius += 4
        offsets[id_] = at
        floor.take(at, rooms[id_])
    return offsets


def _wish(ids: Iterable[str], pairs: Iterable[Pair], places: Mapping[str, Point]) -> Point:
    own = set(ids)
    joined = [places[b] for p in pairs for a, b in (p.key, p.key[::-1]) if a in own and b in places]
    return _middle(joined) if joined else (0, 0)


def _middle(points: Sequence[Point]) -> Point:
    return round(sum(x for x, _ in points) / len(points)), round(sum(y for _, y in points) / len(points))
