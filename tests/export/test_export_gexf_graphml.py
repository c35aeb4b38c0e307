"""GEXF and GraphML, read back by NetworkX."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given

from graph.export.context import ExportContext
from graph.export.drawn.joined import joined
from graph.export.drawn.shown import shown
from graph.export.flatten import Scalar
from graph.export.formats.gexf import render_gexf
from graph.export.formats.graphml import render_graphml
from graph.export.part import network_of
from graph.export.xml_text import column_types
from graph.model import PropertyGraph
from tests.export.export_samples import HOSTILE, graphs, sample_graph
from tests.shipped import shipped_graph

CONTEXT = ExportContext("ru")
Y = "{http://www.yworks.com/xml/graphml}"


def assert_gexf_is_read_back(graph: PropertyGraph) -> None:
    drawn, found = shown(graph, CONTEXT), nx.read_gexf(io.BytesIO(render_gexf(graph, CONTEXT)))
    assert found.is_directed()
    ties = joined(drawn.ties)
    types = column_types(node.attributes for node in drawn.nodes), column_types(t.attributes for t in ties)
    for node in drawn.nodes:
        told = {k: v for k, v in found.nodes[node.id].items() if k not in ("label", "viz")}
        assert (found.nodes[node.id]["label"], told) == (node.label, _typed(node.attributes, types[0]))
    edges = {d["id"]: (s, t, d) for s, t, d in found.edges(data=True)}
    assert edges.keys() == {tie.id for tie in ties}
    for tie in ties:
        source, target, told = edges[tie.id]
        assert (source, target, told["label"]) == (tie.source_id, tie.target_id, tie.label)
        assert told["weight"] == pytest.approx(tie.weight)
        assert dict(told) == {**told, **_typed(tie.attributes, types[1])}


def assert_graphml_is_read_back(graph: PropertyGraph) -> None:
    drawn = shown(graph, CONTEXT)
    found = nx.read_graphml(io.BytesIO(render_graphml(graph, CONTEXT)), force_multigraph=True)
    types = column_types(map(_texts, (n.attributes for n in drawn.nodes)))
    for node in drawn.nodes:
        look = {"label": node.label, "size": node.size, "x": node.at[0], "y": -node.at[1]}
        look |= {"color": node.colour, "shape_type": found.nodes[node.id]["shape_type"]}
        assert found.nodes[node.id] == {**_typed(_texts(node.attributes), types), **look}
    types = column_types(map(_texts, (t.attributes for t in drawn.ties)))
    assert found.number_of_edges() == len(drawn.ties)
    for tie in drawn.ties:
        told = found.edges[tie.source_id, tie.target_id, tie.id]
        look = {"label": tie.label, "weight": tie.weight, "tie_id": tie.id}
        assert told == {**told, **_typed(_texts(tie.attributes), types), **look}


def _typed(attributes: Mapping[str, Scalar], types: Mapping[str, str]) -> dict[str, Scalar]:
    """Return attributes as a reader has them: of a column with several types everything is text."""
    as_text = (k for k in attributes if types[k] == "string" and not isinstance(attributes[k], str))
    return {**attributes, **{k: _text(attributes[k]) for k in as_text}}


def _texts(attributes: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {k: _text(v) if isinstance(v, bool) else v for k, v in attributes.items()}


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(graphs())
def test_gexf_is_read_back_equal(graph: PropertyGraph) -> None:
    assert_gexf_is_read_back(graph)


@given(graphs())
def test_graphml_is_read_back_equal(graph: PropertyGraph) -> None:
    assert_graphml_is_read_back(graph)


def test_hostile_text_survives_both_formats() -> None:
    assert_gexf_is_read_back(sample_graph(HOSTILE))
    assert_graphml_is_read_back(sample_graph(HOSTILE))


@pytest.mark.slow
def test_the_shipped_graph_is_read_back_from_both_formats() -> None:
    for graph in (shipped_graph(), network_of(shipped_graph())):
        assert_gexf_is_read_back(graph)
        assert_graphml_is_read_back(graph)


def test_gexf_tells_kinds_periods_places_and_colours() -> None:
    text = render_gexf(network_of(sample_graph()), CONTEXT).decode()
    assert 'version="1.3"' in text
    assert 'timeformat="date"' in text
    root = _root(text)
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    edges, nodes = root.findall(".//g:edge", space), root.findall(".//g:node", space)
    assert {edge.get("kind") for edge in edges} == {"HAS_PROJECT", "INVESTOR_IN", "JOINT_VENTURE", "PARTNER"}
    assert all(node.find("viz:position", space) is not None for node in nodes)
    assert all(element.find("viz:color", space) is not None for element in (*nodes, *edges))
    assert not [node for node in nodes if node.find("g:spells", space) is not None]
    assert {e.get("kind") for e in edges if e.find("g:spells/g:spell", space) is None} == {"PARTNER"}


def test_graphml_has_the_elements_that_yed_draws() -> None:
    root = _root(render_graphml(network_of(sample_graph()), CONTEXT))
    kinds = {key.get("yfiles.type") for key in root if key.tag.endswith("}key")}
    assert {"nodegraphics", "edgegraphics"} <= kinds
    assert {label.text for label in root.iter(f"{Y}NodeLabel")} >= {"Амурская область"}
    assert {label.text for label in root.iter(f"{Y}EdgeLabel")} >= {"INVESTOR_IN", "PARTNER"}
    drawn = [[part.tag.removeprefix(Y) for part in shape] for shape in root.iter(f"{Y}ShapeNode")]
    assert drawn == [["Geometry", "Fill", "BorderStyle", "NodeLabel", "Shape"]] * len(drawn) != []
    # The shapes that yEd 3 has; of another it shows a rectangle.
    known = {"rectangle", "roundrectangle", "ellipse", "parallelogram", "hexagon", "octagon", "diamond"}
    known |= {"triangle", "triangle2", "trapezoid", "trapezoid2", "rectangle3d", "star5", "star6", "star8"}
    assert {shape.get("type") for shape in root.iter(f"{Y}Shape")} <= known


def test_no_attribute_of_graphml_is_a_boolean_which_igraph_would_read_as_false() -> None:
    root = _root(render_graphml(network_of(sample_graph()), CONTEXT))
    types = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in root}
    assert "boolean" not in types.values()
    assert types["node", "mark"] == types["edge", "weight"] == "double"
    assert types["node", "rank"] == types["edge", "deals"] == "int"


def _root(text: str | bytes) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 # our own text
