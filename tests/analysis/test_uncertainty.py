"""Intervals of marks and ranks, odds and sensitivities."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from graph.analysis.doubts import NO_DOUBTS, Doubts, confusion
from graph.analysis.draws import Draws, draw_scores
from graph.analysis.facts import read_deals
from graph.analysis.scoring import SHARES, Of, places_of, score_places
from graph.analysis.uncertainty import intervals, odds, sensitivities
from graph.statements.records import Statements
from graph.workflows.chances import rank_odds, sensitivity_records
from graph.workflows.readings import read_doubts
from graph.workflows.workspace import Workspace
from schema.errors import DatasetError, UsageError
from tests.factories import (
    OLD,
    entity,
    evidence,
    quick_method,
    scores_of,
    statements,
    tie,
    view_of,
    with_evidence,
)
from tests.strategies import statement_sets

PLANT = tie("HAS_PROJECT", "region:RU-AMU", "project:plant")
SALE = tie("EXPORTS", "region:RU-PRI", "product:soy", regions="RU-PRI")
ROOT = Path(__file__).parents[2]


def drawn(base: Statements, count: int = 300, *, doubts: Doubts = NO_DOUBTS, of: Of = "regions") -> Draws:
    view = view_of(base)
    return draw_scores(view, read_deals(view), SHARES[of], places_of(view, of), quick_method(), count, doubts)


def draws_of_place(draws: Draws, place: str) -> list[float]:
    found: list[float] = draws.scores[draws.places.index(place)].tolist()
    return found


@pytest.fixture(scope="module")
def work() -> Workspace:
    return Workspace()


@pytest.mark.parametrize("of", ["regions", "provinces"])
@settings(max_examples=60, deadline=None)
@given(base=statement_sets())
def test_a_draw_without_noise_is_the_score(of: Of, base: Statements) -> None:
    view, method = view_of(base), quick_method()
    places = places_of(view, of)
    calm = draw_scores(view, read_deals(view), SHARES[of], places, method, 1, calm=True)
    expected = scores_of(base, of, method)
    for place, score in zip(places, calm.scores[:, 0], strict=True):
        assert score == pytest.approx(expected[place].score, abs=1e-9)


def test_a_draw_counts_a_deal_as_told_before_by_its_reports_and_not_by_the_day() -> None:
    # One report lies before the last year and one within it, but less than a year apart.
    said = [evidence(PLANT.id, "operating", period=month, locator=month) for month in ("2025-03", "2025-12")]
    near = statements([replace(PLANT, evidence=tuple(said))])
    view = view_of(near)
    calm = draw_scores(
        view, read_deals(view), SHARES["regions"], ["region:RU-AMU"], quick_method(), 1, calm=True
    )
    assert calm.scores[0, 0] == pytest.approx(scores_of(near)["region:RU-AMU"].score, abs=1e-12)


@pytest.mark.parametrize("of", ["regions", "provinces"])
def test_a_draw_without_noise_is_the_score_of_the_shipped_data(work: Workspace, of: Of) -> None:
    places = places_of(work.view, of)
    deals = read_deals(work.view)
    calm = draw_scores(work.view, deals, SHARES[of], places, work.method, 1, calm=True)
    expected = {s.id: s.score for s in work.scores(of)}
    assert [expected[p] for p in places] == pytest.approx(calm.scores[:, 0].tolist(), abs=1e-9)


@pytest.mark.parametrize("of", ["regions", "provinces"])
def test_intervals_hold_score_mark_and_rank(work: Workspace, of: Of) -> None:
    for s in work.scores(of):
        assert 1 <= s.low <= min(s.score, s.mark) <= max(s.score, s.mark) <= s.high <= 10
        assert 1 <= s.rank_low <= s.rank <= s.rank_high <= len(work.scores(of))


def test_a_place_without_ties_has_no_spread() -> None:
    base = statements([PLANT, SALE])
    empty = statements([PLANT, SALE], entities=[*base.entities.values(), entity("region:RU-MAG")])
    assert (scores_of(empty)["region:RU-MAG"].low, scores_of(empty)["region:RU-MAG"].high) == (1.0, 1.0)


def test_the_draws_of_a_deal_do_not_depend_on_other_deals() -> None:
    alone, together = drawn(statements([PLANT])), drawn(statements([PLANT, SALE]))
    assert draws_of_place(alone, "region:RU-AMU") == draws_of_place(together, "region:RU-AMU")


def test_reprints_and_splitting_leave_the_draws_as_they_are() -> None:
    reprinted = with_evidence(
        PLANT, *(evidence(PLANT.id, "operating", locator=f"after/{n}") for n in range(10))
    )
    split = [tie("SUPPLIER_TO", "company:haier", "project:plant", key=f"lot-{n}") for n in range(10)]
    expected = draws_of_place(drawn(statements([PLANT])), "region:RU-AMU")
    assert draws_of_place(drawn(statements([reprinted])), "region:RU-AMU") == expected
    one, ten = drawn(statements([PLANT, split[0]])), drawn(statements([PLANT, *split]))
    assert draws_of_place(ten, "region:RU-AMU") == pytest.approx(draws_of_place(one, "region:RU-AMU"))


def test_independent_reports_make_the_interval_narrower() -> None:
    twice = with_evidence(PLANT, evidence(PLANT.id, "operating", period=OLD, locator="before/1"))
    thrice = with_evidence(twice, evidence(PLANT.id, "building", period=OLD, locator="before/2"))
    spread = [np.std(draws_of_place(drawn(statements([t])), "region:RU-AMU")) for t in (PLANT, thrice)]
    assert spread[1] < spread[0]


def test_a_tie_without_drawn_evidence_drops_out() -> None:
    bare = drawn(statements([PLANT]), 2000)
    gone = np.mean(np.array(draws_of_place(bare, "region:RU-AMU")) == 1.0)
    assert gone == pytest.approx(np.exp(-1), abs=0.04)  # nothing drawn of one piece: e^-1


def test_doubtful_codes_lift_what_is_only_agreed() -> None:
    agreed = statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant", "agreed")])
    doubts = Doubts(stages={"agreed": {"agreed": 0.5, "building": 0.5}})
    assert max(draws_of_place(drawn(agreed), "region:RU-AMU")) < 1.2
    assert max(draws_of_place(drawn(agreed, doubts=doubts), "region:RU-AMU")) > 1.5


def test_confusion_counts_every_code_once_more_as_agreed() -> None:
    found = confusion([("slow", "slow"), ("slow", "stalled"), ("", "slow"), ("stalled", "")])
    assert found == {"slow": {"slow": 2 / 3, "stalled": 1 / 3}}


def test_the_shipped_readings_doubt_only_stages_and_healths() -> None:
    doubts = read_doubts()
    for row in (*doubts.stages.values(), *doubts.healths.values()):
        assert sum(row.values()) == pytest.approx(1.0)
    assert "held" not in doubts.stages["discussed"]


def test_readings_without_a_column_are_refused(tmp_path: Path) -> None:
    (tmp_path / "batch.tsv").write_text("tie_id\tstage_1\nx\tagreed\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="stage_2"):
        read_doubts(tmp_path)


def test_intervals_of_no_place_are_empty() -> None:
    assert intervals(Draws((), np.empty((0, 5)), {}), {}, 0.9) == {}


def test_ranks_come_from_the_draws_by_hand() -> None:
    # b leads in one draw of five; a's median 3 and b's median 2 are their scores, so nothing moves.
    draws = Draws(("a", "b"), np.array([[3.0, 3, 3, 3, 3], [1.0, 2, 2, 2, 4]]), {})
    scores = {"a": 3.0, "b": 2.0}
    found = intervals(draws, scores, 0.6)
    assert (found["a"].rank_low, found["a"].rank_high) == (1, 2)
    assert odds(draws, scores, "a", "b").above == 0.8
    assert odds(draws, scores, "b", "a").above == 0.2


def test_a_sum_of_two_noises_is_split_by_their_variances() -> None:
    rng = np.random.default_rng(1)
    one, two = rng.normal(size=4000), rng.normal(size=4000)
    (found,) = sensitivities(Draws(("a",), np.array([5 + 0.3 * one + 0.1 * two]), {"one": one, "two": two}))
    assert found.indices["one"] == pytest.approx(0.9, abs=0.03)
    assert found.indices["two"] == pytest.approx(0.1, abs=0.03)
    assert found.total + found.rest == pytest.approx(1.0, abs=0.03)


def test_sensitivities_name_every_weight_and_their_sum(work: Workspace) -> None:
    rows = sensitivity_records(work, None, "regions")
    assert [r["weight"] for r in rows[-2:]] == ["sum", "rest"]
    assert rows[-2]["index"] == pytest.approx(sum(r["index"] for r in rows[:-2]))
    assert {"component:results", "kind:production", "health:unconfirmed"} <= {r["weight"] for r in rows}


def test_odds_of_two_places_mirror_each_other(work: Workspace) -> None:
    one, other = rank_odds(work, "RU-AMU", "RU-PRI", 200), rank_odds(work, "RU-PRI", "RU-AMU", 200)
    assert (one["above"], one["equal"], one["below"]) == (other["below"], other["equal"], other["above"])
    assert one["above"] + one["equal"] + one["below"] == pytest.approx(1.0)
    with pytest.raises(UsageError, match="not ranked together"):
        rank_odds(work, "RU-AMU", "CN-HL")


def test_a_thousand_draws_of_all_regions_take_seconds(work: Workspace) -> None:
    deals, places = read_deals(work.view), places_of(work.view, "regions")
    started = time.perf_counter()
    draw_scores(work.view, deals, SHARES["regions"], places, work.method, 1000, read_doubts())
    assert time.perf_counter() - started < 10


_SCRIPT = """
from graph.workflows.workspace import Workspace
print([(s.id, s.low, s.high, s.rank_low, s.rank_high) for s in Workspace().scores()])
"""


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


def test_doubts_change_intervals_and_no_mark(work: Workspace) -> None:
    plain = {s.id: s for s in score_places(work.view, work.method)}
    for s in work.scores():
        assert (s.mark, s.score, s.rank) == (plain[s.id].mark, plain[s.id].score, plain[s.id].rank)
    assert any(s.low != plain[s.id].low for s in work.scores())
