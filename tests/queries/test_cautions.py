"""What the embedded server answers wrongly is said, and nothing else is."""

from __future__ import annotations

import pytest

from benchmarks.statements import statements
from queries.cautions import wrong_answers
from queries.library import Library

KNOWN = ("WITH orders by nothing that it does not pass on", "a projection within a map hides all but itself")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MATCH (r)-[t:PARTNER]->(p) WITH p, r ORDER BY t.points RETURN p.id AS id", "sort by t here"),
        ("MATCH (r)-[t]->(p) RETURN {a: 1, b: t {.rank}} AS m", "but t {...}"),
        ("MATCH (r)-[t]->(p) RETURN collect({a: [p {.id}]}) AS m", "but p {...}"),
        ("MATCH (r)-[t]->(p) RETURN {a: {b: p {.id}}} AS m", "but p {...}"),
    ],
)
def test_a_wrong_answer_is_said(text: str, name: str) -> None:
    (said,) = wrong_answers(text)
    assert name in str(said)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (r)-[t:PARTNER]->(p) WITH p, r, t ORDER BY t.points DESC RETURN p.id AS id",
        "MATCH (r)-[t:PARTNER]->(p) WITH p.id AS id, t AS t ORDER BY t.points RETURN id",
        "MATCH (r)-[t:PARTNER]->(p) WITH * ORDER BY t.points RETURN p.id AS id",
        "MATCH (r)-[t:PARTNER]->(p) RETURN p.id AS id ORDER BY t.points",
        "MATCH (r:Region) WITH r.id AS id ORDER BY r.mark DESC RETURN id",
        "MATCH (r)-[t]->(p) WHERE p.id STARTS WITH 'x' RETURN p.id AS id ORDER BY t.rank",
        "MATCH (r)-[t]->(p) WITH p, sum(t.points) AS t ORDER BY t DESC RETURN p.id AS id",
        "MATCH (r)-[t]->(p) RETURN p {.id, tie: t {.rank}} AS m",
        "MATCH (r)-[t]->(p) RETURN [p {.id}] AS m, {a: 1} AS n",
        "MATCH (r {id: 'x'})-[t {rank: 1}]->(p) RETURN p {.id} AS m",
        "MATCH (r) WHERE EXISTS { (r)-->() } RETURN r {.id, n: COUNT { (r)-->() }} AS m",
        "MATCH (n",
    ],
)
def test_what_is_answered_rightly_is_not(text: str) -> None:
    assert wrong_answers(text) == ()


def test_exactly_those_that_are_known_to_differ_so_are_said() -> None:
    for tried in statements():
        assert bool(wrong_answers(tried.text)) == (tried.known in KNOWN), tried.text


def test_no_question_of_the_book_needs_a_caution() -> None:
    assert [query.name for query in Library().read_all(None) if wrong_answers(query.text)] == []
