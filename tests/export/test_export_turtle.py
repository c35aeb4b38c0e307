from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from graph.export.triples import date_literal
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.releases import Release
from schema.rdf import local_name, tie_class
from tests.export.export_samples import HOSTILE, graphs, sample_graph
from tests.export.rdf_samples import entity, ours, parsed, tie, word

PLANT = "HAS_PROJECT/region:RU-AMU/project:plant"


def node(label: str, **values: Value) -> Graph:
    return parsed(PropertyGraph.of([Node("event:x", label, values)], []))


def test_each_tie_is_a_triple_and_a_node_with_status_evidence_and_source() -> None:
    rdf, plant = parsed(sample_graph()), tie(PLANT)
    ends = entity("region:RU-AMU"), ours("HAS_PROJECT"), entity("project:plant")
    assert ends in rdf
    assert tuple(rdf.value(plant, part) for part in (RDF.subject, RDF.predicate, RDF.object)) == ends
    assert {*rdf.objects(plant, RDF.type)} == {ours("HasProjectTie"), ours("Tie"), RDF.Statement}
    assert (plant, ours("stage"), word("stage", "operating")) in rdf
    (proof,) = rdf.objects(plant, PROV.wasDerivedFrom)
    assert (proof, ours("tie"), plant) in rdf
    assert (proof, RDF.type, ours("Evidence")) in rdf
    assert (proof, PROV.wasDerivedFrom, entity("source:report")) in rdf
    assert (proof, ours("locator"), Literal("after/0")) in rdf


def test_a_tie_says_the_role_and_share_of_each_of_its_regions() -> None:
    rdf, amur = parsed(sample_graph()), entity("region:RU-AMU")
    assert (tie(PLANT), ours("region"), amur) in rdf
    (place,) = set(rdf.subjects(ours("tie"), tie(PLANT))) & set(rdf.subjects(ours("region"), amur))
    assert (place, RDF.type, ours("RegionOfTie")) in rdf
    assert (place, ours("region_role"), word("region_role", "site")) in rdf
    assert (place, ours("region_share"), Literal(Decimal("1.0"))) in rdf


def test_a_deal_has_places_with_points_parties_with_roles_and_its_thing() -> None:
    rdf, deal = parsed(sample_graph()), entity("deal:project:plant")
    assert (deal, RDF.type, ours("Deal")) in rdf
    assert (entity("region:RU-AMU"), ours("TAKES_PART"), deal) in rdf
    part = tie("TAKES_PART/region:RU-AMU/deal:project:plant")
    assert rdf.value(part, ours("points")) == Literal(Decimal("0.8"))
    party = tie("PARTY_TO/company:haier/deal:project:plant")
    assert (party, ours("as"), word("party_role", "investor")) in rdf
    assert (deal, ours("ABOUT"), entity("project:plant")) in rdf


def test_names_and_notes_are_labels_and_comments_by_language() -> None:
    rdf, amur = parsed(sample_graph()), entity("region:RU-AMU")
    assert {*rdf.objects(amur, RDFS.label)} == {
        Literal("Амурская область", lang="ru"),
        Literal("Name region:RU-AMU", lang="en"),
        Literal("阿穆尔州", lang="zh"),
    }
    assert (amur, SKOS.altLabel, Literal("Приамурье")) in rdf
    assert (tie(PLANT), RDFS.comment, Literal("note", lang="en")) in rdf


def test_words_of_vocabularies_have_their_labels_at_hand() -> None:
    rdf = parsed(sample_graph())
    assert {
        label.language
        for label in rdf.objects(word("stage", "operating"), SKOS.prefLabel)
        if isinstance(label, Literal)
    } == {"en", "ru", "zh"}
    assert (word("stage", "operating"), SKOS.inScheme, word("stage", "")) in rdf


def test_visits_have_a_stage_of_their_own() -> None:
    visit = Relationship("VISITED/a/b", "VISITED", "region:RU-AMU", "province:CN-HL", {"stage": "held"})
    rdf = parsed(PropertyGraph.of([], [visit]))
    assert (tie("VISITED/a/b"), ours("effort_stage"), word("effort_stage", "held")) in rdf
    assert not list(rdf.objects(None, ours("stage")))


