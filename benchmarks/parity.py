"""The two servers side by side: every query of the book on the shipped dataset, rows and seconds of each.

Run: ``python -m benchmarks.parity``. A real Neo4j is started for it (``tests/neo4j_server`` says how), or the
one of ``ARGUN_TEST_NEO4J`` is used and **wiped**. Each query runs once to warm up; the best of three counts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from graph.progress import NoProgress
from graph.settings import Settings
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from queries.header import Mode, Query
from queries.library import Library, bind_parameters
from tests.neo4j_server import Neo4jServer, start_neo4j
from tests.shipped import alike, example, shipped_graph

ROUNDS = 3
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return the result and the seconds."""
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


def best_of(work: Callable[[], Result]) -> tuple[Result, float]:
    """Run once to warm up, then return the result and the best time."""
    work()
    runs = [timed(work) for _ in range(ROUNDS)]
    return runs[0][0], min(seconds for _, seconds in runs)


def print_row(name: str, sizes: tuple[object, object], equal: bool, seconds: tuple[float, float]) -> None:
    ratio = seconds[1] / seconds[0]
    print(
        f"{name:30} {sizes[0]!s:>9} {sizes[1]!s:>9}  {'yes' if equal else 'NO ':5}"
        f" {seconds[0]:9.3f} {seconds[1]:9.3f} {ratio:7.1f}"
    )


def compare_query(query: Query, embedded: Store, server: Store) -> bool:
    """Print one line; return whether the answers are equal."""
    parameters = bind_parameters(query, example(query))
    ours, our_s = best_of(lambda: embedded.query(query.text, parameters))
    theirs, their_s = best_of(lambda: server.query(query.text, parameters))
    equal = alike(ours, theirs)
    print_row(query.name, (len(ours.rows), len(theirs.rows)), equal, (our_s, their_s))
    return equal


def compare_stores(embedded: Store, server: Store) -> bool:
    """Print the whole table; return whether everything is equal."""
    graph = shipped_graph()
    records = len(graph.nodes) + len(graph.relationships)
    print(f"{len(graph.nodes)} nodes, {len(graph.relationships)} relationships")
    print(f"{'':30} {'embedded':>9} {'Neo4j':>9}  equal {'embedded':>9} {'Neo4j':>9}   ratio")
    print(f"{'':30} {'rows':>9} {'rows':>9}        {'s':>9} {'s':>9}")
    _, our_s = timed(lambda: embedded.load(graph, NoProgress()))
    _, their_s = timed(lambda: server.load(graph, NoProgress()))
    print_row("(first load)", (records, records), True, (our_s, their_s))
    _, our_s = timed(lambda: embedded.load(graph, NoProgress()))
    _, their_s = timed(lambda: server.load(graph, NoProgress()))
    print_row("(unchanged load)", (0, 0), True, (our_s, their_s))
    ours, our_s = timed(embedded.read_graph)
    theirs, their_s = timed(server.read_graph)
    sizes = tuple(len(g.nodes) + len(g.relationships) for g in (ours, theirs))
    print_row("(read back)", (sizes[0], sizes[1]), ours == theirs == graph, (our_s, their_s))
    equal = [compare_query(query, embedded, server) for query in Library().read_all(Mode.READ)]
    print(f"{sum(equal)} of {len(equal)} queries answer alike; best of {ROUNDS} runs after one to warm up")
    return ours == theirs == graph and all(equal)


def wipe(server: Neo4jServer) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.bolt, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def main() -> None:
    """Print the parity table; exit with 1 when anything differs."""
    server = start_neo4j(fetch=True, java=())  # as users run it
    try:
        wipe(server)
        with tempfile.TemporaryDirectory() as directory:
            settings = Settings(home=Path(directory), user=server.user, password=server.password)
            with (
                EmbeddedStore.open(Path(directory) / "store") as embedded,
                ServerStore.open(server.bolt, settings) as neo4j,
            ):
                equal = compare_stores(embedded, neo4j)
    finally:
        server.stop()
    raise SystemExit(0 if equal else 1)


if __name__ == "__main__":
    main()
