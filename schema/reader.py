"""Reads the definitions (YAML, one type a file) into a :class:`~schema.model.Schema`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from schema.consistency import disagreements
from schema.errors import SchemaError
from schema.model import DealRule, EdgeType, NodeType, Property, Schema, StatementType, Term, Vocabulary
from schema.yaml_text import parse_yaml

_PROPERTY_KEYS = frozenset(Property.__dataclass_fields__) - {"name"}
_TERM_KEYS = frozenset(Term.__dataclass_fields__) - {"name"}
_TYPE_KEYS = frozenset({"type", "description", "properties"})
_NODE_KEYS = _TYPE_KEYS | {"prefix", "derived", "deal_kind", "bundle", "made"}
_EDGE_KEYS = _TYPE_KEYS | {"role", "source", "target", "phrase", "symmetric", "deal"}
_DEAL_KEYS = frozenset(DealRule.__dataclass_fields__)
_NEEDED_BY_DEALS = ("kind", "dealing", "ended")


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
    wrong = sorted(disagreements(schema))
    if wrong:
        raise SchemaError("the schema's definitions disagree:\n  " + "\n  ".join(wrong))
    return schema


def _records(folder: Traversable) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            yield parse_yaml(path.read_text(encoding="utf-8"))


def _check_keys(owner: str, declared: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(declared) - known)
    if unknown:
        raise SchemaError(f"{owner}: unknown key {unknown[0]!r} in its definition")


def _properties(owner: str, declared: Mapping[str, Any]) -> dict[str, Property]:
    found = {}
    for name, values in declared.items():
        _check_keys(f"{owner}.{name}", values, _PROPERTY_KEYS)
        found[name] = Property(name=name, **{**values, "types": tuple(values.get("types", ()))})
    return found


def _node(record: dict[str, Any]) -> NodeType:
    name, words = record["type"], record["description"]
    _check_keys(name, record, _NODE_KEYS)
    properties = _properties(name, record["properties"])
    derived = _properties(name, record.get("derived", {}))
    more = {key: record[key] for key in ("deal_kind", "bundle", "made") if key in record}
    return NodeType(name, record["prefix"], words["en"], words["ru"], properties, derived, **more)


def _edge(record: dict[str, Any]) -> EdgeType:
    name, words = record["type"], record["description"]
    _check_keys(name, record, _EDGE_KEYS)
    ends = tuple(record["source"]), tuple(record["target"])
    properties = _properties(name, record["properties"])
    rule = _deal_rule(name, record["deal"]) if "deal" in record else None
    told = record.get("phrase", {}), bool(record.get("symmetric"))
    return EdgeType(name, record["role"], *ends, words["en"], words["ru"], properties, *told, rule)


def _deal_rule(owner: str, declared: Mapping[str, Any]) -> DealRule:
    _check_keys(f"{owner}.deal", declared, _DEAL_KEYS)
    missing = [key for key in _NEEDED_BY_DEALS if key not in declared]
    if missing:
        raise SchemaError(f"{owner}.deal: {missing[0]} is missing; the scores need it")
    lists = {key: tuple(declared[key]) for key in ("anchor", "over") if key in declared}
    return DealRule(**{**declared, **lists})


def _vocabulary(record: dict[str, Any]) -> Vocabulary:
    name, words = record["vocabulary"], record["description"]
    terms = {}
    for term, values in record["terms"].items():
        _check_keys(f"{name}.{term}", values, _TERM_KEYS)
        terms[term] = Term(name=term, **values)
    return Vocabulary(name, words["en"], words["ru"], terms)


def _statement(record: dict[str, Any]) -> StatementType:
    name, words = record["statement"], record["description"]
    return StatementType(name, words["en"], words["ru"], _properties(name, record["fields"]))
