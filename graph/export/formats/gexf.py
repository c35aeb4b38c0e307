"""GEXF 1.3 for Gephi: names, colours, sizes, places on the map, weights, kinds of ties and their periods.

Gephi keeps one of several ties of a kind between the same two, so these are one edge here, with their number
and ids (:mod:`graph.export.drawn.joined`). Nodes have no period, so that its timeline hides none.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.export.context import ALL, EGO, NETWORK, ExportContext, Exporter
from graph.export.drawn.joined import joined
from graph.export.drawn.shown import ShownNode, ShownTie, shown
from graph.export.flatten import Scalar, flat_text
from graph.export.xml_text import DECLARATION, column_types, element, lines, text
from graph.model import PropertyGraph
from schema.messages import N_

_NAMESPACES = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
_GRAPH = {
    "defaultedgetype": "directed",
    "idtype": "string",
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
}
#: What GEXF calls our types.
_TYPES = {"int": "integer"}


def render_gexf(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return GEXF in UTF-8; the y axis goes up, as Gephi has it."""
    drawn = shown(graph, context)
    ties = joined(drawn.ties)
    columns = {
        "node": column_types(node.attributes for node in drawn.nodes),
        "edge": column_types(tie.attributes for tie in ties),
    }
    parts = [
        *(_attributes(of, types) for of, types in columns.items()),
        element("nodes", {"count": len(drawn.nodes)}, lines(_node(node) for node in drawn.nodes)),
        element("edges", {"count": len(ties)}, lines(_edge(tie) for tie in ties)),
    ]
    told = [element("creator", {}, "Argun")]
    if description := context.description(graph):
        told.append(element("description", {}, text(flat_text(description))))
    content = [element("meta", {}, lines(told)), element("graph", _GRAPH, lines(parts))]
    return (DECLARATION + element("gexf", _NAMESPACES, lines(content)) + "\n").encode()


def _attributes(of: str, types: Mapping[str, str]) -> str:
    declared = (
        element("attribute", {"id": key, "title": key, "type": _TYPES.get(type_, type_)})
        for key, type_ in types.items()
    )
    return element("attributes", {"class": of, "mode": "static"}, lines(declared))


def _node(node: ShownNode) -> str:
    x, y = node.at
    inside = _values(node.attributes)
    inside += element("viz:color", _rgb(node.colour))
    inside += element("viz:position", {"x": x, "y": -y, "z": 0}) + element("viz:size", {"value": node.size})
    return element("node", {"id": node.id, "label": node.label}, inside)


def _edge(tie: ShownTie) -> str:
    inside = _values(tie.attributes)
    if tie.period:
        begin, end = tie.period
        inside += element("spells", {}, element("spell", {"start": begin} | ({"end": end} if end else {})))
    inside += element("viz:color", _rgb(tie.colour))
    ends = {"id": tie.id, "source": tie.source_id, "target": tie.target_id}
    return element("edge", {**ends, "kind": tie.kind, "label": tie.label, "weight": tie.weight}, inside)


def _values(attributes: Mapping[str, Scalar]) -> str:
    told = (element("attvalue", {"for": key, "value": attributes[key]}) for key in sorted(attributes))
    return element("attvalues", {}, "".join(told))


def _rgb(colour: str) -> dict[str, Scalar]:
    return {name: int(colour[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))}


EXPORTER = Exporter(
    ".gexf",
    N_("network as GEXF 1.3 for Gephi: names, colours, places on the map, weights, periods"),
    render_gexf,
    (NETWORK, ALL, EGO),
)
