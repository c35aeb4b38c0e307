"""Rounding that keeps sums: what is printed adds up, and no part is a whole unit off."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.score.apportion import UNITS, apportion, round_parts, shown, to_units

POINTS = st.floats(0.0, 9.0)


@given(total=st.integers(0, 10_000), weights=st.lists(POINTS, max_size=30))
def test_shares_sum_to_the_whole_and_lie_within_a_unit_of_their_part(
    total: int, weights: list[float]
) -> None:
    found = apportion(total, weights)
    whole = math.fsum(weights)
    assert sum(found) == (total if whole > 0 else 0)
    for units, weight in zip(found, weights, strict=True):
        assert units >= 0
        assert whole == 0 or abs(units - total * weight / whole) < 1 + 1e-6


@given(parts=st.lists(st.floats(-9.0, 9.0), min_size=1, max_size=30))
def test_parts_of_either_sign_sum_to_their_rounded_sum(parts: list[float]) -> None:
    total = to_units(math.fsum(parts))
    found = round_parts(total, parts)
    assert sum(found) == total
    assert all(abs(units - part * UNITS) <= 1 + 1e-6 for units, part in zip(found, parts, strict=True))


def test_nothing_is_shared_among_none() -> None:
    assert apportion(5, []) == []
    assert apportion(5, [0.0, 0.0]) == [0, 0]


def test_units_are_shown_with_all_their_digits() -> None:
    assert [shown(1003), shown(0), shown(-12, signed=True), shown(7, signed=True)] == [
        "1.003",
        "0.000",
        "-0.012",
        "+0.007",
    ]
