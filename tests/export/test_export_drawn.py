"""The graph as programs that draw it take it: names, weights, places, periods, and ties that are joined."""

from __future__ import annotations

import itertools
import math
from functools import cache

import pytest
from hypothesis import given

from graph.export.context import ExportContext
from graph.export.drawn.joined import joined
from graph.export.drawn.shown import ENDING, LEAST, Shown, ShownTie, shown
from graph.export.flatten import flatten
from graph.export.part import network_of
from graph.model import Node, PropertyGraph, Relationship, Value
from tests.export.export_samples import Interval, sample_graph, values
from tests.shipped import shipped_graph

AMUR = "region:RU-AMU"


@given(values())
def test_flattening_twice_changes_nothing(value: object) -> None:
    flat = flatten({"key": value, "none": None})
    assert flat == flatten(flat)
    assert isinstance(flat["key"], (str, int, float, bool))


def test_lists_are_joined_and_none_is_dropped() -> None:
    assert flatten({"b": ("x", "y"), "a": None, "c": True}) == {"b": "x;y", "c": True}


@cache
def _shipped() -> Shown:
    return shown(network_of(shipped_graph()), ExportContext())


def _network() -> Shown:
    graph = sample_graph()
    deals = {n.id: n.properties for n in graph.nodes if n.label == "Deal"}
    context = ExportContext("ru", {AMUR: Interval()}, {AMUR: 2}, deals=deals)
    return shown(network_of(graph), context)


def test_a_node_has_its_name_in_the_language_its_type_its_interval_and_cluster() -> None:
    nodes = {node.id: node for node in _network().nodes}
    amur = nodes[AMUR]
    assert amur.label == "Амурская область"
    told = {"type": "Region", "mark_low": 6.1, "mark_high": 7.4, "cluster": 2}
    assert dict(amur.attributes) == {**amur.attributes, **told}
    assert amur.size > nodes["region:RU-TA"].size > 0
    assert amur.colour != nodes["province:CN-HL"].colour


def test_a_tie_has_its_deal_and_shares_its_points() -> None:
    ties = {tie.id: tie for tie in _network().ties}
    two = [ties["HAS_PROJECT/region:RU-AMU/project:plant"], ties["INVESTOR_IN/company:haier/project:plant"]]
    assert {tie.attributes["deal_id"] for tie in two} == {"deal:project:plant"}
    assert {tie.attributes["deal_points"] for tie in two} == {0.8}
    assert math.isclose(sum(tie.weight for tie in two), 0.8)
    partner = ties["PARTNER/region:RU-AMU/province:CN-HL"]
    assert (partner.kind, partner.weight, partner.attributes["deals"]) == ("PARTNER", 0.8, 1)


def test_no_tie_has_the_weight_0_which_gephi_throws_away() -> None:
    assert min(tie.weight for tie in _shipped().ties) == LEAST


def test_what_is_not_said_of_true_and_false_is_written() -> None:
    graph = PropertyGraph.of(
        [Node("company:a", "Company", {}), Node("company:b", "Company", {"named": False})], []
    )
    assert [node.attributes["named"] for node in shown(graph, ExportContext()).nodes] == [True, False]


def test_a_name_that_a_program_takes_for_its_own_gets_an_ending() -> None:
    graph = PropertyGraph.of([Node("deal:a", "Deal", {"size": 1.5, "label": "x"})], [])
    (node,) = shown(graph, ExportContext()).nodes
    assert node.attributes["size" + ENDING] == 1.5
    assert not {"size", "label"} & node.attributes.keys()


def test_no_node_covers_another_and_places_lie_where_they_are() -> None:
    context = ExportContext(points={AMUR: (3000.0, -200.0), "province:CN-HL": (3100.0, 300.0)})
    nodes = shown(network_of(sample_graph()), context).nodes
    for one, other in itertools.combinations(nodes, 2):
        assert math.dist(one.at, other.at) >= max(one.size, other.size), (one.id, other.id)
    at = {node.id: node.at for node in nodes}
    assert at[AMUR] == (1800, -120)
    assert at["project:plant"][0] > 1700


@pytest.mark.parametrize(
    ("told", "period", "dated_by"),
    [
        ({"start": "2022", "end": "2024-02"}, ("2022-01-01", "2024-02-29"), "start"),
        ({"start": "2022-06-10", "first_period": "2025-05"}, ("2022-06-10", ""), "start"),
        ({"first_period": "2025-05"}, ("2025-05-01", ""), "first_report"),
        ({"first_period": "2025-05", "end": "2019"}, ("2025-05-01", ""), "first_report"),
    ],
)
def test_a_tie_holds_from_its_start_or_first_report_to_its_end(
    told: dict[str, Value], period: tuple[str, str], dated_by: str
) -> None:
    (tie,) = shown(_of({**told, "deal_id": "deal:x"}), ExportContext()).ties
    assert tie.period == period
    assert tie.attributes["dated_by"] == dated_by


def test_what_lies_where_has_no_period() -> None:
    (tie,) = shown(_of({"first_period": "1600-12"}), ExportContext()).ties
    assert tie.period is None


def _of(*properties: dict[str, Value]) -> PropertyGraph:
    nodes = [Node(id_, "City", {"name_en": id_[-1].upper()}) for id_ in ("city:a", "city:b")]
    ties = (
        Relationship(f"t{n}", "COOPERATES_WITH", "city:a", "city:b", told)
        for n, told in enumerate(properties)
    )
    return PropertyGraph.of(nodes, ties)


def test_ties_of_a_kind_between_the_same_two_are_one_with_their_number_and_ids() -> None:
    graph = _of(
        {
            "deal_id": "deal:x",
            "stage": "agreed",
            "health": "stalled",
            "first_period": "2024-05",
            "note_en": "A",
        },
        {"deal_id": "deal:y", "stage": "operating", "health": "active", "first_period": "2025-05"},
        {
            "deal_id": "deal:y",
            "stage": "operating",
            "health": "slow",
            "first_period": "2025-06",
            "note_en": "B",
        },
    )
    context = ExportContext(deals={"deal:x": {"points": 0.5}, "deal:y": {"points": 2.0}})
    (tie,) = joined(shown(graph, context).ties)
    told = {"ties": 3, "tie_ids": "t0; t1; t2", "deal_id": "deal:y; deal:x", "stage": "operating"}
    assert dict(tie.attributes) == {**tie.attributes, **told, "health": "active", "note_en": "B; A"}
    assert (tie.id, tie.weight, tie.period) == ("t0", 2.5, ("2024-05-01", ""))
    assert tie.attributes["first_period"] == "2024-05"
    assert tie.label == "A and B have an agreement or standing contacts"


def test_every_tie_of_the_shipped_graph_is_in_one_that_is_joined() -> None:
    ties = _shipped().ties
    found = joined(ties)
    assert len(found) < len(ties) == sum(int(tie.attributes["ties"]) for tie in found)
    assert len({(tie.source_id, tie.target_id, tie.kind) for tie in found}) == len(found)
    assert math.isclose(_weight(found), _weight(ties))
    assert sorted(id_ for tie in found for id_ in str(tie.attributes["tie_ids"]).split("; ")) == sorted(
        tie.id for tie in ties
    )


def _weight(ties: list[ShownTie] | tuple[ShownTie, ...]) -> float:
    return math.fsum(tie.weight for tie in ties)
