"""The calibrated mode: its laws, its honesty, and small fits worked by hand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.calibration import (
    Calibration,
    calibrate,
    calibrated_scores,
    contribute,
    raw_values,
    weight_spread,
)
from graph.analysis.calibration_fit import Fit, allowed_rays, bend, fit, law_row
from graph.analysis.components import Part
from graph.analysis.method import COMPONENTS, read_method
from graph.analysis.scoring import to_mark
from schema.errors import UsageError
from tests.factories import entity, statements, tie, view_of

METHOD = read_method()
CODES = [f"RU-{a}{b}" for a, b in itertools.product("ABCDE", "ABCDEF")]
DISTRICTS = ("central", "volga", "ural", "southern", "siberian")


def world(order: int = 1) -> nx.MultiDiGraph:
    """Thirty regions: the n-th has n // 3 plants with named investors; the last has no tie at all."""
    ties = []
    for n, code in enumerate(CODES[:-1]):
        for k in range(n // 3 + 1):
            plant = f"project:{code.lower()}-{k}"
            ties.append(tie("HAS_PROJECT", f"region:{code}", plant, regions=code))
            ties.append(tie("INVESTOR_IN", f"company:c{k}", plant, regions=code))
        ties.append(tie("COOPERATES_WITH", f"region:{code}", "province:CN-HL", "agreed", regions=code))
    regions = [
        entity(f"region:{code}", federal_district=DISTRICTS[n % len(DISTRICTS)])
        for n, code in enumerate(CODES)
    ]
    return view_of(statements(ties[::order], (), regions[::order]))


def published(shift: Mapping[str, float] | None = None) -> dict[str, float]:
    marks = {f"region:{code}": float(min(10, 1 + n // 3)) for n, code in enumerate(CODES[:25])}
    return {**marks, **(shift or {})}


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    return calibrate(world(), METHOD, published(), "edition:test")


def test_contributions_sum_to_the_score_of_the_fit_that_left_the_region_out(calibration: Calibration) -> None:
    scores = {s.id: s for s in calibrated_scores(calibration)}
    for row, place in enumerate(calibration.places):
        score = scores[place]
        total = score.base + math.fsum(c.points for c in score.contributions)
        assert total == pytest.approx(score.score, abs=1e-9)
        assert score.score == pytest.approx(calibration.predictions[row], abs=1e-9)
        assert all(c.points > 0 for c in score.contributions)


def test_the_interval_contains_score_and_mark(calibration: Calibration) -> None:
    for score in calibrated_scores(calibration):
        assert 1 <= score.low <= score.score <= score.high <= 10
        assert score.low <= score.mark <= score.high
        assert score.mark == to_mark(score.score)
        assert 1 <= score.rank_low <= score.rank <= score.rank_high <= len(CODES)


def test_a_region_without_ties_gets_one(calibration: Calibration) -> None:
    last = next(s for s in calibrated_scores(calibration) if s.id == f"region:{CODES[-1]}")
    assert (last.score, last.mark, last.contributions) == (1.0, 1, ())


def test_a_region_never_sees_its_own_published_mark(calibration: Calibration) -> None:
    code = f"region:{CODES[10]}"
    lifted = calibrate(world(), METHOD, published({code: 10.0}), "edition:test")
    row = calibration.places.index(code)
    assert lifted.predictions[row] == calibration.predictions[row]
    assert lifted.fitted[row] != calibration.fitted[row]


def test_whole_districts_are_left_out_together(calibration: Calibration) -> None:
    code = f"region:{CODES[10]}"
    same = [
        i
        for i, row in enumerate(calibration.marked)
        if calibration.groups[row] == calibration.groups[calibration.places.index(code)]
    ]
    lifted = calibrate(world(), METHOD, published({code: 10.0}), "edition:test")
    np.testing.assert_array_equal(lifted.grouped[0][:, same], calibration.grouped[0][:, same])
    assert not np.array_equal(lifted.grouped[0], calibration.grouped[0])


def test_order_of_input_changes_nothing(calibration: Calibration) -> None:
    turned = calibrate(world(-1), METHOD, dict(reversed(published().items())), "edition:test")
    assert calibrated_scores(turned) == calibrated_scores(calibration)
    assert weight_spread(turned) == weight_spread(calibration)


def test_the_interval_is_the_quantile_of_left_out_residuals(calibration: Calibration) -> None:
    rows = list(calibration.marked)
    residuals = sorted(np.abs(calibration.predictions[rows] - calibration.published[rows]).tolist())
    # 25 marks: ceil(26 x 0.9) = 24, the 24th smallest.
    assert calibration.half_width == residuals[23]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({**published(), "region:RU-XXX": 5.0}, "unknown regions: region:RU-XXX"),
        (published({f"region:{CODES[0]}": 11.0}), "off the scale of 1 to 10"),
        (published({f"region:{CODES[0]}": math.nan}), "off the scale of 1 to 10"),
        (dict(itertools.islice(published().items(), 19)), "at least 20"),
        ({}, "at least 20"),
    ],
)
def test_an_edition_that_cannot_be_fitted_is_refused(marks: dict[str, float], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        calibrate(world(), METHOD, marks, "edition:test")


def test_points_by_hand() -> None:
    """Latent 2 x 0.5 + 1 x 0.5 = 1.5; the link gives 2 x 1 + 0.5 x 0.5 = 2.25 points above 1."""
    half = math.log(2.0)
    parts = [
        Part("p", "results", "d1", "t1", METHOD.components["results"].scale * half * 0.75),
        Part("p", "results", "d2", "t2", METHOD.components["results"].scale * half * 0.25),
        Part("p", "talk", "d1", "t1", METHOD.components["talk"].scale * half),
    ]
    weights = tuple({"results": 2.0, "talk": 1.0}.get(name, 0.0) for name in COMPONENTS)
    model = Fit(weights, (0.0, 1.0), (2.0, 0.5), 0.1, 0.1)
    bent = bend(np.array([raw_values(parts)]), METHOD)
    assert model.predict(bent)[0] == pytest.approx(3.25)
    points = {(c.tie_id, c.component): c.points for c in contribute(parts, bent[0], model)}
    # Results have 1 of 1.5 latent points, so 2.25 / 1.5 = 1.5 points, three quarters of them from t1.
    assert points == pytest.approx(
        {("t1", "results"): 1.125, ("t2", "results"): 0.375, ("t1", "talk"): 0.75}, abs=1e-12
    )


def test_the_link_rises_from_one_and_stops_at_ten() -> None:
    model = Fit((1.0,) * len(COMPONENTS), (0.0, 2.0), (1.5, 0.25), 0.1, 0.1)
    latent = np.array([0.0, 1.0, 2.0, 4.0, 100.0])
    assert model.link(latent).tolist() == [1.0, 2.5, 4.0, 4.5, 10.0]


BENT = st.lists(st.floats(0.0, 0.99), min_size=len(COMPONENTS), max_size=len(COMPONENTS))
SAMPLES = st.lists(st.tuples(BENT, st.integers(1, 10)), min_size=20, max_size=40)


@settings(max_examples=25, deadline=None)
@given(SAMPLES)
def test_whatever_the_marks_the_laws_hold(sample: list[tuple[list[float], int]]) -> None:
    bent = np.array([row for row, _ in sample])
    model = fit(bent, np.array([float(mark) for _, mark in sample]), METHOD)
    weights = np.array(model.weights)
    assert (weights >= 0).all()
    assert all(slope > 0 for slope in model.slopes)
    # Talk never beats results: a running plant with its investor is above any amount of talk.
    talk = np.array([[float(name in ("talk", "framework")) for name in COMPONENTS]])
    plant = bend(
        np.array([[{"results": 1.0, "reach": 2.0, "talk": 1.0}.get(n, 0.0) for n in COMPONENTS]]), METHOD
    )
    assert model.latent(plant)[0] >= model.latent(talk)[0] - 1e-9
    assert model.predict(plant)[0] >= model.predict(talk)[0] - 1e-9
    # More of anything never lowers a score, and nothing at all is 1.
    assert (model.predict(np.minimum(1.0, bent + 0.01)) >= model.predict(bent) - 1e-12).all()
    assert model.predict(np.zeros((1, len(COMPONENTS))))[0] == 1.0


def test_the_blind_weights_obey_the_law_that_the_fit_obeys() -> None:
    blind = np.array([METHOD.components[name].weight for name in COMPONENTS])
    row = law_row(METHOD)
    assert row @ blind > 0
    assert (row @ allowed_rays(row) >= -1e-12).all()


def test_with_a_strong_pull_only_the_weights_are_the_blind_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.analysis.calibration_fit.STRENGTHS", (1e9,))
    monkeypatch.setattr("graph.analysis.calibration_fit.LINK_STRENGTHS", (math.inf,))
    bent = np.linspace(0.0, 0.9, 30)[:, None] * np.ones(len(COMPONENTS))
    model = fit(bent, np.full(30, 5.0), METHOD)
    assert model.weights == pytest.approx([METHOD.components[n].weight for n in COMPONENTS], abs=1e-6)
    assert model.slopes == (1.0,)
