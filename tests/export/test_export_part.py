"""Parts of the graph: that of one region, who is tied to whom, and what is tied to one thing."""

from __future__ import annotations

import pytest

from graph.export.part import ego_of, network_of, part_of_region
from graph.export.registry import ExportContext, render
from graph.model import Node, PropertyGraph, Relationship
from tests.export.export_samples import FORMATS, HOSTILE, sample_graph
from tests.shipped import shipped_graph

AMUR = "region:RU-AMU"


def ids(graph: PropertyGraph, label: str) -> set[str]:
    return {node.id for node in graph.nodes if node.label == label}


def test_it_holds_the_deals_of_the_region_and_what_they_name() -> None:
    part = part_of_region(sample_graph(), AMUR)
    assert ids(part, "Deal") == {"deal:project:plant"}
    assert ids(part, "Region") == {AMUR}
    assert {"company:haier", "project:plant", "province:CN-HL"} <= part.labels.keys()
    assert not {"project:hotel", "company:ru-kamaz"} & part.labels.keys()


def test_every_tie_keeps_its_evidence_and_every_evidence_its_source() -> None:
    whole, part = shipped_graph(), part_of_region(shipped_graph(), AMUR)
    ties = {r.id for r in part.relationships}

    def proofs(graph: PropertyGraph) -> set[str]:
        return {n.id for n in graph.nodes if n.label == "Evidence" and n.properties["tie_id"] in ties}

    assert proofs(part) == proofs(whole) == ids(part, "Evidence")
    assert {r.source_id for r in part.relationships if r.type == "FROM"} >= ids(part, "Evidence")


def test_its_points_and_deals_are_those_of_the_whole() -> None:
    def own(graph: PropertyGraph) -> list[object]:
        types = ("TAKES_PART", "PARTNER")
        return [r for r in graph.relationships if r.source_id == AMUR and r.type in types]

    part = part_of_region(shipped_graph(), AMUR)
    assert own(part) == own(shipped_graph()) != []
    assert {r.source_id for r in part.relationships if r.type == "PARTNER"} == {AMUR}


def test_it_is_a_graph_whose_records_name_nothing_that_is_not_there() -> None:
    whole, part = shipped_graph(), part_of_region(shipped_graph(), "region:RU-ZAB")
    assert {end for r in part.relationships for end in (r.source_id, r.target_id)} <= part.labels.keys()
    known = part.labels.keys() | {r.id for r in part.relationships}
    there = whole.labels.keys() | {r.id for r in whole.relationships}
    records: list[Node | Relationship] = [*part.nodes, *part.relationships]
    for record in records:
        values = [v if isinstance(v, tuple) else (v,) for v in record.properties.values()]
        named = {item for items in values for item in items if isinstance(item, str)}
        assert named & there <= known, record.id


def test_a_region_without_a_deal_is_alone() -> None:
    lonely = part_of_region(sample_graph(), "region:RU-TUL")
    assert lonely == PropertyGraph((), ())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_it(name: str) -> None:
    part = part_of_region(sample_graph(HOSTILE), AMUR)
    assert render(name, part, ExportContext("en", region_id=AMUR))


def test_the_network_has_places_parties_and_things_and_no_evidence() -> None:
    network = network_of(shipped_graph())
    labels = {node.label for node in network.nodes}
    assert {"Region", "Province", "City", "Company", "Project", "Corridor", "Product"} <= labels
    assert not labels & {"Evidence", "Observation", "Source", "Edition", "Deal", "Trend", "Concept"}
    assert ids(network, "Region") == ids(shipped_graph(), "Region")
    assert ids(network, "Province") == ids(shipped_graph(), "Province")


def test_the_network_has_every_tie_of_a_deal_and_every_partner() -> None:
    def told(graph: PropertyGraph) -> list[Relationship]:
        return [r for r in graph.relationships if "deal_id" in r.properties or r.type == "PARTNER"]

    network = network_of(shipped_graph())
    assert told(network) == told(shipped_graph()) != []
    assert not {r.type for r in network.relationships} & {"TAKES_PART", "PARTY_TO", "ABOUT", "POSSIBLY_SAME"}


def test_an_ego_network_has_its_neighbours_and_the_ties_among_them() -> None:
    ego = ego_of(network_of(sample_graph()), "company:haier")
    assert ego.labels.keys() == {"company:haier", "project:plant", "company:ru-kamaz"}
    assert {r.type for r in ego.relationships} == {"INVESTOR_IN", "JOINT_VENTURE"}
    wider = ego_of(network_of(sample_graph()), "company:haier", 2)
    assert wider.labels.keys() == ego.labels.keys() | {AMUR}


def test_an_ego_network_does_not_go_on_through_a_country() -> None:
    network = network_of(shipped_graph())
    near, wide = (ego_of(network, AMUR, radius) for radius in (1, 2))
    assert "country:CN" in near.labels
    ends = [{r.source_id, r.target_id} for r in network.relationships]
    assert not set().union(*(pair for pair in ends if "country:CN" in pair)) <= wide.labels.keys()


def test_of_what_has_no_tie_there_is_no_ego_network() -> None:
    assert ego_of(network_of(sample_graph()), "trend:none") == PropertyGraph((), ())
