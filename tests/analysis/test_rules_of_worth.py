"""Rules of worth that one deal shows: the Chinese side, numbers of agreements, falling flows, carriers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.components import Part, components, place_deals, region_shares_of
from graph.analysis.facts import read_deals
from graph.analysis.method import read_method
from graph.analysis.worth import Appraiser
from graph.statements.records import Observation, Tie
from tests.factories import number, statements, tie, view_of

AMU = "region:RU-AMU"


def parts_of(ties: list[Tie], numbers: list[Observation], component: str) -> list[Part]:
    view = view_of(statements(ties, numbers))
    found = components(view, read_deals(view), region_shares_of, read_method())
    return [part for part in found if part.component == component]


def test_a_plant_without_a_chinese_side_counts_half() -> None:
    alone = tie("HAS_PROJECT", AMU, "project:plant")
    owned = tie("OWNS_STAKE_IN", "company:haier", "project:plant")
    for ties, expected in (([alone], 0.5), ([alone, owned], 1.0)):
        view = view_of(statements(ties))
        (item,) = place_deals(view, read_deals(view), region_shares_of, read_method())
        assert item.worth.result == pytest.approx(expected)


def test_a_flow_whose_last_change_is_a_fall_counts_as_slow() -> None:
    flow = tie("TRADES_WITH", AMU, "country:CN")
    rose = replace(number(flow, "trade_turnover", 30.0, "percent", change_of=True), date="2024")
    fell = replace(number(flow, "trade_turnover", -5.0, "percent", change_of=True), date="2025")
    (before,), (after,) = parts_of([flow], [rose], "flows"), parts_of([flow], [rose, fell], "flows")
    assert after.amount == pytest.approx(0.7 * before.amount)


def test_framework_ties_told_as_a_number_count_as_many() -> None:
    agreements = tie("COOPERATES_WITH", AMU, "country:CN")
    (part,) = parts_of([agreements], [number(agreements, "agreements", 5.0, "count")], "framework")
    assert part.amount == 5.0


def test_points_go_to_the_ties_that_the_status_rests_on() -> None:
    sold = tie("EXPORTS", AMU, "product:flour", "operating")
    hoped = tie("EXPORTS", AMU, "product:flour", "discussed", key="more")
    assert {part.tie_id for part in parts_of([sold, hoped], [], "results")} == {sold.id}


def test_a_province_that_is_only_talked_of_has_no_part_in_a_running_deal() -> None:
    sold = tie("EXPORTS", AMU, "product:flour", "operating")
    hoped = tie("EXPORTS", AMU, "product:flour", "discussed", key="liaoning", provinces=["CN-LN"])
    for component in ("reach", "position"):
        alone = sum(part.amount for part in parts_of([sold], [], component))
        assert sum(part.amount for part in parts_of([sold, hoped], [], component)) == alone


@pytest.mark.parametrize(
    ("quantity", "value", "unit", "size"),
    [
        # 1 + 0.5 x log10(1 + 9.9e9 / 1e8) / 3, with the same number of floors in roubles and in tonnes.
        ("export_value", 9.9e9, "RUB", 4 / 3),
        ("export_volume", 9.9e5, "tonne", 4 / 3),
        ("share_of_export", 50.0, "percent", 1.25),
        ("export_volume", 37.0, "percent", 1.0),
    ],
)
def test_goods_that_are_sold_are_sized_by_value_volume_or_share(
    quantity: str, value: float, unit: str, size: float
) -> None:
    sale = tie("EXPORTS", "region:RU-PRI", "product:soy", regions="RU-PRI")
    (deal,) = read_deals(view_of(statements([sale], [number(sale, quantity, value, unit)])))
    assert Appraiser(read_method(), {}).size_factor(deal.levels) == pytest.approx(size, abs=1e-12)
