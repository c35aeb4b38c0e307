"""Every query of the book: its head, its words, and what both servers answer."""

from __future__ import annotations

import re

import pytest
from store_graphs import EMPTY_GRAPH, amur_graph

from graph.progress import NoProgress
from graph.store.base import QueryResult, Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from queries.header import Mode, Query
from queries.library import Library, bind_parameters
from queries.text import blank_quoted

BOOK = Library().read_all(Mode.READ)
GIVEN = {
    "region": "region:RU-AMU",
    "other": "region:RU-PRI",
    "province": "province:CN-HL",
    "tie": "HAS_PROJECT/region:RU-AMU/project:plant",
    "source": "source:rating",
    "entity": "company:haier",
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
each_query = pytest.mark.parametrize("query", BOOK, ids=lambda query: query.name)


def given_to(query: Query) -> dict[str, object]:
    return bind_parameters(query, {p.name: GIVEN[p.name] for p in query.parameters if p.required})


def answer(store: Store, query: Query) -> QueryResult:
    return store.query(query.text, given_to(query), deadline_s=30)


def test_the_book_answers_more_than_an_analysts_first_questions() -> None:
    assert len(BOOK) >= 18


@pytest.mark.parametrize("query", Library().read_all(None), ids=lambda query: query.name)
def test_every_query_speaks_both_languages(query: Query) -> None:
    for thing in (*query.parameters, *query.columns):
        assert re.search("[А-Яа-я]", thing.ru), thing
        assert not re.search("[А-Яа-я]", thing.en), thing
    assert re.search("[А-Яа-я]", query.summary_ru)


@each_query
def test_every_reading_query_keeps_to_the_dialect_of_both_servers(query: Query) -> None:
    text = blank_quoted(query.text)
    assert "ORDER BY" in text
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|LOAD|apoc|gds|elementId|id\()", text)
    assert "$(" not in text
    assert not re.search(r"(?i)\bSHORTEST \d|\*\s*\]|\.\.\s*\]", text), "an unbounded path"
    assert "CONTAINS" not in text or text.count("toLower(") == 2


@each_query
def test_columns_come_as_declared_even_without_rows(query: Query, store: Store) -> None:
    store.load(EMPTY_GRAPH, NoProgress())
    result = answer(store, query)
    assert result.columns == tuple(column.name for column in query.columns)
    assert result.rows == ()


@each_query
def test_every_query_finds_something_of_the_declared_types(query: Query, store: Store) -> None:
    store.load(amur_graph(), NoProgress())
    result = answer(store, query)
    assert result.columns == tuple(column.name for column in query.columns)
    assert result.rows
    for row in result.rows:
        for value, column in zip(row, query.columns, strict=True):
            assert value is None or isinstance(value, KINDS[column.type]), column.name


@pytest.mark.neo4j
@each_query
def test_both_servers_answer_alike(
    query: Query, embedded_store: EmbeddedStore, neo4j_store: ServerStore
) -> None:
    for store in (embedded_store, neo4j_store):
        store.load(amur_graph(), NoProgress())
    assert answer(embedded_store, query) == answer(neo4j_store, query)
    optional = {p.name: None if p.default is None else p.default for p in query.parameters if not p.required}
    if "region" in optional:
        narrowed = {**given_to(query), "region": "region:RU-PRI"}
        assert embedded_store.query(query.text, narrowed) == neo4j_store.query(query.text, narrowed)
