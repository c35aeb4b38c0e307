"""The names of a statement: what is certainly a label, a type or a property, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.names import Kind, used_names

LABEL, TYPE, PROPERTY = Kind.LABEL, Kind.TYPE, Kind.PROPERTY


def names(text: str, kind: Kind) -> list[str]:
    return [used.name for used in used_names(text) if used.kind is kind]


@pytest.mark.parametrize(
    ("text", "labels", "types", "properties"),
    [
        ("MATCH (n:A {p: $x})-[r:T]->(:B:C) RETURN n.q, r.s", "A B C", "T", "p q s"),
        ("MATCH (n:A|!B&(C|%))<-[:T|U|:V*1..3 {p: 1}]-() RETURN 1", "A B C", "T U V", "p"),
        ("MATCH (n IS A&B)-[IS T|U]->() RETURN 1", "A B", "T U", ""),
        ("MATCH (n) WHERE n:A OR (n:B) RETURN CASE WHEN n:C THEN 1 END", "A B C", "", ""),
        ("MATCH ()-[r]-() WHERE r:T RETURN 1", "", "T", ""),
        ("MATCH (a) WHERE EXISTS { (a)-[:T]->(b:B WHERE b.p = 1) } RETURN 1", "B", "T", "p"),
        ("MATCH (a) RETURN COUNT { (:A {p: 1}) } AS n, [(a)-[:T]-(b:B) | b.q] AS l", "A B", "T", "p q"),
        ("MATCH p = shortestPath((a:A)-[:T*..5]-(b:B)) RETURN a.p", "A B", "T", "p"),
        ("MATCH ((a:A)-[r:T WHERE r.p]->(b)){1,3} RETURN 1", "A", "T", "p"),
        ("MATCH (n:A) CALL (n) { MATCH (n)-[:T]->(m:B) RETURN m.q AS z } RETURN z", "A B", "T", "q"),
        ("MATCH (n:A) RETURN n {.p, .*, x: n.q, y: 1}", "A", "", "q p"),
        ("MATCH (`n n`:`A A` {`p p`: 1}) RETURN `n n`.`q``q`", "A A", "", "p p|q`q"),
        ("MATCH (n:Регион) WHERE n.имя = 'Амур' RETURN n", "Регион", "", "имя"),
    ],
)
def test_names_are_found_wherever_they_stand(text: str, labels: str, types: str, properties: str) -> None:
    def split(expected: str) -> list[str]:
        if "|" in expected or expected in ("A A",):
            return sorted(expected.split("|"))
        return sorted(expected.split())

    assert sorted(names(text, LABEL)) == split(labels)
    assert sorted(names(text, TYPE)) == split(types)
    assert sorted(names(text, PROPERTY)) == split(properties)


@pytest.mark.parametrize(
    "text",
    [
        "RETURN {a: 1, b: {c: 2}}.a AS x, ({a: 1}).a AS y",
        "WITH {a: 1} AS m RETURN m.a, m {.a, b: m.a}",
        "UNWIND $rows AS row RETURN row.a, $map.b",
        "CALL db.labels() YIELD label RETURN label.a",
        "CALL db.labels() YIELD label AS l RETURN l.a",
        "MATCH (n) WITH n.m AS n RETURN n.a",
        "MATCH (n) RETURN [n IN [{a: 1}] | n.a], any(n IN [{a: 1}] WHERE n.a = 1)",
        "MATCH (n) RETURN reduce(n = {a: 1}, x IN [1] | n).a, reduce(n = {a: 1}, x IN [1] | n.a)",
        "RETURN date().year, datetime().epochMillis, duration({days: 1}).days AS d, date({year: 2025}) AS e",
        "MATCH (n) RETURN date(n).year, n[$key], labels(n), count(n), nodes($p)[0].a",
        "RETURN point.distance(point({x: 1, y: 2}), point({longitude: 1, latitude: 2})) AS d",
        "RETURN apoc.coll.max([1]) AS m, 'MATCH (n:A {b: 1}) RETURN n.c' AS s // (n:A)-[:T]->() n.b",
        "MATCH (n) /* (n:A) */ RETURN n // n.a",
        "MATCH (n:$($label)) RETURN n",
        "MATCH (n) RETURN {n: n, k: 1} AS m, {n:n}",
        "WITH 5 AS a, 3 AS b RETURN a-(b), (a)-[1][0], a[0..b] AS c, a - b AS d",
        "MATCH p = (a)-->(b) RETURN p.a, length(p)",
        "RETURN 1.5 AS x, 1e5 AS y, [1, 2][0..1] AS z, a.b.c() AS f",
        "MATCH (n:A",
        "RETURN ')' AS x)",
        "",
    ],
)
def test_what_is_not_certain_is_left_out(text: str) -> None:
    assert used_names(text) == ()


def test_only_the_first_name_behind_a_variable_is_its_property() -> None:
    assert names("MATCH (n) RETURN n.date.year, n.name_en IS :: STRING", PROPERTY) == ["date", "name_en"]


@given(st.text("MATCH(n:A)-[r]>{}.'\"`/*,=| WHEREIN$\\\n1", max_size=60))
def test_any_text_is_read_without_fault(text: str) -> None:
    used_names(text)
    used_names(f"MATCH (n:A) RETURN {text}")
