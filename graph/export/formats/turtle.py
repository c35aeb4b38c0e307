"""The whole graph as RDF in Turtle, in the terms of the ontology (:mod:`graph.export.triples`)."""

from __future__ import annotations

from graph.export.context import ExportContext, Exporter
from graph.export.triples import graph_triples
from graph.model import PropertyGraph
from schema.messages import N_
from schema.rdf import turtle


def render_turtle(graph: PropertyGraph, _: ExportContext) -> bytes:
    """Return Turtle in UTF-8; subjects, predicates and objects sorted."""
    return turtle(graph_triples(graph)).encode()


EXPORTER = Exporter(
    ".ttl",
    N_("whole graph as RDF in the terms of the ontology, each tie with its evidence and source"),
    render_turtle,
)
