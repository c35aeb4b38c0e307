"""A store's content as both servers keep it: from the rows of the two reading queries to the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.meta import READY, Meta
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.store.base import StoreState


def describe_state(meta: Meta) -> StoreState:
    """Return what users are told."""
    if meta.state != READY:
        return StoreState(meta.state, lang=meta.lang)
    return StoreState(meta.state, meta.hash, meta.origin, meta.releases, meta.lang)


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
    return PropertyGraph.of(ours, ties, meta.releases, meta.lang)


def _values(properties: Mapping[str, object]) -> dict[str, Value]:
    return {key: _value(value) for key, value in sorted(properties.items()) if key != "id"}


def _value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str | int | float | bool):
        return value
    return str(value)  # a type that we never store
