"""What leaves the machine by a statement is refused by its words, in every spelling, and nothing else is."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.guard import MAX_DEPTH, MAX_LENGTH, only_tells, refuse_letting_out
from queries.library import Library
from schema.errors import UsageError

#: All that Neo4j 5.26 and the embedded server take for blank, tried with every character of the first plane.
BLANK = (
    *range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
    0x202F, 0x205F, 0x3000,
)  # fmt: skip
U = "'http://example.org/' AS l RETURN l"
LETTING_OUT = (
    f"LOAD CSV FROM {U}",
    f"load Csv wITH headers FROM {U}",
    f"LOAD/**/CSV FROM {U}",
    f"LOAD//x\nCSV FROM {U}",
    f"LOAD//x\rCSV FROM {U}",
    f"// x\rLOAD CSV FROM {U}",
    f"/* /* */LOAD CSV FROM {U}",
    f"/*'*/LOAD CSV FROM {U} //'",
    f"EXPLAIN LOAD CSV FROM {U}",
    f"PROFILE LOAD CSV FROM {U}",
    f"CYPHER 25 runtime = slotted LOAD CSV FROM {U}",
    f"CALL {{ LOAD CSV FROM {U} }} RETURN l",
    f"UNWIND [1] AS x CALL (x) {{ LOAD CSV FROM {U} }} IN TRANSACTIONS RETURN l",
    f"RETURN 1 AS l UNION LOAD CSV FROM {U}",
    f"RETURN COUNT {{LOAD CSV FROM {U}}} AS l",
    f"WITH 'a' AS x WHERE x = 'a'LOAD CSV FROM {U}",
    f"WITH 1 AS x WHERE x = `x`LOAD CSV FROM {U}",
    f"RETURN '\\\\' AS l UNION LOAD CSV FROM {U} //'",
    f"RETURN 1 AS `\\` UNION LOAD CSV FROM {U} //`",
    f"RETURN 1 AS `a``` UNION LOAD CSV FROM {U} //`",
    # Neo4j puts letters for these before it reads anything else ...
    f"LO\\u0041D C\\u0053V FROM {U}",
    f"LOAD\\u0020CSV FROM {U}",
    f"LOAD /\\u002a*\\u002f CSV FROM {U}",
    f"// \\u000aLOAD CSV FROM {U}",
    f"RETURN 1 AS l /*\\u002a\\u002f UNION LOAD CSV FROM {U} //*/",
    "RETURN '\\u0027 AS l UNION LOAD CSV FROM \"http://example.org/\" AS l RETURN l //'",
    "RETURN '\\\\\\u0027 AS l UNION LOAD CSV FROM \"http://example.org/\" AS l RETURN l //'",
    # ... and the embedded server does not.
    f"RETURN '\\u005c' AS l UNION LOAD CSV FROM {U} //'",
    # Cypher in a string, and what fetches by itself.
    "CALL do.when(true, $q, '', {})",
    "CALL `do`.`when`(true, $q, '')",
    "CALL `do.when`(true, $q, '')",
    "CALL do /**/ . \u00a0WHEN (true, $q, '')",
    "CALL apoc.do.when(true, $q, '', {})",
    "CALL apoc.load.json('http://example.org/') YIELD value RETURN value",
    "CALL apoc.load.json",
    "OPTIONAL CALL apoc.load.csv('x') YIELD map RETURN map",
    "CALL apoc.cypher.run($q, {}) YIELD value RETURN value",
    "MATCH (n) RETURN n.list[1..apoc.cypher.runFirstColumnSingle($q, {})]",
    "RETURN [..apoc.cypher.runFirstColumnSingle($q, {})]",
    "RETURN `genai`.vector.encode('secret', 'OpenAI', {})",
    "RETURN \\u0061poc.cypher.runFirstColumnSingle($q, {}) AS x",
    "CALL apoc.meta.data.of($q, {}) YIELD label RETURN label",
    "CALL apoc.export.csv.all('x.csv', {})",
    "CALL dbms.killConnection('bolt-1')",
    "CALL merge.node(['X'], {})",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.stats.retrieve('QUERIES')",
    "CALL db.resampleIndex('x')",
    "CALL db.createLabel('X')",
    "MATCH (n) CALL `db`.create.setNodeVectorProperty(n, 'a', [1.0])",
)
WRITING = (
    "CREATE (n:X) RETURN n",
    "PROFILE CREATE (n:X) RETURN n",
    "EXPLAIN CREATE INDEX x FOR (n:X) ON (n.a)",
    "CYPHER 5 DROP DATABASE neo4j",
    "/**/MERGE (n:X)",
    "COMMIT",
    "TERMINATE TRANSACTION 'x'",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
)
READING = (
    "RETURN 'LOAD CSV FROM x' AS x",
    'RETURN "LOAD CSV" AS x // LOAD CSV',
    "MATCH (n:`LOAD CSV`) RETURN n.load AS csv /* apoc.load.json( */",
    "MATCH (load), (csv) WHERE load.csv IN csv.load AND (load.x = 1) RETURN load, csv",
    "MATCH (create:Set) RETURN create.explain AS profile",
    "RETURN date.truncate('month', date()) AS x, duration.between(date(), date()) AS y",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "CALL db.schema.nodeTypeProperties() YIELD nodeType RETURN nodeType",
    "CALL db.index.fulltext.queryNodes('names', 'x') YIELD node RETURN node",
    "CALL db.propertyKeys()",
    "MATCH (call:Deal) RETURN call.name, call.id AS call",
    "MATCH (n:Deal) WHERE n.share > 1.5 AND (n.x) IS NULL RETURN n.list[1..3], n.list[..size(n.list)] AS x",
    "MATCH (a)-[r:SUPPLIES*1..3]->(b) RETURN count(*) AS n",
    "MATCH ((a)-[r WHERE r.x]->(b)){1,3} RETURN a {.name, x: (b.y)} AS m",
    "RETURN apoc.coll.max([1]) AS x, point.distance($a, $b) AS d",
    "RETURN '\\u0410\\u043c\\u0443\\u0440' AS river, 'C:\\\\users' AS path",
    "SHOW TRANSACTIONS YIELD transactionId AS id RETURN id",
    "EXPLAIN MATCH (n) RETURN n",
    "// all\nCYPHER 5 runtime = slotted profile /* x */ MATCH (n) RETURN n.explain AS explain",
    "CALL dbms.components() YIELD name RETURN name",
    "  \n RETURN 1 AS x ; ",
)


@pytest.mark.parametrize("text", LETTING_OUT)
def test_what_could_let_data_out_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"LOAD CSV is not allowed|cannot be called here"):
        refuse_letting_out(text)


@pytest.mark.parametrize("text", WRITING)
def test_what_writes_is_called_so(text: str) -> None:
    with pytest.raises(UsageError, match="only reading is allowed"):
        refuse_letting_out(text)


@pytest.mark.parametrize("text", READING)
def test_what_reads_passes(text: str) -> None:
    refuse_letting_out(text)


def test_the_query_book_passes() -> None:
    for query in Library().read_all():
        refuse_letting_out(query.text)


@pytest.mark.parametrize("code", BLANK)
def test_whatever_a_server_takes_for_blank_parts_the_words(code: int) -> None:
    for text in (f"LOAD{chr(code)}CSV FROM {U}", f"LOAD\\u{code:04x}CSV FROM {U}"):
        with pytest.raises(UsageError, match="LOAD CSV"):
            refuse_letting_out(text)


_CLOSED = st.sampled_from(
    [
        *("'a\\''", '"\\""', "'/*'", "'*/'", "'\\\\'", "''", '"\'"', "'`'", "'\n'"),
        *("`//`", "`'`", "`\\`", "`a```", "/*'*/", '//"\n', "//`\r", "/**/", "/*/*/", "/*\\*/"),
    ]
)


@given(st.lists(_CLOSED, max_size=6), st.lists(_CLOSED, max_size=6))
def test_no_quote_and_no_comment_hides_what_stands_outside(before: list[str], after: list[str]) -> None:
    with pytest.raises(UsageError, match="LOAD CSV"):
        refuse_letting_out(f"WITH 1 AS x {' '.join(before)} LOAD CSV FROM {U} {' '.join(after)}")


@pytest.mark.parametrize(
    "text",
    [
        "EXPLAIN PROFILE MATCH (n) SET n.x = 1",
        "PROFILE EXPLAIN MATCH (n) RETURN n",
        "EXPLAIN/**/EXPLAIN MATCH (n) RETURN n",
        "EXPLAIN \\u0050ROFILE MATCH (n) SET n.x = 1",
        "EXPL\\u0041IN MATCH (n) RETURN n",
        "CYPHER 5 EXPLAIN CYPHER runtime=slotted PROFILE MATCH (n) RETURN n",
    ],
)
def test_a_second_word_for_the_plan_and_a_hidden_one_are_refused(text: str) -> None:
    """A server might take the second for the first, and run what was only to be looked at."""
    with pytest.raises(UsageError, match=r"^(EXPLAIN|PROFILE): a plan is asked for by one plain word"):
        refuse_letting_out(text)


@pytest.mark.parametrize("text", ["SHOW DATABASES", "// x\nPROFILE show users", "CALL dbms.components()"])
def test_what_tells_of_the_server_itself_is_known(text: str) -> None:
    refuse_letting_out(text)
    assert only_tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
        "CALL db.clearQueryCaches()",
        "CALL dbms.components() YIELD name CALL db.clearQueryCaches() RETURN name",
        "CALL dbms.listConfig()",
        "// SHOW \\u000aCREATE USER x SET PASSWORD 'abcdefgh'",
        "RETURN 'SHOW' AS x",
        "",
    ],
)
def test_what_does_more_than_tell_is_known(text: str) -> None:
    assert not only_tells(text)


@pytest.mark.parametrize("text", ["", " \n", ";", "// only a comment", "/* never closed"])
def test_nothing_to_run_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="statement is empty"):
        refuse_letting_out(text)


def test_what_no_server_reads_is_said() -> None:
    with pytest.raises(UsageError, match="parameters"):
        refuse_letting_out("RETURN '" + "x" * MAX_LENGTH + "'")
    with pytest.raises(UsageError, match="brackets within brackets"):
        refuse_letting_out("RETURN " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    with pytest.raises(UsageError, match="character 9"):
        refuse_letting_out("RETURN '\ud83d' AS x")
    refuse_letting_out("RETURN '" + "[" * (MAX_DEPTH + 1) + "' AS x")


@pytest.mark.parametrize(
    "piece", ["/*", "'", "'\\", "`", "a", "a.", "a . ", ".. ", "\\u0041", "LOAD ", "CALL ", "x=y ", "1 ", "("]
)
def test_a_text_made_to_take_for_ever_takes_no_longer_than_another(piece: str) -> None:
    """What tries every ending anew would be at it for hours."""
    for start in ("RETURN 1 ", "CYPHER "):
        text = start + piece * (MAX_LENGTH // 10 // len(piece))
        with nullcontext() if piece != "(" else pytest.raises(UsageError, match="brackets"):
            refuse_letting_out(text)
