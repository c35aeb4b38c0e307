"""A whole graph into a fresh database of the embedded engine, by its bulk interface."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from graph.meta import META_LABEL, READY, Meta
from graph.model import Node, PropertyGraph, Relationship
from graph.progress import Progress
from graph.store.write_cypher import stored, write_schema
from schema.errors import StoreError
from schema.messages import Message

#: Records handed over at once between two steps of the progress.
CHUNK = 5000
#: Relationships the engine sorts at once; fastest of 1,000-50,000 with 20,000 and 100,000 of them.
BUFFERED = 20_000


def build_database(path: Path, graph: PropertyGraph, progress: Progress, origin: str | None = None) -> None:
    """Build a database that holds exactly ``graph`` and says so in its Meta node.

    The bulk interface writes in several transactions: a database that was cut off halfway is worthless, so
    ``path`` must be a place of its own until this returns.

    Raises
    ------
    StoreError
        Not every record can be read again.
    """
    import arcadedb  # loads the engine

    database = arcadedb.DatabaseFactory(str(path)).create()
    try:
        labels = {node.label for node in graph.nodes} | {META_LABEL}
        # Links without properties (of evidence, above all) are most of the graph: nobody looks them up by id,
        # and the index would take a quarter of the load.
        indexed = {r.type for r in graph.relationships if r.properties}
        for text in write_schema(labels, indexed):
            database.command("opencypher", text)
        for type_ in sorted({r.type for r in graph.relationships} - indexed):
            database.schema.create_edge_type(type_)
        # No write-ahead log: a database that is not finished is thrown away.
        with database.graph_batch(use_wal=False, batch_size=BUFFERED) as batch:
            places = _write_nodes(batch, graph, progress)
            _write_relationships(batch, graph, places, progress)
            batch.create_vertices(META_LABEL, [Meta.of(graph, READY, origin=origin).properties()])
    finally:
        database.close()
    _check(arcadedb.DatabaseFactory(str(path)).open(), path, graph)


def _check(database: Any, path: Path, graph: PropertyGraph) -> None:
    """Read every record again from the disk: when it is full, the engine loses pages and only logs it."""
    wanted = (len(graph.nodes) + 1, len(graph.relationships))  # and the Meta node
    try:
        found = tuple(
            database.query("opencypher", text).to_list()[0]["n"]
            for text in ("MATCH (n) RETURN count(n.id) AS n", "MATCH ()-[r]->() RETURN count(r.id) AS n")
        )
    finally:
        database.close()
    if found != wanted:
        raise StoreError(
            "{path}: the new database was not written whole ({found} of {wanted} records); "
            "most often the disk is full: make room or name a directory on another one with --store",
            path=path.parent,
            found=sum(found),
            wanted=sum(wanted),
        )


def _write_nodes(batch: Any, graph: PropertyGraph, progress: Progress) -> dict[str, str]:
    """Write all nodes; return node id to the engine's own."""
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        groups[node.label].append(node)
    places: dict[str, str] = {}
    for label in sorted(groups):
        for start in range(0, len(groups[label]), CHUNK):
            part = groups[label][start : start + CHUNK]
            found = batch.create_vertices(label, [stored(node.id, node.properties) for node in part])
            places.update(zip((node.id for node in part), found, strict=True))
            progress.step(Message("loading nodes"), len(places), len(graph.nodes))
    return places


def _write_relationships(
    batch: Any, graph: PropertyGraph, places: dict[str, str], progress: Progress
) -> None:
    groups: defaultdict[str, list[Relationship]] = defaultdict(list)
    for r in graph.relationships:
        groups[r.type].append(r)
    done = 0
    for type_ in sorted(groups):
        for start in range(0, len(groups[type_]), CHUNK):
            part = groups[type_][start : start + CHUNK]
            batch.new_edges(
                [places[r.source_id] for r in part],
                type_,
                [places[r.target_id] for r in part],
                [stored(r.id, r.properties) for r in part],
            )
            done += len(part)
            progress.step(Message("loading ties"), done, len(graph.relationships))
