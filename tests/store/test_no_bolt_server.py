"""Whatever answers at the address of a server, one line says what is wrong, in time, with exit code 3."""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import bolt
from graph.store.opening import open_store
from schema.errors import StoreError

_BOLT_5_4 = b"\x00\x00\x04\x05"
_TLS_ALERT = b"\x15\x03\x01\x00\x02\x02\x46"
Serve = Callable[[socket.socket], None]


def _says(answer: bytes, *, first: bool = False) -> Serve:
    """Answer so, at once or when something came, and close."""

    def serve(taken: socket.socket) -> None:
        if not first:
            taken.recv(1024)
        taken.sendall(answer)
        taken.recv(1024)

    return serve


def _closes(taken: socket.socket) -> None:
    taken.recv(1024)


def _resets(taken: socket.socket) -> None:
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _says_nothing(taken: socket.socket) -> None:
    while taken.recv(1024):
        pass


def _falls_silent(taken: socket.socket) -> None:
    taken.recv(1024)
    taken.sendall(_BOLT_5_4)
    _says_nothing(taken)


@contextmanager
def _listening(serve: Serve) -> Iterator[int]:
    taken: list[socket.socket] = []

    def one(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            serve(connection)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection = listening.accept()[0]
                taken.append(connection)
                threads.append(threading.Thread(target=one, args=(connection,), daemon=True))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threads = [threading.Thread(target=accept, daemon=True)]
        threads[0].start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)
    for connection in taken:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join()


def _refused(port: int, scheme: str, home: Path) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(f"{scheme}://127.0.0.1:{port}", Settings(home=home, password="any"))  # noqa: S106 (no server)
    said = str(refused.value)
    assert said.startswith(f"{scheme}://127.0.0.1:{port}: ")
    assert "\n" not in said
    assert "ResolvedIPv4Address" not in said
    return said


@pytest.mark.parametrize(
    ("serve", "words"),
    [
        (_says(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), "does not speak Bolt"),
        (_says(b"SSH-2.0-OpenSSH_9.6\r\n", first=True), "does not speak Bolt"),
        (_says(b"\xff\xfe" * 500), "does not speak Bolt"),
        (_says(b"\x00" * 4), "does not speak Bolt"),
        (_says(_TLS_ALERT), r"bolt\+s://|does not speak Bolt"),
        (_closes, r"breaks the connection off.*bolt\+s://"),
        (_resets, r"breaks the connection off.*bolt\+s://"),
        (_says(_BOLT_5_4), r"breaks the connection off.*bolt\+s://"),
        (_says_nothing, "no server answers there.*nothing came in time"),
        (_falls_silent, "breaks the connection off|nothing came in time"),
    ],
    ids=["http", "ssh", "garbage", "zero", "tls", "closes", "resets", "half", "silent", "falls-silent"],
)
def test_what_is_no_bolt_server_is_told_in_one_line(
    serve: Serve, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "CONNECT_S", 0.4)
    with _listening(serve) as port:
        said = _refused(port, "bolt", tmp_path)
    assert re.search(words, said), said


@pytest.mark.parametrize(
    ("serve", "words"),
    [
        (_says(b"SSH-2.0-OpenSSH_9.6\r\n"), "TLS fails"),
        (_resets, "broken off"),
        (_says_nothing, "nothing came in time"),
    ],
    ids=["plain", "resets", "silent"],
)
def test_what_speaks_no_tls_is_told_with_the_other_scheme(
    serve: Serve, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "CONNECT_S", 0.4)
    with _listening(serve) as port:
        said = _refused(port, "bolt+s", tmp_path)
    assert "name it as bolt:// if it has none" in said
    assert words in said


def test_a_cluster_that_is_none_is_told_too(tmp_path: Path) -> None:
    with _listening(_says(b"SSH-2.0-OpenSSH_9.6\r\n", first=True)) as port:
        assert "does not speak Bolt" in _refused(port, "neo4j", tmp_path)
    with _listening(_says(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as port:
        assert "no server answers" in _refused(port, "neo4j", tmp_path)
