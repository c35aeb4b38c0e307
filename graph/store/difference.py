"""What must change to make one graph into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Node, PropertyGraph, Relationship, Value
from graph.store.base import Changes


@dataclass(frozen=True, slots=True)
class Difference:
    """Records to remove first, to create then and to change, so that the old graph becomes the new one.

    A relationship between other ends than before, or of another type, is removed and created (an id is
    unique for each type), and so is a node with another label, with all that hangs on it. What hangs on a
    removed node goes with it: ``detached`` tells how many, and ``removed_relationships`` are the others.
    """

    removed_nodes: tuple[Node, ...]
    removed_relationships: tuple[Relationship, ...]
    detached: int
    created_nodes: tuple[Node, ...]
    created_relationships: tuple[Relationship, ...]
    changed_nodes: tuple[Node, ...]
    changed_relationships: tuple[Relationship, ...]
    node_changes: Changes
    relationship_changes: Changes

    def __len__(self) -> int:
        return (
            len(self.removed_nodes)
            + len(self.removed_relationships)
            + self.detached
            + len(self.created_nodes)
            + len(self.created_relationships)
            + len(self.changed_nodes)
            + len(self.changed_relationships)
        )


def compare_graphs(old: PropertyGraph, new: PropertyGraph) -> Difference:
    """Return the difference from ``old`` to ``new``, each part in the order of the graphs."""
    old_nodes = {node.id: node for node in old.nodes}
    new_nodes = {node.id: node for node in new.nodes}
    moved = {
        id_ for id_, node in new_nodes.items() if id_ in old_nodes and old_nodes[id_].label != node.label
    }
    gone = moved | (old_nodes.keys() - new_nodes.keys())
    old_ties = {r.id: r for r in old.relationships}
    new_ties = {r.id: r for r in new.relationships}

    def is_kept(r: Relationship) -> bool:
        return r.id in new_ties and _ends(new_ties[r.id]) == _ends(r)

    attached = [r for r in old.relationships if r.source_id not in gone and r.target_id not in gone]
    kept_nodes = {id_: node for id_, node in old_nodes.items() if id_ not in gone}
    kept_ties = {r.id: r for r in attached if is_kept(r)}
    return Difference(
        removed_nodes=tuple(node for node in old.nodes if node.id in gone),
        removed_relationships=tuple(r for r in attached if not is_kept(r)),
        detached=len(old.relationships) - len(attached),
        created_nodes=tuple(node for node in new.nodes if node.id not in kept_nodes),
        created_relationships=tuple(r for r in new.relationships if r.id not in kept_ties),
        changed_nodes=tuple(
            node for node in new.nodes if node.id in kept_nodes and not _same(kept_nodes[node.id], node)
        ),
        changed_relationships=tuple(
            r for r in new.relationships if r.id in kept_ties and not _same(kept_ties[r.id], r)
        ),
        node_changes=_count(old_nodes, new_nodes),
        relationship_changes=_count(old_ties, new_ties),
    )


def _ends(r: Relationship) -> tuple[str, str, str]:
    return r.type, r.source_id, r.target_id


def _same(old: Node | Relationship, new: Node | Relationship) -> bool:
    """Tell whether two records are equal in the types of their values, too: 1, 1.0 and True are not."""
    if old != new:
        return False
    return all(_types(value) == _types(new.properties[key]) for key, value in old.properties.items())


def _types(value: Value) -> list[type]:
    """Return the types as a store gives them back: an id that is a kind of text is text there."""
    return [str if isinstance(x, str) else type(x) for x in (value if isinstance(value, tuple) else (value,))]


def _count(
    old: Mapping[str, Node] | Mapping[str, Relationship], new: Mapping[str, Node] | Mapping[str, Relationship]
) -> Changes:
    return Changes(
        added=len(new.keys() - old.keys()),
        changed=sum(not _same(old[id_], new[id_]) for id_ in old.keys() & new.keys()),
        removed=len(old.keys() - new.keys()),
    )
