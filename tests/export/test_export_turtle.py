from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, Graph, Literal

from graph.export.context import ExportContext
from graph.export.turtle import entity_uri, property_uri, render_turtle, tie_uri, type_uri
from graph.model import Node, PropertyGraph, Relationship
from tests.export.export_samples import HOSTILE, graphs, sample_graph


def parsed(graph: PropertyGraph) -> Graph:
    return Graph().parse(data=render_turtle(graph, ExportContext()), format="turtle")


def test_each_tie_is_a_resource_with_ends_status_evidence_and_source() -> None:
    rdf = parsed(sample_graph())
    tie = tie_uri("INVESTOR_IN/company:haier/project:plant")
    proof = entity_uri("INVESTOR_IN/company:haier/project:plant@1")
    assert (tie, RDF.type, type_uri("INVESTOR_IN")) in rdf
    assert (tie, property_uri("source"), entity_uri("company:haier")) in rdf
    assert (tie, property_uri("target"), entity_uri("project:plant")) in rdf
    assert (tie, property_uri("stage"), Literal("operating")) in rdf
    assert (tie, property_uri("region"), entity_uri("region:RU-AMU")) in rdf
    assert (tie, property_uri("evidence"), proof) in rdf
    assert (proof, PROV.wasDerivedFrom, entity_uri("source:report")) in rdf
    assert (proof, DCTERMS.source, Literal("RU-AMU/after/7")) in rdf


def test_names_are_labels_in_three_languages() -> None:
    rdf = parsed(sample_graph())
    amur = entity_uri("region:RU-AMU")
    labels = {
        (label.language, str(label)) for label in rdf.objects(amur, RDFS.label) if isinstance(label, Literal)
    }
    assert labels == {("ru", "Амурская область"), ("en", "Name RU-AMU"), ("zh", "名")}
    assert (amur, SKOS.altLabel, Literal("Приамурье")) in rdf


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_every_node_and_tie_is_found_again(graph: PropertyGraph) -> None:
    types = list(parsed(graph).subject_objects(RDF.type))
    assert len(types) == len(graph.nodes) + len(graph.relationships)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15))
def test_any_id_makes_a_legal_uri(id_: str) -> None:
    graph = PropertyGraph.of([Node(id_, "Company", {})], [Relationship(id_, "OWNS", id_, id_, {})])
    rdf = parsed(graph)
    assert (entity_uri(id_), RDF.type, type_uri("Company")) in rdf
    assert (tie_uri(id_), RDF.type, type_uri("OWNS")) in rdf


def test_hostile_text_is_read_back_as_it_was() -> None:
    labels = parsed(sample_graph(HOSTILE)).objects(entity_uri("company:haier"), RDFS.label)
    assert {str(label) for label in labels} == {HOSTILE}
