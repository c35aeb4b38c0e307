"""The graph of the samples as RDF, read by rdflib, and the schema that tells of it."""

from __future__ import annotations

from functools import cache

from rdflib import Graph, URIRef

from graph.export.context import ExportContext
from graph.export.formats.turtle import render_turtle
from graph.model import PropertyGraph
from schema.ontology import ontology_turtle
from schema.rdf import entity_iri, schema_iri, term_iri, tie_iri
from schema.reader import read_schema


def parsed(graph: PropertyGraph) -> Graph:
    return Graph().parse(data=render_turtle(graph, ExportContext()), format="turtle")


@cache
def ontology() -> Graph:
    """Return the ontology; do not change it."""
    return Graph().parse(data=ontology_turtle(read_schema()), format="turtle")


def entity(id_: str) -> URIRef:
    return URIRef(entity_iri(id_))


def tie(id_: str) -> URIRef:
    return URIRef(tie_iri(id_))


def ours(name: str) -> URIRef:
    return URIRef(schema_iri(name))


def word(vocabulary: str, term: str) -> URIRef:
    return URIRef(term_iri(vocabulary, term))
