"""The statements that the page of a type shows run on every store and find what they are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.progress import NoProgress
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from schema.examples import edge_examples, node_examples
from schema.reader import read_schema
from tests.store_graphs import amur_graph

SCHEMA = read_schema()
#: How many examples find something of types that are rare in the shipped data; no city is a mere site.
RARE = {"City": 2, "PART_OF": 2, "POSSIBLY_SAME": 2}


def statements(name: str, lang: str = "en") -> Iterator[str]:
    if name in SCHEMA.nodes:
        found = node_examples(SCHEMA.nodes[name], SCHEMA, lang)
    else:
        found = edge_examples(SCHEMA.edges[name], SCHEMA, lang)
    return (statement for _, statement in found)


@pytest.mark.parametrize("name", [*SCHEMA.nodes, *SCHEMA.edges])
def test_examples_find_something_in_the_shipped_data(name: str, shipped: EmbeddedStore) -> None:
    answers = [shipped.query(statement, {}, deadline_s=30).rows for statement in statements(name)]
    assert sum(map(bool, answers)) == RARE.get(name, 3)


@pytest.mark.parametrize("name", ["Region", "Evidence", "Deal", "HAS_PROJECT", "PARTNER"])
def test_examples_run_on_either_store(name: str, store: Store) -> None:
    store.load(amur_graph(), NoProgress())
    for statement in statements(name):
        assert store.query(statement, {}, deadline_s=30).columns


@pytest.mark.parametrize("lang", ["en", "ru", "zh", "tlh"])
def test_examples_name_things_in_the_language_or_in_english(lang: str, shipped: EmbeddedStore) -> None:
    for name in ("Province", "Company", "SISTER_CITY"):
        for statement in statements(name, lang):
            records = shipped.query(statement, {}, deadline_s=30).records()
            assert all(value for row in records for key, value in row.items() if key in ("name", "source"))


def test_examples_are_in_russian_where_that_is_asked(shipped: EmbeddedStore) -> None:
    listed = next(statements("Region", "ru"))
    assert "Алтайский край" in {row["name"] for row in shipped.query(listed, {}, deadline_s=30).records()}
