"""The whole graph as GEXF 1.2 for Gephi, written by NetworkX over the flat view."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from graph.export.context import ALL, EGO, NETWORK, ExportContext, Exporter
from graph.export.flatten import flat_text, flat_view
from graph.model import PropertyGraph
from graph.releases import release_text
from graph.texts import BASE
from schema.messages import N_

#: Attributes that GEXF or its writer in NetworkX takes for its own, so ours get a prefix.
RESERVED = frozenset(
    {
        "end",
        "for",
        "id",
        "key",
        "label",
        "networkx_key",
        "parents",
        "pid",
        "slices",
        "source",
        "spells",
        "start",
        "target",
        "type",
        "viz",
        "weight",
    }
)
PREFIX = "argun_"
_DATE = re.compile(rb' lastmodifieddate="[^"]*"')
_META_END = b"</meta>"


def gexf_view(graph: PropertyGraph, lang: str) -> nx.MultiDiGraph:
    """Return the flat view under GEXF's names.

    ``label`` is the name to show, ``argun_label`` our type; the id of an edge is its attribute ``id``, which
    GEXF keeps, and keys are NetworkX's own numbers.
    """
    flat = flat_view(graph)
    view = nx.MultiDiGraph()
    for node, values in flat.nodes(data=True):
        shown = values.get(f"name_{lang}") or values.get(f"name_{BASE}") or node
        view.add_node(node, **_renamed(values), label=str(shown))
    for source, target, key, values in flat.edges(keys=True, data=True):
        view.add_edge(source, target, **_renamed(values), id=key, label=str(values["type"]))
    return view


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    return {PREFIX + key if key in RESERVED else key: values[key] for key in values}


def render_gexf(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return GEXF in UTF-8, with our release in the place of the date of today that the writer puts in."""
    buffer = io.BytesIO()
    nx.write_gexf(gexf_view(graph, context.lang), buffer, version="1.2draft")
    content = _DATE.sub(b"", buffer.getvalue(), count=1)
    if not graph.releases:
        return content
    told = escape(flat_text(release_text(graph.releases, context.lang)))
    return content.replace(_META_END, f"<description>{told}</description>".encode() + _META_END, 1)


EXPORTER = Exporter(".gexf", N_("whole graph as GEXF for Gephi"), render_gexf, (NETWORK, ALL, EGO))
