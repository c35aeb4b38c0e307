"""What the definitions declare: node types, edge types, vocabularies and the fields of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Kinds of value whose form is a single scalar that becomes a property of the graph.
SCALAR_KINDS = frozenset({"string", "text", "integer", "number", "boolean", "date", "vocabulary", "id"})
#: Kinds with a form of their own, read by the dataset reader.
SPECIAL_KINDS = frozenset(
    {"entity_id", "locator", "region_roles", "province_bases", "periods", "marks", "evidence", "observation"}
)


@dataclass(frozen=True, slots=True)
class Property:
    """A property or field: its kind, unit, range, allowed types or terms, and what it means."""

    name: str
    kind: str
    en: str
    ru: str
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    types: tuple[str, ...] = ()
    vocabulary: str | None = None
    list: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node label; ``prefix`` starts the ids of its entities."""

    name: str
    prefix: str
    en: str
    ru: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relationship type with its role in scores and the node types it may join."""

    name: str
    role: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    en: str
    ru: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary; ``order`` ranks ordered ones, ``base`` and ``factor`` convert units."""

    name: str
    en: str
    ru: str
    order: int = 0
    base: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of terms, in the order of its definition."""

    name: str
    en: str
    ru: str
    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class StatementType:
    """A section of a dataset file and the fields of its records."""

    name: str
    en: str
    ru: str
    fields: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything the definitions declare, by name."""

    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    vocabularies: Mapping[str, Vocabulary]
    statements: Mapping[str, StatementType]
    prefixes: Mapping[str, str]

    def type_of(self, entity_id: str) -> str | None:
        """Return the node type that an id's prefix names, None when it names none."""
        return self.prefixes.get(entity_id.partition(":")[0])
