"""The network of results, dyads, competitors, niches and brokers on small worlds worked by hand."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from graph.analysis.brokers import Broker, bridges, brokers
from graph.analysis.cluster_ties import bridging_ties, member_probabilities
from graph.analysis.clusters import Cluster, co_membership, find_clusters
from graph.analysis.components import components, region_shares_of
from graph.analysis.facts import read_deals
from graph.analysis.network import KINDS, Results, dyads, meanings, measures_of, standings
from graph.analysis.rivals import competitors, niches
from graph.analysis.scoring import component_points
from graph.statements.records import Statements, Tie
from tests.factories import entity, quick_method, sided_method, statements, tie, view_of
from tests.strategies import statement_sets

AMU, PRI, TA = "region:RU-AMU", "region:RU-PRI", "region:RU-TA"
HAIER, SANY = "company:haier", "company:sany"


def results_of(*ties: Tie) -> Results:
    return Results.of(view_of(statements(ties)), sided_method())


def plant(
    name: str, region: str, company: str | None = None, stage: str = "operating", **more: Any
) -> list[Tie]:
    """Return a plant of worth 1 in a region, with its investor."""
    ties = [tie("HAS_PROJECT", f"region:{region}", f"project:{name}", stage, regions=region, **more)]
    if company:
        ties.append(tie("INVESTOR_IN", company, f"project:{name}", stage, regions=region))
    return ties


def world() -> Results:
    """Two regions share Haier; Primorye alone has Sany, over Heilongjiang."""
    return results_of(
        *plant("a", "RU-AMU", HAIER),
        *plant("b", "RU-PRI", HAIER),
        *plant("c", "RU-PRI", SANY, stage="building", provinces=["CN-HL"]),
    )


def test_standings_are_those_of_the_hand_made_network() -> None:
    found = {s.id: s for s in standings(world())}
    pri = found[PRI].measures
    # Haier 1, Sany 0.5 and Heilongjiang 0.5; the lengths are 1, 2 and 2, and 2 to Amur.
    assert (pri["strength"], pri["partners"], pri["core"]) == (2.0, 3.0, 1.0)
    assert pri["harmonic"] == pytest.approx(1 + 1 / 2 + 1 / 2 + 1 / 2)
    # All pairs of the three partners meet here, and Amur with two of them.
    assert pri["betweenness"] == pytest.approx(3 + 2)
    assert pri["constraint"] == pytest.approx((1 / 2) ** 2 + 2 * (1 / 4) ** 2)
    assert pri["effective_size"] == pytest.approx(3)
    assert found[AMU].measures["katz"] == pytest.approx(0.3 * (1 + 0.3 * (1 + 0.3) + 0.3 * (1 + 0.3 * 2)))
    assert found[AMU].tie_ids == ("INVESTOR_IN/company:haier/project:a",)
    assert [s.id for s in standings(world(), "companies")] == [HAIER, SANY]
    assert [s.id for s in standings(world(), "provinces")] == ["province:CN-HL"]


def test_katz_is_the_raw_position_of_the_marks() -> None:
    results = world()
    told: dict[str, float] = {}
    for part in components(results.view, read_deals(results.view), region_shares_of, results.method):
        if part.component == "position":
            told[part.place] = told.get(part.place, 0.0) + part.amount
    assert told == pytest.approx({s.id: s.measures["katz"] for s in standings(results)})


def test_every_measure_has_a_meaning_in_both_languages() -> None:
    measured = measures_of(world().network, quick_method())
    assert set(meanings()) == set(measured)
    for says in meanings().values():
        assert says.en.isascii()
        assert any("а" <= letter <= "я" for letter in says.ru)
        assert "\n" not in says.en + says.ru


def test_dyads_share_a_deal_among_its_provinces_and_tell_the_unknown() -> None:
    results = results_of(
        *plant("a", "RU-AMU", provinces=["CN-HL", "CN-JL"]),
        *plant("b", "RU-AMU", stage="building", provinces=["CN-HL"]),
        *plant("c", "RU-AMU"),
        *plant("d", "RU-AMU", stage="agreed", provinces=["CN-GD"]),
    )
    found = [(d.province, d.results, d.deals, d.operating) for d in dyads(results)]
    assert found == [("province:CN-HL", 1.0, 2, 1), ("province:CN-JL", 0.5, 1, 1), ("unknown", 1.0, 1, 1)]
    assert dyads(results)[1].tie_ids == ("HAS_PROJECT/region:RU-AMU/project:a",)


@given(base=statement_sets())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_dyads_of_a_region_sum_to_its_raw_results(base: Statements) -> None:
    view, method = view_of(base), quick_method()
    told: dict[str, list[float]] = {}
    for part in components(view, read_deals(view), region_shares_of, method):
        if part.component == "results":
            told.setdefault(part.place, []).append(part.amount)
    found: dict[str, list[float]] = {}
    for dyad in dyads(Results.of(view, method)):
        assert dyad.tie_ids
        found.setdefault(dyad.region, []).append(dyad.results)
    sums = {region: math.fsum(values) for region, values in found.items()}
    assert sums == pytest.approx({r: math.fsum(values) for r, values in told.items()}, abs=1e-9)


@given(base=statement_sets())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_told_has_its_standing_and_its_ties(base: Statements) -> None:
    results = Results.of(view_of(base), quick_method())
    for of in KINDS:
        for standing in standings(results, of):
            assert bool(standing.tie_ids) == (standing.measures["strength"] > 0)
            assert all(math.isfinite(value) and value >= 0 for value in standing.measures.values())
    for broker in brokers(results):
        assert broker.points == pytest.approx(math.fsum(broker.lost.values()))
        assert broker.points >= 0
        assert broker.id not in broker.cut_off
        assert broker.tie_ids
    for rivalry in competitors(results):
        assert rivalry.region < rivalry.other
        assert rivalry.tie_ids
        assert rivalry.other_tie_ids
    for niche in niches(results, most_others=99, least_index=0.0):
        assert niche.index > 0
        assert niche.tie_ids


def test_regions_with_plants_of_one_partner_compete_and_those_of_one_plant_do_not() -> None:
    shared = {"RU-AMU": "site", "RU-PRI": "site"}
    joint = [
        tie("HAS_PROJECT", AMU, "project:j", regions=shared),
        tie("INVESTOR_IN", SANY, "project:j", regions=shared),
    ]
    results = results_of(*plant("a", "RU-AMU", HAIER), *plant("b", "RU-PRI", HAIER, stage="building"), *joint)
    (rivalry,) = competitors(results)
    assert (rivalry.region, rivalry.other, rivalry.partner, rivalry.field) == (AMU, PRI, HAIER, "production")
    assert (rivalry.worth, rivalry.other_worth) == (1.0, 0.5)
    assert rivalry.other_tie_ids == ("INVESTOR_IN/company:haier/project:b",)
    (seen,) = competitors(results, PRI)
    assert (seen.region, seen.other) == (PRI, AMU)
    assert competitors(results, TA) == []


def test_plants_in_other_fields_do_not_compete() -> None:
    hotel = [
        tie("HAS_PROJECT", PRI, "project:hotel", regions="RU-PRI"),
        tie("INVESTOR_IN", HAIER, "project:hotel", regions="RU-PRI"),
    ]
    assert competitors(results_of(*plant("a", "RU-AMU", HAIER), *hotel)) == []


def test_a_niche_is_what_others_do_not_do() -> None:
    hotel = tie("HAS_PROJECT", PRI, "project:hotel", regions="RU-PRI")
    results = results_of(*plant("a", "RU-AMU"), *plant("b", "RU-PRI"), hotel)
    (niche,) = niches(results, most_others=0)
    assert (niche.region, niche.dimension, niche.field, niche.others) == (PRI, "kind", "building", 0)
    # Primorye: 0.6 of 1.6; the country: 0.6 of 2.6.
    assert niche.index == pytest.approx((0.6 / 1.6) / (0.6 / 2.6))
    assert niche.tie_ids == (hotel.id,)
    (shared,) = niches(results, AMU)
    assert (shared.field, shared.others) == ("production", 1)
    assert shared.index == pytest.approx(1 / (2 / 2.6))
    assert niches(results, AMU, least_index=1.5) == []


def test_exports_are_fields_by_their_section() -> None:
    results = results_of(
        tie("EXPORTS", AMU, "product:soy"), tie("EXPORTS", PRI, "product:lathe", regions="RU-PRI")
    )
    found = {(n.region, n.dimension, n.field) for n in niches(results)}
    assert found == {(AMU, "hs_section", "2"), (PRI, "hs_section", "16")}


def broker(results: Results, id_: str) -> Broker:
    return next(b for b in brokers(results) if b.id == id_)


def test_what_hangs_on_a_partner_falls_with_it() -> None:
    results = world()
    haier = broker(results, HAIER)
    one = component_points("results", 1.0, results.method)
    both = component_points("results", 1.5, results.method)
    half = component_points("results", 0.5, results.method)
    assert haier.lost == pytest.approx({AMU: one, PRI: both - half})
    assert haier.articulation
    # Without Haier Amur is alone, the rest of the piece holds together.
    assert haier.cut_off == (AMU,)
    assert haier.deal_ids == ("deal:project:a", "deal:project:b")


def test_a_plant_with_two_partners_stands_without_one() -> None:
    results = results_of(*plant("a", "RU-AMU", HAIER), tie("INVESTOR_IN", SANY, "project:a"))
    assert brokers(results) == []


def test_what_goes_over_a_crossing_falls_with_it() -> None:
    crossing = "border-crossing:bridge"
    results = results_of(
        tie("BORDER_CROSSING", AMU, "province:CN-HL", via=crossing, provinces=["CN-HL"]),
        tie("EXPORTS", AMU, "product:soy", via=crossing),
        tie("SERVES", "corridor:road", AMU),
        tie("CROSSES_AT", "corridor:road", crossing),
        *plant("a", "RU-AMU"),
    )
    found = broker(results, crossing)
    assert found.deal_ids == (
        "deal:border-crossing:bridge",
        "deal:corridor:road",
        "deal:exports/region:RU-AMU/2",
    )
    points = [component_points("results", x, results.method) for x in (1 + 0.8 + 1 + 1, 1.0)]
    assert found.points == pytest.approx(points[0] - points[1])
    assert found.betweenness == 0.0
    assert broker(results, "corridor:road").deal_ids == ("deal:corridor:road",)


def test_a_bridge_has_others_on_both_sides() -> None:
    # Amur's only tie and those to Sany and Heilongjiang leave but one alone: no bridges between parts.
    (bridge,) = bridges(world())
    assert (bridge.place, bridge.partner, bridge.cut_off) == (PRI, HAIER, (HAIER, AMU))
    assert bridge.tie_ids == ("INVESTOR_IN/company:haier/project:b",)


def test_ties_between_clusters_bridge_them() -> None:
    results = world()
    clusters = [
        Cluster(1, (PRI,), (PRI, "province:CN-HL"), (SANY,), 1.0, ()),
        Cluster(2, (AMU,), (AMU,), (HAIER,), 1.0, ()),
    ]
    (bridging,) = bridging_ties(clusters, results)
    assert bridging.tie_id == "INVESTOR_IN/company:haier/project:b"
    assert (bridging.source_cluster, bridging.target_cluster) == (1, 2)
    assert (bridging.source_id, bridging.target_id, bridging.strength) == (PRI, HAIER, 1.0)


def test_membership_is_a_probability_within_the_cluster() -> None:
    view, method = world().view, quick_method()
    clusters = find_clusters(view, method)
    together = co_membership(view, method)
    found = member_probabilities(clusters, view, method)
    for cluster in clusters:
        assert set(found[cluster.cluster]) == set(cluster.members)
        assert all(0.5 < share <= 1.0 for share in found[cluster.cluster].values())
    assert all(0.0 < share <= 1.0 for share in together.values())


def test_a_world_without_results_has_empty_answers() -> None:
    results = Results.of(view_of(statements((), entities=[entity(AMU)])), quick_method())
    (alone,) = standings(results)
    assert (alone.id, alone.tie_ids, set(alone.measures.values())) == (AMU, (), {0.0})
    for found in (dyads(results), competitors(results), niches(results), brokers(results), bridges(results)):
        assert found == []
    assert measures_of(nx.Graph(), quick_method())["strength"] == {}


def test_odd_networks_are_measured_without_fuss() -> None:
    odd = nx.MultiGraph()
    odd.add_weighted_edges_from([("a", "a", 1.0), ("a", "b", 0.5), ("a", "b", 1.0), ("c", "d", 1.0)])
    odd.add_node("e")
    found = measures_of(odd, quick_method())
    assert found["strength"] == {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 0.0}
    assert found["constraint"]["e"] == found["effective_size"]["e"] == 0.0
    assert found["constraint"]["a"] == 1.0