def test_one_name_of_the_graph_is_a_property_for_each_of_its_meanings() -> None:
    rated = Relationship("RATED/e/r", "RATED", "edition:e", "region:RU-AMU", {"mark": 7.0})
    rdf = parsed(PropertyGraph.of([Node("region:RU-AMU", "Region", {"mark": 8.0})], [rated]))
    assert (entity("region:RU-AMU"), ours("mark"), Literal(Decimal("8.0"))) in rdf
    assert (tie("RATED/e/r"), ours("edition_mark"), Literal(Decimal("7.0"))) in rdf


def test_a_date_has_the_type_of_its_precision_and_days_to_compare() -> None:
    told = {
        "2025-12-05": XSD.date,
        "2025-12": XSD.gYearMonth,
        "2025": XSD.gYear,
        "2025-Q1": None,
        "2025-13": None,
    }
    for text, datatype in told.items():
        assert date_literal(text).datatype == (None if datatype is None else str(datatype))
    rdf = node("Event", date="2025-Q1")
    assert (None, ours("event_date"), Literal("2025-Q1")) in rdf
    assert (None, ours("event_date_first"), Literal("2025-01-01", datatype=XSD.date)) in rdf
    assert (None, ours("event_date_last"), Literal("2025-03-31", datatype=XSD.date)) in rdf
    assert not list(node("Event", date="/2025").objects(None, ours("event_date_first")))
    assert not list(node("Event", date="soon").objects(None, ours("event_date_first")))


def test_wikidata_is_the_same_thing_and_an_address_is_one() -> None:
    assert (None, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q6886")) in node(
        "City", wikidata="Q6886"
    )
    assert (None, OWL.sameAs, Literal("Q6886 <>")) in node("City", wikidata="Q6886 <>")
    assert (None, ours("url"), Literal("https://a/б", datatype=XSD.anyURI)) in node(
        "Source", url="https://a/б"
    )


def test_the_release_is_a_dataset_with_its_licence() -> None:
    release = Release("argun", "0.2.0", "2026-11-29", "CC-BY-4.0", {"en": "Argun"})
    rdf, about = parsed(PropertyGraph.of([], [], (release,))), URIRef("urn:argun:dataset:argun")
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert (about, DCTERMS.license, licence) in rdf
    assert (about, DCTERMS.issued, Literal("2026-11-29", datatype=XSD.date)) in rdf
    other = parsed(PropertyGraph.of([], [], (Release("mine", licence="ours alone"),)))
    assert (None, DCTERMS.license, Literal("ours alone")) in other


@given(graphs())
def test_every_node_and_tie_is_found_again(graph: PropertyGraph) -> None:
    rdf = parsed(graph)
    assert len(list(rdf.subjects(RDF.type, ours("Company")))) == len(graph.nodes)
    assert len(list(rdf.subjects(RDF.type, RDF.Statement))) == len(graph.relationships)
    for r in graph.relationships:
        assert (entity(r.source_id), ours(r.type), entity(r.target_id)) in rdf
        assert (tie(r.id), RDF.type, URIRef(tie_class(r.type))) in rdf


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15))
def test_any_id_makes_a_legal_uri(id_: str) -> None:
    graph = PropertyGraph.of(
        [Node(id_, "Company", {})], [Relationship(id_, "OWNS", id_, id_, {"named": True})]
    )
    rdf = parsed(graph)
    assert (entity(id_), RDF.type, ours("Company")) in rdf
    assert (tie(id_), RDF.predicate, ours("OWNS")) in rdf


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_the_exact_decimal(value: float) -> None:
    (told,) = node("Region", score=value).objects(None, ours("score"))
    assert isinstance(told, Literal)
    assert (told.datatype, float(told)) == (XSD.decimal, value)


def test_hostile_text_is_read_back_as_it_was() -> None:
    labels = parsed(sample_graph(HOSTILE)).objects(entity("company:haier"), RDFS.label)
    assert {str(label) for label in labels} == {HOSTILE}


def test_local_names_are_those_of_people() -> None:
    assert local_name(tie_class("HAS_PROJECT")) == "HasProjectTie"
