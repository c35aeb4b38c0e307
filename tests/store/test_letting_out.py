"""Nothing that an analyst types makes a store fetch from an address, on either server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.opening import open_store
from graph.store.server import ServerStore
from schema.errors import StoreError, UsageError
from tests.bolt_cluster import Cluster

#: The embedded server keeps away from loopback by itself: a machine of the tests may lend it this address
#: (``ip addr add 93.184.216.34/32 dev lo``), by which it goes out like to any other.
PUBLIC = "93.184.216.34"
TRIES = (
    "LOAD CSV FROM $u AS l RETURN l",
    "load/**/csv FROM $u AS l RETURN l",
    "// x\rLOAD CSV FROM $u AS l RETURN l",
    "LOAD\\u0020CSV FROM $u AS l RETURN l",
    "LOAD\u00a0CSV WITH HEADERS FROM $u AS l RETURN l",
    "PROFILE LOAD CSV FROM $u AS l RETURN l",
    "CALL { LOAD CSV FROM $u AS l RETURN l } RETURN l",
    "RETURN 1 AS l UNION LOAD CSV FROM $u AS l RETURN l",
    "RETURN COLLECT { LOAD CSV FROM $u AS l RETURN l } AS l",
    "UNWIND [1] AS x CALL (x) { LOAD CSV FROM $u AS l RETURN l } IN TRANSACTIONS RETURN l",
    "RETURN 1 AS l /*\\u002a\\u002f UNION LOAD CSV FROM $u AS l RETURN l //*/",
    "CALL do.when(true, 'LOAD CSV FROM $u AS l RETURN l', '', {u: $u}) YIELD value RETURN value",
    "CALL `do.when`(true, 'LOAD CSV FROM $u AS l RETURN l', '', {u: $u}) YIELD value RETURN value",
    "CALL apoc.load.json($u) YIELD value RETURN value",
)


@dataclass
class Listener:
    """What an attacker runs: every address that was asked for."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "4")
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    try:
        server = ThreadingHTTPServer((PUBLIC, 0), Handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host, port = server.server_address[:2]
    found.url = f"http://{host!s}:{port}/secret"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("statement", TRIES)
def test_no_statement_makes_a_store_fetch(store: Store, listener: Listener, statement: str) -> None:
    with pytest.raises(UsageError):
        store.query(statement, {"u": listener.url})
    assert not listener.asked


@pytest.mark.neo4j
def test_the_plan_stops_what_the_words_let_pass(
    neo4j_store: ServerStore, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall, alone."""
    monkeypatch.setattr("graph.store.server.refuse_letting_out", lambda text: None)
    for statement in TRIES:
        with pytest.raises((UsageError, StoreError)):
            neo4j_store.query(statement, {"u": listener.url})
    assert not listener.asked


def test_the_engine_is_told_not_to_fetch(
    embedded_store: EmbeddedStore, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall, alone, whether or not the address is one that the engine shuns by itself."""
    monkeypatch.setattr("graph.store.embedded.refuse_letting_out", lambda text: None)
    with pytest.raises(UsageError) as refused:
        embedded_store.query("LOAD CSV FROM $u AS l RETURN l", {"u": listener.url})
    assert "remote URLs are disabled" in str(refused.value.__cause__)
    for statement in TRIES:
        with suppress(UsageError, StoreError):
            embedded_store.query(statement, {"u": listener.url})
    assert not listener.asked


def test_a_refused_statement_is_not_even_sent(listener: Listener, tmp_path: Path) -> None:
    login = Settings(home=tmp_path, password="any")  # noqa: S106 (a stub)
    with Cluster() as cluster, open_store(cluster.address, login) as store:
        before = len(cluster.asked)
        for statement in TRIES:
            with pytest.raises(UsageError):
                store.query(statement, {"u": listener.url})
        assert len(cluster.asked) == before
