"""The Cypher that loads a graph: text with static labels and types, values only in ``$rows``.

One statement a label, and one a type and pair of end labels (both servers ignore or refuse dynamic ones);
each is made for a batch of rows. Constraints come before the data: an index made on existing data coerces
later values on the embedded server.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.model import Node, PropertyGraph, Relationship, Value
from schema.errors import UsageError

#: Rows of one statement: within the 1,000-5,000 that both servers took fastest.
BATCH = 2000

#: Properties that queries start from, beside the ids.
LOOKUPS = (("Evidence", "tie_id"), ("Observation", "tie_id"))

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

Row = Mapping[str, object]
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


def write_nodes(nodes: Iterable[Node]) -> Iterator[Statement]:
    """Merge nodes on their id and make their properties exactly these."""
    for label, group in _grouped(nodes, _label):
        yield from _batches(
            f"UNWIND $rows AS row MERGE (n:{_name(label)} {{id: row.id}}) SET n = row.properties",
            [{"id": node.id, "properties": stored(node.id, node.properties)} for node in group],
        )


def write_relationships(relationships: Iterable[Relationship], graph: PropertyGraph) -> Iterator[Statement]:
    """Merge relationships on their id between their ends, found by the labels that ``graph`` gives them."""

    def shape(r: Relationship) -> tuple[str, str, str]:
        return r.type, graph.labels[r.source_id], graph.labels[r.target_id]

    for (type_, source, target), group in _grouped(relationships, shape):
        yield from _batches(
            "UNWIND $rows AS row "
            f"MATCH (a:{_name(source)} {{id: row.source_id}}) "
            f"MATCH (b:{_name(target)} {{id: row.target_id}}) "
            f"MERGE (a)-[r:{_name(type_)} {{id: row.id}}]->(b) SET r = row.properties",
            [
                {
                    "id": r.id,
                    "source_id": r.source_id,
                    "target_id": r.target_id,
                    "properties": stored(r.id, r.properties),
                }
                for r in group
            ],
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
    """Return the properties as a server takes them: the id among them, lists for tuples."""
    return {
        "id": id_,
        **{
            key: list(value) if isinstance(value, tuple) else value
            for key, value in sorted(properties.items())
        },
    }


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
        raise UsageError(f"label or type {name!r} cannot be stored; expected letters, digits and _ only")
    return name


def _batches(text: str, rows: Sequence[Row]) -> Iterator[Statement]:
    for start in range(0, len(rows), BATCH):
        yield Statement(text, tuple(rows[start : start + BATCH]))
