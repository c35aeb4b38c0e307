"""GraphML for yEd, igraph, NetworkX and Gephi: every tie on its own, with labels that each of them shows.

yEd draws what stands in elements of its own (``y:``). Gephi takes ``label``, ``x``, ``y``, ``size``,
``color`` and ``weight`` from attributes of these names, and the kind of a tie from ``label`` of its element;
igraph and NetworkX have all of them as attributes. igraph knows no null: a number that is missing is NaN
there, a text empty, a boolean would be false; so what is true or false stands as text. It loses the ids of
ties, which are an attribute, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from graph.export.context import ALL, EGO, NETWORK, ExportContext, Exporter
from graph.export.drawn.shown import ShownNode, ShownTie, shown
from graph.export.flatten import Scalar, flat_text
from graph.export.xml_text import DECLARATION, column_types, element, lines, scalar_text, text
from graph.model import PropertyGraph
from schema.messages import N_

_NAMESPACES = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:y": "http://www.yworks.com/xml/graphml",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
    "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd",
}
_DESCRIPTION = "description"
#: What yEd calls our shapes.
_SHAPES = {
    "dot": "ellipse",
    "square": "rectangle",
    "triangleDown": "triangle2",
    "box": "roundrectangle",
    "star": "star5",
}
_FONT: Mapping[str, Scalar] = {"fontFamily": "Dialog", "fontStyle": "plain"}
_BELOW: Mapping[str, Scalar] = {"modelName": "sides", "modelPosition": "s", "fontSize": 12}
_KIND: Mapping[str, Scalar] = {"fontSize": 8, "textColor": "#566270"}
#: A line is as wide as its weight, between these.
_THIN, _THICK = 1.0, 7.0


def render_graphml(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return GraphML in UTF-8; the graph has the line that tells its release as attribute ``description``."""
    drawn = shown(graph, context)
    nodes = [_node_attributes(node) for node in drawn.nodes]
    ties = [_tie_attributes(tie) for tie in drawn.ties]
    keys = [
        element("key", {"id": "node.yed", "for": "node", "yfiles.type": "nodegraphics"}),
        element("key", {"id": "edge.yed", "for": "edge", "yfiles.type": "edgegraphics"}),
        *_keys("node", column_types(nodes)),
        *_keys("edge", column_types(ties)),
    ]
    inside: Iterable[str] = chain(
        (_node(node, told) for node, told in zip(drawn.nodes, nodes, strict=True)),
        (_edge(tie, told) for tie, told in zip(drawn.ties, ties, strict=True)),
    )
    if description := context.description(graph):
        keys.extend(_keys("graph", {_DESCRIPTION: "string"}))
        inside = chain([_data("graph", _DESCRIPTION, flat_text(description))], inside)
    whole = element("graph", {"id": "G", "edgedefault": "directed"}, lines(inside))
    return (DECLARATION + element("graphml", _NAMESPACES, lines([*keys, whole])) + "\n").encode()


def _keys(of: str, types: Mapping[str, str]) -> list[str]:
    return [
        element("key", {"id": f"{of}.{name}", "for": of, "attr.name": name, "attr.type": type_})
        for name, type_ in types.items()
    ]


def _data(of: str, name: str, value: Scalar) -> str:
    return element("data", {"key": f"{of}.{name}"}, text(value))


def _said(attributes: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {k: scalar_text(v) if isinstance(v, bool) else v for k, v in attributes.items()}


def _node_attributes(node: ShownNode) -> dict[str, Scalar]:
    x, y = node.at
    place: dict[str, Scalar] = {"size": node.size, "x": float(x), "y": float(-y)}
    return {**_said(node.attributes), **place, "label": node.label, "color": node.colour}


def _tie_attributes(tie: ShownTie) -> dict[str, Scalar]:
    texts = {"tie_id": tie.id, "label": tie.label, "color": tie.colour}
    texts |= {name: day for name, day in zip(("from_day", "to_day"), tie.period or (), strict=False) if day}
    return {**_said(tie.attributes), **texts, "weight": tie.weight}


def _node(node: ShownNode, attributes: Mapping[str, Scalar]) -> str:
    (x, y), wide = node.at, 2 * node.size
    corner: dict[str, Scalar] = {"x": x - node.size, "y": y - node.size}
    looks = element("y:Geometry", {"height": wide, "width": wide, **corner})
    looks += element("y:Fill", {"color": node.colour, "transparent": False})
    looks += element("y:BorderStyle", {"color": "#ffffff", "type": "line", "width": 1.0})
    looks += element("y:NodeLabel", {**_BELOW, **_FONT}, text(node.label))
    looks += element("y:Shape", {"type": _SHAPES.get(node.shape, node.shape)})
    yed = element("data", {"key": "node.yed"}, element("y:ShapeNode", {}, looks))
    return element("node", {"id": node.id}, yed + _all_data("node", attributes))


def _edge(tie: ShownTie, attributes: Mapping[str, Scalar]) -> str:
    wide = min(_THIN + tie.weight, _THICK)
    looks = element("y:LineStyle", {"color": tie.colour, "type": "line", "width": wide})
    looks += element("y:Arrows", {"source": "none", "target": "standard"})
    looks += element("y:EdgeLabel", {**_KIND, **_FONT}, text(tie.kind))
    looks += element("y:BendStyle", {"smoothed": False})
    yed = element("data", {"key": "edge.yed"}, element("y:PolyLineEdge", {}, looks))
    ends = {"id": tie.id, "source": tie.source_id, "target": tie.target_id, "label": tie.kind}
    return element("edge", ends, yed + _all_data("edge", attributes))


def _all_data(of: str, attributes: Mapping[str, Scalar]) -> str:
    return "".join(_data(of, name, attributes[name]) for name in sorted(attributes))


EXPORTER = Exporter(
    ".graphml",
    N_("network as GraphML for yEd, igraph and NetworkX: names, colours, places on the map, every tie"),
    render_graphml,
    (NETWORK, ALL, EGO),
)
