"""The laws of the marks hold in the calibrated mode, too, whatever weights and link a fit may give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.calibration import raw_values
from graph.analysis.calibration_fit import LEAST_SLOPE, Fit, allowed_rays, bend, law_row
from graph.analysis.components import Part, components, province_shares_of, region_shares_of
from graph.analysis.facts import read_deals
from graph.analysis.method import read_method
from graph.analysis.scoring import Of
from graph.statements.records import Statements
from tests.analysis import test_laws as laws
from tests.factories import view_of
from tests.strategies import MANY

METHOD = read_method()
RAYS = allowed_rays(law_row(METHOD))
CHECKS = (
    laws.new_operating_tie_never_lowers_a_mark,
    laws.raising_a_stage_never_lowers_a_mark,
    laws.bad_news_never_raises_a_mark,
    laws.talk_never_beats_one_running_plant,
)


@st.composite
def models(draw: st.DrawFn) -> Fit:
    """Any fit that the cone of weights and the link allow, below the top of the scale."""
    along = draw(st.lists(st.floats(0.0, 3.0), min_size=RAYS.shape[1], max_size=RAYS.shape[1]))
    weights = RAYS @ np.array([along[0] + 0.1, *along[1:]])
    slopes = draw(st.lists(st.floats(LEAST_SLOPE, 3.0), min_size=2, max_size=2))
    weights *= 8.9 / max(8.9, float(weights.sum()) * max(slopes))
    return Fit(tuple(weights.tolist()), (0.0, draw(st.floats(0.1, 5.0))), tuple(slopes), 0.1, 0.1)


def points_by(model: Fit) -> Callable[[Statements, Of], dict[str, float]]:
    """Return what gives the calibrated scores of all places of some statements."""

    def points(base: Statements, of: Of = "regions") -> dict[str, float]:
        view = view_of(base)
        label, shares = ("Region", region_shares_of) if of == "regions" else ("Province", province_shares_of)
        parts: dict[str, list[Part]] = defaultdict(list)
        for part in components(view, read_deals(view), shares, METHOD):
            parts[part.place].append(part)
        places = [e.id for e in base.entities.values() if e.type == label]
        if not places:
            return {}
        raw = np.array([raw_values(parts[place]) for place in places])
        return dict(zip(places, model.predict(bend(raw, METHOD)).tolist(), strict=True))

    return points


def check_with(check: Callable[[st.DataObject], None], data: st.DataObject) -> None:
    with patch.object(laws, "points_of", points_by(data.draw(models()))):
        check(data)


each = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


@each
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_law_holds_in_the_calibrated_mode(check: laws.Law, data: st.DataObject) -> None:
    check_with(check, data)


@pytest.mark.slow
@each
@settings(max_examples=MANY, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_law_holds_ten_thousand_times_in_the_calibrated_mode(check: laws.Law, data: st.DataObject) -> None:
    check_with(check, data)
