"""A stub of a cluster of Neo4j: three members that speak Bolt 5.4 and hold nothing but the Meta node.

It answers what the store asks of a server, tells the driver who leads and who may be read from, and writes
down which member was asked what. Failures can be put in its way.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.packstream import Unpacker, pack_message

_HELLO, _GOODBYE, _RESET, _RUN, _BEGIN, _COMMIT, _ROLLBACK = 0x01, 0x02, 0x0F, 0x10, 0x11, 0x12, 0x13
_DISCARD, _PULL, _ROUTE = 0x2F, 0x3F, 0x66
_SUCCESS, _RECORD, _IGNORED, _FAILURE = 0x70, 0x71, 0x7E, 0x7F
_BOLT_5_4 = b"\x00\x00\x04\x05"

NOT_LEADER = "Neo.ClientError.Cluster.NotALeader"
DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected"
#: Instead of an answer: the connection breaks, or nothing comes until the cluster closes.
BREAK, SILENCE = "break", "silence"


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement: which member got it, to read or to write (r, w), after which bookmarks."""

    member: int
    mode: str
    text: str
    bookmarks: tuple[str, ...]


@dataclass
class Cluster:
    """Three members on loopback; use it in a ``with``.

    ``obstacles`` meet the next statements in turn: a code, ``BREAK``, ``SILENCE``, or empty for none.
    """

    leader: int = 0
    obstacles: deque[str] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    loses_commits: bool = False
    meta: dict[str, Any] | None = None
    bookmark: str = ""

    def __enter__(self) -> Cluster:
        self.closing = threading.Event()
        self._sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        for number in range(3):
            self._start(self._accept, number)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for thread in self._threads:
            thread.join(5)

    @property
    def address(self) -> str:
        return f"neo4j://{self.address_of(0)}"

    def address_of(self, member: int) -> str:
        host, port = self._sockets[member].getsockname()
        return f"{host}:{port}"

    def stop(self) -> None:
        """Go away: nobody listens any more and every connection breaks."""
        self.closing.set()
        for opened in (*self._sockets, *self._open):
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
            opened.close()

    def asked_of(self, mode: str) -> set[int]:
        """Return the members that were asked to read (r) or to write (w)."""
        return {asked.member for asked in self.asked if asked.mode == mode}

    def answer(self, text: str, parameters: dict[str, Any]) -> tuple[list[str], list[list[Any]], str]:
        """Return the columns, the rows and the query type."""
        if "SET m = $properties" in text:
            self.meta = parameters["properties"]
            return [], [], "w"
        if "(m:Meta" in text:
            return ["properties"], [] if self.meta is None else [[self.meta]], "r"
        if text.removeprefix("EXPLAIN ") == "RETURN 1 AS one":
            return ["one"], [] if text.startswith("EXPLAIN") else [[1]], "r"
        return [], [], "r"

    def routing_table(self) -> dict[str, Any]:
        followers = [self.address_of(i) for i in range(3) if i != self.leader]
        servers = [
            {"role": "ROUTE", "addresses": [self.address_of(i) for i in range(3)]},
            {"role": "READ", "addresses": followers},
            {"role": "WRITE", "addresses": [self.address_of(self.leader)]},
        ]
        return {"ttl": 300, "db": "neo4j", "servers": servers}

    def _start(self, work: Any, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, member: int) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._sockets[member].accept()
                self._open.append(connection)
                self._start(_Conversation(self, member, connection).hold)


class _Conversation:
    """One connection to one member."""

    def __init__(self, cluster: Cluster, member: int, connection: socket.socket) -> None:
        self._cluster = cluster
        self._member = member
        self._connection = connection
        self._stream = connection.makefile("rb")
        self._mode = "w"
        self._bookmarks: tuple[str, ...] = ()
        self._waiting: tuple[list[list[Any]], str] = ([], "r")
        self._failed = False

    def hold(self) -> None:
        with self._connection, self._stream, suppress(OSError, struct.error):
            self._stream.read(20)  # the magic number and four proposals of versions
            self._connection.sendall(_BOLT_5_4)
            while True:
                tag, fields = Unpacker(self._read()).message()
                if tag == _GOODBYE:
                    return
                self._react(tag, fields)

    def _read(self) -> bytes:
        chunks = []
        while size := struct.unpack(">H", self._stream.read(2))[0]:
            chunks.append(self._stream.read(size))
        return b"".join(chunks)

    def _send(self, tag: int, *fields: object) -> None:
        message = pack_message(tag, *fields)
        self._connection.sendall(struct.pack(">H", len(message)) + message + b"\x00\x00")

    def _react(self, tag: int, fields: list[Any]) -> None:
        if self._failed and tag != _RESET:
            self._send(_IGNORED)
        elif tag == _HELLO:
            self._send(_SUCCESS, {"server": "Neo4j/5.26.0", "connection_id": "bolt-1"})
        elif tag == _ROUTE:
            self._send(_SUCCESS, {"rt": self._cluster.routing_table()})
        elif tag == _BEGIN:
            self._mode = fields[0].get("mode", "w")
            self._bookmarks = tuple(fields[0].get("bookmarks", ()))
            self._send(_SUCCESS, {})
        elif tag == _RUN:
            self._run(fields[0], fields[1])
        elif tag in (_PULL, _DISCARD):
            self._pull()
        elif tag == _COMMIT:
            if self._mode == "w" and self._cluster.loses_commits:
                raise ConnectionResetError
            self._cluster.bookmark = f"bookmark:{len(self._cluster.asked)}"
            self._send(_SUCCESS, {"bookmark": self._cluster.bookmark})
        else:
            self._failed = False
            self._send(_SUCCESS, {})

    def _run(self, text: str, parameters: dict[str, Any]) -> None:
        self._cluster.asked.append(Asked(self._member, self._mode, text, self._bookmarks))
        obstacle = self._cluster.obstacles.popleft() if self._cluster.obstacles else None
        if obstacle is None and self._mode == "w" and self._member != self._cluster.leader:
            obstacle = NOT_LEADER
        if obstacle == BREAK:
            raise ConnectionResetError
        if obstacle == SILENCE:
            self._cluster.closing.wait()
            raise ConnectionResetError
        if obstacle:
            self._failed = True
            self._send(_FAILURE, {"code": obstacle, "message": "the stub says so"})
            return
        columns, rows, kind = self._cluster.answer(text, parameters)
        self._waiting = (rows, kind)
        self._send(_SUCCESS, {"fields": columns, "t_first": 0, "qid": 0})

    def _pull(self) -> None:
        rows, kind = self._waiting
        for row in rows:
            self._send(_RECORD, row)
        plan = {"operatorType": "ProduceResults@neo4j", "args": {}, "identifiers": [], "children": []}
        self._send(_SUCCESS, {"has_more": False, "type": kind, "plan": plan, "db": "neo4j", "t_last": 0})
