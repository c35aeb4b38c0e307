"""The ontology: RDF that others can read, the same bytes from run to run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from schema.ontology import ontology_turtle
from schema.rdf import NAMESPACE, term_iri
from schema.rdf_fields import owners
from schema.reader import read_schema


@cache
def ontology() -> Graph:
    return Graph().parse(data=ontology_turtle(read_schema()), format="turtle")


def ours(name: str) -> URIRef:
    return URIRef(NAMESPACE + name)


def members(of: Node | None) -> set[str]:
    """Return the local names of the classes of a union, or of the one class."""
    listed = ontology().value(of, OWL.unionOf)
    classes = Collection(ontology(), listed) if listed else [of]
    return {str(term).removeprefix(NAMESPACE) for term in classes}


@pytest.mark.parametrize("name", sorted(read_schema().nodes))
def test_every_type_is_a_class_with_a_shape(name: str) -> None:
    assert (ours(name), RDF.type, OWL.Class) in ontology()
    assert (ours(f"{name}Shape"), SH.targetClass, ours(name)) in ontology()


@pytest.mark.parametrize("name", sorted({*read_schema().edges} - {"FROM"}))
def test_every_tie_type_is_a_property_between_its_ends(name: str) -> None:
    edge, about = read_schema().edges[name], ours(name)
    assert (about, RDF.type, OWL.ObjectProperty) in ontology()
    assert members(ontology().value(about, RDFS.domain)) == {*edge.source}
    assert members(ontology().value(about, RDFS.range)) == {*edge.target}
    assert ((about, RDF.type, OWL.SymmetricProperty) in ontology()) == edge.symmetric
    assert {
        text.language for text in ontology().objects(about, RDFS.comment) if isinstance(text, Literal)
    } == {
        "en",
        "ru",
        "zh",
    }


@pytest.mark.parametrize("name", sorted(read_schema().vocabularies))
def test_every_vocabulary_is_a_scheme_of_labelled_words(name: str) -> None:
    vocabulary = read_schema().vocabularies[name]
    words = {*ontology().subjects(SKOS.inScheme, URIRef(term_iri(name)))}
    assert words == {URIRef(term_iri(name, term)) for term in vocabulary.terms}
    for word in words:
        labels = ontology().objects(word, SKOS.prefLabel)
        assert {label.language for label in labels if isinstance(label, Literal)} == {"en", "ru", "zh"}


def test_shapes_hold_what_the_program_makes() -> None:
    values, points = ours("markValues"), ours("pointsValues")
    assert (ours("RegionShape"), SH.property, values) in ontology()
    assert (values, SH.path, ours("mark")) in ontology()
    assert (values, SH.datatype, XSD.decimal) in ontology()
    assert (ours("DealShape"), SH.property, points) in ontology()
    assert (ours("TAKES_PART"), ours("role_of_ties"), URIRef(term_iri("role", "derived"))) in ontology()


def test_words_of_a_property_are_those_of_its_vocabulary() -> None:
    listed = ontology().value(ours("stageValues"), SH["in"])
    assert listed
    assert [*Collection(ontology(), listed)] == [
        URIRef(term_iri("stage", term)) for term in read_schema().vocabularies["stage"].terms
    ]


def test_a_property_has_one_meaning() -> None:
    """Wherever it stands, its values are of one kind, from one vocabulary, in one unit."""
    met: defaultdict[str, set[tuple[str, str | None, str | None]]] = defaultdict(set)
    for _, fields in owners():
        for field in fields:
            known = field.known
            met[field.iri].add((known.kind, known.vocabulary, known.unit))
    texts = {("string", None, None), ("text", None, None)}
    assert not [iri for iri, meanings in met.items() if len(meanings) > 1 and meanings != texts]


def test_no_property_is_called_like_a_class_or_a_shape() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SH.NodeShape, SH.PropertyShape)
    named = [
        str(name)
        for kind in kinds
        for name in ontology().subjects(RDF.type, kind)
        if isinstance(name, URIRef)
    ]
    assert len(named) == len({*named})


def test_hash_seed_changes_no_byte() -> None:
    command = (
        "import sys; from schema.ontology import ontology_turtle; from schema.reader import read_schema; "
        "sys.stdout.buffer.write(ontology_turtle(read_schema()).encode())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", command],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert texts == {ontology_turtle(read_schema()).encode()}
