"""The Meta node: what a database says of the graph that it holds.

Stores write and read it; so does the bulk export, whose database a later load then knows for its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.model import PropertyGraph
from graph.releases import Release

#: The label of the node that says what the store holds; not a part of the graph.
META_LABEL = "Meta"
META_ID = "dataset"

READY = "ready"
LOADING = "loading"
EMPTY = "empty"
DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Meta:
    """What the Meta node says: state, hash, and which labels and types are ours.

    ``origin`` is a hash of all that the graph was made from, given by who loaded it; None: not known.
    ``releases`` are those of the datasets, one line of JSON each in the node's property ``datasets``.
    ``lang`` is the language of the property ``name``.
    Others may keep nodes of their own labels in the same Neo4j database: they are never read or touched.
    """

    state: str = EMPTY
    hash: str | None = None
    labels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    origin: str | None = None
    releases: tuple[Release, ...] = ()
    lang: str = ""

    @classmethod
    def of(
        cls, graph: PropertyGraph, state: str, before: Meta | None = None, origin: str | None = None
    ) -> Meta:
        """Describe ``graph``; while loading, what was there ``before`` counts as ours, too."""
        labels = {node.label for node in graph.nodes} | set(before.labels if before else ())
        types = {r.type for r in graph.relationships} | set(before.types if before else ())
        hash_ = graph.content_hash if state == READY else None
        return cls(
            state, hash_, tuple(sorted(labels)), tuple(sorted(types)), origin, graph.releases, graph.lang
        )

    @classmethod
    def read(cls, properties: Mapping[str, object] | None) -> Meta:
        """Read the node's properties; None where there is no such node."""
        if not properties or "state" not in properties:
            return cls()
        hash_, labels, types, origin = (properties.get(x) for x in ("hash", "labels", "types", "origin"))
        datasets = properties.get("datasets")
        return cls(
            str(properties["state"]),
            str(hash_) if hash_ else None,
            tuple(str(x) for x in labels) if isinstance(labels, list) else (),
            tuple(str(x) for x in types) if isinstance(types, list) else (),
            str(origin) if origin else None,
            tuple(Release.from_json(str(x)) for x in datasets) if isinstance(datasets, list) else (),
            str(properties.get("lang") or ""),
        )

    def properties(self) -> dict[str, object]:
        """Return the node's properties, id included."""
        return {
            "id": META_ID,
            "state": self.state,
            "hash": self.hash or "",
            "labels": list(self.labels),
            "types": list(self.types),
            **({"datasets": [release.to_json() for release in self.releases]} if self.releases else {}),
            **({"origin": self.origin} if self.origin else {}),
            **({"lang": self.lang} if self.lang else {}),
        }

    def holds(self, graph: PropertyGraph) -> bool:
        """Tell whether the store holds exactly ``graph``."""
        return self.state == READY and self.hash == graph.content_hash

    def brought_up(self, graph: PropertyGraph, origin: str | None) -> Meta:
        """Return what is to be said when the store holds ``graph`` already: where it came from this time."""
        return replace(self, origin=origin or self.origin, releases=graph.releases or self.releases)
