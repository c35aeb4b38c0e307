"""The servers' own words become ours: whose fault it is, where, and what to do next."""

from __future__ import annotations

import pytest
from neo4j.exceptions import Neo4jError

from graph.store.base import Store
from graph.store.bolt_errors import Login, translate
from schema.errors import ArgunError, StoreError, UsageError

LOGIN = Login("bolt://host:7687", "neo4j", "secret", "neo4j")


def told(code: str, message: str) -> ArgunError:
    error = Neo4jError._basic_hydrate(neo4j_code=code, message=message)
    return translate(error, LOGIN, reached=True)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Neo.ClientError.Statement.EntityNotFound", "Record #12:7 not found"),
        ("Neo.ClientError.Statement.EntityNotFound", "Record #-87:-3 not found"),
        ("Neo.DatabaseError.General.UnknownError", "Cannot find record type '64'"),
        ("Neo.DatabaseError.General.UnknownError", "Error fetching records"),
        ("Neo.ClientError.Statement.ArgumentError", "Invalid position 70000 (size=65536)"),
        ("Neo.ClientError.Statement.ArgumentError", "newPosition > limit: (70000 > 65528)"),
        (
            "Neo.ClientError.Statement.ArgumentError",
            "Variable length quantity is too long (must be <= 63) at position 9 in buffer of size 9",
        ),
    ],
)
def test_what_the_engine_cannot_read_is_a_damaged_store(code: str, message: str) -> None:
    """Its words for flipped, zeroed and cut files, some of which blame the statement."""
    error = told(code, message)
    assert isinstance(error, StoreError)
    assert "the store is damaged" in str(error)
    assert "argun load --rebuild" in str(error)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Neo.TransientError.General.OutOfMemoryError", "There is not enough memory"),
        (
            "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
            "The allocation would use more than the limit",
        ),
        ("Neo.DatabaseError.General.UnknownError", "java.lang.OutOfMemoryError: Java heap space"),
        ("Neo.DatabaseError.General.UnknownError", "Garbage-collected heap size exceeded."),
        ("Neo.DatabaseError.General.UnknownError", "Query heap budget exceeded: 16.85KB more"),
        (
            "Neo.DatabaseError.General.UnknownError",
            "Limit of allowed elements for in-heap collect() exceeded",
        ),
    ],
)
def test_a_query_beyond_the_memory_is_to_be_narrowed(code: str, message: str) -> None:
    error = told(code, message)
    assert isinstance(error, StoreError)
    assert "too little memory" in str(error)
    assert "narrow it or add a LIMIT" in str(error)


@pytest.mark.parametrize(
    ("code", "message", "words"),
    [
        ("Neo.DatabaseError.General.UnknownError", "Unknown function: coll.no", "Unknown function: coll.no"),
        ("Neo.DatabaseError.General.UnknownError", "Unknown procedure/function: db.no", "db.no"),
        ("Neo.DatabaseError.General.UnknownError", "Lexical error at line 1, column 13.", "Lexical error"),
        (
            "Neo.DatabaseError.Statement.ExecutionFailed",
            "Cannot handle negative start index",
            "negative start",
        ),
        ("Neo.ClientError.Database.DatabaseNotFound", "Graph not found: other", "Graph not found: other"),
        ("Neo.ClientError.Transaction.TransactionNotFound", "Transaction not begun", "neither begin nor end"),
        ("Neo.DatabaseError.Transaction.TransactionStartFailed", "CALL { } IN TRANSACTIONS", "neither begin"),
    ],
)
def test_what_is_wrong_with_a_statement_is_no_fault_of_the_server(
    code: str, message: str, words: str
) -> None:
    error = told(code, message)
    assert isinstance(error, UsageError)
    assert words in str(error)


def test_what_nobody_knows_says_what_to_do_and_stays_short() -> None:
    error = told("Neo.DatabaseError.General.UnknownError", "com.example.StrangeException: " + "x" * 5000)
    assert isinstance(error, StoreError)
    assert "look into the server's log" in str(error)
    assert len(str(error)) < 800


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN $missing AS x",
        "RETURN 1/0 AS x",
        "RETURN date('2025-02-30') AS x",
        "RETURN substring('a', -1) AS x",
        "RETURN nosuch(1) AS x",
        "RETURN coll.nosuch([1]) AS x",
        "RETURN apoc.version() AS x",
        "CALL algo.nosuch()",
        "MATCH (n) RETURN m",
        "RETURN 1; RETURN 2",
        "SELECT * FROM regions",
        "/* x",
        "USE nosuch RETURN 1 AS x",
        "BEGIN",
        "ROLLBACK",
        "PROFILE CREATE (n:X) RETURN n",
        "UNWIND [1] AS x CREATE (n:X) RETURN n",
        "DROP INDEX foo",
        "GRANT ALL ON DATABASE neo4j TO r",
    ],
)
def test_a_wrong_statement_is_a_fault_of_the_statement_on_either_server(store: Store, statement: str) -> None:
    with pytest.raises(UsageError) as refused:
        store.query(statement)
    assert "server says" not in str(refused.value)
