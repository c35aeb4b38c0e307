"""The way to the next mark: whole deals, the smallest set, proved against brute force."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.analysis.scenarios import next_mark as search
from graph.analysis.scenarios.edits import apply_changes, read_change
from graph.analysis.scenarios.next_mark import Direction, NextMark, next_mark
from graph.analysis.score.score import to_mark
from graph.statements.records import Statements
from tests.factories import appraisal_of, entity, number, points_of, quick_method, statements, tie
from tests.strategies import EMPTY_REGION, statement_sets

AMU, HL = "region:RU-AMU", "province:CN-HL"
PLANT = tie("HAS_PROJECT", AMU, "project:plant", "agreed")
SISTER = tie("SISTER_PROVINCE", AMU, HL, provinces=["CN-HL"])
DAY = quick_method().reference_day
DIRECTIONS = st.sampled_from(["up", "down"])


def found_in(base: Statements, direction: Direction, place: str = AMU) -> NextMark:
    return next_mark(appraisal_of(base), base, place, direction)


def score_with(base: Statements, texts: list[str], place: str = AMU) -> float:
    """Return the score once the changes are made, from the statements on."""
    appraisal = appraisal_of(base)
    after = apply_changes(base, [read_change(text, base, appraisal) for text in texts], DAY)
    return points_of(after, "regions" if place.startswith("region") else "provinces")[place]


def texts_of(found: NextMark) -> list[str]:
    return [change.text for step in found.steps for change in step.changes]


@pytest.mark.parametrize("place", [AMU, HL])
@given(base=statement_sets(max_ties=9), direction=DIRECTIONS)
def test_no_smaller_set_does_it_by_brute_force(place: str, base: Statements, direction: Direction) -> None:
    found, now = found_in(base, direction, place), score_with(base, [], place)
    assert found.score == pytest.approx(score_with(base, texts_of(found), place), abs=1e-9)
    assert found.reached == (to_mark(found.score) != to_mark(now))
    assert found.exact
    known = [[c.text for c in s.changes] for s in search._steps(appraisal_of(base), base, place, direction)]
    most = len(found.steps) - 1 if found.reached else len(known)
    for size in range(1, most + 1):
        for chosen in itertools.combinations(known, size):
            texts = [text for step in chosen for text in step]
            assert to_mark(score_with(base, texts, place)) == to_mark(now)


@given(base=statement_sets(max_ties=9), direction=DIRECTIONS)
def test_steps_move_the_score_the_wanted_way(base: Statements, direction: Direction) -> None:
    found, now = found_in(base, direction), score_with(base, [])
    assume(found.steps)
    sign = 1 if direction == "up" else -1
    gains = [step.gain * sign for step in found.steps]
    assert min(gains) > 0
    assert gains == sorted(gains, reverse=True)
    assert (found.every_score - found.score) * sign >= -1e-9
    for step in found.steps:
        alone = score_with(base, [change.text for change in step.changes])
        assert step.gain == pytest.approx(alone - now, abs=1e-9)


def many_small_deals(count: int) -> Statements:
    """Return partnerships that stall: each moves the score a little."""
    stalled = ("operating", "stalled")
    return statements(
        [tie("PARTNERS_WITH", "university:ru-tomsk", f"university:u{n}", *stalled) for n in range(count)]
    )


def test_several_small_deals_by_hand() -> None:
    """Each counts 2/5 x 1/3 and 2/5 once it is well; a score of 2.5 takes x = 0.912, that is 1 of 5."""
    found = found_in(many_small_deals(5), "up")
    assert [step.gain > 0.35 for step in found.steps] == [True]
    assert (found.reached, found.exact, found.deals, len(found.instead)) == (True, True, 5, 4)
    assert [c.text for c in found.steps[0].changes] == [f"health=active@{found.steps[0].deal_id}"]


def test_a_search_that_grows_too_long_says_that_it_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    base = many_small_deals(14)
    proved = found_in(base, "down")
    assert (proved.reached, proved.exact) == (True, True)
    assert len(proved.steps) > 1
    monkeypatch.setattr(search, "_MOST_SETS", 1)
    monkeypatch.setattr(search._Worlds, "short_of", lambda *_: 0.0)
    unsure = found_in(base, "down")
    assert (unsure.reached, unsure.exact) == (True, False)
    assert len(unsure.steps) == len(proved.steps)


def test_what_runs_and_is_well_has_no_step_upwards() -> None:
    found = found_in(statements([SISTER]), "up")
    assert (found.steps, found.reached, found.exact, found.deals) == ((), False, True, 0)


def test_a_route_runs_as_a_whole() -> None:
    route = [
        tie("SERVES", "corridor:air", AMU, "agreed", "stalled"),
        tie("SERVES", "corridor:air", HL, "discussed", provinces=["CN-HL"]),
    ]
    (step,) = found_in(statements(route), "up").steps
    assert [c.text for c in step.changes] == [
        "stage=operating@deal:corridor:air",
        "health=active@deal:corridor:air",
    ]
    assert {id_ for c in step.changes for id_ in c.ties} == {t.id for t in route}


def test_what_was_given_up_stays_so() -> None:
    gone = tie("HAS_PROJECT", AMU, "project:hotel", "operating", "cancelled")
    found = found_in(statements([gone, PLANT]), "up")
    assert [step.deal_id for step in found.steps] == ["deal:project:plant"]


def test_a_visit_that_took_place_cannot_be_cancelled() -> None:
    base = statements([tie("VISITED", AMU, HL, "held"), PLANT])
    assert found_in(base, "down").deals == 1


def test_a_visit_that_is_planned_can_take_place() -> None:
    found = found_in(statements([tie("VISITED", AMU, HL, "planned")]), "up")
    assert [[c.value for c in step.changes] for step in found.steps] == [["held"]]
    assert not found.reached


def test_a_flow_that_falls_cannot_be_more_than_slow() -> None:
    """The last number reported is a fall, which no assumption about the tie takes back."""
    sale = tie("EXPORTS", AMU, "product:soy")
    base = statements([sale], [number(sale, "export_value", -10.0, "percent", change_of=True)])
    assert found_in(base, "up").deals == 0


def test_a_deal_of_many_ties_is_cancelled_as_a_whole() -> None:
    lots = [tie("SUPPLIER_TO", "company:haier", "company:ru-agro", key=f"lot-{n}") for n in range(5)]
    base = statements(lots)
    (step,) = search._steps(appraisal_of(base), base, AMU, "down")
    assert set(step.changes[0].ties) == {lot.id for lot in lots}
    assert score_with(base, [step.changes[0].text]) == 1.0


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_place_without_deals_has_no_step(direction: Direction) -> None:
    found = found_in(statements([PLANT], entities=[entity(EMPTY_REGION)]), direction, EMPTY_REGION)
    assert (found.steps, found.score, found.deals) == ((), 1.0, 0)
