"""Names that no node and no tie has are said, with what was perhaps meant; a name that is right never is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from graph.progress import NoProgress
from graph.store.base import QueryResult, Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from graph.texts import say
from graph.workflows.unknown_names import known_names, unknown_names
from queries.library import Library
from queries.names import Kind, used_names
from schema.errors import StoreError
from schema.examples import edge_examples, node_examples
from schema.reader import read_schema
from tests.shipped import shipped_graph
from tests.store_graphs import amur_graph

DOCUMENTS = Path(__file__).parents[2]


class Holding:
    """A store that holds these names besides those of the schema, and counts how often it is asked."""

    def __init__(self, *names: str, error: StoreError | None = None) -> None:
        self.names, self.error, self.asked = names, error, 0

    def query(self, text: str, parameters: object = None, deadline_s: float | None = None) -> QueryResult:
        self.asked += 1
        if self.error:
            raise self.error
        return QueryResult(("name",), tuple((name,) for name in self.names))


def notes(text: str, store: Holding | None = None) -> list[str]:
    return [say(note, "en") for note in unknown_names(text, cast(Store, store or Holding()))]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("MATCH (n:Regoin) RETURN n", "There is no label Regoin; did you mean Region?"),
        ("MATCH (n:REGION) RETURN n", "There is no label REGION; did you mean Region?"),
        ("MATCH ()-[r:INVESTOR_INN]->() RETURN r", "type of ties INVESTOR_INN; did you mean INVESTOR_IN?"),
        ("MATCH (n:Region) RETURN n.mrak", "There is no property mrak; did you mean mark"),
        ("MATCH (n:Region {nmae_en: 'x'}) RETURN n", "property nmae_en; did you mean name_en"),
        ("MATCH (n:Region) RETURN n.nmae", "property nmae; did you mean name"),
        ("MATCH (n:INVESTOR_IN) RETURN n", "it is a type of ties, as in ()-[:INVESTOR_IN]->()."),
        ("MATCH ()-[r:Region]->() RETURN r", "it is a label, as in (:Region)."),
        ("MATCH (n:Xyzzy) RETURN n", "There is no label Xyzzy; argun schema lists them."),
    ],
)
def test_a_name_that_is_unknown_is_said_with_what_was_meant(text: str, note: str) -> None:
    (said,) = notes(text)
    assert note in said


def test_each_name_is_said_once_and_what_is_known_never() -> None:
    assert len(notes("MATCH (a:Nope)-[:PARTNER]->(b:Nope {id: 'x'}) RETURN a.nope, b.nope, a.mark")) == 2


def test_what_others_keep_in_the_database_is_known() -> None:
    text = "MATCH (n:Note)-[:ON {kept: 1}]->(:Company) RETURN n.text"
    assert notes(text, Holding("Note", "ON", "kept", "text")) == []
    assert len(notes(text, Holding("Note", "ON"))) == 2


def test_a_store_is_asked_only_for_what_the_schema_does_not_know() -> None:
    store = Holding()
    assert notes("MATCH (r:Region)-[t:PARTNER]->(p) RETURN r.name_en, t.points, p.score", store) == []
    assert store.asked == 0


def test_where_the_store_does_not_tell_nothing_is_said() -> None:
    assert notes("MATCH (n:Nope) RETURN n", Holding(error=StoreError("the server is gone"))) == []


def statements() -> Iterator[tuple[str, str]]:
    """Yield every statement that we show: of the book, the documents and the schema's pages."""
    for query in Library().read_all(None):
        yield query.name, query.text
    for path in sorted((*DOCUMENTS.glob("docs/**/*.md"), DOCUMENTS / "README.md")):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(
            r"```(?:cypher)?\n(.*?)```|`([^`\n]+)`|argun cypher \"([^\n]+?)\"(?: |$)", text
        ):
            yield from ((path.name, part) for part in block if re.search(r"\b(MATCH|RETURN)\b", part))
    schema = read_schema()
    for node in schema.nodes.values():
        yield from ((node.name, statement) for _, statement in node_examples(node, schema, "en"))
    for edge in schema.edges.values():
        yield from ((edge.name, statement) for _, statement in edge_examples(edge, schema, "en"))


def test_no_statement_that_we_show_has_an_unknown_name() -> None:
    known = known_names()
    found = [(where, used) for where, text in statements() for used in used_names(text)]
    assert len(found) > 1000
    assert [(where, used) for where, used in found if used.name not in known[used.kind]] == []


def test_the_schema_knows_every_name_of_the_shipped_graph() -> None:
    graph, known = shipped_graph(), known_names()
    assert {node.label for node in graph.nodes} <= known[Kind.LABEL]
    assert {tie.type for tie in graph.relationships} <= known[Kind.TYPE]
    held = [record.properties for record in graph.nodes] + [tie.properties for tie in graph.relationships]
    assert {key for properties in held for key in properties} <= known[Kind.PROPERTY]


WRONG = "MATCH (n:Regoin)-[r:INVESTOR_INN]->(m {nmae: 'x'}) RETURN r.mrak, m.name_en"


def test_a_store_says_what_it_does_not_have(embedded_store: EmbeddedStore) -> None:
    embedded_store.load(amur_graph(), NoProgress())
    assert len(unknown_names(WRONG, embedded_store)) == 4


@pytest.mark.neo4j
def test_a_server_with_the_nodes_of_others_says_the_same(neo4j_store: ServerStore) -> None:
    neo4j_store.load(amur_graph(), NoProgress())
    assert len(unknown_names(WRONG, neo4j_store)) == 4
    held = neo4j_store.query("MATCH (n:Meta) RETURN keys(n) AS names").rows[0][0]
    assert isinstance(held, list)
    assert held
    assert (
        unknown_names(f"MATCH (n:Meta) RETURN {', '.join(f'n.{name}' for name in held)}", neo4j_store) == ()
    )
