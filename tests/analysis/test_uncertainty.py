"""Intervals of marks and ranks, rank acceptability, and draws over all admissible weightings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from graph.analysis.deals.model import read_deals
from graph.analysis.score.kernel import Codes
from graph.analysis.score.method import read_method
from graph.analysis.score.score import PLACES, Appraisal, Of
from graph.analysis.score.weighting import Floats, Weighting, admissible, centroid
from graph.analysis.uncertainty.coding import CERTAIN, CodingUncertainty, confusion
from graph.analysis.uncertainty.evidence import draw_codes, read_pieces
from graph.analysis.uncertainty.intervals import Draws, draw_scores, reweighted, with_intervals
from graph.statements.records import Statements
from graph.workflows.readings import read_coding_uncertainty
from schema.errors import DatasetError
from tests.factories import (
    OLD,
    appraisal_of,
    entity,
    evidence,
    quick_method,
    scores_of,
    statements,
    tie,
    view_of,
    with_evidence,
)
from tests.shipped import shipped_workspace
from tests.strategies import statement_sets

PLANT = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
SALE = tie("EXPORTS", "region:RU-PRI", "product:soy", regions="RU-PRI")
ROOT = Path(__file__).parents[2]


def at_centroid(draws: int) -> Weighting:
    """Return the centroid in every draw, so that only the evidence varies."""
    middle = centroid(read_method())
    values = {name: np.repeat(v, draws, axis=1) for name, v in middle.values.items()}
    return Weighting(middle.members, values, np.full(draws, read_method().scale))


def codes_of(base: Statements, weighting: Weighting, coding: CodingUncertainty = CERTAIN) -> Codes:
    view = view_of(base)
    return draw_codes(read_deals(view), read_pieces(view), weighting, 1, coding)


def drawn(base: Statements, place: str = "region:RU-AMU", coding: CodingUncertainty = CERTAIN) -> Floats:
    """Return the scores of a region in 2,000 draws of the evidence alone, not moved to the score."""
    weighting, plain = at_centroid(2000), appraisal_of(base)
    codes = codes_of(base, weighting, coding)
    varied = Appraisal.of_deals(plain.deals, plain.places, plain.method, weighting, codes)
    found: Floats = varied.draws("regions")[plain.places["regions"].index(place)]
    return found


@given(base=statement_sets())
def test_many_draws_of_one_weighting_are_each_the_score(base: Statements) -> None:
    plain = appraisal_of(base)
    many = Appraisal.of_deals(plain.deals, plain.places, plain.method, at_centroid(3))
    for of in PLACES:
        assert many.draws(of) == pytest.approx(np.repeat(plain.draws(of), 3, axis=1), abs=1e-12)


@given(base=statement_sets())
def test_a_part_counts_as_reported_in_some_draw_of_its_evidence(base: Statements) -> None:
    """In a draw in which every piece of a part was drawn it is what its status says."""
    weighting = at_centroid(400)
    codes = codes_of(base, weighting)
    for deal in appraisal_of(base).deals:
        for part in deal.parts:
            stage = weighting.members["stage"].get(part.counted_stage, -1)
            health = weighting.members["health"][part.counted_health]
            both = (codes.stages[part.id] == stage) & (codes.healths[part.id] == health)
            assert both.any(), part.id


@pytest.mark.parametrize("of", PLACES)
def test_intervals_hold_score_mark_and_rank(of: Of) -> None:
    scores = shipped_workspace().scores(of)
    for s in scores:
        assert 1 <= s.low <= min(s.score, s.mark) <= max(s.score, s.mark) <= s.high <= 10
        assert 1 <= s.rank_low <= s.rank <= s.rank_high <= len(scores)


def test_a_place_without_ties_has_no_spread() -> None:
    base = statements([PLANT, SALE])
    empty = statements([PLANT, SALE], entities=[*base.entities.values(), entity("region:RU-MAG")])
    found = scores_of(empty, method=quick_method(50))["region:RU-MAG"]
    assert (found.low, found.high) == (1.0, 1.0)


def test_the_draws_of_a_deal_do_not_depend_on_other_deals() -> None:
    assert drawn(statements([PLANT])).tolist() == drawn(statements([PLANT, SALE])).tolist()


def test_reprints_and_splitting_leave_the_draws_as_they_are() -> None:
    again = (evidence(PLANT.id, "operating", locator=f"after/{n}") for n in range(10))
    split = [tie("SUPPLIER_TO", "company:haier", "project:plant", key=f"lot-{n}") for n in range(10)]
    assert drawn(statements([with_evidence(PLANT, *again)])).tolist() == drawn(statements([PLANT])).tolist()
    one, ten = drawn(statements([PLANT, split[0]])), drawn(statements([PLANT, *split]))
    assert ten == pytest.approx(one)


def test_independent_reports_make_the_interval_narrower() -> None:
    twice = with_evidence(PLANT, evidence(PLANT.id, "operating", period=OLD, locator="before/1"))
    thrice = with_evidence(twice, evidence(PLANT.id, "building", period=OLD, locator="before/2"))
    assert drawn(statements([thrice])).std() < drawn(statements([PLANT])).std()


def test_a_tie_without_drawn_evidence_drops_out() -> None:
    gone = (drawn(statements([PLANT])) == 1.0).mean()
    assert gone == pytest.approx(np.exp(-1), abs=0.04)  # nothing drawn of one piece: e^-1


def test_doubtful_codes_turn_talk_into_strength_now_and_then() -> None:
    agreed = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")])
    weighting = at_centroid(2000)
    coding = CodingUncertainty(stages={"agreed": {"agreed": 0.5, "building": 0.5}})
    (stages,) = codes_of(agreed, weighting, coding).stages.values()
    there = stages[stages >= 0]
    assert (there == weighting.members["stage"]["building"]).mean() == pytest.approx(0.5, abs=0.05)
    (plain,) = codes_of(agreed, weighting).stages.values()
    assert set(plain.tolist()) == {-1, weighting.members["stage"]["agreed"]}


def test_later_reports_overrule_earlier_ones_in_the_draws() -> None:
    said = [("operating", "stalled", OLD), ("operating", "active", "2025-06/2026-05")]
    weighting = at_centroid(2000)
    base = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant", said=said)])
    codes = codes_of(base, weighting)
    (healths,) = codes.healths.values()
    (stages,) = codes.stages.values()
    rows, there = weighting.members["health"], stages >= 0
    # Stalled holds only where the later report was not drawn: 1 - 1/e of e^-1 of the draws that are there.
    expected = np.exp(-1) * (1 - np.exp(-1)) / (1 - np.exp(-2))
    assert (healths[there] == rows["stalled"]).mean() == pytest.approx(expected, abs=0.04)


def test_confusion_counts_every_code_once_more_as_agreed() -> None:
    found = confusion([("slow", "slow"), ("slow", "stalled"), ("", "slow"), ("stalled", "")])
    assert found == {"slow": {"slow": 2 / 3, "stalled": 1 / 3}}


def test_the_shipped_readings_doubt_only_stages_and_healths() -> None:
    coding = read_coding_uncertainty()
    for row in (*coding.stages.values(), *coding.healths.values()):
        assert sum(row.values()) == pytest.approx(1.0)
    assert "held" not in coding.stages["discussed"]


def test_readings_without_a_column_are_refused(tmp_path: Path) -> None:
    (tmp_path / "batch.tsv").write_text("tie_id\tstage_1\nx\tagreed\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="stage_2"):
        read_coding_uncertainty(tmp_path)


def test_ranks_come_from_the_draws_by_hand() -> None:
    # b leads in one draw of five.
    draws = Draws(("a", "b"), np.array([[3.0, 3, 3, 3, 3], [1.0, 2, 2, 2, 4]]))
    assert draws.above("a", "b") == (0.8, 0.0)
    assert draws.above("b", "a") == (0.2, 0.0)
    assert draws.acceptability("a", 1) == 0.8
    assert draws.acceptability("a", 2) == 1.0


def test_intervals_of_no_place_are_empty() -> None:
    assert with_intervals([], Draws((), np.empty((0, 5))), read_method()) == []


def test_the_family_of_weightings_holds_the_centroid_inside() -> None:
    appraisal = shipped_workspace().appraisal
    found = reweighted(appraisal, admissible(appraisal.method, 300, seed=5)).draws("regions")
    inside = (found.min(axis=1) <= appraisal.draws("regions")[:, 0] + 1e-9) & (
        appraisal.draws("regions")[:, 0] <= found.max(axis=1) + 1e-9
    )
    assert inside.all()


def test_every_admissible_weighting_lets_talk_alone_stay_below_four() -> None:
    region = "region:RU-AMU"
    reported = [tie("INVESTOR_IN", f"company:c{n}", f"project:p{n}", "agreed") for n in range(60)]
    plain = appraisal_of(statements(reported))
    weighting = admissible(plain.method, 500, seed=3)
    scores = Appraisal.of_deals(plain.deals, plain.places, plain.method, weighting).draws("regions")
    assert scores[plain.places["regions"].index(region)].max() < 4.0


_SCRIPT = """
from graph.workflows.workspace import Workspace
print([(s.id, s.low, s.high, s.rank_low, s.rank_high) for s in Workspace().scores()])
"""


@pytest.mark.slow
def test_draws_are_the_same_under_every_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_uncertain_codes_change_intervals_and_no_mark() -> None:
    base = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")])
    view, appraisal = view_of(base), appraisal_of(base)
    uncertain = CodingUncertainty(stages={"agreed": {"agreed": 0.5, "building": 0.5}})
    plain, other = (
        with_intervals(appraisal.scores("regions"), draws["regions"], appraisal.method)[0]
        for draws in (draw_scores(view, appraisal, coding) for coding in (CERTAIN, uncertain))
    )
    assert (other.mark, other.score, other.rank) == (plain.mark, plain.score, plain.rank)
    assert (other.low, other.high) != (plain.low, plain.high)
