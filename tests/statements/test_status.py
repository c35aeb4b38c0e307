"""Stage, health and basis of a tie, computed from its evidence (the status codebook)."""

from __future__ import annotations

import itertools

import pytest

from graph.statements.records import Tie
from graph.statements.status import EFFORT_STAGES, HEALTHS, STAGES, last_report, status_of
from schema.reader import read_schema
from tests.factories import OLD, RECENT, evidence, statements, tie, with_evidence

PLANT = ("HAS_PROJECT", "region:RU-AMU", "project:plant")


def reported(*said: tuple[str | None, str | None, str]) -> Tie:
    return tie(*PLANT, said=said)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_stage_is_the_furthest_ever_asserted_in_any_order(order: tuple[int, ...]) -> None:
    said = (("building", None, OLD), ("operating", None, OLD), ("agreed", None, RECENT))
    assert status_of(reported(*(said[i] for i in order))).stage == "operating"


def test_stage_stays_when_the_thing_has_died() -> None:
    status = status_of(reported(("operating", None, OLD), (None, "cancelled", RECENT)))
    assert (status.stage, status.health) == ("operating", "cancelled")


def test_evidence_against_asserts_no_stage() -> None:
    promised = reported(("agreed", None, OLD))
    refuted = with_evidence(promised, evidence(promised.id, "operating", "cancelled", stance="against"))
    assert (status_of(refuted).stage, status_of(refuted).health) == ("agreed", "cancelled")


def test_health_nobody_mentions_is_active() -> None:
    assert status_of(reported(("agreed", None, OLD))).health == "active"


def test_last_period_that_speaks_of_health_holds() -> None:
    assert status_of(reported(("agreed", "stalled", OLD), (None, "active", RECENT))).health == "active"
    assert status_of(reported(("agreed", "active", OLD), (None, "slow", RECENT))).health == "slow"


def test_silence_of_a_later_report_changes_no_health() -> None:
    assert status_of(reported(("agreed", "stalled", OLD), ("agreed", None, RECENT))).health == "stalled"


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("active", "ended", "ended"),
        ("ended", "slow", "slow"),
        ("slow", "stalled", "stalled"),
        ("cancelled", "stalled", "cancelled"),
    ],
)
def test_at_equal_periods_the_worse_health_holds(one: str, other: str, holds: str) -> None:
    assert status_of(reported(("agreed", one, RECENT), (None, other, RECENT))).health == holds
    assert status_of(reported(("agreed", other, RECENT), (None, one, RECENT))).health == holds


def test_effort_is_held_planned_or_dropped_and_has_no_health() -> None:
    visit = tie(
        "VISITED", "region:RU-AMU", "province:CN-HL", said=[("planned", None, OLD), ("held", None, RECENT)]
    )
    assert (status_of(visit).stage, status_of(visit).health) == ("held", None)
    dropped = tie(
        "VISITED", "region:RU-AMU", "province:CN-HL", said=[("planned", None, OLD), ("dropped", None, RECENT)]
    )
    assert status_of(dropped).stage == "dropped"


def test_structural_ties_have_neither_stage_nor_health() -> None:
    status = status_of(tie("LOCATED_IN", "project:plant", "region:RU-AMU"))
    assert (status.stage, status.health) == (None, None)


def test_basis_is_inferred_when_what_decides_is() -> None:
    planned = reported(("agreed", None, OLD))
    late = with_evidence(planned, evidence(planned.id, health="slow", basis="inferred"))
    assert status_of(late).basis == "inferred"
    assert status_of(planned).basis == "reported"


def test_words_of_the_code_are_those_of_the_vocabularies() -> None:
    terms = read_schema().vocabularies
    assert set(STAGES) == set(terms["stage"].terms)
    assert set(HEALTHS) == set(terms["health"].terms)
    assert set(EFFORT_STAGES) == set(terms["effort_stage"].terms)


@pytest.mark.parametrize(
    ("low", "sure"), [("2026-11-27", OLD), (OLD, OLD)], ids=["reported later", "of the same period"]
)
def test_what_is_of_low_confidence_never_overrides_a_surer_health(low: str, sure: str) -> None:
    held = tie(*PLANT, said=(("operating", "active", sure),))
    doubted = with_evidence(held, evidence(held.id, None, "cancelled", period=low, confidence="low"))
    assert status_of(doubted).health == "active"


def test_of_low_confidence_the_health_holds_where_nothing_surer_speaks() -> None:
    held = reported(("operating", None, RECENT))
    doubted = with_evidence(held, evidence(held.id, None, "stalled", period=OLD, confidence="low"))
    assert status_of(doubted).health == "stalled"


def test_a_later_report_holds_whether_or_not_it_is_the_surer_one() -> None:
    held = reported(("operating", "active", OLD))
    told = with_evidence(held, evidence(held.id, None, "slow", period=RECENT, confidence="medium"))
    assert status_of(told).health == "slow"


def test_at_equal_periods_the_surer_report_holds() -> None:
    held = reported(("operating", "active", RECENT))
    told = with_evidence(held, evidence(held.id, None, "stalled", period=RECENT, confidence="medium"))
    assert status_of(told).health == "active"


def test_the_last_report_is_none_of_low_confidence() -> None:
    held = reported(("operating", None, RECENT))
    seen = with_evidence(held, evidence(held.id, "operating", period="/2026-11-27", confidence="low"))
    assert last_report(statements([seen])) == last_report(statements([held]))
