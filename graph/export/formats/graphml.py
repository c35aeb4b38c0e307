"""The whole graph as GraphML, written by NetworkX over the flat view."""

from __future__ import annotations

import io

import networkx as nx

from graph.export.context import ALL, EGO, NETWORK, ExportContext, Exporter
from graph.export.flatten import flat_text, flat_view
from graph.model import PropertyGraph
from graph.releases import release_text
from schema.messages import N_


def render_graphml(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return GraphML in UTF-8 that ``networkx.read_graphml`` reads back as the flat view.

    The graph has the line that tells its release as attribute ``description``.
    """
    buffer, view = io.BytesIO(), flat_view(graph)
    if graph.releases:
        view.graph["description"] = flat_text(release_text(graph.releases, context.lang))
    # The writer of lxml and that of the standard library order namespaces apart: always the same one.
    nx.readwrite.graphml.write_graphml_xml(view, buffer, named_key_ids=False)
    return buffer.getvalue()


EXPORTER = Exporter(
    ".graphml",
    N_("whole graph as GraphML (yEd, Gephi, igraph, NetworkX)"),
    render_graphml,
    (NETWORK, ALL, EGO),
)
