"""The program that runs the embedded engine, started by :mod:`graph.store.engine` in a process of its own.

There it can be killed whatever it does, its memory goes with it, and what it prints reaches no terminal. It
knows nothing of Argun: requests come in on standard input as pickles ``(method, arguments)``, answers go out
on standard output as ``("done", value)`` or ``("failed", reason)``. When the input ends, so does the program.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import IO, Any


class Service:
    """What can be asked of the engine: to build one database, or to serve those of a directory."""

    def __init__(self) -> None:
        # Only vectors need it, and it would take as long to import as all the rest.
        sys.modules["numpy"] = None  # type: ignore[assignment]
        import arcadedb  # 38 MB, and the reason why this is a process

        self._engine = arcadedb
        self._database: Any = None
        self._batch: Any = None
        self._places: dict[str, str] = {}
        self._server: Any = None

    def create(self, path: str, statements: list[str], edge_types: list[str], buffered: int) -> None:
        """Begin a database with its schema; ``buffered`` is how many records the engine sorts at once."""
        self._database = self._engine.DatabaseFactory(path).create()
        for text in statements:
            self._database.command("opencypher", text)
        for name in edge_types:
            self._database.schema.create_edge_type(name)
        # No write-ahead log: a database that is not finished is thrown away.
        self._batch = self._database.graph_batch(use_wal=False, batch_size=buffered).__enter__()

    def create_empty(self, path: str) -> None:
        """Make a database that holds nothing."""
        self._engine.DatabaseFactory(path).create().close()

    def nodes(self, label: str, rows: list[dict[str, Any]]) -> None:
        """Write nodes; each row has the id by which relationships find it."""
        found = self._batch.create_vertices(label, rows)
        self._places.update(zip((row["id"] for row in rows), found, strict=True))

    def relationships(self, name: str, ends: list[tuple[str, str]], rows: list[dict[str, Any]]) -> None:
        """Write relationships of a type between nodes that have been written."""
        sources = [self._places[source] for source, _ in ends]
        self._batch.new_edges(sources, name, [self._places[target] for _, target in ends], rows)

    def finish(self) -> None:
        """Complete the database and close it."""
        batch, self._batch = self._batch, None
        batch.__exit__(None, None, None)
        self._database.close()
        self._places.clear()

    def count(self, path: str) -> tuple[int, int]:
        """Read every record of a database from the disk; return the numbers of nodes and relationships."""
        database = self._engine.DatabaseFactory(path).open()
        try:
            return _counted(database, "n.id", "r.id")
        finally:
            database.close()

    def serve(self, root: str, settings: dict[str, object], http_port: int, database: str) -> tuple[int, int]:
        """Serve the databases below a directory over Bolt, and over nothing else; once in a process.

        Returns the numbers of nodes and relationships that the engine sees in one of them: a file that it
        cannot open it leaves out without a word.
        """
        server = self._engine.create_server(root, None, settings)
        server.start()
        self._server = server
        _stop_listening(http_port)
        return _counted(server.get_database(database), "n", "r")

    def rows(self, database: str, text: str) -> list[dict[str, Any]]:
        """Run a statement of ours with the owner's rights and return its rows."""
        found: list[dict[str, Any]] = self._server.get_database(database).query("opencypher", text).to_list()
        return found


def _counted(database: Any, node: str, relationship: str) -> tuple[int, int]:
    texts = (f"MATCH (n) RETURN count({node}) AS n", f"MATCH ()-[r]->() RETURN count({relationship}) AS n")
    nodes, relationships = (database.query("opencypher", text).to_list()[0]["n"] for text in texts)
    return nodes, relationships


def _more_files() -> None:
    """Let the process open as many files as it may: a graph has some hundreds."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _stop_listening(port: int) -> None:
    """Close a port that the engine cannot go without opening, where the system shows its sockets.

    The engine does not get over it: it cannot start another server.
    """
    import socket

    try:
        numbers = [int(name) for name in os.listdir("/dev/fd")]  # noqa: PTH208 # numbers, not paths
    except OSError:
        return
    for number in numbers:
        try:
            with socket.socket(fileno=os.dup(number)) as found:
                if found.getsockname()[1] == port and found.getsockopt(
                    socket.SOL_SOCKET, socket.SO_ACCEPTCONN
                ):
                    found.shutdown(socket.SHUT_RDWR)
        except (OSError, IndexError):  # no socket, or one without a port
            continue


def _own_streams(log: str) -> tuple[IO[bytes], IO[bytes]]:
    """Return the streams of requests and answers; what the engine prints goes into the log."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for number, flags, path in ((0, os.O_RDONLY, os.devnull), (1, os.O_WRONLY | os.O_CREAT, log)):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.dup2(1, 2)
    return requests, answers


def _receive(requests: IO[bytes], waiting: Queue[tuple[str, Any]]) -> None:
    """Pass requests on; when nobody can make any more, end whatever is being done."""
    try:
        while True:
            waiting.put(pickle.load(requests))  # noqa: S301 # from the process that started us
    finally:
        os._exit(0)


def _send(answers: IO[bytes], kind: str, value: object) -> None:
    pickle.dump((kind, value), answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def main() -> None:
    """Answer requests until the process that makes them has gone."""
    os.umask(0o077)
    _more_files()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us
    requests, answers = _own_streams(sys.argv[1])
    try:
        service = Service()
    except Exception as error:  # whatever keeps the library from being loaded
        _send(answers, "missing", f"{error}")
        return
    waiting: Queue[tuple[str, Any]] = Queue()
    Thread(target=_receive, args=(requests, waiting), daemon=True).start()
    while True:
        method, arguments = waiting.get()
        try:
            value = getattr(service, method)(*arguments)
        except Exception as error:  # it is told to who asked
            _send(answers, "failed", f"{error}")
        else:
            _send(answers, "done", value)


if __name__ == "__main__":
    main()
