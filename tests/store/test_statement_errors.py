"""A wrong statement is shown where its fault stands: in the analyst's own text, on either server."""

from __future__ import annotations

import pytest

from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from graph.store.statement_errors import Sent, StatementError, statement_error
from queries.asked import Asked

#: Statements with the line and the column of their fault.
WRONG = {
    "RETRN 1": (1, 1),
    "  RETRN 1": (1, 3),
    "\n\n  RETRN 1": (3, 3),
    "\u00a0RETRN 1": (1, 2),
    "// all\n/* of\n them */ RETRN 1": (3, 10),
    "MATCH (n:Region)\nWHERE n.id = 'x'\nRETRN n": (3, 1),
    "MATCH (n:Region)\r\nRETURN n.id,,": (2, 13),
    "MATCH (n:Region) // one\n  RETURN n.id,\n\n  n.x,,\nn.y": (4, 7),
    "MATCH (n) /* two\n */ RETURN n,,": (2, 14),
    "MATCH (n:Region": (1, 16),
    "MATCH (n:Region\n\n": (1, 16),
    "RETURN 'Амурская',\n '中文', ,": (2, 8),
    "RETURN '😀😀' AS a, ,": (1, 19),
    "MATCH (n)\nRETURN m.id AS id": (2, 8),
    "RETURN 1 AS one,\n  $missing AS x": (2, 3),
    "RETURN 1 AS one,\n nosuch(1) AS x": (2, 2),
    "\n// x\nCALL algo.nosuch()": (3, 6),
    "EXPLAIN MATCH (n": (1, 17),
    "// a plan\nprofile  // of\n MATCH (n))": (3, 11),
}


@pytest.mark.parametrize("statement", WRONG, ids=repr)
def test_the_place_is_that_of_what_was_typed(store: Store, statement: str) -> None:
    with pytest.raises(StatementError) as refused:
        store.query(statement)
    assert (refused.value.line, refused.value.column) == WRONG[statement]
    line, mark = refused.value.quoted
    assert line in statement
    assert mark.strip() == "^"
    assert "EXPLAIN\n" not in str(refused.value)
    assert "offset" not in str(refused.value)


@pytest.mark.neo4j
def test_options_of_neo4j_count_too(neo4j_store: ServerStore) -> None:
    for statement in (
        "CYPHER 5 RETRN 1",
        "CYPHER runtime = slotted\n  EXPLAIN RETRN 1",
        "RETURN 1 AS a,\n/* x",
    ):
        with pytest.raises(StatementError) as refused:
            neo4j_store.query(statement)
        line, column = refused.value.line, refused.value.column
        assert statement.split("\n")[line - 1][column - 1 :].startswith(("RETRN", "", "x"))
    assert line == 2


def test_a_variable_that_is_bound_elsewhere_has_no_place_rather_than_a_wrong_one(
    embedded_store: EmbeddedStore,
) -> None:
    """The embedded server names it, and does not say which of its uses is wrong."""
    with pytest.raises(StatementError) as refused:
        embedded_store.query("MATCH (n) WITH n.id AS id\nRETURN n")
    assert (refused.value.line, refused.value.quoted) == (0, ())


def told(reason: str, text: str = "RETRN 1", before: str = "") -> StatementError:
    return statement_error(reason, Sent(Asked.of(text), before=before))


def test_the_mark_stands_below_wide_letters_and_in_long_lines() -> None:
    wide = told("Unexpected input 'x' at line 1, column 5", "中文\t  x")
    assert wide.quoted == ("中文   x", "       " + "^")
    long = told("Unexpected input 'x' at line 1, column 500", "a " * 250 + "x" + " b" * 250)
    line, mark = long.quoted
    assert len(line) < 110
    assert line[len(mark) - 1] == "x"
    assert line.startswith("…")
    assert line.endswith("…")


def test_a_list_of_all_that_might_have_come_is_cut_to_what_is_near() -> None:
    words = ["'FOREACH'", "'ORDER BY'", "'CALL'", "'RETURN'", "'SET'", "'LOAD CSV'", "'WITH'"]
    reason = f"Invalid input 'RETRN': expected {', '.join(words)} or <EOF> (line 2, column 1 (offset: 8))"
    error = told(reason + '\n"RETRN 1"\n ^', before="EXPLAIN\n")
    assert str(error).startswith("the statement cannot be run (line 1, column 1): Invalid input 'RETRN': ")
    assert "expected 'RETURN'" in str(error)
    assert "(8 in all)" in str(error)
    assert "LOAD CSV" not in str(error)


def test_a_fault_without_a_place_is_one_line() -> None:
    error = told("/ by\n zero", "RETURN 1/0")
    assert str(error) == "the statement cannot be run: / by zero"
    assert statement_error("no", None).line == 0
