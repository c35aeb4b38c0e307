"""What moves a score, by deal and component, summing exactly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from graph.analysis.scenarios.difference import appraise, moves
from graph.statements.records import Statements
from tests.factories import appraisal_of, points_of, quick_method, statements, tie
from tests.strategies import statement_sets

AMU, HL = "region:RU-AMU", "province:CN-HL"
PLANT = tie("HAS_PROJECT", AMU, "project:plant")
HOTEL = tie("HAS_PROJECT", AMU, "project:hotel", "agreed")


@pytest.mark.parametrize("place", [AMU, HL])
@given(before=statement_sets(), after=statement_sets())
def test_moves_sum_to_the_difference(place: str, before: Statements, after: Statements) -> None:
    of = "regions" if place == AMU else "provinces"
    found = moves(appraisal_of(before), appraisal_of(after), place)
    expected = points_of(after, of)[place] - points_of(before, of)[place]  # type: ignore[arg-type]
    assert math.fsum(m.points for m in found) == pytest.approx(expected, abs=1e-9)


def test_nothing_moves_where_nothing_changed() -> None:
    base = statements([PLANT, HOTEL])
    assert moves(appraisal_of(base), appraise(base, quick_method()), AMU) == []


def test_a_deal_that_did_not_change_moves_nothing_by_hand() -> None:
    """Two plants nobody Chinese is named at: x rises from 0.4 to 0.8, and the new one moves all of it."""
    more = statements([PLANT, tie("HAS_PROJECT", AMU, "project:hotel")])
    (found,) = moves(appraisal_of(statements([PLANT])), appraisal_of(more), AMU)
    assert (found.deal_id, list(found.components)) == ("deal:project:hotel", ["strength"])
    assert found.points == pytest.approx(9 * (math.exp(-0.4 / 5) - math.exp(-0.8 / 5)))


def test_a_promise_that_comes_true_leaves_talk() -> None:
    """Talk of 0.2 counts 2 (1 - exp(-0.1)); come true, the deal has strength 0.4 instead."""
    reported, true = statements([HOTEL]), statements([tie("HAS_PROJECT", AMU, "project:hotel")])
    (found,) = moves(appraisal_of(reported), appraisal_of(true), AMU)
    slope = found.points / (0.4 - 2 * (1 - math.exp(-0.1)))
    assert found.components["strength"] == pytest.approx(0.4 * slope)
    assert found.components["talk"] == pytest.approx(-2 * (1 - math.exp(-0.1)) * slope)
