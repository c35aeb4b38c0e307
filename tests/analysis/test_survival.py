"""Rates and survival curves against published and hand-worked values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.promises.survival import durations, kaplan_meier, wilson
from tests.factories import OLD, RECENT, tie
from tests.promise_samples import DAY, HOTEL, project, promises

#: Weeks of remission under 6-mercaptopurine, False for those still in remission: Freireich et al. (1963).
REMISSION = [
    (6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True), (10, False), (11, False),
    (13, True), (16, True), (17, False), (19, False), (20, False), (22, True), (23, True), (25, False),
    (32, False), (32, False), (34, False), (35, False),
]  # fmt: skip
#: The product-limit estimate of the same, as printed in the textbooks (Kalbfleisch and Prentice, table 1.1).
PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def test_the_curve_equals_the_published_one() -> None:
    found = {step.months: step.survival for step in kaplan_meier(REMISSION) if step.fulfilled}
    assert found == pytest.approx(PUBLISHED, abs=5e-4)


def test_the_interval_of_the_curve_is_greenwood_on_the_log_log_scale() -> None:
    step = kaplan_meier(REMISSION)[0]
    # S(6) = 18/21, Greenwood's sum 3/(21 x 18); log-log bounds by hand.
    assert step.low == pytest.approx(0.6197, abs=1e-3)
    assert step.high == pytest.approx(0.9516, abs=1e-3)


def test_no_times_give_no_curve() -> None:
    assert kaplan_meier([]) == []


def test_the_curve_falls_to_zero_when_all_come_true() -> None:
    steps = kaplan_meier([(1, True), (2, True)])
    assert [(s.survival, s.low <= s.survival <= s.high) for s in steps] == [(0.5, True), (0.0, True)]


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=30))
def test_curves_fall_within_their_bounds_in_any_order(times: list[tuple[int, bool]]) -> None:
    steps = kaplan_meier(times)
    assert steps == kaplan_meier(reversed(times))
    values = [1.0, *(s.survival for s in steps)]
    assert values == sorted(values, reverse=True)
    assert all(0.0 <= s.low <= s.survival <= s.high <= 1.0 for s in steps)
    assert sum(s.fulfilled + s.censored for s in steps) == len(times)


def test_silence_is_either_unknown_or_unfulfilled() -> None:
    found = promises(
        project(("discussed", None, OLD)),
        project(("agreed", None, OLD), ("operating", None, RECENT), to=HOTEL, start="2025-12"),
        project(("agreed", None, OLD), (None, "cancelled", RECENT), to="project:pipeline"),
        tie("TRADES_WITH", "region:RU-TA", "country:CN", period=RECENT),
    )
    order = {str(p.deal.id): n for n, p in enumerate(found)}
    silent, fulfilled = order["deal:project:plant"], order["deal:project:hotel"]
    by_report = durations(found, "last_report", "latest", DAY)
    by_day = durations(found, "day", "latest", DAY)
    assert (by_report[silent], by_day[silent]) == ((0, False), (12, False))
    assert by_report[fulfilled] == by_day[fulfilled] == (7, True)
    assert durations(found, "day", "earliest", DAY)[fulfilled] == (6, True)
    assert by_report[3 - silent - fulfilled] == (12, False)


def test_what_ran_when_first_reported_is_not_timed() -> None:
    assert durations(promises(project(("operating", None, OLD), planned="2024")), "day", "latest", DAY) == []


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    # Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_rates_equal_published_wilson_intervals(count: int, total: int, low: float, high: float) -> None:
    rate = wilson(count, total)
    assert rate.low == pytest.approx(low, abs=5e-5)
    assert rate.high == pytest.approx(high, abs=5e-5)


def test_a_rate_of_nothing_is_unknown() -> None:
    rate: Any = wilson(0, 0)
    assert (rate.share, rate.low, rate.high) == (None, None, None)


def test_a_rate_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        wilson(3, 2)
