"""The calibrated mode: its honesty, its laws, and fits that can be worked by hand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.rating import calibration as calibrating
from graph.analysis.rating.calibration import Calibration, calibrate
from graph.analysis.rating.weightings import Sums
from graph.analysis.score.method import MOST_TALK, ORDERS, read_method
from graph.analysis.score.score import PLACES, Appraisal, sum_of, to_mark
from graph.analysis.score.weighting import admissible, centroid
from graph.analysis.uncertainty.intervals import reweighted
from graph.statements.records import Statements
from graph.workflows.records.comparison import weight_records
from schema.errors import UsageError
from tests.factories import appraisal_of, entity, statements, tie, view_of
from tests.strategies import statement_sets

METHOD = read_method()
CODES = [f"RU-{a}{b}" for a, b in itertools.product("ABCDE", "ABCDEF")]
DISTRICTS = ("central", "volga", "ural", "southern", "siberian")


def world(order: int = 1) -> nx.MultiDiGraph:
    """Thirty regions: the n-th has n // 3 plants, some plans and an agreement; the last has no tie at all."""
    ties = []
    for n, code in enumerate(CODES[:-1]):
        region = f"region:{code}"
        for k in range(n // 3):
            plant = f"project:{code.lower()}-{k}"
            ties.append(tie("HAS_PROJECT", region, plant, regions=code))
            ties.append(tie("INVESTOR_IN", f"company:c{k}", plant, regions=code, provinces=["CN-HL"]))
        for k, stage in enumerate(("discussed", "agreed", "building")[: n % 4]):
            ties.append(tie("HAS_PROJECT", region, f"project:{code.lower()}-plan-{k}", stage, regions=code))
        ties.append(tie("COOPERATES_WITH", region, "province:CN-HL", "agreed", regions=code))
    regions = [
        entity(f"region:{code}", federal_district=DISTRICTS[n % len(DISTRICTS)])
        for n, code in enumerate(CODES)
    ]
    return view_of(statements(ties[::order], (), regions[::order]))


def published(shift: Mapping[str, float] | None = None) -> dict[str, float]:
    marks = {f"region:{code}": float(min(9, 2 + n // 4)) for n, code in enumerate(CODES[:25])}
    return {**marks, **(shift or {})}


def calibrated(marks: Mapping[str, float] | None = None, order: int = 1) -> Calibration:
    view = world(order)
    return calibrate(view, Appraisal.of(view, METHOD), published() if marks is None else marks, "edition:t")


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    return calibrated()


def test_contributions_sum_to_the_score_of_the_fit_that_left_the_region_out(calibration: Calibration) -> None:
    values = calibration.values("regions")
    for score in calibration.scores("regions"):
        total = score.base + math.fsum(c.points for c in score.contributions)
        assert total == pytest.approx(score.score, abs=1e-9)
        assert score.score == pytest.approx(values[score.id], abs=1e-9)
        assert all(c.points > 0 for c in score.contributions)


@pytest.mark.parametrize("of", PLACES)
def test_the_interval_contains_score_mark_and_rank(calibration: Calibration, of: str) -> None:
    scores = calibration.scores(of)  # type: ignore[arg-type]
    assert [s.rank for s in scores] == sorted(s.rank for s in scores)
    for score in scores:
        assert 1 <= score.low <= score.score <= score.high <= 10
        assert score.low <= score.mark <= score.high
        assert score.mark == to_mark(score.score)
        assert 1 <= score.rank_low <= score.rank <= score.rank_high <= len(scores)


def test_a_region_without_ties_gets_one(calibration: Calibration) -> None:
    last = next(s for s in calibration.scores("regions") if s.id == f"region:{CODES[-1]}")
    assert (last.score, last.mark, last.contributions) == (1.0, 1, ())


def test_a_region_never_sees_its_own_published_mark(calibration: Calibration) -> None:
    region = f"region:{CODES[10]}"
    lifted = calibrated(published({region: 10.0}))
    assert lifted.values("regions")[region] == calibration.values("regions")[region]
    assert lifted.values("regions", inside=True)[region] != calibration.values("regions", inside=True)[region]


def test_whole_districts_are_left_out_together(calibration: Calibration) -> None:
    region = f"region:{CODES[10]}"
    lifted = calibrated(published({region: 10.0}))
    apart = {r for r in calibration.marked if lifted.grouped[r] != calibration.grouped[r]}
    assert apart
    outside, _ = calibration.folds
    for row, fold in itertools.product(range(len(calibration.marked)), outside):
        own = calibration.districts[calibration.marked[row]]
        assert len(set(fold[[calibration.districts[r] == own for r in calibration.marked]])) == 1
    assert outside.sum(axis=0).tolist() == [calibrating.REPEATS] * len(calibration.marked)
    with_it = {r for r in calibration.marked if calibration.districts[r] == calibration.districts[region]}
    assert not apart & with_it


def test_order_of_input_changes_nothing(calibration: Calibration) -> None:
    turned = calibrated(dict(reversed(published().items())), -1)
    assert turned.scores("regions") == calibration.scores("regions")
    assert weight_records(turned) == weight_records(calibration)


def test_the_interval_is_the_quantile_of_left_out_residuals(calibration: Calibration) -> None:
    values = calibration.values("regions")
    residuals = sorted(abs(values[r] - calibration.published[r]) for r in calibration.marked)
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
        calibrated(marks)


def test_every_fit_keeps_the_orders_and_lets_no_talk_pass_four(calibration: Calibration) -> None:
    for fits in (calibration.fits, calibration.folds[1]):
        for name in ORDERS:
            values = fits.weighting.values[name]
            assert values[0] == pytest.approx(1.0)
            assert (np.diff(values, axis=0) <= 1e-12).all()
            assert (values >= 0).all()
        assert (fits.weighting.scale >= METHOD.talk_ceiling / MOST_TALK).all()


@settings(max_examples=10)
@given(st.lists(st.integers(1, 10), min_size=25, max_size=25))
def test_whatever_the_marks_the_orders_hold(marks: list[int]) -> None:
    marks_by_region = dict(zip(published(), map(float, marks), strict=True))
    view = world()
    found = calibrate(view, Appraisal.of(view, METHOD), marks_by_region, "edition:test").fits.weighting
    assert all((np.diff(found.values[name], axis=0) <= 1e-12).all() for name in ORDERS)
    assert (found.scale >= METHOD.talk_ceiling / MOST_TALK).all()


def test_the_fit_goes_where_the_marks_come_from() -> None:
    """Marks made by weights that count announcements nearly like plants draw the fit there."""
    view = world()
    appraisal = Appraisal.of(view, METHOD)
    made = centroid(METHOD)
    made.values["stage"][:, 0] = (1.0, 0.95, 0.9, 0.85)
    places, scores = appraisal.places["regions"], reweighted(appraisal, made).draws("regions")[:, 0]
    marks = dict(zip(places[:28], scores[:28].tolist(), strict=True))
    found = calibrate(view, appraisal, marks, "edition:test")
    blind = dict(zip(places, appraisal.draws("regions")[:, 0].tolist(), strict=True))
    missed = [
        math.fsum((values[r] - marks[r]) ** 2 for r in marks) for values in (found.values("regions"), blind)
    ]
    assert missed[0] < missed[1] / 4
    rows = {row["member"]: row for row in weight_records(found)}
    for member in ("agreed", "discussed"):
        row = rows[member]
        assert float(row["centroid"]) < float(row["low"]) <= float(row["weight"]) <= float(row["high"])


def test_with_marks_that_tell_nothing_the_weights_are_the_centroid() -> None:
    """Where every weighting misses the marks alike, all are as likely, and their mean is the centroid."""
    empty = view_of(statements([], (), [entity(f"region:{code}") for code in CODES]))
    found = calibrate(empty, Appraisal.of(empty, METHOD), published(), "edition:test")
    assert found.fits.effective == pytest.approx(calibrating.DRAWS)
    for row in weight_records(found):
        # Drawn ten thousand times, a weight is within 0.01 of its mean.
        assert row["member"] == "scale" or row["weight"] == pytest.approx(row["centroid"], abs=0.01)
    assert all(score == 1.0 for score in found.values("regions").values())


def test_two_weightings_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two draws the one that misses less in sum of squares S counts S^(-n/2) against the other's."""
    monkeypatch.setattr(calibrating, "DRAWS", 2)
    monkeypatch.setattr(calibrating, "SCALES", 1)
    found = calibrated()
    likely = (found._squares.sum(axis=0) / found._squares.sum()) ** (-len(found.marked) / 2)
    likely /= likely.sum()
    drawn = admissible(METHOD, 2, calibrating.SEED).flat()
    assert found.fits.weighting.flat()[:, 0] == pytest.approx(drawn @ likely)
    assert found.fits.weighting.scale[0] == pytest.approx(float(found._scales[0] @ likely))
    assert found.fits.effective[0] == pytest.approx(1 / (likely**2).sum())


@given(base=statement_sets(), seed=st.integers(0, 999))
def test_many_weightings_at_once_give_what_the_kernel_gives(base: Statements, seed: int) -> None:
    appraisal, weighting = appraisal_of(base), admissible(METHOD, 3, seed)
    for of in PLACES:
        places = appraisal.places[of]
        expected = sum_of(reweighted(appraisal, weighting).totals(places))
        np.testing.assert_allclose(Sums.of(appraisal, places).x(weighting), expected, rtol=1e-12, atol=1e-12)
