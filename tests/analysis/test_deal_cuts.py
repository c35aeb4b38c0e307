"""What makes a deal count less than its stage and health show: every reason, with its factor."""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.deal_cuts import Cut, cuts
from graph.analysis.facts import read_deals
from graph.analysis.scoring import SHARES, Of
from graph.statements.records import Statements
from tests.factories import OLD, number, quick_method, statements, tie, view_of

AMU = "region:RU-AMU"
PLANT = "deal:project:plant"


def cuts_of(base: Statements, place: str = AMU, of: Of = "regions") -> Mapping[str, tuple[Cut, ...]]:
    view = view_of(base)
    return cuts(view, read_deals(view), place, SHARES[of], quick_method())


def only(found: Mapping[str, tuple[Cut, ...]]) -> tuple[Cut, ...]:
    """Return what cuts the one deal there is."""
    (one,) = found.values()
    return one


def reasons(found: tuple[Cut, ...]) -> dict[str, float]:
    """Return the factors, rounded, by reason."""
    return {cut.reason: round(cut.factor, 9) for cut in found if cut.factor is not None}


def test_a_plant_without_a_chinese_side_is_said_to_count_half() -> None:
    alone = tie("HAS_PROJECT", AMU, "project:plant")
    assert cuts_of(statements([alone])) == {PLANT: (Cut("no_chinese_side", 0.5),)}
    sided = statements([alone, tie("INVESTOR_IN", "company:haier", "project:plant")])
    assert cuts_of(sided) == {PLANT: ()}


def test_announcements_count_in_full_without_a_chinese_side() -> None:
    assert cuts_of(statements([tie("HAS_PROJECT", AMU, "project:plant", "agreed")])) == {PLANT: ()}


def test_an_old_deal_is_said_to_be_unconfirmed_unless_its_health_costs_more() -> None:
    said = [("PARTNERS_WITH", None), ("SUPPLIER_TO", "slow")]
    old = [tie(t, "company:haier", "company:ru-agro", health=h, period=OLD) for t, h in said]
    unconfirmed, slow = (only(cuts_of(statements([t]))) for t in old)
    assert reasons(unconfirmed) == {"unconfirmed": 0.75}
    assert slow == ()


def test_reasons_multiply_and_stand_in_a_fixed_order() -> None:
    found = only(cuts_of(statements([tie("HAS_PROJECT", AMU, "project:plant", period=OLD)])))
    assert reasons(found) == {"no_chinese_side": 0.5, "unconfirmed": 0.75}
    assert [cut.reason for cut in found] == ["no_chinese_side", "unconfirmed"]


def test_a_flow_that_fell_is_said_to_have_fallen() -> None:
    trade = tie("TRADES_WITH", AMU, "country:CN")
    rise, fall = (number(trade, "turnover", value, "percent", change_of=True) for value in (12, -12))
    assert reasons(only(cuts_of(statements([trade], [fall])))) == {"falling": 0.7}
    assert only(cuts_of(statements([trade], [rise]))) == ()


def test_a_share_of_a_route_is_said_to_be_shared() -> None:
    ends = {"RU-AMU": "origin", "RU-PRI": "endpoint"}
    route = tie("SERVES", "corridor:air", "province:CN-HL", regions=ends, provinces=["CN-HL"])
    assert only(cuts_of(statements([route]))) == (Cut("shared", 0.5),)


def test_provinces_share_a_deal_that_names_two() -> None:
    far = tie("INVESTOR_IN", "company:haier", "project:plant", provinces=["CN-HL", "CN-GD"])
    assert only(cuts_of(statements([far]), "province:CN-HL", "provinces")) == (Cut("shared", 0.5),)


def test_a_partner_without_a_name_is_said_to_add_no_reach_unless_another_has_one() -> None:
    unnamed = tie("INVESTOR_IN", "company:unnamed", "project:plant")
    assert cuts_of(statements([unnamed])) == {PLANT: (Cut("unnamed_partner", None),)}
    both = statements([unnamed, tie("SUPPLIER_TO", "company:haier", "project:plant")])
    assert cuts_of(both) == {PLANT: ()}


def test_deals_of_other_places_are_left_out() -> None:
    assert cuts_of(statements([tie("HAS_PROJECT", AMU, "project:plant")]), "region:RU-PRI") == {}
