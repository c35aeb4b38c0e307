"""Deals as nodes: what stands in the property graph adds up to what the scores say."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from hypothesis import given

from graph.analysis.score.score import PLACES
from graph.model import Node, PropertyGraph, Relationship
from graph.statements.records import Statements
from schema.reader import read_schema
from tests.factories import appraisal_of, entity, graph_of, statements, tie
from tests.shipped import shipped_graph, shipped_workspace
from tests.strategies import statement_sets

REGION, PLANT = "region:RU-AMU", "project:plant"


def nodes(graph: PropertyGraph, label: str) -> dict[str, Node]:
    return {node.id: node for node in graph.nodes if node.label == label}


def ties_of(graph: PropertyGraph, type_: str) -> dict[tuple[str, str], Relationship]:
    return {(r.source_id, r.target_id): r for r in graph.relationships if r.type == type_}


def amount(relationship: Relationship, key: str = "points") -> float:
    value = relationship.properties.get(key, 0.0)
    assert isinstance(value, float | int)
    return float(value)


def strengths(graph: PropertyGraph) -> dict[str, float]:
    """Return what SCORE's one statement sums: points of deals that operate or are being built."""
    found = defaultdict(list)
    for (place, _), r in ties_of(graph, "TAKES_PART").items():
        if r.properties.get("stage") in ("operating", "building"):
            found[place].append(amount(r))
    return {place: math.fsum(values) for place, values in found.items()}


def test_the_sum_of_points_of_running_deals_is_the_strength_of_every_region() -> None:
    found = strengths(shipped_graph())
    for score in shipped_workspace().appraisal.scores("regions"):
        assert found.get(score.id, 0.0) == pytest.approx(score.parts["strength"], abs=1e-9)


@given(base=statement_sets())
def test_points_in_the_graph_give_strength_and_talk_of_every_place(base: Statements) -> None:
    graph, appraisal = graph_of(base), appraisal_of(base)
    strength: dict[str, float] = defaultdict(float)
    talk: dict[str, float] = defaultdict(float)
    for (place, _), r in ties_of(graph, "TAKES_PART").items():
        runs = r.properties.get("stage") in ("operating", "building")
        strength[place] += amount(r) if runs else 0.0
        talk[place] += amount(r, "talk_points") if runs else amount(r)
    for of in PLACES:
        for score in appraisal.scores(of):
            assert strength[score.id] == pytest.approx(score.parts["strength"], abs=1e-9)
            assert -2 * math.expm1(-talk[score.id] / 2) == pytest.approx(score.parts["talk"], abs=1e-9)


def test_the_factors_of_a_deal_multiply_to_its_points() -> None:
    for deal in nodes(shipped_graph(), "Deal").values():
        factors = [deal.properties.get(f"{name}_factor", 0.0) for name in ("kind", "stage", "health", "side")]
        product = math.prod(float(f) for f in factors if isinstance(f, float | int))
        assert product * float(str(deal.properties["size"])) == pytest.approx(
            float(str(deal.properties["points"])), abs=1e-12
        ), deal.id


def test_partners_of_a_region_sum_to_its_strength_what_is_not_reported_included() -> None:
    sums: dict[str, float] = defaultdict(float)
    for (region, _), r in ties_of(shipped_graph(), "PARTNER").items():
        sums[region] += amount(r)
    for score in shipped_workspace().appraisal.scores("regions"):
        assert sums[score.id] == pytest.approx(score.parts["strength"], abs=1e-9)


def test_partners_count_deals_by_stage_and_are_ranked() -> None:
    ties = [
        tie("HAS_PROJECT", REGION, PLANT, provinces=["CN-HL"]),
        tie("HAS_PROJECT", REGION, "project:hotel", "agreed", health="stalled", provinces=["CN-HL"]),
        tie("EXPORTS", REGION, "product:soy"),
    ]
    found = ties_of(graph_of(statements(ties)), "PARTNER")
    counts = {
        key: found[REGION, "province:CN-HL"].properties[key] for key in ("deals", "operating", "agreed")
    }
    assert counts == {"deals": 2, "operating": 1, "agreed": 1}
    assert found[REGION, "province:CN-HL"].properties["stalled"] == 1
    assert found[REGION, "province:CN-HL"].properties["rank"] == 1
    assert amount(found[REGION, "country:CN"]) == pytest.approx(0.2)


