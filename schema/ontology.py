"""The schema as an OWL ontology, its vocabularies in SKOS and its shapes in SHACL, as Turtle.

Everything follows from the definitions, in the terms of the export (:mod:`graph.export.triples`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schema.concepts import add_vocabulary
from schema.graph_properties import TIE, records
from schema.messages import BASE, Words
from schema.model import EdgeType, Property, Schema
from schema.rdf import (
    NAMESPACE,
    Blank,
    Iri,
    Items,
    Literal,
    Object,
    Triples,
    local_name,
    new_triples,
    schema_iri,
    standard,
    term_iri,
    tie_class,
    turtle,
)
from schema.rdf_fields import PLACES_OF_TIES, Field, fields_of, owners, property_iri
from schema.reader import read_schema
from schema.shapes import add_shapes, class_of, datatype_of

_TYPE, _COMMENT, _SUBCLASS = standard("rdf:type"), standard("rdfs:comment"), standard("rdfs:subClassOf")
_DOMAIN, _RANGE = standard("rdfs:domain"), standard("rdfs:range")
#: What our properties are a kind of, for programs that know the wider ones.
_WIDER = {
    "latitude": "wgs84:lat",
    "longitude": "wgs84:long",
    "layer": "dcterms:isPartOf",
    "point_source": "dcterms:source",
}
#: What is derived from something else, or is what others are derived from.
_PROVENANCE = ("Tie", "Evidence", "Observation", "Edition", "Source")
#: What terms of vocabularies have beside their labels, and the type of each.
_OF_TERMS = {"base_unit": None, "factor": "xsd:decimal", "nace": "xsd:string", "order": "xsd:integer"}


@dataclass
class _Uses:
    """Where a property stands: the classes that have it, and what its values are."""

    classes: set[Iri] = field(default_factory=set)
    fields: list[Field] = field(default_factory=list)


def ontology_turtle(schema: Schema) -> str:
    """Return classes, properties, vocabularies and shapes; the same text for the same definitions.

    Node types become classes; a tie type an object property between its ends, and a class of ties. Every
    property that the graph can hold is declared, so that its export uses no other term.
    """
    triples = new_triples()
    about = triples[Iri(NAMESPACE.removesuffix(":"))]
    about[_TYPE].add(standard("owl:Ontology"))
    about[standard("rdfs:label")].add(Literal("Argun", lang=BASE))
    for node in schema.nodes.values():
        _describe(triples, schema_iri(node.name), "owl:Class", node.name, [node.words])
    for edge in schema.edges.values():
        _add_relation(triples, edge)
    _add_records(triples)
    _add_properties(triples)
    for vocabulary in schema.vocabularies.values():
        add_vocabulary(triples, vocabulary)
    add_shapes(triples, schema)
    return turtle(triples)


def _describe(triples: Triples, about: Iri, type_: str, label: str, words: Iterable[Words]) -> None:
    triples[about][_TYPE].add(standard(type_))
    triples[about][standard("rdfs:label")].add(Literal(label))
    triples[about][_COMMENT] |= {Literal(text, lang=lang) for told in words for lang, text in told.items()}


def _one_of(classes: Iterable[Iri]) -> Object:
    """Return the class, or the class of whatever is in one of several."""
    known = sorted(classes)
    if len(known) == 1:
        return known[0]
    return Blank(((_TYPE, standard("owl:Class")), (standard("owl:unionOf"), Items(tuple(known)))))


def _add_relation(triples: Triples, edge: EdgeType) -> None:
    predicate, class_ = property_iri("", edge.name), tie_class(edge.name)
    if predicate != schema_iri(edge.name):
        return  # a property that others define
    _describe(triples, predicate, "owl:ObjectProperty", edge.name, [edge.words])
    about = triples[predicate]
    about[_DOMAIN].add(_one_of(map(schema_iri, edge.source)))
    about[_RANGE].add(_one_of(map(schema_iri, edge.target)))
    captions: Mapping[str, str] = edge.caption or {}
    about[standard("rdfs:label")] |= {Literal(text, lang=lang) for lang, text in captions.items()}
    about[schema_iri("phrase")] |= {Literal(text, lang=lang) for lang, text in edge.phrase.items()}
    about[schema_iri("role_of_ties")].add(term_iri("role", edge.role))
    if edge.symmetric:
        about[_TYPE].add(standard("owl:SymmetricProperty"))
    if fields_of(edge.name):
        _describe(triples, class_, "owl:Class", f"{edge.name} tie", [edge.words])
        triples[class_][_SUBCLASS].add(schema_iri(TIE))
        about[schema_iri("class_of_ties")].add(class_)


def _add_records(triples: Triples) -> None:
    for name in (TIE, *PLACES_OF_TIES):
        triples[schema_iri(name)][_TYPE].add(standard("owl:Class"))
        triples[schema_iri(name)][standard("rdfs:label")].add(Literal(name))
    triples[schema_iri(TIE)][_SUBCLASS].add(standard("rdf:Statement"))
    for name in _PROVENANCE:
        triples[schema_iri(name)][_SUBCLASS].add(standard("prov:Entity"))
    for name in ("phrase", "role_of_ties", "class_of_ties", "unit_of_values"):
        triples[schema_iri(name)][_TYPE].add(standard("owl:AnnotationProperty"))
    for name, datatype in _OF_TERMS.items():
        kind = "owl:DatatypeProperty" if datatype else "owl:ObjectProperty"
        triples[schema_iri(name)][_TYPE].add(standard(kind))
        triples[schema_iri(name)][_DOMAIN].add(standard("skos:Concept"))
        triples[schema_iri(name)][_RANGE].add(standard(datatype or "skos:Concept"))


def _add_properties(triples: Triples) -> None:
    for iri, use in _uses().items():
        declared = [told.known for told in use.fields]
        domain = _one_of(use.classes)
        for day in use.fields[0].days:
            _describe(triples, day, "owl:DatatypeProperty", local_name(day), [])
            triples[day][_RANGE].add(standard("xsd:date"))
            triples[day][_DOMAIN].add(domain)
        if not iri.startswith(NAMESPACE):
            continue  # a property that others define
        name, linked = local_name(iri), declared[0].kind in ("id", "vocabulary")
        kind = "owl:ObjectProperty" if linked else "owl:DatatypeProperty"
        _describe(triples, iri, kind, name, [d.words for d in declared])
        triples[iri][_DOMAIN].add(domain)
        triples[iri][_RANGE] |= _range(use.fields, declared)
        triples[iri][schema_iri("unit_of_values")] |= {Literal(d.unit) for d in declared if d.unit}
        if name in _WIDER:
            triples[iri][standard("rdfs:subPropertyOf")].add(standard(_WIDER[name]))


def _uses() -> Mapping[Iri, _Uses]:
    """Return where each property stands; what every tie can say stands at the class of all ties."""
    found: defaultdict[Iri, _Uses] = defaultdict(_Uses)
    of_ties = {property_iri(TIE, name) for name in records()[TIE]}
    tie_classes = {tie_class(name) for name in read_schema().edges}
    for class_, fields in owners():
        for told in fields:
            of_any = class_ in tie_classes and told.iri in of_ties
            found[told.iri].classes.add(schema_iri(TIE) if of_any else class_)
            found[told.iri].fields.append(told)
    return found


def _range(fields: list[Field], declared: list[Property]) -> set[Object]:
    kind = declared[0].kind
    if kind == "vocabulary":
        return {standard("skos:Concept")}
    if kind == "date":
        return set()  # its type is that of its precision
    if kind == "id":
        classes = {class_of(name) for d in declared for name in d.types}
        return {_one_of(classes)} if all(d.types for d in declared) else set()
    return {datatype_of(fields[0])}
