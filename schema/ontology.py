"""The schema as an OWL ontology with SHACL shapes, in Turtle, generated from the definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.model import EdgeType, NodeType, Property, Schema

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

#: The namespace of the types and properties; data lives in other namespaces (graph.export.turtle).
NAMESPACE = "urn:argun:schema:"
_XSD = {"integer": "integer", "number": "double", "boolean": "boolean"}


def ontology_turtle(schema: Schema) -> str:
    """Return classes, properties and shapes as Turtle; the same text for the same definitions.

    Node types become classes, tie types object properties with their role, and each node type gets a
    SHACL shape of its properties. Shapes of properties have names of their own, so that no blank node
    makes the text depend on the run.
    """
    from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

    graph = Graph()
    graph.bind("argun", NAMESPACE)
    graph.bind("sh", "http://www.w3.org/ns/shacl#")
    ontology = URIRef(NAMESPACE.rstrip(":"))
    graph.add((ontology, RDF.type, OWL.Ontology))
    graph.add((ontology, RDFS.label, Literal("Argun", lang="en")))
    for node in schema.nodes.values():
        _add_class(graph, node)
    for edge in schema.edges.values():
        _add_relation(graph, edge)
    return graph.serialize(format="turtle").strip() + "\n"


def _uri(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(NAMESPACE + name)


def _label(graph: Graph, subject: URIRef, item: NodeType | EdgeType | Property) -> None:
    from rdflib import RDFS, Literal

    graph.add((subject, RDFS.label, Literal(item.name)))
    graph.add((subject, RDFS.comment, Literal(item.en, lang="en")))
    graph.add((subject, RDFS.comment, Literal(item.ru, lang="ru")))


def _add_class(graph: Graph, node: NodeType) -> None:
    from rdflib import OWL, RDF, SH

    subject, shape = _uri(node.name), _uri(f"{node.name}Shape")
    graph.add((subject, RDF.type, OWL.Class))
    _label(graph, subject, node)
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, subject))
    for declared in node.properties.values():
        _add_property(graph, node, declared, shape)


def _add_property(graph: Graph, node: NodeType, declared: Property, shape: URIRef) -> None:
    from rdflib import OWL, RDF, SH, XSD, Literal

    path, own = _uri(declared.name), _uri(f"{node.name}-{declared.name}")
    linked = declared.kind == "id"
    graph.add((path, RDF.type, OWL.ObjectProperty if linked else OWL.DatatypeProperty))
    graph.add((shape, SH.property, own))
    graph.add((own, SH.path, path))
    _label(graph, own, declared)
    if not linked:
        graph.add((own, SH.datatype, XSD[_XSD.get(declared.kind, "string")]))
    if not declared.list:
        graph.add((own, SH.maxCount, Literal(1)))
    if declared.minimum is not None:
        graph.add((own, SH.minInclusive, Literal(float(declared.minimum))))
    if declared.maximum is not None:
        graph.add((own, SH.maxInclusive, Literal(float(declared.maximum))))


def _add_relation(graph: Graph, edge: EdgeType) -> None:
    from rdflib import OWL, RDF, Literal

    subject = _uri(edge.name)
    graph.add((subject, RDF.type, OWL.ObjectProperty))
    _label(graph, subject, edge)
    graph.add((subject, _uri("role"), Literal(edge.role)))
    for name in edge.source:
        graph.add((subject, _uri("source"), _uri(name)))
    for name in edge.target:
        graph.add((subject, _uri("target"), _uri(name)))
