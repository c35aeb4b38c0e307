"""Networks of places and of parties, dyads, competitors, niches and brokers, on worlds worked by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given

from graph.analysis.network.competition import competitors, niches
from graph.analysis.network.dependency import Broker, brokers
from graph.analysis.network.dyads import dyads
from graph.analysis.network.graphs import deals_of, place_joins, points_of, ties_of
from graph.analysis.network.measures import MEASURES, Kind, Network, measure, standings
from graph.analysis.score.position import UNKNOWN
from graph.analysis.score.score import PLACES, Appraisal
from graph.statements.records import Statements, Tie
from tests.factories import appraisal_of, entity, quick_method, statements, tie, view_of
from tests.factories import graph_of as property_graph_of
from tests.strategies import statement_sets

AMU, PRI, TA = "region:RU-AMU", "region:RU-PRI", "region:RU-TA"
HL, JL = "province:CN-HL", "province:CN-JL"
HAIER, SANY = "company:haier", "company:sany"
KINDS: tuple[Kind, ...] = ("regions", "provinces", "companies")
AUTOMOTIVE = {"sector": "automotive"}


def plant(
    name: str, region: str, company: str | None = None, stage: str = "operating", **more: Any
) -> list[Tie]:
    """Return a plant in a region, 0.8 points while it operates, with its investor."""
    ties = [tie("HAS_PROJECT", f"region:{region}", f"project:{name}", stage, regions=region, **more)]
    if company:
        ties.append(tie("INVESTOR_IN", company, f"project:{name}", stage, regions=region))
    return ties


def world() -> Statements:
    """Haier has plants in three regions, in two of them over Heilongjiang; Primorye builds one with Sany."""
    return statements(
        [
            *plant("a", "RU-AMU", HAIER, provinces=["CN-HL"]),
            *plant("b", "RU-PRI", HAIER, provinces=["CN-HL"]),
            *plant("c", "RU-PRI", SANY, stage="building", provinces=["CN-JL"]),
            *plant("d", "RU-TA", HAIER),
        ]
    )


def measures(base: Statements, of: Kind = "regions") -> dict[str, dict[str, float]]:
    return {s.id: dict(s.measures) for s in standings(appraisal_of(base), of)}


def test_standings_are_those_of_the_hand_made_network() -> None:
    # Amur - Heilongjiang 0.8, Primorye - Heilongjiang 0.8, Primorye - Jilin 0.6.
    found, a = measures(world()), quick_method().attenuation
    pri = found[PRI]
    assert (pri["strength"], pri["partners"], pri["core"]) == pytest.approx((1.4, 2.0, 1.0))
    assert pri["harmonic"] == pytest.approx(0.8 + 0.6 + 1 / (1 / 0.8 + 1 / 0.8))
    # Jilin meets Heilongjiang and Amur here.
    assert pri["betweenness"] == 2.0
    assert pri["constraint"] == pytest.approx((0.8 / 1.4) ** 2 + (0.6 / 1.4) ** 2)
    assert pri["katz"] == pytest.approx(
        0.8 * (a**2 * 1.6 + a**3 * (0.8 * 0.8 + 0.8 * 1.4)) + 0.6 * (a**2 * 0.6 + a**3 * 0.6 * 1.4)
    )
    assert math.fsum(v["pagerank"] for of in PLACES for v in measures(world(), of).values()) == pytest.approx(
        100
    )
    assert standings(appraisal_of(world()))[0].tie_ids == (
        "HAS_PROJECT/region:RU-PRI/project:b",
        "HAS_PROJECT/region:RU-PRI/project:c",
    )


def test_what_names_no_province_is_in_the_strength_and_in_no_other_measure() -> None:
    found = measures(world())[TA]
    assert found["strength"] == found["not_told"] == pytest.approx(0.8)
    assert {value for name, value in found.items() if name not in ("strength", "not_told")} == {0.0}


def test_parties_stand_in_the_network_of_regions_and_parties() -> None:
    found = measures(world(), "companies")
    assert [*found] == [HAIER, SANY]
    assert (found[HAIER]["strength"], found[HAIER]["partners"]) == pytest.approx((2.4, 3.0))
    # Three pairs of regions, and Sany with the two that are not its own.
    assert found[HAIER]["betweenness"] == 3.0 + 2.0
    assert found[SANY]["constraint"] == 1.0


def test_a_measure_is_added_by_one_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.analysis.network.measures.MEASURES", {**MEASURES})

    @measure("Twice", "twice the number of partners")
    def doubled(network: Network) -> dict[str, float]:
        return {node: 2 * degree for node, degree in network.graph.degree}

    found = measures(world())
    assert all(values["doubled"] == 2 * values["partners"] for values in found.values())
    assert found[PRI]["doubled"] == 4


@given(base=statement_sets())
def test_strength_and_katz_are_those_of_the_marks(base: Statements) -> None:
    appraisal = appraisal_of(base)
    for of in PLACES:
        found = {s.id: s.measures for s in standings(appraisal, of)}
        for score in appraisal.scores(of):
            assert found[score.id]["strength"] == pytest.approx(score.parts["strength"], abs=1e-9)
            assert found[score.id]["katz"] == pytest.approx(score.parts["position"], abs=1e-9)


def test_dyads_share_a_deal_among_its_provinces_and_tell_what_names_none() -> None:
    ties = [
        *plant("a", "RU-AMU", provinces=["CN-HL", "CN-JL"]),
        *plant("b", "RU-AMU", stage="building", provinces=["CN-HL"]),
        *plant("c", "RU-AMU", SANY),
        *plant("d", "RU-AMU", stage="agreed", provinces=["CN-GD"]),
    ]
    found = dyads(appraisal_of(statements(ties)))
    rows = [(d.province, round(d.points, 9), d.counts["deals"], d.counts["operating"]) for d in found]
    assert rows == [
        (HL, 0.4 + 0.6, 2, 1),
        (JL, 0.4, 1, 1),
        ("province:CN-GD", 0.0, 1, 0),
        (UNKNOWN, 0.8, 1, 1),
    ]
    assert found[1].tie_ids == ("HAS_PROJECT/region:RU-AMU/project:a",)
    assert found[2].counts["agreed"] == 1


@given(base=statement_sets())
def test_dyads_are_the_partner_ties_and_sum_to_the_strength(base: Statements) -> None:
    appraisal = appraisal_of(base)
    found = dyads(appraisal)
    partners = {
        (r.source_id, r.target_id): r.properties
        for r in property_graph_of(base).relationships
        if r.type == "PARTNER"
    }
    assert {(d.region, d.province) for d in found} == set(partners)
    for dyad in found:
        partner = partners[dyad.region, dyad.province]
        assert partner["points"] == dyad.points
        for name in ("deals", "operating", "building", "agreed", "discussed", "stalled"):
            assert partner[name] == dyad.counts[name]
    for score in appraisal.scores("regions"):
        amounts = [d.points for d in found if d.region == score.id]
        assert math.fsum(amounts) == pytest.approx(score.parts["strength"], abs=1e-9)


def test_regions_with_plants_of_one_partner_compete_and_those_of_one_plant_do_not() -> None:
    shared = {"RU-AMU": "site", "RU-PRI": "site"}
    joint = [
        tie("HAS_PROJECT", AMU, "project:j", regions=shared),
        tie("INVESTOR_IN", SANY, "project:j", regions=shared),
    ]
    ties = [*plant("a", "RU-AMU", HAIER), *plant("b", "RU-PRI", HAIER, stage="building"), *joint]
    (found,) = competitors(appraisal_of(statements(ties)))
    assert (found.region, found.other, found.partner, found.field) == (AMU, PRI, HAIER, "built")
    assert (points_of(found.joins), points_of(found.other_joins)) == pytest.approx((0.8, 0.6))
    assert ties_of(found.joins) == ("INVESTOR_IN/company:haier/project:a",)
    (turned,) = competitors(appraisal_of(statements(ties)), PRI)
    assert (turned.region, turned.other, turned.other_joins) == (PRI, AMU, found.joins)
    assert competitors(appraisal_of(statements(ties)), TA) == []


def test_provinces_are_competed_for_where_the_parties_differ() -> None:
    one = [
        *plant("a", "RU-AMU", HAIER, provinces=["CN-HL"]),
        *plant("b", "RU-PRI", HAIER, provinces=["CN-HL"]),
    ]
    assert [c.partner for c in competitors(appraisal_of(statements(one)))] == [HAIER]
    two = [*one[:2], *plant("b", "RU-PRI", SANY, provinces=["CN-HL"])]
    assert [c.partner for c in competitors(appraisal_of(statements(two)))] == [HL]


def test_other_fields_and_what_is_only_agreed_do_not_compete() -> None:
    other = [*plant("a", "RU-AMU", HAIER), *plant("b", "RU-PRI", HAIER)]
    sectors = [entity("project:a", project_kind="plant", sector="food"), entity("project:b", **AUTOMOTIVE)]
    assert competitors(appraisal_of(statements(other, entities=sectors))) == []
    same = [entity(f"project:{name}", project_kind="plant", **AUTOMOTIVE) for name in "ab"]
    (found,) = competitors(appraisal_of(statements(other, entities=same)))
    assert (found.dimension, found.field) == ("sector", "automotive")
    words = [*plant("a", "RU-AMU", HAIER), *plant("b", "RU-PRI", HAIER, stage="agreed")]
    assert competitors(appraisal_of(statements(words))) == []


def test_a_niche_is_what_others_do_not_do() -> None:
    known = [
        entity("project:a", project_kind="plant", **AUTOMOTIVE),
        entity("project:b", project_kind="plant", **AUTOMOTIVE),
        entity("project:c", project_kind="plant", sector="food"),
    ]
    ties = [
        t
        for name, code in (("a", "RU-AMU"), ("b", "RU-PRI"), ("c", "RU-PRI"))
        for t in plant(name, code, HAIER)
    ]
    appraisal = appraisal_of(statements(ties, entities=known))
    (niche,) = niches(appraisal, most_others=0)
    assert (niche.region, niche.dimension, niche.field, niche.others) == (PRI, "sector", "food", 0)
    # Primorye: 0.8 of 1.6; the country: 0.8 of 2.4.
    assert niche.index == pytest.approx((0.8 / 1.6) / (0.8 / 2.4))
    assert deals_of(niche.joins) == ("deal:project:c",)
    (shared,) = niches(appraisal, AMU)
    assert (shared.field, shared.others) == ("automotive", 1)
    assert shared.country_points == pytest.approx(1.6)
    assert niches(appraisal, AMU, least_index=1.6) == []


def test_exports_are_fields_by_their_section_and_the_rest_of_all_sectors_is_none() -> None:
    ties = [
        tie("EXPORTS", AMU, "product:soy"),
        tie("EXPORTS", PRI, "product:lathe", regions="RU-PRI"),
        *plant("a", "RU-TA", HAIER),
    ]
    rest = [entity("project:a", project_kind="plant", sector="other")]
    found = {(n.region, n.dimension, n.field) for n in niches(appraisal_of(statements(ties, entities=rest)))}
    assert found == {(AMU, "hs_section", "2"), (PRI, "hs_section", "16")}


def broker(base: Statements, id_: str) -> Broker:
    return next(b for b in brokers(appraisal_of(base), view_of(base)) if b.id == id_)


def scores_without(appraisal: Appraisal, gone: tuple[str, ...]) -> dict[str, float]:
    rest = [deal for deal in appraisal.deals if deal.id not in gone]
    left = Appraisal.of_deals(rest, appraisal.places, appraisal.method)
    return {s.id: s.score for s in left.scores("regions")}


def test_what_hangs_on_a_partner_falls_with_it() -> None:
    base, appraisal = world(), appraisal_of(world())
    haier = broker(base, HAIER)
    gone = deals_of(haier.joins)
    assert gone == ("deal:project:a", "deal:project:b", "deal:project:d")
    assert points_of(haier.joins) == pytest.approx(2.4)
    left = scores_without(appraisal, gone)
    assert haier.lost == pytest.approx(
        {s.id: s.score - left[s.id] for s in appraisal.scores("regions")}, abs=1e-8
    )
    # Without Haier Amur and Heilongjiang are alone; Primorye and Jilin still hang together.
    assert haier.cut_off == (HL, AMU)
    assert haier.betweenness == 5.0


def test_a_plant_with_two_partners_stands_without_one() -> None:
    base = statements([*plant("a", "RU-AMU", HAIER), tie("INVESTOR_IN", SANY, "project:a")])
    assert brokers(appraisal_of(base), view_of(base)) == []


def test_what_goes_over_a_crossing_falls_with_it() -> None:
    crossing = "border-crossing:bridge"
    base = statements(
        [
            tie("BORDER_CROSSING", AMU, HL, via=crossing, provinces=["CN-HL"]),
            tie("EXPORTS", AMU, "product:soy", via=crossing),
            tie("SERVES", "corridor:road", AMU),
            tie("CROSSES_AT", "corridor:road", crossing),
            *plant("a", "RU-AMU", HAIER),
        ]
    )
    found = broker(base, crossing)
    gone = ("deal:border-crossing:bridge", "deal:corridor:road", "deal:exports/region:RU-AMU/2")
    assert deals_of(found.joins) == gone
    appraisal = appraisal_of(base)
    before = {s.id: s.score for s in appraisal.scores("regions")}
    assert found.lost[AMU] == pytest.approx(before[AMU] - scores_without(appraisal, gone)[AMU], abs=1e-8)
    assert found.betweenness is None
    assert deals_of(broker(base, "corridor:road").joins) == ("deal:corridor:road",)


@given(base=statement_sets())
def test_whatever_is_reported_has_its_deals_and_ties(base: Statements) -> None:
    appraisal = appraisal_of(base)
    for of in KINDS:
        for standing in standings(appraisal, of):
            if not standing.tie_ids:  # a province of deals that name no region
                assert standing.measures["strength"] == pytest.approx(standing.measures["not_told"])
            assert all(math.isfinite(value) and value >= 0 for value in standing.measures.values())
    joins = place_joins(appraisal)
    assert all(j.tie_ids and j.points > 0 for j in joins)
    for broker_ in brokers(appraisal, view_of(base)):
        assert points_of(broker_.joins) > 0
        assert all(loss > 0 for loss in broker_.lost.values())
    for competition in competitors(appraisal):
        assert competition.region < competition.other
        assert not set(deals_of(competition.joins)) & set(deals_of(competition.other_joins))
    for niche in niches(appraisal, most_others=99, least_index=0.0):
        assert niche.index > 0
        assert niche.joins


def test_a_world_without_running_deals_has_empty_answers() -> None:
    base = statements((), entities=[entity(AMU)])
    appraisal = appraisal_of(base)
    (alone,) = standings(appraisal)
    assert (alone.id, alone.tie_ids, set(alone.measures.values())) == (AMU, (), {0.0})
    assert dyads(appraisal) == []
    assert competitors(appraisal) == []
    assert niches(appraisal) == []
    assert brokers(appraisal, view_of(base)) == []
