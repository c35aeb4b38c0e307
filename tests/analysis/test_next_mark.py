"""The way to the next mark: whole deals, the smallest set, proved against brute force."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis import next_mark as search
from graph.analysis.deal_steps import Direction, Step, all_changes, steps
from graph.analysis.deals import assign_deals
from graph.analysis.next_mark import NextMark, next_mark
from graph.analysis.place_model import PlaceModel
from graph.analysis.scoring import SHARES, Of, to_mark
from graph.analysis.suppositions import Change, apply_changes
from graph.statements.records import Statements
from graph.statements.status import status_of
from graph.workflows.suppositions import to_next_mark, what_if
from graph.workflows.suppositions_lines import next_mark_lines
from graph.workflows.workspace import Workspace
from tests.factories import OLD, quick_method, scores_of, statements, tie, view_of
from tests.strategies import statement_sets

AMU = "region:RU-AMU"
PLANT = tie("HAS_PROJECT", AMU, "project:plant", "agreed")
SISTER = tie("SISTER_PROVINCE", AMU, "province:CN-HL", provinces=["CN-HL"])
DAY = quick_method().reference_day
DIRECTIONS = st.sampled_from(["up", "down"])


@pytest.fixture(scope="module")
def work() -> Workspace:
    return Workspace()


def model_of(base: Statements, place: str = AMU, of: Of = "regions") -> PlaceModel:
    return PlaceModel(base, assign_deals(base), view_of(base), quick_method(), place, of)


def found_in(base: Statements, direction: Direction) -> NextMark:
    return next_mark(model_of(base), AMU, direction, assign_deals(base), quick_method())


def single_changes(model: PlaceModel) -> list[Change]:
    """Return changes of single ties: what steps are made of, and others."""
    found = []
    for known in model.ties:
        if known.role == "effort":
            found += [Change("stage", known.id, "held"), Change("drop", known.id)]
        else:
            found += [Change("stage", known.id, stage) for stage in ("building", "operating")]
            found += [Change("health", known.id, health) for health in ("active", "stalled", "cancelled")]
    return found


@pytest.mark.parametrize("of", ["regions", "provinces"])
@settings(max_examples=60, deadline=None)
@given(base=statement_sets(), data=st.data())
def test_the_fast_score_equals_the_full_one(of: Of, base: Statements, data: st.DataObject) -> None:
    assert SHARES[of] is not None
    place = AMU if of == "regions" else "province:CN-HL"
    model = model_of(base, place, of)
    assert model.score == pytest.approx(scores_of(base, of)[place].score, abs=1e-9)
    every = single_changes(model)
    assume(every)
    chosen = data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=3, unique=True))
    full = scores_of(apply_changes(base, chosen, DAY), of)[place].score
    assert model.evaluate(chosen) == pytest.approx(full, abs=1e-9)


def test_a_dropped_tie_of_substance_is_refused() -> None:
    with pytest.raises(ValueError, match="another deal"):
        model_of(statements([PLANT])).evaluate([Change("drop", PLANT.id)])


def by_brute_force(model: PlaceModel, known: Sequence[Step], direction: Direction) -> tuple[Step, ...]:
    """Return the smallest set that moves the mark, with most effect among those; () for none."""
    sign = 1 if direction == "up" else -1

    def moves(chosen: Sequence[Step]) -> bool:
        return (to_mark(model.evaluate(all_changes(chosen))) - to_mark(model.score)) * sign > 0

    for size in range(1, len(known) + 1):
        reaching = [s for s in itertools.combinations(known, size) if moves(s)]
        if reaching:
            return max(reaching, key=lambda s: sign * model.evaluate(all_changes(s)))
    return ()


@settings(max_examples=60, deadline=None)
@given(base=statement_sets(max_ties=9), direction=DIRECTIONS)
def test_the_set_is_as_small_and_moves_as_much_as_by_brute_force(
    base: Statements, direction: Direction
) -> None:
    found, model = found_in(base, direction), model_of(base)
    known = steps(model, assign_deals(base), direction)
    expected = by_brute_force(model, known, direction)
    assert found.exact
    assert len(found.steps) == len(expected)
    if expected:
        assert found.new_score == pytest.approx(model.evaluate(all_changes(expected)), abs=1e-9)
        changed = apply_changes(base, all_changes(found.steps), DAY)
        assert found.new_score == pytest.approx(scores_of(changed)[AMU].score, abs=1e-9)


def many_small_deals(count: int) -> Statements:
    """Return partnerships that are slow, and one promised: each moves the score a little."""
    running = [
        tie("PARTNERS_WITH", "university:ru-tomsk", f"university:u{n}", "operating", "stalled")
        for n in range(count)
    ]
    return statements([*running, tie("PARTNERS_WITH", "university:ru-tomsk", "university:harbin", "agreed")])


def test_sets_of_several_deals_are_as_small_as_by_brute_force() -> None:
    base = many_small_deals(5)
    model, found = model_of(base), found_in(base, "up")
    expected = by_brute_force(model, steps(model, assign_deals(base), "up"), "up")
    assert len(found.steps) == len(expected) > 1
    assert found.new_score == pytest.approx(model.evaluate(all_changes(expected)), abs=1e-9)
    assert found.exact


def test_a_search_that_grows_too_long_says_that_it_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    base = many_small_deals(5)
    proved = found_in(base, "up")
    monkeypatch.setattr(search, "_MOST_SETS", 0)
    found = found_in(base, "up")
    assert not found.exact
    assert found.new_mark > found.mark
    assert len(found.steps) >= len(proved.steps)


@settings(max_examples=60, deadline=None)
@given(base=statement_sets(max_ties=8))
def test_no_change_of_stages_and_healths_of_a_deal_gives_more_than_its_step(base: Statements) -> None:
    model, ids = model_of(base), assign_deals(base)
    gains = {step.deal_id: step.gain for step in steps(model, ids, "up")}
    for change in single_changes(model):
        if change.what != "drop":
            gain = model.evaluate([change]) - model.score
            assert gain <= gains.get(ids[change.tie_id], 0.0) + 1e-9


def test_a_promise_comes_true_with_all_its_ties_at_once() -> None:
    route = [
        tie("SERVES", "corridor:air", AMU, "agreed", "stalled"),
        tie("SERVES", "corridor:air", "province:CN-HL", "agreed", provinces=["CN-HL"]),
    ]
    (step,) = found_in(statements(route), "up").steps
    assert {c.tie_id for c in step.changes if c.what == "stage"} == {t.id for t in route}
    assert {c.tie_id for c in step.changes if c.what == "health"} == {route[0].id}
    assert step.what == "kept"


def test_what_runs_and_is_well_has_no_step_upwards() -> None:
    assert steps(model_of(statements([SISTER])), assign_deals(statements([SISTER])), "up") == []


def test_an_old_visit_can_only_be_confirmed() -> None:
    base = statements([tie("VISITED", AMU, "province:CN-HL", "held", period=OLD)])
    (step,) = steps(model_of(base), assign_deals(base), "up")
    assert (step.what, [c.what for c in step.changes]) == ("confirmed", ["stage"])
    assert step.gain > 0


def test_a_deal_of_many_ties_is_cancelled_as_a_whole() -> None:
    lots = [tie("SUPPLIER_TO", "company:haier", "company:ru-agro", key=f"lot-{n}") for n in range(5)]
    found = found_in(statements(lots), "down")
    (step,) = found.steps
    assert {str(c) for c in step.changes} == {f"health=cancelled@{lot.id}" for lot in lots}
    assert found.new_score == 1.0


def test_the_ends_of_the_scale_are_said_to_be_ends(work: Workspace) -> None:
    record = to_next_mark(work, "RU-IN", "down")
    assert (record["deals"], record["mark_after"]) == ([], 1)
    assert list(next_mark_lines(record, "en")) == ["1 is the lowest mark there is."]
    assert list(next_mark_lines(record, "ru")) == ["1 — низшая оценка."]


@pytest.mark.parametrize("place", ["RU-AMU", "RU-KLU", "province:CN-HE"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_what_is_advised_moves_the_mark_when_everything_is_scored_anew(
    work: Workspace, place: str, direction: Direction
) -> None:
    found = to_next_mark(work, place, direction)
    again = what_if(work, place, found["changes"])
    assert again["score_after"] == pytest.approx(found["score_after"], abs=1e-9)
    assert again["mark_after"] == found["mark_after"]
    assert (again["mark_after"] > again["mark_before"]) == (direction == "up")
    assert again["mark_after"] != again["mark_before"]
    for deal in found["deals"]:
        ties = {change.partition("@")[2] for change in deal["changes"]}
        assert {work.deal_ids[t] for t in ties} == {deal["deal_id"]}


def test_where_no_set_is_enough_that_is_said_with_the_best_that_can_be_had() -> None:
    base = statements([tie("VISITED", AMU, "province:CN-HL", "planned")])
    found = found_in(base, "up")
    assert (found.steps, found.exact, found.new_score) == ((), True, found.score)
    assert [step.what for step in found.best] == ["kept"]
    (visit,) = base.ties.values()
    held = apply_changes(base, [Change("stage", visit.id, "held")], DAY)
    assert status_of(held.ties[visit.id]).stage == "held"
    assert found.best_score == found.every_score == pytest.approx(scores_of(held)[AMU].score, abs=1e-9)


def test_a_place_out_of_reach_is_told_so_in_both_languages(work: Workspace) -> None:
    """All that Tatarstan was promised falls short of a 10; a set that is found is told as such."""
    record = to_next_mark(work, "RU-TA", "up")
    en, ru = (list(next_mark_lines(record, lang)) for lang in ("en", "ru"))
    assert len(en) == len(ru) > 2
    if record["deals"]:
        assert "enough" in en[0] or "together" in en[0]
    else:
        assert en[0].startswith("No set of deals lifts the mark to")
        assert ru[0].startswith("Никакой набор сделок не поднимет оценку")
        assert f"{record['every_score']:.3f}" in en[0]
        assert f"{record['best_score']:.3f}" in en[1]
