"""What a deal counts as: its stage, kind, size, places, partners and name."""

from __future__ import annotations

from typing import Any

import pytest

from graph.analysis.deals.ids import DealId
from graph.analysis.deals.names import deal_name
from graph.analysis.score.score import PLACES
from graph.statements.records import Statements, Tie
from tests.factories import appraisal_of, entity, number, only_deal, points_of, statements, tie

REGION, PLANT = "region:RU-AMU", "project:plant"


def parts_of(base: Statements, place: str = REGION) -> dict[str, float]:
    """Return strength, talk and position of a place."""
    appraisal = appraisal_of(base)
    return next(dict(s.parts) for of in PLACES for s in appraisal.scores(of) if s.id == place)


def test_a_delivered_machine_does_not_open_a_plant() -> None:
    plant = tie("HAS_PROJECT", REGION, PLANT, "agreed")
    machine = tie("SUPPLIER_TO", "company:sany", PLANT)
    found = parts_of(statements([plant, machine]))
    assert found["strength"] == 0.0
    assert found["talk"] > 0.0


def test_without_a_status_of_its_own_a_plant_is_as_far_as_its_furthest_tie_region_by_region() -> None:
    talk = tie("INVESTOR_IN", "company:haier", PLANT, "discussed")
    work = tie("CONTRACTOR_FOR", "company:sany", PLANT, regions="RU-PRI")
    base = statements([talk, work])
    assert parts_of(base, "region:RU-PRI")["strength"] > 0.0
    assert parts_of(base)["strength"] == 0.0


def test_a_plant_only_claimed_by_its_first_region_counts_where_its_other_ties_stand() -> None:
    reported = tie("HAS_PROJECT", REGION, PLANT, regions={"RU-AMU": "claimed"})
    stands = tie("INVESTOR_IN", "company:haier", PLANT, regions="RU-PRI")
    assert only_deal(statements([reported, stands])).shares == {"region:RU-AMU": 0.0, "region:RU-PRI": 1.0}


def test_a_stake_that_was_sold_counts_for_nothing_and_a_fulfilled_contract_goes_on_counting() -> None:
    stake = tie("OWNS_STAKE_IN", "company:sinopec", "company:ru-oil", health="ended")
    contract = tie("CONTRACTOR_FOR", "company:sany", "company:ru-oil", health="ended")
    assert points_of(statements([stake]))[REGION] == 1.0
    assert (
        points_of(statements([contract]))[REGION]
        == points_of(statements([tie("CONTRACTOR_FOR", "company:sany", "company:ru-oil")]))[REGION]
    )


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (tie("BORDER_CROSSING", REGION, "province:CN-HL", via="border-crossing:bridge"), 1.0),
        (tie("HAS_PROJECT", REGION, PLANT, provinces=["CN-HL"]), 0.8),
        (tie("SERVES", "corridor:air", REGION, provinces=["CN-HL"]), 0.6),
        (tie("OWNS_STAKE_IN", "company:haier", "company:ru-oil"), 0.6),
        (tie("PARTNERS_WITH", "university:ru-tomsk", "university:harbin"), 0.4),
        (tie("SUPPLIER_TO", "company:sany", "company:ru-oil"), 0.2),
        (tie("EXPORTS", REGION, "product:soy"), 0.2),
        (tie("SISTER_PROVINCE", REGION, "province:CN-HL"), 0.1),
        (tie("VISITED", REGION, "province:CN-HL", "held"), 0.05),
        (tie("VISITED", REGION, "province:CN-HL", "planned"), 0.0),
        (tie("HAS_PRESENCE", "country:CN", REGION), 0.2),
    ],
    ids=lambda value: value.type if isinstance(value, Tie) else "",
)
def test_each_kind_of_deal_counts_what_its_place_in_the_order_gives(made: Tie, kind: float) -> None:
    points = appraisal_of(statements([made])).points
    row = points.rows.get((only_deal(statements([made])).id, REGION))
    assert row is not None
    assert points.strength[row, 0] + points.talk[row, 0] == pytest.approx(kind)


