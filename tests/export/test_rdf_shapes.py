"""The shapes of SHACL: they hold for what the program writes, and find one slip of every kind."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH
from rdflib.term import Node as Term

from graph.export.triples import graph_triples
from schema.days import DAY_PROPERTIES
from schema.rdf import standard
from schema.rdf_fields import fields_of, untagged
from tests.export.rdf_broken import SLIPS, expected, found_by_pyshacl, validated
from tests.export.rdf_samples import ontology, parsed, shipped_rdf, sound_graph
from tests.shipped import shipped_graph


def targets(shape: Term) -> frozenset[str]:
    """Return the classes and the properties that bring nodes to a shape."""
    return frozenset(
        str(x) for p in (SH.targetClass, SH.targetSubjectsOf) for x in ontology().objects(shape, p)
    )


def test_the_shapes_hold_for_the_export() -> None:
    found, said = validated(parsed(sound_graph()))
    assert not found, said


@pytest.mark.parametrize("kind", SLIPS)
def test_the_shapes_find(kind: str) -> None:
    assert expected(SLIPS[kind]) in found_by_pyshacl()


def test_the_shapes_find_nothing_else() -> None:
    assert {at for at, _, _ in found_by_pyshacl()} <= {str(slip.at) for slip in SLIPS.values()}


def test_every_shape_of_a_property_belongs_to_a_shape_with_targets() -> None:
    shapes = {*ontology().subjects(RDF.type, SH.NodeShape)}
    assert all(map(targets, shapes))
    used = {own for shape in shapes for own in ontology().objects(shape, SH.property)}
    assert used == {*ontology().subjects(RDF.type, SH.PropertyShape)}


@pytest.mark.slow
def test_every_target_is_met_in_the_shipped_graph() -> None:
    triples, type_ = graph_triples(shipped_graph()), standard("rdf:type")
    met = {str(term) for facts in triples.values() for term in (*facts, *facts.get(type_, ()))}
    shapes = ontology().subjects(RDF.type, SH.NodeShape)
    assert {target for shape in shapes for target in targets(shape)} <= met


@pytest.mark.slow
def test_every_property_of_the_shipped_graph_is_met_in_its_rdf() -> None:
    graph = shipped_graph()
    triples = graph_triples(graph)
    owners = [(n.label, n.properties) for n in graph.nodes] + [
        (r.type, r.properties) for r in graph.relationships
    ]
    told = {
        fields_of(owner)[untagged(key)[0]].iri
        for owner, values in owners
        for key in {*values} - DAY_PROPERTIES
    }
    assert told <= {predicate for facts in triples.values() for predicate in facts}


@pytest.mark.slow
def test_the_shipped_graph_conforms() -> None:
    found, said = validated(shipped_rdf())
    assert not found, said
