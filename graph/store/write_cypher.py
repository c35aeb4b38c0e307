"""The Cypher that loads a graph: text with static labels and types, values only in ``$rows``.

One statement a label and one a type (both servers ignore or refuse dynamic ones), each made for a batch of
rows: a server plans every text anew, which takes a cold Neo4j 0.1 s. Relationships find their ends by the
server's own ids of the nodes, here called places and good for one load only, so that the labels of the ends
need no texts of their own. Constraints come before the data: an index made on existing data coerces later
values on the embedded server.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from graph.model import Node, Relationship, Value
from schema.errors import UsageError

#: Rows of one statement: within the 1,000-5,000 that both servers took fastest.
BATCH = 2000

#: Properties that queries start from, beside the ids.
LOOKUPS = (("Evidence", "tie_id"), ("Observation", "tie_id"))

_PLACE = "RETURN n.id AS id, elementId(n) AS place"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Row = Mapping[str, object]
#: The values that go with a statement.
Parameters: TypeAlias = Mapping[str, object] | None
Record = TypeVar("Record", Node, Relationship)


@dataclass(frozen=True, slots=True)
class Statement:
    """One parameterised statement; ``rows`` go in as ``$rows``."""

    text: str
    rows: tuple[Row, ...]


def write_schema(labels: Iterable[str], types: Iterable[str]) -> list[str]:
    """Return the constraints and indexes for the labels and relationship types, in a fixed order.

    Ids are unique for each label and each type (which indexes them, too).
    """
    labels = sorted(labels)
    return [
        *(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{_name(x)}) REQUIRE n.id IS UNIQUE" for x in labels),
        *(
            f"CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:{_name(x)}]-() REQUIRE r.id IS UNIQUE"
            for x in sorted(types)
        ),
        *(
            f"CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property_name})"
            for label, property_name in LOOKUPS
            if label in labels
        ),
    ]


def create_nodes(nodes: Iterable[Node]) -> Iterator[Statement]:
    """Create nodes that are not there yet; the answer is ids and places."""
    for label, group in _grouped(nodes, _label):
        yield from _batches(
            f"UNWIND $rows AS row CREATE (n:{_name(label)}) SET n = row.properties {_PLACE}",
            [{"properties": stored(node.id, node.properties)} for node in group],
        )


def change_nodes(nodes: Iterable[Node]) -> Iterator[Statement]:
    """Make the properties of nodes that are there exactly these."""
    for label, group in _grouped(nodes, _label):
        yield from _batches(
            f"UNWIND $rows AS row MATCH (n:{_name(label)} {{id: row.id}}) SET n = row.properties",
            [{"id": node.id, "properties": stored(node.id, node.properties)} for node in group],
        )


def find_nodes(nodes: Iterable[Node]) -> Iterator[Statement]:
    """Find nodes by id; the answer is ids and places."""
    for label, group in _grouped(nodes, _label):
        yield from _batches(
            f"UNWIND $rows AS row MATCH (n:{_name(label)} {{id: row.id}}) {_PLACE}",
            [{"id": node.id} for node in group],
        )


def create_relationships(
    relationships: Iterable[Relationship], places: Mapping[str, str]
) -> Iterator[Statement]:
    """Create relationships that are not there yet; ``places`` has the place of every end by its id."""
    for type_, group in _grouped(relationships, _type):
        yield from _batches(
            "UNWIND $rows AS row "
            "MATCH (a) WHERE elementId(a) = row.source "
            "MATCH (b) WHERE elementId(b) = row.target "
            f"CREATE (a)-[r:{_name(type_)}]->(b) SET r = row.properties",
            [
                {
                    "source": places[r.source_id],
                    "target": places[r.target_id],
                    "properties": stored(r.id, r.properties),
                }
                for r in group
            ],
        )


def change_relationships(relationships: Iterable[Relationship]) -> Iterator[Statement]:
    """Make the properties of relationships that are there exactly these."""
    for type_, group in _grouped(relationships, _type):
        yield from _batches(
            f"UNWIND $rows AS row MATCH ()-[r:{_name(type_)} {{id: row.id}}]->() SET r = row.properties",
            [{"id": r.id, "properties": stored(r.id, r.properties)} for r in group],
        )


def delete_nodes(nodes: Iterable[Node]) -> Iterator[Statement]:
    """Delete nodes by id, with whatever others still hang on them."""
    for label, group in _grouped(nodes, _label):
        yield from _batches(
            f"UNWIND $rows AS row MATCH (n:{_name(label)} {{id: row.id}}) DETACH DELETE n",
            [{"id": node.id} for node in group],
        )


def delete_relationships(relationships: Iterable[Relationship]) -> Iterator[Statement]:
    """Delete relationships by id."""
    for type_, group in _grouped(relationships, _type):
        yield from _batches(
            f"UNWIND $rows AS row MATCH ()-[r:{_name(type_)} {{id: row.id}}]->() DELETE r",
            [{"id": r.id} for r in group],
        )


def stored(id_: str, properties: Mapping[str, Value]) -> dict[str, object]:
    """Return the properties as a server takes them: the id among them, lists for tuples, plain text."""
    return {"id": id_, **{key: _plain(value) for key, value in sorted(properties.items())}}


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value  # ids of deals are a kind of text of their own


def _label(node: Node) -> str:
    return node.label


def _type(relationship: Relationship) -> str:
    return relationship.type


def _grouped(records: Iterable[Record], key: Callable[[Record], Any]) -> list[tuple[Any, list[Record]]]:
    """Group by key, groups sorted by it, records in the order given."""
    groups: defaultdict[Any, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return sorted(groups.items(), key=lambda pair: pair[0])


def _name(name: str) -> str:
    """Let only plain names into the text of a statement."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            'label or type "{name}" cannot be stored; expected Latin letters, digits and _ only', name=name
        )
    return name


def _batches(text: str, rows: Sequence[Row]) -> Iterator[Statement]:
    for start in range(0, len(rows), BATCH):
        yield Statement(text, tuple(rows[start : start + BATCH]))