def test_a_pipeline_over_the_border_is_a_link_and_one_inside_the_country_is_not() -> None:
    made = tie("HAS_PROJECT", REGION, "project:pipeline", provinces=["CN-HL"])
    inside = only_deal(statements([made]))
    line = entity("project:pipeline", project_kind="pipeline", border=True)
    across = only_deal(statements([made], entities=[line]))
    assert (inside.kinds, across.kinds) == (("built",), ("link",))


def test_a_deal_has_the_best_kind_of_its_running_parts() -> None:
    school = entity("project:school", project_kind="school")
    runs = tie("HAS_PROJECT", REGION, school.id)
    capital = tie("INVESTOR_IN", "company:haier", school.id, "building")
    only_talked = tie("INVESTOR_IN", "company:haier", school.id, "discussed")
    assert only_deal(statements([runs, capital], entities=[school])).kinds == ("partnership", "service")
    assert only_deal(statements([runs, only_talked], entities=[school])).kinds == ("partnership",)


def test_a_part_without_anybody_chinese_raises_no_kind() -> None:
    course = entity("project:course", project_kind="programme")
    runs = tie("HAS_PROJECT", REGION, course.id, provinces=["CN-HL"])
    own = tie("OPERATES", "university:ru-tomsk", course.id)
    theirs = tie("OPERATES", "university:harbin", course.id)
    assert only_deal(statements([runs, own], entities=[course])).kinds == ("partnership",)
    assert only_deal(statements([runs, theirs], entities=[course])).kinds == ("partnership", "service")


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ({}, 5 / 3),
        ({"nature": "planned"}, 1.0),
        ({"nature": "claimed"}, 1.0),
        ({"bound": "up_to"}, 1.0),
        ({"bound": "about"}, 5 / 3),
        ({"scope": "cn"}, 5 / 3),
        ({"scope": "all"}, 1.0),
        ({"change_of": True}, 1.0),
    ],
    ids=str,
)
def test_only_measured_numbers_of_the_deal_with_china_size_it(more: dict[str, Any], size: float) -> None:
    plant = tie("HAS_PROJECT", REGION, PLANT, provinces=["CN-HL"])
    base = statements([plant], [number(plant, "investment", 9.9, "billion_RUB", **more)])
    assert appraisal_of(base).points.sizes[f"deal:{PLANT}"] == pytest.approx(size)


def test_an_event_in_china_names_the_chinese_side() -> None:
    stands = tie("LOCATED_IN", "event:expo", "country:CN")
    visit = tie("ATTENDED", REGION, "event:expo", "held")
    assert not only_deal(statements([visit])).named
    assert only_deal(statements([stands, visit])).named


def test_what_names_nobody_chinese_counts_half() -> None:
    named = tie("HAS_PROJECT", REGION, PLANT, provinces=["CN-HL"])
    unnamed = tie("HAS_PROJECT", REGION, PLANT)
    assert parts_of(statements([unnamed]))["strength"] == pytest.approx(
        parts_of(statements([named]))["strength"] / 2
    )


def test_a_province_only_talked_of_beside_a_running_plant_has_talk() -> None:
    runs = tie("HAS_PROJECT", REGION, PLANT)
    works = tie("INVESTOR_IN", "company:haier", PLANT, provinces=["CN-SD"])
    wishes = tie("INVESTOR_IN", "company:chery", PLANT, "discussed", provinces=["CN-AH"])
    base = statements([runs, works, wishes])
    assert parts_of(base, "province:CN-SD")["strength"] == pytest.approx(0.4)
    assert parts_of(base, "province:CN-AH")["strength"] == 0.0
    assert parts_of(base, "province:CN-AH")["talk"] > 0.0


