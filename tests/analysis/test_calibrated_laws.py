"""The laws of the marks hold in the calibrated mode, too, whatever weights and scale a fit may give."""

from __future__ import annotations

import math
from collections.abc import Callable
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.score.method import MOST_TALK, ORDERS, read_method
from graph.analysis.score.score import PLACES, Appraisal, Of
from graph.analysis.score.weighting import Weighting, centroid
from graph.statements.records import Statements
from tests.analysis import test_laws as laws
from tests.factories import statements, view_of
from tests.strategies import EFFORT, FLOWS, FRAMEWORK, SUBSTANCE, statement_sets, ties

METHOD = read_method()
LEAST_SCALE = METHOD.talk_ceiling / MOST_TALK
VALUES = st.floats(0.0, 1.0)


@st.composite
def weightings(draw: st.DrawFn) -> Weighting:
    """Any weighting that keeps the orders, their ends included, and any scale that a fit may have."""
    values = []
    for name in ORDERS:
        order = METHOD.orders[name]
        between = draw(st.lists(VALUES, min_size=order.free, max_size=order.free))
        values += [1.0, *sorted(between, reverse=True), *([0.0] if order.ends_at_zero else [])]
    scale = draw(st.floats(LEAST_SCALE, 2 * METHOD.scale))
    return centroid(METHOD).like(np.array(values)[:, None], np.array([scale]))


def appraised(base: Statements, weighting: Weighting) -> Appraisal:
    return Appraisal.of(view_of(base), METHOD, weighting)


def points_by(weighting: Weighting) -> Callable[[Statements, Of], dict[str, float]]:
    """Return what gives the scores of all places of some statements by a weighting."""

    def points(base: Statements, of: Of = "regions") -> dict[str, float]:
        return {s.id: s.score for s in appraised(base, weighting).scores(of)}

    return points


def new_operating_tie_never_lowers(data: st.DataObject, weighting: Weighting) -> None:
    with patch.object(laws, "points_of", points_by(weighting)):
        laws.new_operating_tie_never_lowers_a_mark(data)


def raising_a_stage_never_lowers(data: st.DataObject, weighting: Weighting) -> None:
    with patch.object(laws, "points_of", points_by(weighting)):
        laws.raising_a_stage_never_lowers_a_mark(data)


def bad_news_never_raises(data: st.DataObject, weighting: Weighting) -> None:
    with patch.object(laws, "points_of", points_by(weighting)):
        laws.bad_news_never_raises_a_mark(data)


def talk_alone_never_passes_four(data: st.DataObject, weighting: Weighting) -> None:
    talk = ties((*SUBSTANCE, *FLOWS), stages=("discussed", "agreed"))
    reported = data.draw(st.lists(st.one_of(talk, ties((*FRAMEWORK, *EFFORT))), min_size=1, max_size=40))
    base = statements({t.id: t for t in reported}.values())
    for of in PLACES:
        assert all(score <= 4.0 for score in points_by(weighting)(base, of).values())


def contributions_sum_to_the_score(data: st.DataObject, weighting: Weighting) -> None:
    found = appraised(data.draw(statement_sets()), weighting)
    for of in PLACES:
        for score in found.scores(of):
            total = score.base + math.fsum(c.points for c in score.contributions)
            assert total == pytest.approx(score.score, abs=1e-9)


each = pytest.mark.parametrize(
    "check",
    [
        new_operating_tie_never_lowers,
        raising_a_stage_never_lowers,
        bad_news_never_raises,
        talk_alone_never_passes_four,
        contributions_sum_to_the_score,
    ],
    ids=lambda check: check.__name__,
)
Check = Callable[[st.DataObject, Weighting], None]


@each
@given(data=st.data(), weighting=weightings())
def test_law_holds_in_the_calibrated_mode(check: Check, data: st.DataObject, weighting: Weighting) -> None:
    check(data, weighting)
