"""Reads the definitions (YAML, one type a file) into a :class:`~schema.model.Schema`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from schema.consistency import disagreements
from schema.errors import SchemaError
from schema.messages import BASE, Words
from schema.model import DealRule, EdgeType, NodeType, Property, Schema, StatementType, Term, Vocabulary
from schema.yaml_text import parse_yaml

_OWN = {"name", "words"}
_PROPERTY_KEYS = frozenset(Property.__dataclass_fields__) - _OWN
_TERM_KEYS = frozenset(Term.__dataclass_fields__) - _OWN
_TYPE_KEYS = frozenset({"type", "description", "properties"})
_NODE_KEYS = _TYPE_KEYS | {"prefix", "derived", "deal_kind", "bundle", "made", "sector"}
_EDGE_KEYS = _TYPE_KEYS | {"role", "source", "target", "phrase", "caption", "symmetric", "deal", "note"}
_DEAL_KEYS = frozenset(DealRule.__dataclass_fields__)
_NEEDED_BY_DEALS = ("kind", "dealing", "ended", "sector")
#: Among the keys of a property or a term, those of two letters are languages.
_LANGUAGE = re.compile("[a-z]{2}")


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
        raise SchemaError("the schema's definitions disagree:", wrong)
    return schema


def _records(folder: Traversable) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            yield parse_yaml(path.read_text(encoding="utf-8"))


def _check_keys(owner: str, declared: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(declared) - known)
    if unknown:
        raise SchemaError('{owner}: unknown key "{key}" in its definition', owner=owner, key=unknown[0])


def _check_there(owner: str, declared: Mapping[str, Any], *keys: str) -> None:
    missing = [key for key in keys if key not in declared]
    if missing:
        raise SchemaError('{owner}: the key "{key}" is missing', owner=owner, key=missing[0])


def _words(owner: str, texts: Mapping[str, str]) -> Words:
    _check_there(owner, texts, BASE)
    return Words(texts)


def _declared(owner: str, values: Mapping[str, Any], known: frozenset[str]) -> tuple[Words, dict[str, Any]]:
    """Return what a property or a term means, and its other keys."""
    texts = {key: value for key, value in values.items() if _LANGUAGE.fullmatch(key)}
    rest = {key: value for key, value in values.items() if key not in texts}
    _check_keys(owner, rest, known)
    return _words(owner, texts), rest


def _properties(owner: str, declared: Mapping[str, Any]) -> dict[str, Property]:
    found = {}
    for name, values in declared.items():
        words, rest = _declared(f"{owner}.{name}", values, _PROPERTY_KEYS)
        found[name] = Property(name, words, **{**rest, "types": tuple(rest.get("types", ()))})
    return found


def _node(record: dict[str, Any]) -> NodeType:
    name = record["type"]
    _check_keys(name, record, _NODE_KEYS)
    _check_there(name, record, "description", "prefix", "properties")
    properties = _properties(name, record["properties"])
    derived = _properties(name, record.get("derived", {}))
    more = {key: record[key] for key in ("deal_kind", "bundle", "made", "sector") if key in record}
    return NodeType(name, _description(name, record), record["prefix"], properties, derived, **more)


def _description(name: str, record: Mapping[str, Any]) -> Words:
    return _words(f"{name}.description", record["description"])


def _edge(record: dict[str, Any]) -> EdgeType:
    name = record["type"]
    _check_keys(name, record, _EDGE_KEYS)
    _check_there(name, record, "description", "role", "source", "target", "properties")
    return EdgeType(
        name,
        _description(name, record),
        record["role"],
        tuple(record["source"]),
        tuple(record["target"]),
        _properties(name, record["properties"]),
        _words(f"{name}.phrase", record.get("phrase", {})),
        bool(record.get("symmetric")),
        _deal_rule(name, record["deal"]) if "deal" in record else None,
        *(_words(f"{name}.{key}", record[key]) if key in record else None for key in ("note", "caption")),
    )


def _deal_rule(owner: str, declared: Mapping[str, Any]) -> DealRule:
    _check_keys(f"{owner}.deal", declared, _DEAL_KEYS)
    missing = [key for key in _NEEDED_BY_DEALS if key not in declared]
    if missing:
        raise SchemaError("{owner}.deal: {key} is missing; the scores need it", owner=owner, key=missing[0])
    lists = {key: tuple(declared[key]) for key in ("anchor", "over", "sector") if key in declared}
    return DealRule(**{**declared, **lists})


def _vocabulary(record: dict[str, Any]) -> Vocabulary:
    name = record["vocabulary"]
    terms = {}
    for term, values in record["terms"].items():
        words, rest = _declared(f"{name}.{term}", values, _TERM_KEYS)
        terms[term] = Term(term, words, **rest)
    return Vocabulary(name, _description(name, record), terms)


def _statement(record: dict[str, Any]) -> StatementType:
    name = record["statement"]
    return StatementType(name, _description(name, record), _properties(name, record["fields"]))
