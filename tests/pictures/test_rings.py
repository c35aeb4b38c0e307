"""Rings: members lie on them in order, labels never meet, and rows hold what has room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph.pictures.labels import Box
from graph.pictures.rings import HUB, ROW, in_rows, ring

_sizes = st.tuples(st.integers(0, 5), st.integers(0, 30), st.floats(10, 160))


def names(kind: str, count: int) -> list[str]:
    return [f"{kind}{n}" for n in range(count)]


@given(_sizes)
def test_labels_around_a_ring_do_not_meet(sizes: tuple[int, int, float]) -> None:
    hubs, others, wide = sizes
    widths = dict.fromkeys([*names("h", hubs), *names("o", others)], wide)
    made = ring(names("h", hubs), names("o", others), widths)
    boxes = []
    for name in names("o", others):
        spot = made.spots[name]
        left = spot.x if spot.side > 0 else spot.x - wide
        boxes.append(Box(left, spot.y - 7, left + wide, spot.y + 7))
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(-made.left <= box.left and box.right <= made.right for box in boxes)
    heights = [made.spots[name].y for name in names("h", hubs)]
    assert heights == sorted(heights)
    assert all(abs(spot.y) <= made.radius for spot in made.spots.values())


def test_hubs_and_others_have_room_of_their_own() -> None:
    made = ring(["a", "b"], ["x", "y", "z"], dict.fromkeys("abxyz", 20.0))
    assert made.spots["b"].y - made.spots["a"].y == HUB
    assert made.spots["z"].y - made.spots["x"].y >= ROW
    assert (made.spots["x"].side, made.spots["y"].side) == (1, -1)


@given(st.lists(_sizes, max_size=20))
def test_rings_in_rows_do_not_meet_and_stay_within_the_room(sizes: list[tuple[int, int, float]]) -> None:
    rings = []
    for hubs, others, wide in sizes:
        widths = dict.fromkeys([*names("h", hubs), *names("o", others)], wide)
        rings.append(ring(names("h", hubs), names("o", others), widths))
    middles, high = in_rows(rings, 1100)
    boxes = [
        Box(x - one.left + 0.01, y - one.radius + 0.01, x + one.right - 0.01, y + one.radius - 0.01)
        for one, (x, y) in zip(rings, middles, strict=True)
    ]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.left >= -0.01 and box.right <= 1100.01 and box.bottom <= high for box in boxes)


def test_the_first_ring_stands_first() -> None:
    rings = [ring(["a"], ["b"], {"a": 20.0, "b": wide}) for wide in (30.0, 150.0, 60.0)]
    middles, _ = in_rows(rings, 1100)
    assert middles[0] == min(middles, key=lambda middle: (middle[1], middle[0]))
