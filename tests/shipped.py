"""The shipped dataset for tests: its graph, and questions to a store that holds it."""

from __future__ import annotations

import math
from functools import cache

from graph.model import PropertyGraph
from graph.store.base import Json, QueryResult, Store
from graph.workflows.workspace import Workspace
from queries.header import Query
from queries.library import Library, bind_parameters

Row = dict[str, Json]

#: A value for each parameter that must be given.
EXAMPLE = {
    "region": "region:RU-AMU",
    "other": "region:RU-PRI",
    "province": "province:CN-HL",
    "tie": "OWNS_STAKE_IN/company:zijin-mining/project:kyzyl-tashtyg-mine",
    "source": "source:rating-2026",
    "entity": "company:haier",
    "party": "company:haier",
    "deal": "deal:project:kyzyl-tashtyg-mine",
    "by": "2026-06",
    "sector": "automotive",
    "text": "ХАЙЕР",
}


@cache
def shipped_graph() -> PropertyGraph:
    """Return the property graph of the shipped dataset, with its deals and marks."""
    return shipped_workspace().graph


@cache
def shipped_workspace() -> Workspace:
    """Return the shipped dataset and all that follows from it."""
    return Workspace()


def example(query: Query) -> dict[str, object]:
    """Return examples of what the query must be given."""
    return {p.name: EXAMPLE[p.name] for p in query.parameters if p.required}


def ask(store: Store, name: str, **given: object) -> list[Row]:
    """Run a query of the book, without names in Chinese.

    These follow from the names by one rule, which has a test of its own.
    """
    rows = ask_all(store, name, **given)
    return [{key: value for key, value in row.items() if not key.endswith("_zh")} for row in rows]


def ask_all(store: Store, name: str, **given: object) -> list[Row]:
    """Run a query of the book like :func:`ask`, with every column."""
    query = Library().find(name)
    return store.query(query.text, bind_parameters(query, given)).records()


def one(rows: list[Row], **wanted: Json) -> Row:
    """Return the one row that has these values."""
    found = [row for row in rows if wanted.items() <= row.items()]
    assert len(found) == 1, f"{len(found)} rows have {wanted}"
    return found[0]


def alike(one: QueryResult, other: QueryResult) -> bool:
    """Tell whether two answers are equal; servers add floats in different orders."""
    pairs = [pair for rows in zip(one.rows, other.rows, strict=False) for pair in zip(*rows, strict=True)]
    return (one.columns, len(one.rows)) == (other.columns, len(other.rows)) and all(
        a == b or (isinstance(a, float) and isinstance(b, float) and math.isclose(a, b, abs_tol=1e-12))
        for a, b in pairs
    )


def column(rows: list[Row], name: str) -> list[Json]:
    return [row[name] for row in rows]


def items(value: Json) -> list[Json]:
    """Return a list of an answer, empty where there is none."""
    assert value is None or isinstance(value, list)
    return value or []


def named(prefix: str, id_: str, ru: str, en: str) -> Row:
    """Return the three columns that name an entity."""
    return {f"{prefix}_id": id_, f"{prefix}_ru": ru, f"{prefix}_en": en}
