from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node as Term

from graph.export.context import ExportContext
from graph.export.formats.turtle import entity_uri, render_turtle, term_uri, tie_uri
from graph.model import Node, PropertyGraph, Relationship
from graph.statements.records import Statements
from schema.ontology import NAMESPACE, ontology_turtle
from schema.reader import read_schema
from tests.export.export_samples import HOSTILE, graphs, sample_graph
from tests.factories import graph_of
from tests.shipped import shipped_graph
from tests.strategies import statement_sets

PLANT = "HAS_PROJECT/region:RU-AMU/project:plant"


def parsed(graph: PropertyGraph) -> Graph:
    return Graph().parse(data=render_turtle(graph, ExportContext()), format="turtle")


@cache
def ontology() -> Graph:
    return Graph().parse(data=ontology_turtle(read_schema()), format="turtle")


def undeclared(rdf: Graph) -> set[Term]:
    """Return the terms of our namespace that stand in no ontology."""
    used = {*rdf.predicates(), *rdf.objects(None, RDF.type)}
    return {term for term in used if str(term).startswith(NAMESPACE)} - {*ontology().subjects(RDF.type)}


def test_each_tie_is_a_triple_and_a_statement_with_status_evidence_and_source() -> None:
    rdf, tie = parsed(sample_graph()), tie_uri(PLANT)
    ends = entity_uri("region:RU-AMU"), term_uri("HAS_PROJECT"), entity_uri("project:plant")
    assert ends in rdf
    assert tuple(rdf.value(tie, part) for part in (RDF.subject, RDF.predicate, RDF.object)) == ends
    assert (tie, RDF.type, RDF.Statement) in rdf
    assert (tie, term_uri("stage"), Literal("operating")) in rdf
    (proof,) = rdf.subjects(term_uri("tie_id"), tie)
    assert (proof, RDF.type, term_uri("Evidence")) in rdf
    assert (proof, PROV.wasDerivedFrom, entity_uri("source:report")) in rdf
    assert (proof, DCTERMS.source, Literal("after/0")) in rdf


def test_a_tie_says_the_role_and_share_of_each_of_its_regions() -> None:
    rdf = parsed(sample_graph())
    assert (tie_uri(PLANT), term_uri("region_ids"), entity_uri("region:RU-AMU")) in rdf
    (place,) = set(rdf.subjects(RDF.subject, tie_uri(PLANT))) & set(
        rdf.subjects(RDF.object, entity_uri("region:RU-AMU"))
    )
    assert (place, term_uri("region_roles"), Literal("site")) in rdf
    assert (place, term_uri("region_shares"), Literal(1.0)) in rdf


def test_a_deal_has_places_with_points_parties_with_roles_and_its_thing() -> None:
    rdf, deal = parsed(sample_graph()), entity_uri("deal:project:plant")
    assert (deal, RDF.type, term_uri("Deal")) in rdf
    assert (entity_uri("region:RU-AMU"), term_uri("TAKES_PART"), deal) in rdf
    part = tie_uri("TAKES_PART/region:RU-AMU/deal:project:plant")
    assert rdf.value(part, term_uri("points")) == Literal(0.8)
    party = tie_uri("PARTY_TO/company:haier/deal:project:plant")
    assert (party, term_uri("as"), Literal("investor")) in rdf
    assert (deal, term_uri("ABOUT"), entity_uri("project:plant")) in rdf


def test_names_and_notes_are_labels_and_comments_by_language() -> None:
    rdf, amur = parsed(sample_graph()), entity_uri("region:RU-AMU")
    labels = {
        (text.language, str(text)) for text in rdf.objects(amur, RDFS.label) if isinstance(text, Literal)
    }
    assert labels == {("ru", "Амурская область"), ("en", "Name region:RU-AMU"), ("zh", "阿穆尔州")}
    assert (amur, SKOS.altLabel, Literal("Приамурье")) in rdf
    assert (tie_uri(PLANT), RDFS.comment, Literal("note", lang="en")) in rdf


@given(graphs())
def test_every_node_and_tie_is_found_again(graph: PropertyGraph) -> None:
    rdf = parsed(graph)
    assert len(list(rdf.subjects(RDF.type, term_uri("Company")))) == len(graph.nodes)
    assert len(list(rdf.subjects(RDF.type, RDF.Statement))) == sum(
        bool(r.properties) for r in graph.relationships
    )
    for r in graph.relationships:
        assert (entity_uri(r.source_id), term_uri(r.type), entity_uri(r.target_id)) in rdf


@given(statement_sets())
def test_every_term_is_declared_in_the_ontology(base: Statements) -> None:
    assert not undeclared(parsed(graph_of(base)))


def conforms(rdf: Graph) -> tuple[bool, str]:
    """Validate against the shapes of the ontology."""
    found, _, said = validate(rdf, shacl_graph=ontology())
    return found, said


def test_the_shapes_of_the_ontology_hold_for_the_export() -> None:
    found, said = conforms(parsed(sample_graph()))
    assert found, said


@pytest.mark.parametrize(("key", "value"), [("mark", 11.0), ("mark", "five"), ("iso", 7)])
def test_the_shapes_find_what_is_wrong(key: str, value: float | str) -> None:
    graph = sample_graph()
    wrong = [replace(n, properties={**n.properties, key: value}) for n in graph.nodes if n.label == "Region"]
    found, said = conforms(parsed(PropertyGraph.of(wrong, [])))
    assert not found
    assert f"Region-{key}" in said


@pytest.mark.slow
def test_the_shipped_graph_uses_declared_terms_and_conforms() -> None:
    rdf = parsed(shipped_graph())
    assert not undeclared(rdf)
    found, said = conforms(rdf)
    assert found, said


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15))
def test_any_id_makes_a_legal_uri(id_: str) -> None:
    graph = PropertyGraph.of(
        [Node(id_, "Company", {})], [Relationship(id_, "OWNS", id_, id_, {"named": True})]
    )
    rdf = parsed(graph)
    assert (entity_uri(id_), RDF.type, URIRef(f"{NAMESPACE}Company")) in rdf
    assert (tie_uri(id_), RDF.predicate, URIRef(f"{NAMESPACE}OWNS")) in rdf


def test_hostile_text_is_read_back_as_it_was() -> None:
    labels = parsed(sample_graph(HOSTILE)).objects(entity_uri("company:haier"), RDFS.label)
    assert {str(label) for label in labels} == {HOSTILE}
