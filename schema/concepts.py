"""The vocabularies as concept schemes of SKOS: each word with its labels, its rank and its code."""

from __future__ import annotations

from schema.model import Term, Vocabulary
from schema.rdf import Literal, Triples, decimal_literal, schema_iri, standard, term_iri


def add_vocabulary(triples: Triples, vocabulary: Vocabulary) -> None:
    """Add the scheme and all of its words."""
    scheme = triples[term_iri(vocabulary.name)]
    scheme[standard("rdf:type")].add(standard("skos:ConceptScheme"))
    for lang, text in vocabulary.words.items():
        scheme[standard("skos:prefLabel")].add(Literal(text, lang=lang))
    for term in vocabulary.terms.values():
        add_term(triples, vocabulary.name, term)


def add_term(triples: Triples, vocabulary: str, term: Term) -> None:
    """Add a word with its code as ``skos:notation``; units have a base unit, sectors divisions of NACE."""
    about = triples[term_iri(vocabulary, term.name)]
    about[standard("rdf:type")].add(standard("skos:Concept"))
    about[standard("skos:inScheme")].add(term_iri(vocabulary))
    about[standard("skos:notation")].add(Literal(term.name))
    for lang, text in term.words.items():
        about[standard("skos:prefLabel")].add(Literal(text, lang=lang))
    if term.order:
        about[schema_iri("order")].add(Literal(str(term.order), standard("xsd:integer")))
    if term.base:
        about[schema_iri("base_unit")].add(term_iri(vocabulary, term.base))
        about[schema_iri("factor")].add(decimal_literal(term.factor))
    if term.nace:
        about[schema_iri("nace")].add(Literal(term.nace))
