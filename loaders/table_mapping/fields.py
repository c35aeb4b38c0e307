"""Which keys a target of a mapping may have, and what a value of each must be: the schema says it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from schema.messages import N_
from schema.model import Property, Schema
from schema.reader import read_schema

#: What the program makes of rows and mappings itself.
_NEVER = frozenset(
    {"evidence", "numbers", "periods", "type", "locator_ru", "locator_en", "regions", "provinces"}
)
#: Sections of a mapping with the kind of what they make.
KINDS: Mapping[str, str] = {"entities": "entity", "ties": "tie", "observations": "observation"}
#: Beside the fields of the dataset; what each is for.
OWN: Mapping[str, tuple[str, ...]] = {
    "source": ("periods",),
    "entity": ("as", "type", "if", "observations"),
    "tie": ("type", "if", "regions", "provinces", "numbers"),
    "observation": ("if",),
}
WHAT: Mapping[str, str] = {
    "source": N_("the source"),
    "entity": N_("an entity"),
    "tie": N_("a tie"),
    "observation": N_("a number"),
}


@cache
def fields_of(kind: str, type_: str | None = None) -> Mapping[str, Property]:
    """Return the fields that a target may give, with what a value of each is.

    Without a type, those of all types. A tie takes the fields of its evidence, too: a row is a report.
    """
    known = read_schema()
    found: dict[str, Property] = {}
    if kind == "entity":
        for name in [type_] if type_ else written_nodes(known):
            found |= known.nodes[name].properties
        found |= known.statements["entity"].fields
    elif kind == "tie":
        for name in [type_] if type_ else written_edges(known):
            found |= known.edges[name].properties
        found |= {**known.statements["evidence"].fields, **known.statements["tie"].fields}
    else:
        found |= known.statements[kind].fields
    return {name: declared for name, declared in found.items() if name not in _NEVER}


def written_nodes(schema: Schema) -> list[str]:
    """Return the types of entities that a dataset has under ``entities``."""
    return [
        n
        for n, node in schema.nodes.items()
        if not node.made and n not in ("Source", "Edition", "Evidence", "Observation")
    ]


def written_edges(schema: Schema) -> list[str]:
    """Return the types of ties that a dataset writes."""
    return [name for name, edge in schema.edges.items() if not edge.made]
