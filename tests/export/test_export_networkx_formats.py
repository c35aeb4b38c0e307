from __future__ import annotations

import io

import networkx as nx
import pytest
from hypothesis import given

from graph.export.context import ExportContext
from graph.export.flatten import flat_view, flatten
from graph.export.formats.gexf import gexf_view, render_gexf
from graph.export.formats.graphml import render_graphml
from graph.model import PropertyGraph
from tests.export.export_samples import HOSTILE, graphs, sample_graph, values
from tests.shipped import shipped_graph

CONTEXT = ExportContext()


@given(values())
def test_flattening_twice_changes_nothing(value: object) -> None:
    flat = flatten({"key": value, "none": None})
    assert flat == flatten(flat)
    assert isinstance(flat["key"], (str, int, float, bool))


def test_lists_are_joined_and_none_is_dropped() -> None:
    assert flatten({"b": ("x", "y"), "a": None, "c": True}) == {"b": "x;y", "c": True}


@given(graphs())
def test_graphml_is_read_back_equal(graph: PropertyGraph) -> None:
    found = nx.read_graphml(io.BytesIO(render_graphml(graph, CONTEXT)), force_multigraph=True)
    assert_equal(found, flat_view(graph))


@given(graphs())
def test_gexf_is_read_back_equal(graph: PropertyGraph) -> None:
    assert_equal(nx.read_gexf(io.BytesIO(render_gexf(graph, CONTEXT))), gexf_view(graph, "en"))


def test_hostile_text_survives_both_formats() -> None:
    graph = sample_graph(HOSTILE)
    assert_equal(
        nx.read_graphml(io.BytesIO(render_graphml(graph, CONTEXT)), force_multigraph=True), flat_view(graph)
    )
    assert_equal(nx.read_gexf(io.BytesIO(render_gexf(graph, CONTEXT))), gexf_view(graph, "en"))


def test_deals_are_there_with_their_points_and_parties() -> None:
    found = nx.read_graphml(io.BytesIO(render_graphml(sample_graph(), CONTEXT)), force_multigraph=True)
    deal = "deal:project:plant"
    assert found.nodes[deal] | {"label": "Deal", "kind": "built", "points": 0.8} == found.nodes[deal]
    part = found.edges["region:RU-AMU", deal, "TAKES_PART/region:RU-AMU/deal:project:plant"]
    assert (part["type"], part["points"]) == ("TAKES_PART", 0.8)
    assert found.edges["company:haier", deal, f"PARTY_TO/company:haier/{deal}"]["as"] == "investor"


@pytest.mark.slow
def test_the_shipped_graph_is_read_back_from_both_formats() -> None:
    graph = shipped_graph()
    assert_equal(
        nx.read_graphml(io.BytesIO(render_graphml(graph, CONTEXT)), force_multigraph=True), flat_view(graph)
    )
    assert_equal(nx.read_gexf(io.BytesIO(render_gexf(graph, CONTEXT))), gexf_view(graph, "en"))


def test_gexf_shows_names_in_the_language_asked_for() -> None:
    assert "Амурская область" in gexf_view(sample_graph(), "ru").nodes["region:RU-AMU"]["label"]


def assert_equal(found: nx.Graph, expected: nx.Graph) -> None:
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    assert _edges(found) == _edges(expected)


def _edges(view: nx.Graph) -> dict[object, object]:
    """Return edges by id: a reader gives it as an attribute, and without parallel edges no multigraph."""
    keyed = (
        view.edges(keys=True, data=True)
        if view.is_multigraph()
        else ((s, t, 0, d) for s, t, d in view.edges(data=True))
    )
    return {d.get("id", k): (s, t, {x: v for x, v in d.items() if x != "id"}) for s, t, k, d in keyed}
