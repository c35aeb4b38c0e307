"""The property graph: labelled nodes and typed relationships with properties, as plain data.

Invariants: a node id is unique, so is a relationship id; both ends of a relationship are nodes of
the graph; nodes and relationships are sorted by id; a property has one type wherever it stands, is
never None, and lists are tuples of one type.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.releases import Release

#: What a property can be. Dates are ISO strings at the precision of their source (``2025-12``).
Value = str | int | float | bool | tuple[str, ...] | tuple[float, ...]
#: The property with the name of a node in the language of a store, beside those by language (``name_en``).
NAME = "name"


@dataclass(frozen=True, slots=True)
class Node:
    """A node with one label; ``properties`` does not repeat the id."""

    id: str
    label: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A typed relationship with an id of its own; ``properties`` does not repeat the id."""

    id: str
    type: str
    source_id: str
    target_id: str
    properties: Mapping[str, Value]


@dataclass(frozen=True)
class PropertyGraph:
    """Nodes and relationships, each sorted by id, and the releases of the datasets that they come from.

    A release is no part of the content: another version that says the same has the same hash. ``lang`` is the
    language of the property ``name``, empty where nodes have none (see :meth:`named`).
    """

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    releases: tuple[Release, ...] = ()
    lang: str = ""

    @classmethod
    def of(
        cls,
        nodes: Iterable[Node],
        relationships: Iterable[Relationship],
        releases: tuple[Release, ...] = (),
        lang: str = "",
    ) -> PropertyGraph:
        """Sort by id, so that the order of input never matters."""
        return cls(
            tuple(sorted(nodes, key=lambda node: node.id)),
            tuple(sorted(relationships, key=lambda relationship: relationship.id)),
            releases,
            lang,
        )

    def named(self, names: Mapping[str, str], lang: str) -> PropertyGraph:
        """Return the graph with a ``name`` in one language on each node, by id: what programs show of it."""
        nodes = (
            replace(n, properties={**n.properties, NAME: names[n.id]}) if n.id in names else n
            for n in self.nodes
        )
        return replace(self, nodes=tuple(nodes), lang=lang)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Node id to label."""
        return {node.id: node.label for node in self.nodes}

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the content in hexadecimal: equal content, equal hash, on every machine."""
        digest = hashlib.sha256()
        for node in self.nodes:
            digest.update(_canonical([node.id, node.label, node.properties]))
        for r in self.relationships:
            digest.update(_canonical([r.id, r.type, r.source_id, r.target_id, r.properties]))
        return digest.hexdigest()


def _canonical(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
