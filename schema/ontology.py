"""The schema as an OWL ontology with SHACL shapes, in Turtle, generated from the definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.messages import BASE
from schema.model import EdgeType, NodeType, Property, Schema

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

#: The namespace of the types and properties; data has others (graph.export.formats.turtle).
NAMESPACE = "urn:argun:schema:"
_XSD = {"integer": "integer", "number": "double", "boolean": "boolean"}
#: What ties, evidence, numbers and things have in the graph beside the properties of their types: names of
#: what is linked, and values (:mod:`graph.statements.property_graph`).
_LINKS = "announced_by counterpart deal_id product province_ids region_ids subject_ids tie_id via_id"
_VALUES = (
    "act basis bound change_of date end first_period health last_period layer layers locator_en locator_ru "
    "nature period planned province_bases quantity region_roles region_shares role scope section stage "
    "stance start unit value wikidata zh_absent"
)


def ontology_turtle(schema: Schema) -> str:
    """Return classes, properties and shapes as Turtle; the same text for the same definitions.

    Node types become classes, tie types object properties with their role, and each node type gets a
    SHACL shape of its properties, those that the program makes among them. Shapes of properties have
    names of their own, so that no blank node makes the text depend on the run. Every property that the graph
    can hold is declared, so that its export (:mod:`graph.export.formats.turtle`) uses no other term.
    """
    from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

    graph = Graph()
    graph.bind("argun", NAMESPACE)
    graph.bind("sh", "http://www.w3.org/ns/shacl#")
    ontology = URIRef(NAMESPACE.rstrip(":"))
    graph.add((ontology, RDF.type, OWL.Ontology))
    graph.add((ontology, RDFS.label, Literal("Argun", lang=BASE)))
    for node in schema.nodes.values():
        _add_class(graph, node)
    for edge in schema.edges.values():
        _add_relation(graph, edge)
    for names, linked in ((_LINKS, True), (_VALUES, False)):
        for name in names.split():
            _declare(graph, name, linked=linked)
    return graph.serialize(format="turtle").strip() + "\n"


def _uri(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(NAMESPACE + name)


def _label(graph: Graph, subject: URIRef, item: NodeType | EdgeType | Property) -> None:
    from rdflib import RDFS, Literal

    graph.add((subject, RDFS.label, Literal(item.name)))
    for lang, text in item.words.items():
        graph.add((subject, RDFS.comment, Literal(text, lang=lang)))


def _add_class(graph: Graph, node: NodeType) -> None:
    from rdflib import OWL, RDF, SH

    subject, shape = _uri(node.name), _uri(f"{node.name}Shape")
    graph.add((subject, RDF.type, OWL.Class))
    _label(graph, subject, node)
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, subject))
    for declared in (*node.properties.values(), *node.derived.values()):
        _add_property(graph, node, declared, shape)


def _declare(graph: Graph, name: str, *, linked: bool) -> URIRef:
    from rdflib import OWL, RDF

    graph.add((_uri(name), RDF.type, OWL.ObjectProperty if linked else OWL.DatatypeProperty))
    return _uri(name)


def _add_property(graph: Graph, node: NodeType, declared: Property, shape: URIRef) -> None:
    from rdflib import SH, XSD, Literal

    own, linked = _uri(f"{node.name}-{declared.name}"), declared.kind == "id"
    path = _declare(graph, declared.name, linked=linked)
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
    for declared in edge.properties.values():
        _declare(graph, declared.name, linked=declared.kind == "id")
