"""Reports of one tie become one tie, whatever their order."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.statements.merging import merge_ties
from graph.statements.records import Tie
from tests.factories import OLD, RECENT, evidence, tie, with_evidence
from tests.strategies import ties

PLANT = ("HAS_PROJECT", "region:RU-AMU", "project:plant")
LAYERS = ("lower", "upper")


def merged(*reports: Tie) -> Tie:
    (found,) = merge_ties(reports, LAYERS)
    return found


def test_evidence_of_two_files_is_joined() -> None:
    one = tie(*PLANT, "agreed", period=OLD, layer="lower")
    other = tie(*PLANT, "operating", period=RECENT, layer="lower")
    assert {e.stage for e in merged(one, other).evidence} == {"agreed", "operating"}


def test_the_same_evidence_reported_twice_is_one() -> None:
    one = tie(*PLANT, layer="lower")
    assert merged(one, one, one) == one


def test_the_nearer_role_of_a_region_holds() -> None:
    one = tie(*PLANT, regions={"RU-AMU": "claimed", "RU-PRI": "transit"}, layer="lower")
    other = tie(*PLANT, regions={"RU-AMU": "site", "RU-PRI": "claimed"}, layer="lower")
    for reports in ((one, other), (other, one)):
        assert merged(*reports).regions == {"region:RU-AMU": "site", "region:RU-PRI": "transit"}


def test_a_province_that_is_reported_holds_over_one_by_seat() -> None:
    one = replace(tie(*PLANT, layer="lower"), provinces={"province:CN-SD": "seat"})
    other = replace(one, provinces={"province:CN-SD": "told"})
    assert merged(one, other).provinces == merged(other, one).provinces == {"province:CN-SD": "told"}


def test_a_detail_of_the_upper_layer_holds_then_the_later_date() -> None:
    low = [replace(tie(*PLANT, layer="lower"), details={"planned": year}) for year in ("2030", "2027")]
    high = replace(tie(*PLANT, layer="upper"), details={"planned": "2026"})
    assert merged(*low).details == merged(*reversed(low)).details == {"planned": "2030"}
    assert merged(*low, high).details == merged(high, *low).details == {"planned": "2026"}


def test_a_detail_of_the_surer_report_holds_over_a_later_date() -> None:
    sure = replace(tie(*PLANT, layer="lower"), details={"start": "1990"})
    doubted = evidence(sure.id, layer="lower", locator="page", confidence="low")
    other = replace(sure, evidence=(doubted,), details={"start": "1992"})
    assert merged(sure, other).details == merged(other, sure).details == {"start": "1990"}


def test_layers_are_named_from_the_lowest_up() -> None:
    assert merged(tie(*PLANT, layer="upper"), tie(*PLANT, layer="lower")).layers == LAYERS


def test_evidence_of_equal_id_is_the_same_in_any_order() -> None:
    plain = tie(*PLANT, layer="lower")
    (first,) = plain.evidence
    announced = replace(plain, evidence=(replace(first, announced_by="region:RU-AMU"),))
    assert merged(plain, announced) == merged(announced, plain)
    assert merged(plain, announced).evidence[0].announced_by == "region:RU-AMU"


def test_of_evidence_of_equal_id_the_surer_holds_in_any_order() -> None:
    sure = tie(*PLANT, layer="lower")
    (first,) = sure.evidence
    doubted = replace(sure, evidence=(replace(first, confidence="low"),))
    assert merged(sure, doubted).evidence == merged(doubted, sure).evidence == (first,)


def test_an_earlier_promise_stays_when_a_later_report_is_added() -> None:
    promise = tie(*PLANT, "agreed", period=OLD, layer="lower")
    later = with_evidence(promise, evidence(promise.id, health="stalled", layer="lower"))
    assert set(promise.evidence) < set(merged(promise, later).evidence)


@given(st.lists(ties(), min_size=1, max_size=6), st.integers(0, 999))
def test_merging_in_any_order_gives_the_same_ties(reports: list[Tie], seed: int) -> None:
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - order, not secrets
    one, other = (sorted(merge_ties(r, ("test",)), key=lambda t: t.id) for r in (reports, shuffled))
    assert one == other
