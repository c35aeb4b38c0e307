"""Loading into a fresh embedded store: our bulk path beside the official driver's UNWIND MERGE, in one run.

Run: ``python -m benchmarks.loading [NODES TIES]`` (20000 100000 by default). Both load the same graph into an
empty database of the same engine and end when the data can be read.
"""

from __future__ import annotations

import contextlib
import os
import random
import secrets
import socket
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from neo4j import GraphDatabase

from graph.model import Node, PropertyGraph, Relationship, Value
from graph.progress import NoProgress
from graph.store.embedded import EmbeddedStore

_BATCH = 5_000
_TYPES = ("INVESTOR_IN", "SUPPLIER_TO", "PARTNERS_WITH", "CONTRACTOR_FOR")


def make_graph(nodes: int, ties: int, seed: int = 1) -> PropertyGraph:
    """Return a random graph of companies with the properties that a tie usually has."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    companies = [
        Node(f"company:c{i}", "Company", {"name_en": f"Company {i}", "name_ru": f"Компания {i}"})
        for i in range(nodes)
    ]
    found = []
    for i in range(ties):
        a, b = rng.sample(range(nodes), 2)
        values: dict[str, Value] = {
            "stage": "operating",
            "health": "active",
            "region_ids": ("region:RU-AMU",),
            "region_shares": (1.0,),
        }
        type_ = _TYPES[i % len(_TYPES)]
        found.append(Relationship(f"{type_}/{i}", type_, f"company:c{a}", f"company:c{b}", values))
    return PropertyGraph.of(companies, found)


def load_ours(graph: PropertyGraph) -> float:
    """Return the seconds of our load into a fresh store."""
    with tempfile.TemporaryDirectory() as directory:
        started = time.perf_counter()
        with EmbeddedStore.open(Path(directory) / "store") as store:
            store.load(graph, NoProgress())
        return time.perf_counter() - started


@contextlib.contextmanager
def bare_server(directory: Path) -> Iterator[tuple[str, str]]:
    """Start the same engine without anything of ours around it; yield its address and root's password."""
    os.environ |= {"ARCADEDB_LOG_CONSOLE": "0", "ARCADEDB_LOG_DIR": str(directory / "log")}
    import arcadedb  # it reads these variables

    password = secrets.token_hex(16)
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        bolt, http = first.getsockname()[1], second.getsockname()[1]
    settings = {
        "host": "127.0.0.1",
        "bolt_host": "127.0.0.1",
        "bolt_port": bolt,
        "http_port": http,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "mode": "development",
    }
    server = arcadedb.create_server(str(directory / "root"), password, settings)
    server.start()
    server.create_database("neo4j")
    try:
        yield f"bolt://127.0.0.1:{bolt}", password
    finally:
        server.stop()


def load_by_driver(graph: PropertyGraph) -> float:
    """Return the seconds of UNWIND MERGE in batches by the official driver on the same engine."""
    with tempfile.TemporaryDirectory() as directory, bare_server(Path(directory)) as (address, password):
        started = time.perf_counter()
        with GraphDatabase.driver(address, auth=("root", password)) as driver:
            driver.execute_query("CREATE INDEX IF NOT EXISTS FOR (n:Company) ON (n.id)")
            rows: list[dict[str, object]] = [{"id": n.id, "props": dict(n.properties)} for n in graph.nodes]
            for start in range(0, len(rows), _BATCH):
                driver.execute_query(
                    "UNWIND $rows AS row MERGE (n:Company {id: row.id}) SET n += row.props",
                    rows=rows[start : start + _BATCH],
                )
            by_type = defaultdict(list)
            for r in graph.relationships:
                props = {k: list(v) if isinstance(v, tuple) else v for k, v in r.properties.items()}
                by_type[r.type].append({"id": r.id, "a": r.source_id, "b": r.target_id, "props": props})
            for type_, ties in by_type.items():
                text = (
                    "UNWIND $rows AS row MATCH (a:Company {id: row.a}), (b:Company {id: row.b}) "
                    f"MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r += row.props"
                )
                for start in range(0, len(ties), _BATCH):
                    driver.execute_query(text, rows=ties[start : start + _BATCH])
        return time.perf_counter() - started


def main() -> None:
    """Print both times and their ratio."""
    nodes, ties = (int(a) for a in sys.argv[1:3]) if len(sys.argv) > 2 else (20_000, 100_000)
    graph = make_graph(nodes, ties)
    ours = load_ours(graph)
    print(f"argun, bulk path, opened and checked: {ours:6.1f} s for {nodes} nodes and {ties} ties")
    peer = load_by_driver(graph)
    print(f"official driver, UNWIND MERGE:        {peer:6.1f} s; ratio {peer / ours:.1f}")


if __name__ == "__main__":
    main()
