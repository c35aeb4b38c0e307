"""Every query of the book: its head, its words, and what both servers answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from graph.model import Node, PropertyGraph, Relationship, Value
from graph.progress import NoProgress
from graph.store.base import QueryResult, Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from queries.groups import GROUPS
from queries.header import Mode, Query
from queries.library import Library, bind_parameters
from queries.text import blank_quoted
from schema.reader import read_schema
from tests.book_graph import book_graph
from tests.shipped import alike
from tests.store_graphs import EMPTY_GRAPH, amur_graph, entity, with_records

BOOK = Library().read_all(Mode.READ)
GIVEN = {
    "region": "region:RU-AMU",
    "other": "region:RU-PRI",
    "province": "province:CN-HL",
    "tie": "HAS_PROJECT/region:RU-AMU/project:plant",
    "source": "source:rating",
    "entity": "company:haier",
    "party": "company:haier",
    "deal": "deal:plant",
    "by": "2027-01",
    "sector": "appliances",
    "text": "ХАЙЕР",
}
KINDS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "strings": list,
    "numbers": list,
    "any": object,
}
#: These list ties as they are written, from an end to an end.
AS_WRITTEN = ("stalled_and_cancelled", "neighbourhood")
#: On a real Neo4j every query is asked with the slow tests, as it is of the shipped data (test_parity.py).
on_both = pytest.mark.parametrize(
    "store",
    ["embedded", pytest.param("neo4j", marks=[pytest.mark.neo4j, pytest.mark.slow])],
    indirect=True,
)
each_query = pytest.mark.parametrize("query", BOOK, ids=lambda query: query.name)


def given_to(query: Query) -> dict[str, object]:
    return bind_parameters(query, {p.name: GIVEN[p.name] for p in query.parameters if p.required})


def answer(store: Store, query: Query) -> QueryResult:
    return store.query(query.text, given_to(query), deadline_s=30)


def test_the_book_answers_more_than_an_analysts_first_questions() -> None:
    assert len(BOOK) >= 40


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_questions_enough_to_be_one(group: str) -> None:
    assert len([query for query in BOOK if query.group == group]) >= 2


@each_query
def test_every_reading_query_keeps_to_the_dialect_of_both_servers(query: Query) -> None:
    text = blank_quoted(query.text)
    assert "ORDER BY" in text
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|LOAD|apoc|gds|elementId|id\()", text)
    assert "$(" not in text
    assert not re.search(r"(?i)\bSHORTEST \d|\*\s*\]|\.\.\s*\]", text), "an unbounded path"
    assert "CONTAINS" not in text or text.count("toLower(") == 2


@on_both
@each_query
def test_columns_come_as_declared_even_without_rows(query: Query, store: Store) -> None:
    store.load(EMPTY_GRAPH, NoProgress())
    result = answer(store, query)
    assert result.columns == tuple(column.name for column in query.columns)
    assert result.rows == ()


@on_both
@each_query
def test_every_query_finds_something_of_the_declared_types(query: Query, store: Store) -> None:
    store.load(book_graph(), NoProgress())
    result = answer(store, query)
    assert result.columns == tuple(column.name for column in query.columns)
    assert result.rows
    for row in result.rows:
        for value, column in zip(row, query.columns, strict=True):
            assert value is None or isinstance(value, KINDS[column.type]), column.name


def column(store: Store, name: str, wanted: str, **given: object) -> list[object]:
    """Run a query of the book on the hand-made graph and return one column of it."""
    store.load(amur_graph(), NoProgress())
    query = Library().find(name)
    return [record[wanted] for record in store.query(query.text, bind_parameters(query, given)).records()]


def test_partners_are_the_chinese_ends_of_a_regions_ties(embedded_store: EmbeddedStore) -> None:
    found = column(embedded_store, "partners_of_region", "partner_id", region="region:RU-PRI")
    assert found == [
        "city:heihe",  # at an end of the road; its visit makes no partner
        "company:haier",  # a resident, and a supplier
        "company:haier",
        "company:unnamed-pri",
        "province:CN-HL",
        "province:CN-JL",
    ]
    roles = column(embedded_store, "partners_of_region", "roles", region="region:RU-PRI")
    assert roles == [None, ["resident"], ["supplier"], None, None, None]


def test_a_province_by_its_companys_seat_is_not_a_partner_by_itself(embedded_store: EmbeddedStore) -> None:
    """Both universities stand in one deal; Heilongjiang is only the seat of one."""
    deals = column(embedded_store, "partners_of_region", "deal_id", region="region:RU-AMU")
    partners = column(embedded_store, "partners_of_region", "partner_id", region="region:RU-AMU")
    assert ("province:CN-HL", "deal:study") not in zip(partners, deals, strict=True)
    assert ("university:heihe", "deal:study") in zip(partners, deals, strict=True)


def test_a_company_told_in_two_regions_is_found_and_a_placeholder_is_not(
    embedded_store: EmbeddedStore,
) -> None:
    assert column(embedded_store, "companies_in_several_regions", "company_id") == ["company:haier"]
    assert column(embedded_store, "companies_in_several_regions", "region_ids") == [
        ["region:RU-AMU", "region:RU-PRI"]
    ]


def test_what_operates_is_not_announced(embedded_store: EmbeddedStore) -> None:
    silent = column(embedded_store, "announced_not_there", "deal_id", silent_since="2025-06")
    assert silent == ["deal:zone"]
    assert column(embedded_store, "announced_not_there", "deal_id") == ["deal:zone", "deal:machines"]


def test_a_number_about_a_notion_comes_with_its_own_source(embedded_store: EmbeddedStore) -> None:
    told: dict[str, Value] = {"quantity": "tax", "value": 4.8, "unit": "billion_RUB", "locator": "line/3"}
    graph = with_records(
        amur_graph(),
        entity("source:paper", "Source", "Статья", "The paper"),
        Node("observation:0002", "Observation", told),
        Relationship("observation:0002>source", "FROM", "observation:0002", "source:paper", {}),
        Relationship("observation:0002>rent", "ABOUT", "observation:0002", "concept:rent", {}),
    )
    embedded_store.load(graph, NoProgress())
    query = Library().find("park_models")
    (found,) = embedded_store.query(query.text, bind_parameters(query, {})).records()
    assert (found["value"], found["locator"], found["source_id"]) == (4.8, "line/3", "source:paper")
    assert column(embedded_store, "park_models", "source_id") == ["source:rating"]


def test_a_crossing_ties_both_sides_and_a_route_its_places(embedded_store: EmbeddedStore) -> None:
    assert column(embedded_store, "crossings_and_corridors", "route_id") == [
        "border-crossing:bridge",
        "corridor:road",
    ]
    assert column(embedded_store, "crossings_and_corridors", "places") == [
        ["province:CN-HL", "region:RU-AMU"],
        ["city:heihe", "region:RU-AMU"],
    ]
    # The plant passes no border.
    assert "Project" not in column(embedded_store, "crossings_and_corridors", "route_type")


def test_names_are_found_in_any_case_and_language(embedded_store: EmbeddedStore) -> None:
    for text in ("ХАЙЕР", "haier g", "o'HAIER", "company:HAIER"):
        assert column(embedded_store, "entity_search", "entity_id", text=text) == ["company:haier"]
    assert column(embedded_store, "entity_search", "entity_id", text="黑龙") == ["province:CN-HL"]


def test_one_project_with_its_parties_is_one_deal(embedded_store: EmbeddedStore) -> None:
    deals = column(embedded_store, "region_deals", "deal_id", region="region:RU-AMU")
    assert deals[:2] == ["deal:bridge", "deal:plant"]
    assert len(set(deals)) == len(deals)
    assert column(embedded_store, "region_deals", "evidence", region="region:RU-AMU")[1] == 3


def test_deals_that_tell_no_province_have_a_row_of_their_own(
    embedded_store: EmbeddedStore,
) -> None:
    amur: dict[str, object] = {"region": "region:RU-AMU"}
    assert column(embedded_store, "provinces_of_region", "province_en", **amur) == [
        "Heilongjiang",
        "province not told",
    ]
    assert column(embedded_store, "provinces_of_region", "deals", **amur) == [4, 3]
    assert column(embedded_store, "provinces_of_region", "deal_shares", **amur) == [4.0, 3.0]
    assert column(embedded_store, "provinces_of_region", "points", **amur) == [2.5, 0.5]
    jilin: dict[str, object] = {"province": "province:CN-JL"}
    assert column(embedded_store, "province_partners", "region_en", **jilin) == ["Primorsky Krai"]
    assert column(embedded_store, "province_partners", "deals", **jilin) == [2]


def test_two_regions_share_whom_they_deal_with_and_no_placeholder(embedded_store: EmbeddedStore) -> None:
    both: dict[str, object] = {"region": "region:RU-AMU", "other": "region:RU-PRI"}
    assert column(embedded_store, "shared_partners", "partner_id", **both) == [
        "company:haier",
        "province:CN-HL",
        "city:heihe",
    ]
    assert column(embedded_store, "shared_partners", "deals", **both) == [3, 4, 1]
    assert column(embedded_store, "shared_partners", "other_deals", **both) == [2, 1, 1]


def test_it_makes_no_difference_which_end_of_a_symmetric_tie_comes_first(
    embedded_store: EmbeddedStore,
) -> None:
    symmetric = {name for name, edge in read_schema().edges.items() if edge.symmetric}
    turned = [
        replace(r, source_id=r.target_id, target_id=r.source_id) if r.type in symmetric else r
        for r in book_graph().relationships
    ]
    assert turned != list(book_graph().relationships)
    embedded_store.load(book_graph(), NoProgress())
    before = [answer(embedded_store, query) for query in BOOK if query.name not in AS_WRITTEN]
    embedded_store.load(PropertyGraph.of(book_graph().nodes, turned), NoProgress())
    assert before == [answer(embedded_store, query) for query in BOOK if query.name not in AS_WRITTEN]


def test_a_search_finds_entities_and_not_their_deals(embedded_store: EmbeddedStore) -> None:
    assert column(embedded_store, "entity_search", "entity_type", text="plant") == ["Project"]


def test_the_path_takes_no_detour_through_sources(embedded_store: EmbeddedStore) -> None:
    given = {"region": "region:RU-PRI", "province": "province:CN-HL"}
    assert column(embedded_store, "path_region_province", "node_ids", **given) == [
        ["region:RU-PRI", "province:CN-HL"]
    ]
    cancelled = {**given, "province": "province:CN-JL"}
    assert column(embedded_store, "path_region_province", "node_ids", **cancelled) == []


def test_what_was_said_comes_in_order_of_time(embedded_store: EmbeddedStore) -> None:
    tie = "HAS_PROJECT/region:RU-AMU/project:plant"
    assert column(embedded_store, "evidence_of_tie", "stage", tie=tie) == ["building", "operating"]


@pytest.mark.slow
@pytest.mark.neo4j
@each_query
def test_both_servers_answer_alike(
    query: Query, embedded_store: EmbeddedStore, neo4j_store: ServerStore
) -> None:
    for store in (embedded_store, neo4j_store):
        store.load(book_graph(), NoProgress())
    assert alike(answer(embedded_store, query), answer(neo4j_store, query))
    if any(p.name == "region" and not p.required for p in query.parameters):
        narrowed = {**given_to(query), "region": "region:RU-PRI"}
        assert alike(embedded_store.query(query.text, narrowed), neo4j_store.query(query.text, narrowed))
