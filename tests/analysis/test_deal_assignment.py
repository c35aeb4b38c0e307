"""Each rule of MODEL, Deals: which ties are one thing."""

from __future__ import annotations

from graph.analysis.deals.assignment import assign_deals
from graph.statements.records import Entity, Tie
from tests.factories import entity, only_deal, points_of, statements, tie

REGION, PLANT = "region:RU-AMU", "project:plant"


def deals(*ties: Tie, entities: tuple[Entity, ...] = ()) -> dict[str, str]:
    """Return the deal of each tie by its type and source, in short."""
    base = statements(ties, entities=entities)
    found = assign_deals(base)
    return {id_: found[id_].removeprefix("deal:") for id_ in base.ties if id_ in found}


def distinct(*ties: Tie, entities: tuple[Entity, ...] = ()) -> int:
    return len(set(deals(*ties, entities=entities).values()))


def test_everything_around_one_plant_is_one_deal() -> None:
    around = [
        tie("HAS_PROJECT", REGION, PLANT),
        tie("INVESTOR_IN", "company:haier", PLANT),
        tie("CONTRACTOR_FOR", "company:sany", PLANT),
        tie("SUPPLIER_TO", "company:lathes", PLANT),
        tie("OPERATES", "company:ru-plant", PLANT),
        tie("FINANCES", "company:icbc", PLANT),
    ]
    assert set(deals(*around).values()) == {PLANT}


def test_a_leaf_route_is_one_deal_with_all_its_places() -> None:
    served = [
        tie("SERVES", "corridor:air", REGION),
        tie("SERVES", "corridor:air", "province:CN-HL"),
        tie("OPERATES", "company:aeroflot", "corridor:air"),
    ]
    assert set(deals(*served).values()) == {"corridor:air"}


def test_a_crossing_is_one_deal_whoever_is_joined_over_it() -> None:
    crossing = "border-crossing:bridge"
    over = [
        tie("BORDER_CROSSING", REGION, "province:CN-HL", via=crossing),
        tie("BORDER_CROSSING", "city:ru-blagoveshchensk", "city:heihe", via=crossing),
        tie("CONTRACTOR_FOR", "company:sany", crossing),
    ]
    assert set(deals(*over).values()) == {crossing}


def test_umbrella_corridors_never_merge_deals() -> None:
    umbrella = tie("SERVES", "corridor:umbrella", REGION)
    other = tie("SERVES", "corridor:umbrella", "region:RU-PRI", regions="RU-PRI")
    assert distinct(umbrella, other) == 2
    assert "corridor:umbrella" not in deals(umbrella, other).values()


def test_an_umbrella_corridor_that_serves_a_plant_does_not_open_it() -> None:
    plant = tie("HAS_PROJECT", REGION, PLANT, "building")
    route = tie("SERVES", "corridor:umbrella", PLANT)
    assert distinct(plant, route) == 2


def test_zones_never_merge_deals() -> None:
    zone = "zone:alabuga"
    inside = [
        tie("HAS_PROJECT", REGION, zone),
        tie("RESIDENT_OF", "company:haier", zone),
        tie("RESIDENT_OF", "company:sany", zone),
        tie("INVESTOR_IN", "company:haier", zone),
    ]
    assert distinct(*inside) == 4


def test_two_plants_in_one_place_stay_two_deals() -> None:
    ties = [
        tie("HAS_PROJECT", REGION, PLANT),
        tie("HAS_PROJECT", REGION, "project:hotel"),
        tie("LOCATED_IN", PLANT, "city:ru-svobodny"),
        tie("LOCATED_IN", "project:hotel", "city:ru-svobodny"),
    ]
    assert set(deals(*ties).values()) == {PLANT, "project:hotel"}


def test_structural_ties_and_restrictions_belong_to_no_deal() -> None:
    assert deals(tie("LOCATED_IN", PLANT, REGION), tie("RESTRICTS", "country:CN", "product:soy")) == {}


def test_ties_of_one_kind_between_two_sides_are_one_deal_in_either_direction() -> None:
    there = tie("PARTNERS_WITH", "university:ru-tomsk", "university:harbin")
    back = tie("DEVELOPS_WITH", "university:harbin", "university:ru-tomsk")
    assert distinct(there, back) == 1
    assert distinct(there, tie("SUPPLIER_TO", "university:harbin", "university:ru-tomsk")) == 2


def test_subsidiary_and_parent_are_one_side() -> None:
    ties = [
        tie("SUBSIDIARY_OF", "company:haier-rus", "company:haier"),
        tie("PARTNERS_WITH", "company:ru-kamaz", "company:haier-rus"),
        tie("PARTNERS_WITH", "company:ru-kamaz", "company:haier"),
    ]
    assert distinct(*ties) == 1
    assert tuple(only_deal(statements(ties)).partners) == ("company:haier",)


def test_a_cycle_of_owners_hangs_nothing() -> None:
    ties = [
        tie("SUBSIDIARY_OF", "company:a", "company:b"),
        tie("SUBSIDIARY_OF", "company:b", "company:a"),
        tie("PARTNERS_WITH", "company:ru-kamaz", "company:a"),
    ]
    assert distinct(*ties) == 1
    assert points_of(statements(ties))[REGION] > 1.0


