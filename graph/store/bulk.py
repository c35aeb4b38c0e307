"""A whole graph into a fresh database of the embedded engine, by its bulk interface."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from graph.meta import META_LABEL, READY, Meta
from graph.model import Node, PropertyGraph, Relationship
from graph.progress import Progress
from graph.store.engine import EngineProcess
from graph.store.write_cypher import stored, write_schema
from schema.errors import StoreError
from schema.messages import Message

#: Records handed over at once between two steps of the progress.
CHUNK = 5000
#: Relationships the engine sorts at once; fastest of 1,000-50,000 with 20,000 and 100,000 of them.
BUFFERED = 20_000


def build_database(
    engine: EngineProcess, path: Path, graph: PropertyGraph, progress: Progress
) -> tuple[int, int]:
    """Build a database that holds exactly ``graph`` and says so in its Meta node.

    Returns the numbers of its nodes, the Meta node among them, and of its relationships.

    The bulk interface writes in several transactions: a database that was cut off halfway is worthless, so
    ``path`` must be a place of its own until this returns.

    Raises
    ------
    EngineError
        The engine refuses.
    StoreError
        Not every record can be read again.
    """
    labels = {node.label for node in graph.nodes} | {META_LABEL}
    types = {r.type for r in graph.relationships}
    # Links without properties (of evidence, above all) are most of the graph: nobody looks them up by id,
    # and the index would take a quarter of the load.
    indexed = {r.type for r in graph.relationships if r.properties}
    engine.ask("create", str(path), write_schema(labels, indexed), sorted(types - indexed), BUFFERED)
    _write_nodes(engine, graph, progress)
    _write_relationships(engine, graph, progress)
    engine.ask("nodes", META_LABEL, [Meta.of(graph, READY).properties()])
    engine.ask("finish")
    return check_database(engine, path, graph)


def check_database(engine: EngineProcess, path: Path, graph: PropertyGraph) -> tuple[int, int]:
    """Read every record again from the disk: when it is full, the engine loses pages and only logs it."""
    wanted = (len(graph.nodes) + 1, len(graph.relationships))  # and the Meta node
    found = engine.ask("count", str(path))
    if found != wanted:
        raise StoreError(
            "{path}: the new database was not written whole ({found} of {wanted} records); "
            "most often the disk is full: make room or name a directory on another one with --store",
            path=path.parents[1],
            found=sum(found),
            wanted=sum(wanted),
        )
    return wanted


def _write_nodes(engine: EngineProcess, graph: PropertyGraph, progress: Progress) -> None:
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        groups[node.label].append(node)
    done = 0
    for label in sorted(groups):
        for start in range(0, len(groups[label]), CHUNK):
            part = groups[label][start : start + CHUNK]
            engine.ask("nodes", label, [stored(node.id, node.properties) for node in part])
            done += len(part)
            progress.step(Message("loading nodes"), done, len(graph.nodes))


def _write_relationships(engine: EngineProcess, graph: PropertyGraph, progress: Progress) -> None:
    groups: defaultdict[str, list[Relationship]] = defaultdict(list)
    for r in graph.relationships:
        groups[r.type].append(r)
    done = 0
    for type_ in sorted(groups):
        for start in range(0, len(groups[type_]), CHUNK):
            part = groups[type_][start : start + CHUNK]
            ends = [(str(r.source_id), str(r.target_id)) for r in part]
            engine.ask("relationships", type_, ends, [stored(r.id, r.properties) for r in part])
            done += len(part)
            progress.step(Message("loading ties"), done, len(graph.relationships))
