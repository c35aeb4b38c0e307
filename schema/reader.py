"""Reads the definitions (YAML, one type a file) into a :class:`~schema.model.Schema`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from schema.errors import SchemaError
from schema.model import (
    SCALAR_KINDS,
    SPECIAL_KINDS,
    EdgeType,
    NodeType,
    Property,
    Schema,
    StatementType,
    Term,
    Vocabulary,
)
from schema.yaml_text import parse_yaml

_PROPERTY_KEYS = frozenset(Property.__dataclass_fields__) - {"name"}


@cache
def read_schema() -> Schema:
    """Read the shipped definitions; the result is shared and immutable in use."""
    return read_definitions(resources.files("schema") / "definitions")


def read_definitions(folder: Traversable) -> Schema:
    """Read a folder of definitions and check that they agree with each other.

    Raises
    ------
    SchemaError
        With every disagreement: an unknown kind, vocabulary, node type or role.
    """
    nodes = {r["type"]: _node(r) for r in _records(folder / "nodes")}
    edges = {r["type"]: _edge(r) for r in _records(folder / "edges")}
    vocabularies = {r["vocabulary"]: _vocabulary(r) for r in _records(folder / "vocabularies")}
    statements = {r["statement"]: _statement(r) for r in _records(folder / "statements")}
    prefixes = {node.prefix: node.name for node in nodes.values()}
    schema = Schema(nodes, edges, vocabularies, statements, prefixes)
    wrong = sorted(_disagreements(schema))
    if wrong:
        raise SchemaError("the schema's definitions disagree:\n  " + "\n  ".join(wrong))
    return schema


def _records(folder: Traversable) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            yield parse_yaml(path.read_text(encoding="utf-8"))


def _properties(owner: str, declared: Mapping[str, Any]) -> dict[str, Property]:
    found = {}
    for name, values in declared.items():
        unknown = set(values) - _PROPERTY_KEYS
        if unknown:
            raise SchemaError(f"{owner}.{name}: unknown key {sorted(unknown)[0]!r} in its definition")
        found[name] = Property(name=name, **{**values, "types": tuple(values.get("types", ()))})
    return found


def _node(record: dict[str, Any]) -> NodeType:
    name, words = record["type"], record["description"]
    properties = _properties(name, record["properties"])
    return NodeType(name, record["prefix"], words["en"], words["ru"], properties)


def _edge(record: dict[str, Any]) -> EdgeType:
    name, words = record["type"], record["description"]
    ends = tuple(record["source"]), tuple(record["target"])
    properties = _properties(name, record["properties"])
    return EdgeType(name, record["role"], *ends, words["en"], words["ru"], properties)


def _vocabulary(record: dict[str, Any]) -> Vocabulary:
    words = record["description"]
    terms = {name: Term(name=name, **values) for name, values in record["terms"].items()}
    return Vocabulary(record["vocabulary"], words["en"], words["ru"], terms)


def _statement(record: dict[str, Any]) -> StatementType:
    name, words = record["statement"], record["description"]
    return StatementType(name, words["en"], words["ru"], _properties(name, record["fields"]))


def _disagreements(schema: Schema) -> Iterator[str]:
    owners: dict[str, Mapping[str, Property]] = {n.name: n.properties for n in schema.nodes.values()}
    owners |= {e.name: e.properties for e in schema.edges.values()}
    owners |= {s.name: s.fields for s in schema.statements.values()}
    for owner, properties in owners.items():
        for p in properties.values():
            if p.kind not in SCALAR_KINDS | SPECIAL_KINDS:
                yield f"{owner}.{p.name}: unknown kind {p.kind!r}"
            if (p.kind == "vocabulary") != (p.vocabulary in schema.vocabularies):
                yield f"{owner}.{p.name}: unknown vocabulary {p.vocabulary!r}"
            yield from (f"{owner}.{p.name}: unknown type {t!r}" for t in p.types if t not in schema.nodes)
    for edge in schema.edges.values():
        ends = (*edge.source, *edge.target)
        yield from (f"{edge.name}: unknown type {t!r} at an end" for t in ends if t not in schema.nodes)
        if edge.role not in schema.vocabularies["role"].terms:
            yield f"{edge.name}: unknown role {edge.role!r}"
