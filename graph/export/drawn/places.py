"""Where nodes lie: places and what stands on them as on a map, all else beside what it is tied to.

A node whose coordinates are known lies there, one without in the middle of those
that it is tied to; then each gets the free place nearest to its own, so that none covers another. What tells
of them is too much for that: it lies in a spiral about its middle. Whole numbers made with the standard
library: equal on every machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from graph.export.page.layout import Floor, Point, Room, around
from graph.model import Relationship

#: Units a kilometre: so many that nodes can be told apart, and are no specks.
_SCALE = 0.6
#: So many steps away from what has a place something may lie; what is farther has no place to lie beside.
_STEPS = 4
#: Space around a node.
_BETWEEN = 4


def lay_out(
    sizes: Mapping[str, float],
    ties: Iterable[Relationship],
    known: Mapping[str, tuple[float, float]],
    telling: Set[str] = frozenset(),
) -> dict[str, Point]:
    """Return a place for every node of ``sizes``, by which the larger come first; y grows downwards.

    ``telling`` are those that tell of others and may cover them.
    """
    wishes = {id_: (round(_SCALE * x), round(_SCALE * y)) for id_, (x, y) in known.items() if id_ in sizes}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for tie in ties:
        beside[tie.source_id].add(tie.target_id)
        beside[tie.target_id].add(tie.source_id)
    for _ in range(_STEPS):
        found = {id_: [wishes[n] for n in beside[id_] if n in wishes] for id_ in sizes.keys() - wishes.keys()}
        wishes |= {id_: _middle(points) for id_, points in found.items() if points}
    floor, places, about = Floor(), dict[str, Point](), Counter[Point]()
    for id_ in sorted(telling):
        wish = wishes.get(id_, (0, 0))
        about[wish] += 1
        places[id_] = around(wish, about[wish])
    for id_ in sorted(sizes.keys() - telling, key=lambda i: (i not in known, -sizes[i], i)):
        radius = round(sizes[id_]) + _BETWEEN
        room = Room(radius, radius, radius)
        places[id_] = floor.nearest(wishes.get(id_, (0, 0)), room)
        floor.take(places[id_], room)
    return places


def _middle(points: list[Point]) -> Point:
    return round(sum(x for x, _ in points) / len(points)), round(sum(y for _, y in points) / len(points))