def test_parties_things_and_evidence_stand_one_step_from_the_deal() -> None:
    base = statements(
        [
            tie("HAS_PROJECT", REGION, PLANT),
            tie("INVESTOR_IN", "company:haier", PLANT),
            tie("EXPORTS", "company:ru-agro", "product:soy", buyer="company:haier"),
        ]
    )
    graph = graph_of(base)
    plant, soy = f"deal:{PLANT}", "deal:exports/region:RU-AMU/2"
    parties = ties_of(graph, "PARTY_TO")
    assert parties["company:haier", plant].properties["as"] == ("investor",)
    assert parties["company:ru-agro", soy].properties["as"] == ("exporter",)
    assert parties["company:haier", soy].properties["as"] == ("buyer",)
    about = ties_of(graph, "ABOUT")
    assert (plant, PLANT) in about
    assert (soy, "product:soy") in about
    reported = {deal for (_, deal) in ties_of(graph, "TELLS_OF")}
    assert reported == {plant, soy}
    evidence = {e.id for t in base.ties.values() for e in t.evidence}
    assert {source for (source, _) in ties_of(graph, "TELLS_OF")} == evidence


def test_a_deal_without_places_stands_in_the_graph_and_in_no_mark() -> None:
    graph = graph_of(statements([tie("OWNS_STAKE_IN", "company:haier", "company:ru-agro", regions={})]))
    deal = nodes(graph, "Deal")["deal:capital/company:haier/company:ru-agro"]
    assert deal.properties["points"] == pytest.approx(0.6)
    assert ties_of(graph, "TAKES_PART") == {}


def test_a_region_that_only_claims_a_thing_takes_part_without_points() -> None:
    reported = tie("HAS_PROJECT", REGION, PLANT, regions={"RU-AMU": "claimed", "RU-PRI": "site"})
    found = ties_of(graph_of(statements([reported])), "TAKES_PART")
    claimed = found[REGION, f"deal:{PLANT}"]
    assert (claimed.properties["share"], amount(claimed)) == (0.0, 0.0)
    assert claimed.properties["place_role"] == "claimed"
    assert amount(found["region:RU-PRI", f"deal:{PLANT}"]) > 0.0


def test_places_carry_their_marks_and_the_latest_published_one() -> None:
    regions = nodes(shipped_graph(), "Region")
    for score in shipped_workspace().appraisal.scores("regions"):
        values = regions[score.id].properties
        assert (values["mark"], values["score"], values["rank"]) == (
            score.mark,
            score.score,
            score.rank,
        )
    published = shipped_workspace().statements.editions["edition:rating-2026"].marks
    given_marks = {
        id_: n.properties["published_mark"] for id_, n in regions.items() if "published_mark" in n.properties
    }
    assert given_marks == published


def test_the_seat_of_a_company_in_a_city_leads_to_its_province_in_one_step() -> None:
    ties = [
        tie("LOCATED_IN", "company:dji", "city:shenzhen"),
        tie("LOCATED_IN", "city:shenzhen", "province:CN-GD"),
    ]
    assert ("company:dji", "province:CN-GD") in ties_of(graph_of(statements(ties)), "LOCATED_IN")


def test_everything_derived_is_declared_in_the_schema() -> None:
    schema, graph = read_schema(), shipped_graph()
    for deal in nodes(graph, "Deal").values():
        names = {"name_ru", "name_en", "name_zh"}
        assert set(deal.properties) - names <= set(schema.nodes["Deal"].derived)
        for key, declared in schema.nodes["Deal"].derived.items():
            if declared.vocabulary and key in deal.properties:
                assert deal.properties[key] in schema.vocabularies[declared.vocabulary].terms
    for r in graph.relationships:
        edge = schema.edges[r.type]
        assert graph.labels[r.source_id] in edge.source, r.id
        assert graph.labels[r.target_id] in edge.target, r.id
        if edge.made:
            assert set(r.properties) <= set(edge.properties), r.id


def test_a_flow_that_fell_is_shown_as_slow_and_what_ended_as_ended() -> None:
    stake = tie("OWNS_STAKE_IN", "company:sinopec", "company:ru-oil", health="ended")
    (deal,) = nodes(graph_of(statements([stake], entities=[entity("company:sinopec")])), "Deal").values()
    assert (deal.properties["health"], deal.properties["points"]) == ("ended", 0.0)
