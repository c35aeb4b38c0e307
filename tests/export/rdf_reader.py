"""The RDF of the export becomes the property graph again: the proof that it loses nothing but an order.

Lists come back sorted, because triples have no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from rdflib import RDF, Graph, Literal
from rdflib.term import Node as Term

from graph.model import Node, PropertyGraph, Relationship, Value
from schema.graph_properties import NO_ENTITIES, TIE
from schema.rdf import PREFIXES, dataset_iri, entity_iri, schema_iri, term_iri, tie_class, tie_iri
from schema.rdf_fields import PLACES_OF_TIES, Field, fields_of, property_iri
from schema.reader import read_schema

_NAMES = (entity_iri(""), tie_iri(""), dataset_iri(""))
_Facts = Mapping[str, list[Term]]


def read_back(rdf: Graph) -> PropertyGraph:
    """Return the graph that the export was made from, lists sorted, without its releases."""
    facts: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    of_type: defaultdict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in rdf:
        facts[str(subject)][str(predicate)].append(value)
        if predicate == RDF.type:
            of_type[str(value)].append(str(subject))
    nodes = (
        Node(_id(about), label, _properties(label, facts[about]))
        for label in read_schema().nodes
        for about in of_type[schema_iri(label)]
    )
    return PropertyGraph.of(nodes, [*_ties(facts, of_type), *_links(facts, of_type)])


def _ties(facts: Mapping[str, _Facts], of_type: Mapping[str, list[str]]) -> Iterator[Relationship]:
    """Yield what has a node of its own."""
    places = _places(facts, of_type)
    for type_ in filter(fields_of, read_schema().edges):
        for about in of_type.get(tie_class(type_), ()):
            source, target = (_id(str(facts[about][str(end)][0])) for end in (RDF.subject, RDF.object))
            values = {**_properties(type_, facts[about]), **places.get(about, {})}
            yield Relationship(_id(about), type_, source, target, values)


def _links(facts: Mapping[str, _Facts], of_type: Mapping[str, list[str]]) -> Iterator[Relationship]:
    """Yield what is a triple alone."""
    telling = [about for label in sorted(NO_ENTITIES) for about in of_type.get(schema_iri(label), ())]
    for type_ in (name for name in read_schema().edges if not fields_of(name)):
        for about in telling:
            for value in facts[about].get(property_iri("", type_), ()):
                source, target = _id(about), _id(str(value))
                yield Relationship(f"{type_}/{source}/{target}", type_, source, target, {})


def _id(iri: str) -> str:
    base = next(base for base in _NAMES if iri.startswith(base))
    return unquote(iri.removeprefix(base))


def _places(facts: Mapping[str, _Facts], of_type: Mapping[str, list[str]]) -> Mapping[str, dict[str, Value]]:
    """Return the lists of places of each tie, which belong together."""
    found: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for class_, keys in PLACES_OF_TIES.items():
        rows: defaultdict[str, list[tuple[Value, ...]]] = defaultdict(list)
        names = (keys[0], *keys[1])
        for s in of_type.get(schema_iri(class_), ()):
            told = facts[s]
            values = (_value(fields_of("HAS_PROJECT")[k], told[property_iri(TIE, k)][0]) for k in names)
            rows[str(told[schema_iri("tie")][0])].append(tuple(values))
        for tie, known in rows.items():
            columns = zip(*sorted(known), strict=True)
            found[tie] |= dict(zip(names, columns, strict=True))
    return found


def _properties(owner: str, facts: _Facts) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, field in fields_of(owner).items():
        for value in facts.get(field.iri, ()):
            if field.languages is not None and isinstance(value, Literal):
                found[f"{name}_{value.language}"] = str(value)
        if field.languages is None and field.iri in facts:
            values = [_value(field, value) for value in facts[field.iri]]
            key = "stage" if name == "effort_stage" else name
            found[key] = tuple(sorted(values)) if field.known.list else values[0]
    return {
        key: value for key, value in found.items() if key not in {k for _, (k, _) in PLACES_OF_TIES.items()}
    }


def _value(field: Field, value: Term) -> Any:
    kind, text = field.known.kind, str(value)
    if kind == "vocabulary":
        return unquote(text.removeprefix(term_iri(field.known.vocabulary or "") + ":"))
    if kind == "id":
        return _id(text)
    if kind in ("integer", "boolean") and isinstance(value, Literal):
        return value.toPython()
    if kind == "number":
        return float(text)
    return text.removeprefix(PREFIXES["wikidata"])


def in_order(graph: PropertyGraph) -> PropertyGraph:
    """Return the graph with every list sorted, and without the days that follow from its dates."""
    nodes = (replace(n, properties=_told(n.properties)) for n in graph.nodes)
    return PropertyGraph.of(nodes, (replace(r, properties=_told(r.properties)) for r in graph.relationships))


def _told(properties: Mapping[str, Value]) -> dict[str, Any]:
    days = {f"{key}_{side}" for key in properties for side in ("first", "last")}
    places = {key for linked, beside in PLACES_OF_TIES.values() for key in (linked, *beside)}
    return {
        key: tuple(sorted(value)) if isinstance(value, tuple) and key not in places else value
        for key, value in properties.items()
        if key not in days
    }