def test_exports_of_one_hs_section_are_one_deal_for_a_region() -> None:
    wheat = entity("product:wheat", hs_section=2)
    ties = [tie("EXPORTS", REGION, "product:soy"), tie("EXPORTS", REGION, "product:wheat")]
    assert distinct(*ties, entities=(wheat,)) == 1
    assert distinct(ties[0], tie("EXPORTS", REGION, "product:lathe")) == 2
    assert distinct(ties[0], tie("EXPORTS", "region:RU-PRI", "product:soy", regions="RU-PRI")) == 2


def test_exports_of_a_company_fold_into_those_of_its_region() -> None:
    ties = [tie("EXPORTS", REGION, "product:soy"), tie("EXPORTS", "company:ru-agro", "product:soy")]
    assert distinct(*ties) == 1


def test_a_child_product_folds_into_its_parent() -> None:
    child, parent = entity("product:soy-groats"), entity("product:groats")
    ties = [
        tie("PRODUCT_OF", child.id, parent.id),
        tie("EXPORTS", REGION, child.id),
        tie("EXPORTS", REGION, parent.id),
    ]
    assert distinct(*ties, entities=(child, parent)) == 1


def test_a_child_product_folds_into_its_parent_whatever_their_sections() -> None:
    ties = [
        tie("PRODUCT_OF", "product:soy-oil", "product:soy"),
        tie("EXPORTS", REGION, "product:soy-oil"),
        tie("EXPORTS", REGION, "product:soy"),
    ]
    assert set(deals(*ties).values()) == {"exports/region:RU-AMU/2"}


def test_exports_through_a_pipeline_join_its_deal() -> None:
    gas = tie("EXPORTS", REGION, "product:gas", via="project:pipeline")
    line = tie("SERVES", "project:pipeline", REGION)
    assert set(deals(gas, line).values()) == {"project:pipeline"}


def test_imports_through_a_pipeline_stay_a_flow_of_their_own() -> None:
    bought = tie("IMPORTS", REGION, "product:gas", via="project:pipeline")
    line = tie("SERVES", "project:pipeline", REGION)
    assert distinct(bought, line) == 2


def test_exports_to_a_third_country_belong_to_no_deal() -> None:
    there = tie("EXPORTS", REGION, "product:soy", to_country="country:KZ")
    kazakhstan = entity("country:KZ")
    assert deals(there, entities=(kazakhstan,)) == {}
    assert points_of(statements([there], entities=[kazakhstan]))[REGION] == 1.0


def test_a_stake_in_a_company_that_operates_one_project_joins_that_project() -> None:
    stake = tie("OWNS_STAKE_IN", "company:silk-road", "company:ru-lng")
    runs = tie("OPERATES", "company:ru-lng", PLANT)
    assert set(deals(stake, runs).values()) == {PLANT}
    zone = tie("OPERATES", "company:ru-lng", "zone:alabuga")
    assert deals(stake, runs, zone)[stake.id] == PLANT, "a zone is no project"


def test_what_the_company_of_one_plant_assembles_and_learns_is_part_of_that_plant() -> None:
    assembly = tie("ASSEMBLES_FOR", "company:ru-lng", "company:haier")
    learned = tie("TRANSFERS_TECHNOLOGY_TO", "company:haier", "company:ru-lng")
    runs = tie("OPERATES", "company:ru-lng", PLANT)
    assert set(deals(assembly, learned, runs).values()) == {PLANT}
    assert distinct(assembly, learned) == 1, "production between the two sides is one thing without a plant"
    other = tie("OPERATES", "company:haier", "project:elsewhere")
    assert deals(assembly, other)[assembly.id].startswith("production/"), "the customer's plant is another"


def test_what_two_companies_do_together_belongs_to_the_one_project_where_they_meet() -> None:
    venture = [
        tie("OWNS_STAKE_IN", "company:silk-road", "company:ru-lng"),
        tie("DEVELOPS_WITH", "company:silk-road", "company:ru-lng"),
        tie("ASSEMBLES_FOR", "company:ru-lng", "company:silk-road"),
    ]
    at_plant = [
        tie("INVESTOR_IN", "company:ru-lng", PLANT, "building"),
        tie("SUPPLIER_TO", "company:silk-road", PLANT, "building"),
    ]
    assert set(deals(*venture, *at_plant).values()) == {PLANT}
    students = tie("PARTNERS_WITH", "company:silk-road", "company:ru-lng")
    assert deals(*at_plant, students)[students.id].startswith("partnership/"), "a partnership may be wider"


def test_two_companies_that_meet_at_two_projects_keep_their_deal_between_them() -> None:
    stake = tie("OWNS_STAKE_IN", "company:silk-road", "company:ru-lng")
    places = [
        tie(kind, company, project)
        for kind, company in (("INVESTOR_IN", "company:ru-lng"), ("SUPPLIER_TO", "company:silk-road"))
        for project in (PLANT, "project:second")
    ]
    assert deals(stake, *places)[stake.id] == "capital/company:ru-lng/company:silk-road"


def test_a_stake_in_a_company_that_operates_two_projects_stays_a_deal_of_its_own() -> None:
    stake = tie("OWNS_STAKE_IN", "company:silk-road", "company:ru-lng")
    runs = [tie("OPERATES", "company:ru-lng", p) for p in (PLANT, "project:hotel")]
    assert deals(stake, *runs)[stake.id] == "capital/company:ru-lng/company:silk-road"
