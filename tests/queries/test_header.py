"""Heads of query files, and what can be read off a statement."""

from __future__ import annotations

import pytest

from queries.header import Mode, parse_query
from queries.text import parameter_names, return_columns
from schema.errors import SchemaError

GOOD = """// group: companies
// summary: What a region has
// mode: read
// param region: string — its id
// param limit: integer = 50 — rows at most
// column id: string — id
// column n: integer — how many
MATCH (n {id: $region})-[r]-(m) WHERE n.x <> '$no' // $neither
RETURN m.id AS id, count(r) AS n
ORDER BY n DESC, id
LIMIT $limit
"""


def test_a_head_is_read_whole() -> None:
    query = parse_query("good", GOOD, "good.cypher")
    assert (query.mode, query.summary) == (Mode.READ, "What a region has")
    assert [(p.name, p.required, p.default) for p in query.parameters] == [
        ("region", True, None),
        ("limit", False, 50),
    ]
    assert [(c.name, c.type) for c in query.columns] == [("id", "string"), ("n", "integer")]
    assert [p.meaning for p in query.parameters] == ["its id", "rows at most"]
    assert [c.meaning for c in query.columns] == ["id", "how many"]
    assert query.text.startswith("MATCH")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: $region", "id: $place", r"not used: region; used but not declared: place"),
        ("m.id AS id", "m.id AS key", r"declares the columns id, n, .* gives key, n"),
        ("m.id AS id, count(r) AS n", "count(r) AS n, m.id AS id", r"gives n, id"),
        ("// mode: read", "// mode: look", 'mode "look" is unknown'),
        ("// summary: What a region has\n", "", "the head has no summary"),
        ("integer = 50", "integer = fifty", "line 5: the default fifty is not JSON"),
        ("string — its id", "text — its id", 'line 4: the type "text" is unknown'),
        (" — its id", "", 'line 4: expected "TYPE'),
        ("// column id", "// colum id", 'line 6: the key "colum" is unknown'),
        ("// mode: read", "// so it goes", 'line 3: expected "// key: value"'),
    ],
)
def test_a_head_that_says_other_than_the_text_is_refused(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(SchemaError, match=says):
        parse_query("bad", GOOD.replace(old, new), "bad.cypher")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("MATCH (n) RETURN n", ("n",)),
        ("RETURN 1 AS a, [x IN [1, 2] | x] AS b, {c: 1, d: 2} AS e LIMIT 3", ("a", "b", "e")),
        ("RETURN DISTINCT n.id, count( * ) SKIP 1", ("n.id", "count( * )")),
        ("CALL { RETURN 1 AS inner } RETURN 2 AS `two words` ORDER BY inner;", ("two words",)),
        ("RETURN 'RETURN 5 AS no, $x' AS yes // RETURN 3 AS comment", ("yes",)),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ("a",)),
        ("RETURN CASE WHEN true THEN 1 ELSE 2 END AS a", ("a",)),
        ("MATCH (n) RETURN *", ()),
        ("MATCH (n) SET n.x = 1", ()),
        ("", ()),
    ],
)
def test_columns_are_those_of_the_last_return(text: str, columns: tuple[str, ...]) -> None:
    assert return_columns(text) == columns


def test_parameters_in_strings_comments_and_quoted_names_do_not_count() -> None:
    text = "MATCH (n:`$a`) /* $b */ WHERE n.x = '$c \\' $d' AND n.y = \"$e\" RETURN $f AS x // $g"
    assert parameter_names(text) == {"f"}
