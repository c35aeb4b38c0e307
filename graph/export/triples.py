"""The graph as triples, in the terms of the ontology (:mod:`schema.ontology`); docs/rdf.md is for people.

A tie is a triple between its ends with its type as predicate, and a node of its own (``argun:Tie``, an
``rdf:Statement``) that has what is said of it: a triple alone does not say whether its tie works or was only
discussed. A tie is derived from its evidence, evidence from its source (``prov:wasDerivedFrom``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from graph.export.flatten import flat_text
from graph.model import NAME, Node, PropertyGraph, Relationship, Value
from graph.releases import Release
from schema.concepts import add_term
from schema.days import DAY_PROPERTIES
from schema.errors import InvalidValueError
from schema.graph_properties import TIE
from schema.model import Property
from schema.rdf import (
    Iri,
    Literal,
    Object,
    Triples,
    dataset_iri,
    decimal_literal,
    entity_iri,
    new_triples,
    schema_iri,
    standard,
    term_iri,
    tie_class,
    tie_iri,
)
from schema.rdf_fields import (
    BESIDE_PLACES,
    DATASET,
    EFFORT_STAGE,
    PLACES_OF_TIES,
    STAGE,
    Field,
    fields_of,
    property_iri,
    untagged,
)
from schema.reader import read_schema
from schema.values import FIRST_DAY, LAST_DAY, date_bounds

#: By how many letters a date is told to the year, the month or the day.
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
_TYPE, _DERIVED = standard("rdf:type"), standard("prov:wasDerivedFrom")
_SAME = standard("owl:sameAs")
#: What is said of one subject.
_Facts = defaultdict[Iri, set[Object]]
#: Texts that are of a type of their own.
_DATATYPES = {"url": standard("xsd:anyURI")}
#: What RDF tells in its own way: names by language, days with a type.
_TOLD_OTHERWISE = frozenset({NAME, *DAY_PROPERTIES})


def graph_triples(graph: PropertyGraph) -> Triples:
    """Return everything that the graph holds, and the words of the vocabularies that it uses."""
    builder = _Builder(graph)
    for release in graph.releases:
        builder.add_release(release)
    for node in graph.nodes:
        builder.add_node(node)
    for relationship in graph.relationships:
        builder.add_relationship(relationship)
    builder.add_terms()
    return builder.triples


def date_literal(text: str) -> Literal:
    """Return a date of the type of its precision; a quarter, a half-year or a period stays text.

    Examples
    --------
    >>> date_literal("2025-12").datatype, date_literal("2025-Q1").datatype
    ('http://www.w3.org/2001/XMLSchema#gYearMonth', None)
    """
    told = _PLAIN_DATE.fullmatch(text) and any(_days(text))
    return Literal(text, standard(_DATES[len(text)]) if told else None)


class _Builder:
    def __init__(self, graph: PropertyGraph) -> None:
        self.triples = new_triples()
        self._used: set[tuple[str, str]] = set()
        self._ties = {r.id for r in graph.relationships}
        self._vocabularies = read_schema().vocabularies

    def add_release(self, release: Release) -> None:
        about = self.triples[dataset_iri(release.name)]
        about[_TYPE].add(standard("dcat:Dataset"))
        about[standard("dcterms:title")] |= {
            Literal(flat_text(title), lang=lang) for lang, title in release.titles.items()
        }
        about[standard("dcterms:identifier")].add(Literal(flat_text(release.name)))
        if release.version:
            about[standard("dcat:version")].add(Literal(flat_text(release.version)))
        if release.date:
            about[standard("dcterms:issued")].add(date_literal(flat_text(release.date)))
        if release.licence:
            about[standard("dcterms:license")].add(_licence(release.licence))

    def add_node(self, node: Node) -> None:
        about = entity_iri(node.id)
        self.triples[about][_TYPE].add(schema_iri(node.label))
        self._add_properties(about, node.label, node.properties)
        if node.label == "Evidence" and node.properties.get("tie_id") in self._ties:
            self.triples[tie_iri(str(node.properties["tie_id"]))][_DERIVED].add(about)

    def add_relationship(self, r: Relationship) -> None:
        source, type_, target = entity_iri(r.source_id), property_iri("", r.type), entity_iri(r.target_id)
        self.triples[source][type_].add(target)
        if not r.properties and not fields_of(r.type):
            return
        tie = tie_iri(r.id)
        about = self.triples[tie]
        about[_TYPE] |= {tie_class(r.type), schema_iri(TIE), standard("rdf:Statement")}
        about[standard("rdf:subject")].add(source)
        about[standard("rdf:predicate")].add(type_)
        about[standard("rdf:object")].add(target)
        self._add_properties(tie, r.type, r.properties)
        self._add_places(tie, r)

    def _add_places(self, tie: Iri, r: Relationship) -> None:
        for class_, (key, beside) in PLACES_OF_TIES.items():
            for number, place in enumerate(_items(r.properties.get(key, ()))):
                node = Iri(f"{tie}#{entity_iri(str(place)).removeprefix(entity_iri(''))}")
                about = self.triples[node]
                about[_TYPE].add(schema_iri(class_))
                about[schema_iri("tie")].add(tie)
                told = {name: list(_items(r.properties[name])) for name in beside if name in r.properties}
                self._add_properties(
                    node, r.type, {key: str(place), **{n: values[number] for n, values in told.items()}}
                )

    def _add_properties(self, subject: Iri, owner: str, values: Mapping[str, Value]) -> None:
        about, fields = self.triples[subject], fields_of(owner)
        for key, value in values.items():
            if key in _TOLD_OTHERWISE or (key in BESIDE_PLACES and isinstance(value, tuple)):
                continue
            name, lang = untagged(key)
            field = fields.get(name) or Field(property_iri(owner, name), None)
            for item in _items(value):
                if lang:
                    about[field.iri].add(Literal(flat_text(str(item)), lang=lang))
                elif isinstance(item, str):
                    self._add_text(about, fields, field, str(item))
                else:
                    about[field.iri].add(_number(field, item))

    def _add_text(self, about: _Facts, fields: Mapping[str, Field], field: Field, text: str) -> None:
        declared = field.declared
        kind = declared.kind if declared else ""
        if declared and kind == "vocabulary":
            of_effort = declared.name == STAGE and text in self._vocabularies[EFFORT_STAGE].terms
            self._add_term(about, fields.get(EFFORT_STAGE, field) if of_effort else field, text)
        elif declared and kind == "id":
            linked = _link(declared, text)
            about[field.iri].add(linked)
            if declared.types == (DATASET,):
                self.triples[linked][_TYPE].add(standard("dcat:Dataset"))
        elif declared and kind == "date":
            about[field.iri].add(date_literal(flat_text(text)))
            for iri, day in zip(field.days, _days(text), strict=False):
                if day is not None:
                    about[iri].add(day)
        elif field.iri == _SAME and _WIKIDATA.fullmatch(text):
            about[_SAME].add(standard(f"wikidata:{text}"))
        else:
            about[field.iri].add(
                Literal(flat_text(text), _DATATYPES.get(declared.name) if declared else None)
            )

    def _add_term(self, about: _Facts, field: Field, text: str) -> None:
        vocabulary = field.known.vocabulary or ""
        about[field.iri].add(term_iri(vocabulary, text))
        if text in self._vocabularies[vocabulary].terms:
            self._used.add((vocabulary, text))

    def add_terms(self) -> None:
        """Add the words of the vocabularies that were used, so that their labels are at hand."""
        for vocabulary, term in sorted(self._used):
            add_term(self.triples, vocabulary, self._vocabularies[vocabulary].terms[term])


def _link(declared: Property, id_: str) -> Iri:
    if declared.types == (DATASET,):
        return dataset_iri(id_)
    return tie_iri(id_) if declared.types == (TIE,) else entity_iri(id_)


def _number(field: Field, value: float | bool) -> Literal:
    if isinstance(value, bool):
        return Literal("true" if value else "false", standard("xsd:boolean"))
    if isinstance(value, int) and not (field.declared and field.declared.kind == "number"):
        return Literal(str(value), standard("xsd:integer"))
    return decimal_literal(float(value))


@cache
def _days(text: str) -> tuple[Literal | None, Literal | None]:
    """Return the first and the last day of a date, None for a side that is open."""
    try:
        first, last = date_bounds(text)
    except InvalidValueError:  # somebody changed it in the database; the shapes find it
        return None, None
    day = standard("xsd:date")
    return (
        Literal(first.isoformat(), day) if first != FIRST_DAY else None,
        Literal(last.isoformat(), day) if last != LAST_DAY else None,
    )


def _licence(text: str) -> Object:
    """Return the address of a licence of Creative Commons, else its name."""
    known = _CREATIVE_COMMONS.fullmatch(text)
    if known is None:
        return Literal(flat_text(text))
    return Iri(f"https://creativecommons.org/licenses/{known[1].lower()}/{known[2]}/")


def _items(value: Value) -> Iterable[str | int | float | bool]:
    return value if isinstance(value, tuple) else (value,)