def test_a_province_is_known_as_reported_else_by_the_seat_else_by_where_the_thing_arrives() -> None:
    seated = tie("LOCATED_IN", "company:haier", "province:CN-SD")
    investor = tie("INVESTOR_IN", "company:haier", PLANT)
    reported = tie("INVESTOR_IN", "company:haier", PLANT, provinces=["CN-GD"])
    city = tie("LOCATED_IN", "city:heihe", "province:CN-HL")
    arrives = tie("LOCATED_IN", "project:pipeline", "city:heihe")
    line = tie("SERVES", "project:pipeline", REGION)
    assert only_deal(statements([seated, investor])).provinces == {"province:CN-SD": "seat"}
    assert only_deal(statements([seated, reported])).provinces == {"province:CN-GD": "told"}
    assert only_deal(statements([city, arrives, line])).provinces == {"province:CN-HL": "arrival"}


def test_a_central_state_company_belongs_to_the_country_and_to_no_province() -> None:
    cnpc = entity("company:cnpc", ownership="state_central")
    ties = [tie("LOCATED_IN", cnpc.id, "province:CN-BJ"), tie("INVESTOR_IN", cnpc.id, PLANT)]
    assert only_deal(statements(ties, entities=[cnpc])).provinces == {}


def test_unnamed_parties_carry_a_deal_but_no_partner() -> None:
    named = only_deal(statements([tie("INVESTOR_IN", "company:haier", PLANT)]))
    unnamed = only_deal(statements([tie("INVESTOR_IN", "company:unnamed", PLANT)]))
    assert (tuple(named.partners), tuple(unnamed.partners)) == (("company:haier",), ())
    assert named.named
    assert unnamed.named


def test_a_subsidiary_of_an_unnamed_group_is_the_partner_itself() -> None:
    owned = tie("SUBSIDIARY_OF", "company:haier", "company:unnamed")
    deal = only_deal(statements([owned, tie("INVESTOR_IN", "company:haier", PLANT)]))
    assert tuple(deal.partners) == ("company:haier",)


def test_growth_alone_gives_a_flow_no_size_and_a_fall_makes_it_slow() -> None:
    trade = tie("TRADES_WITH", REGION, "country:CN")
    growth = number(trade, "trade_turnover", 900.0, "percent", change_of=True)
    fall = number(trade, "trade_turnover", -9.0, "percent", change_of=True)
    level = number(trade, "trade_turnover", 9.0, "billion_USD")
    flows = [
        parts_of(statements([trade], reported))["strength"] for reported in ([], [growth], [level], [fall])
    ]
    assert flows == pytest.approx([0.2, 0.2, 0.4, 0.2 * 2 / 3])


def test_a_title_names_the_goods_that_run_and_leaves_out_what_is_only_wished() -> None:
    wheat = entity("product:wheat", hs_section=2)
    sold, wished = tie("EXPORTS", REGION, "product:soy"), tie("EXPORTS", REGION, wheat.id, "discussed")
    base = statements([sold, wished], entities=[wheat])
    deal = only_deal(base)
    assert deal_name(deal, base.entities, "en") == "Exports: Name product:soy"
    assert deal_name(deal, base.entities, "ru") == "Вывоз: Имя product:soy"
    assert deal_name(deal, base.entities, "zh") == "出口：Name product:soy"
    talk = statements([wished], entities=[wheat])
    assert deal_name(only_deal(talk), talk.entities, "en") == "Exports: Name product:wheat"


def test_deal_ids_say_what_a_deal_is() -> None:
    thing = DealId.on("project:plant")
    assert (thing, thing.thing, thing.dealing, thing.sides) == (
        "deal:project:plant",
        "project:plant",
        None,
        (),
    )
    pair = DealId.between("exports", "region:RU-AMU+region:RU-PRI", "2")
    assert pair == "deal:exports/region:RU-AMU+region:RU-PRI/2"
    assert (pair.thing, pair.dealing) == (None, "exports")
    assert pair.sides == ("region:RU-AMU", "region:RU-PRI", "2")
