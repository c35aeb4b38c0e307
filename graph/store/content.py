"""A store's content as both servers keep it: the graph's records and the Meta node that describes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Node, PropertyGraph, Relationship, Value
from graph.store.base import StoreState

#: The label of the node that says what the store holds; not a part of the graph.
META_LABEL = "Meta"
META_ID = "dataset"

READY = "ready"
LOADING = "loading"
EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Meta:
    """What the Meta node says: state, hash, and which labels and types are ours.

    Others may keep nodes of their own labels in the same Neo4j database: they are never read or touched.
    """

    state: str = EMPTY
    hash: str | None = None
    labels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    @classmethod
    def of(cls, graph: PropertyGraph, state: str, before: Meta | None = None) -> Meta:
        """Describe ``graph``; while loading, what was there ``before`` counts as ours, too."""
        labels = {node.label for node in graph.nodes} | set(before.labels if before else ())
        types = {r.type for r in graph.relationships} | set(before.types if before else ())
        return cls(
            state, graph.content_hash if state == READY else None, tuple(sorted(labels)), tuple(sorted(types))
        )

    @classmethod
    def read(cls, properties: Mapping[str, object] | None) -> Meta:
        """Read the node's properties; None where there is no such node."""
        if not properties or "state" not in properties:
            return cls()
        hash_, labels, types = (properties.get(key) for key in ("hash", "labels", "types"))
        return cls(
            str(properties["state"]),
            str(hash_) if hash_ else None,
            tuple(str(x) for x in labels) if isinstance(labels, list) else (),
            tuple(str(x) for x in types) if isinstance(types, list) else (),
        )

    def properties(self) -> dict[str, object]:
        """Return the node's properties, id included."""
        return {
            "id": META_ID,
            "state": self.state,
            "hash": self.hash or "",
            "labels": list(self.labels),
            "types": list(self.types),
        }

    def store_state(self) -> StoreState:
        """Return what users are told."""
        return StoreState(self.state, self.hash if self.state == READY else None)

    def holds(self, graph: PropertyGraph) -> bool:
        """Tell whether the store holds exactly ``graph``."""
        return self.state == READY and self.hash == graph.content_hash


def read_records(
    meta: Meta,
    nodes: Iterable[tuple[list[str], Mapping[str, object]]],
    relationships: Iterable[tuple[str | None, str | None, str, Mapping[str, object]]],
) -> PropertyGraph:
    """Build the graph from the rows of the two reading queries, without what is not ours."""
    labels, types = frozenset(meta.labels), frozenset(meta.types)
    ours: list[Node] = []
    for found, properties in nodes:
        label = next((x for x in found if x in labels), None)
        if label and isinstance(properties.get("id"), str):
            ours.append(Node(str(properties["id"]), label, _values(properties)))
    known = {node.id for node in ours}
    ties = [
        Relationship(str(properties["id"]), type_, source, target, _values(properties))
        for source, target, type_, properties in relationships
        if type_ in types and source in known and target in known and isinstance(properties.get("id"), str)
        if source is not None and target is not None
    ]
    return PropertyGraph.of(ours, ties)


def _values(properties: Mapping[str, object]) -> dict[str, Value]:
    return {key: _value(value) for key, value in sorted(properties.items()) if key != "id"}


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str | int | float | bool):
        return value
    return str(value)  # a type that we never store
