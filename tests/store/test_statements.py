"""Statements of analysts on both servers: what differs is known and documented, and nothing else differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.statements import compare, report, statements, undocumented
from graph.progress import NoProgress
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from tests.shipped import shipped_graph

DOCUMENT = Path(__file__).parents[2] / "docs" / "neo4j.md"
LEAST = 179


def test_what_differs_is_documented() -> None:
    tried = list(statements())
    assert len(tried) >= LEAST
    assert len({one.text for one in tried}) == len(tried)
    text = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
    assert [one.known for one in tried if one.known and one.known not in text] == []


@pytest.mark.slow
@pytest.mark.neo4j
def test_nothing_else_differs(shipped: EmbeddedStore, neo4j_store: ServerStore) -> None:
    neo4j_store.load(shipped_graph(), NoProgress())
    compared = [compare(tried, shipped, neo4j_store) for tried in statements()]
    assert undocumented(compared) == [], report(compared)
