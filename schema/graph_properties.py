"""Every property that nodes and ties have in the graph: declared by their types, or written by the program.

What the program writes beside the properties of types stands in ``definitions/records``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from schema.days import DATED, day_properties
from schema.messages import Words
from schema.model import EdgeType, Property, Schema
from schema.reader import read_schema
from schema.yaml_text import parse_yaml

#: Relationships of a dataset that are no ties: nobody writes evidence for them.
UNTOLD = frozenset({"ABOUT", "FROM", "RATED"})
#: Node types that have no names and no layer of their own as entities have.
NO_ENTITIES = frozenset({"Deal", "Evidence", "Observation"})
#: The record of what every tie has.
TIE = "Tie"
#: Among the keys of a property, those of two letters are languages.
_LANGUAGE = re.compile("[a-z]{2}")


@cache
def records() -> Mapping[str, Mapping[str, Property]]:
    """Return what the program writes of ties, evidence, numbers and things beside their own properties."""
    folder, schema = resources.files("schema") / "definitions" / "records", read_schema()
    found = {}
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        record = parse_yaml(path.read_text(encoding="utf-8"))
        fields = record["fields"].items()
        found[record["statement"]] = {name: _property(name, dict(told), schema) for name, told in fields}
    return found


def _property(name: str, told: dict[str, Any], schema: Schema) -> Property:
    owner, _, like = told.pop("like", "").partition(".")
    told["types"] = tuple(told.get("types", ()))
    if owner:
        known = schema.statements[owner].fields if owner in schema.statements else schema.nodes[owner].derived
        changed = {key: value for key, value in told.items() if value != ()}
        return replace(known[like], **{"name": name, "required": False, "language": False, **changed})
    words = Words({key: told.pop(key) for key in [key for key in told if _LANGUAGE.fullmatch(key)]})
    return Property(name, words, **told)


@cache
def properties_of(owner: str) -> Mapping[str, Property]:
    """Return what the graph has of a node type, a tie type or a record; what a record says holds.

    Ids, the name in the language of a store and the days of dates are not among them.
    """
    schema, known = read_schema(), dict[str, Property]()
    if owner in schema.nodes:
        node = schema.nodes[owner]
        common = {} if owner in NO_ENTITIES else records()["Entity"]
        known = {**common, **node.properties, **node.derived}
    elif owner in schema.edges:
        common = records()[TIE] if is_told(schema.edges[owner]) else {}
        known = {**common, **schema.edges[owner].properties}
    return {**known, **records().get(owner, {})}


def all_properties(owner: str) -> Iterator[str]:
    """Yield the names of every property of a node type or a tie type, the days of dates among them."""
    yield "id"
    for name in properties_of(owner):
        yield name
        yield from day_properties(name) if name in DATED else ()


def is_told(edge: EdgeType) -> bool:
    """Tell whether the ties of a type are told by sources and so have evidence."""
    return not edge.made and edge.name not in UNTOLD
