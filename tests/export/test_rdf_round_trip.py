"""The Turtle and the JSON-LD hold everything that the graph holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from rdflib import RDF, Graph
from rdflib.compare import isomorphic
from rdflib.term import Node as Term

from graph.export.context import ExportContext
from graph.export.formats.jsonld import render_jsonld
from graph.statements.read_back import to_statements
from graph.statements.records import Statements
from schema.rdf import NAMESPACE
from tests.export.rdf_reader import in_order, read_back
from tests.export.rdf_samples import ontology, parsed, shipped_rdf, sound_graph
from tests.factories import graph_of
from tests.shipped import shipped_graph
from tests.strategies import statement_sets


def undeclared(rdf: Graph) -> set[Term]:
    """Return the terms of our namespace that stand in no ontology."""
    used = {*rdf.predicates(), *rdf.objects(None, RDF.type)}
    return {term for term in used if str(term).startswith(NAMESPACE)} - {*ontology().subjects(RDF.type)}


def test_the_same_graph_comes_back() -> None:
    assert read_back(parsed(sound_graph())) == in_order(sound_graph())


@given(statement_sets(max_ties=6))
def test_the_same_statements_come_back_in_terms_of_the_ontology(base: Statements) -> None:
    graph = graph_of(base)
    rdf = parsed(graph)
    assert not undeclared(rdf)
    found = read_back(rdf)
    assert found.content_hash == in_order(graph).content_hash
    assert to_statements(found) == to_statements(in_order(graph))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader
def test_jsonld_tells_what_the_turtle_tells() -> None:
    text = render_jsonld(sound_graph(), ExportContext())
    assert isomorphic(Graph().parse(data=text, format="json-ld"), parsed(sound_graph()))


@pytest.mark.slow
def test_the_shipped_graph_comes_back_in_terms_of_the_ontology() -> None:
    assert not undeclared(shipped_rdf())
    assert read_back(shipped_rdf()).content_hash == in_order(shipped_graph()).content_hash
