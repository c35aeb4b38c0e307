"""The graph of the samples as RDF, read by rdflib, and the schema that tells of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rdflib import Graph, URIRef

from graph.export.context import ExportContext
from graph.export.formats.turtle import render_turtle
from graph.model import Node, PropertyGraph, Relationship, Value
from schema.ontology import ontology_turtle
from schema.rdf import entity_iri, schema_iri, term_iri, tie_iri
from schema.reader import read_schema
from tests.export.export_samples import sample_graph
from tests.shipped import shipped_graph

PLANT = "HAS_PROJECT/region:RU-AMU/project:plant"


def parsed(graph: PropertyGraph) -> Graph:
    return Graph().parse(data=render_turtle(graph, ExportContext()), format="turtle")


@cache
def shipped_rdf() -> Graph:
    """Return the shipped graph; do not change it."""
    return parsed(shipped_graph())


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


@cache
def sound_graph() -> PropertyGraph:
    """Return the graph of the samples with what every source has, a date, and a number about the plant."""
    graph = sample_graph()
    number: dict[str, Value] = {
        "tie_id": PLANT,
        "quantity": "jobs",
        "value": 12.5,
        "unit": "person",
        "date": "2025",
        "period": "2025",
        "locator": "1",
        "nature": "measured",
        "bound": "exactly",
        "change_of": False,
        "layer": "test",
    }
    nodes = [
        replace(n, properties={**n.properties, "date": "2025-12"}) if n.label == "Source" else n
        for n in graph.nodes
    ]
    told = [
        Relationship(f"{type_}/observation:number/{end}", type_, "observation:number", end, {})
        for type_, end in (("FROM", "source:report"), ("ABOUT", "project:plant"))
    ]
    return PropertyGraph.of(
        [*nodes, Node("observation:number", "Observation", number)], [*graph.relationships, *told]
    )
