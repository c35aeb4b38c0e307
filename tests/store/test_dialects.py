"""Servers of which nothing is known are refused: nothing would keep them from writing."""

from __future__ import annotations

from typing import Any, cast

import pytest

from graph.store.bolt import Transaction
from graph.store.dialects import ArcadeDB, Neo4j, ask_dialect
from graph.store.plans import Plan
from graph.store.statement_errors import Sent
from schema.errors import StoreError


class Planned:
    """A transaction of a server that plans so."""

    def __init__(self, query_type: str, *operators: str) -> None:
        below = [{"operatorType": operator} for operator in operators]
        self._plan = Plan(query_type, {"operatorType": "ProduceResults@neo4j", "children": below})

    def plan(self, sent: Sent, parameters: Any) -> Plan:
        return self._plan


def asked(*plan: str) -> object:
    return ask_dialect(cast("Transaction", Planned(*plan)))


def test_servers_are_known_by_their_plans() -> None:
    assert isinstance(asked("r", "ProduceResults@neo4j"), Neo4j)
    assert isinstance(asked("w", "ArcadeDB.OpenCypher.Plan"), ArcadeDB)


@pytest.mark.parametrize("plan", [("",), ("rw", "Produce"), ("w",)])
def test_another_server_is_refused(plan: tuple[str, ...]) -> None:
    with pytest.raises(StoreError, match="neither Neo4j nor"):
        asked(*plan)
