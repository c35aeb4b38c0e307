"""A real Neo4j for tests, from Maven Central's jars: no Docker, no installation.

``python -m tests.neo4j_server`` starts one and keeps it until Ctrl-C; give its address to the tests as
``ARGUN_TEST_NEO4J=bolt://neo4j:password@127.0.0.1:port``, which any server of your own can be, too. **The
tests wipe it.**
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import GraphDatabase

from tests.maven import Jar, JarsUnavailableError, fetch_jars

#: The long-term-support version, pinned: Maven Central's newest is not always the newest there is.
VERSION = "5.26.31"

JARS = (Jar("org.neo4j", "neo4j", VERSION), Jar("org.neo4j.app", "neo4j-server", VERSION))

CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_max_failed_attempts=0
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
"""

#: A server that lives for a minute starts and loads twice as fast without the optimising compiler.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

#: Ends the server when our end of the pipe closes, however we die: a kill -9 of pytest leaves no Java behind.
#: At once, because an orderly end takes 10 s and the files are thrown away.
KEEPER = 'exec 3<&0; "$@" </dev/null 3<&- & server=$!; { read -r _; kill -KILL $server; } <&3 & wait $server'


class Neo4jUnavailableError(Exception):
    """There is no server and none can be made here; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server; ``bolt`` is its address without the login, ``http`` that of its pages."""

    bolt: str
    user: str
    password: str
    home: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    http: str = ""

    def stop(self) -> None:
        """End the server and remove its files; a server of the user's own is left as it is."""
        if self.process is not None:
            _end(self.process)
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)


def start_neo4j(
    *,
    fetch: bool,
    java: Sequence[str] = QUICK_JAVA,
    prepare: Callable[[Path], object] | None = None,
    more: Sequence[Path] = (),
) -> Neo4jServer:
    """Use the server of ``ARGUN_TEST_NEO4J``, or start one on free loopback ports (5 s).

    Without ``fetch`` only jars that are already here are used, so that a user's test run asks no network.
    ``java`` are the options of Java, ``prepare`` is called with the server's home before it starts, ``more``
    are folders of jars that it gets, too; with either a server is always started.

    Raises
    ------
    Neo4jUnavailableError
        Java or Maven is missing, the jars cannot be had, or the server does not answer in a minute.
    """
    own = os.environ.get("ARGUN_TEST_NEO4J")
    if own and prepare is None and not more:
        parts = urlsplit(own)
        return Neo4jServer(
            f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}",
            parts.username or "neo4j",
            parts.password or "",
        )
    jars = _resolve_jars(fetch=fetch)
    home = Path(tempfile.mkdtemp(prefix="argun-neo4j-"))
    try:
        return _start((jars, *more), home, java, prepare)
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise


def _resolve_jars(*, fetch: bool) -> Path:
    try:
        return fetch_jars(f"neo4j-{VERSION}", JARS, fetch=fetch)
    except JarsUnavailableError as error:
        raise Neo4jUnavailableError(
            f"tests against a real Neo4j need its jars: {error}; run `python -m tests.neo4j_server` once "
            "(123 MB from Maven Central), or name a server of yours in ARGUN_TEST_NEO4J"
        ) from None


def _start(
    jars: Sequence[Path], home: Path, options: Sequence[str], prepare: Callable[[Path], object] | None
) -> Neo4jServer:
    bolt, http = _free_port(), _free_port()
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(bolt=bolt, http=http), encoding="utf-8")
    if prepare is not None:
        prepare(home)
    java = ["java", "-Xmx512m", *options, "-cp", os.pathsep.join(f"{folder}/*" for folder in jars)]
    entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home}/conf"]
    with (home / "console.log").open("wb") as log:
        process = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", *java, *entry],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    atexit.register(_end, process)
    try:
        _wait_for_port(bolt, process, home / "console.log")
        password = _set_password(f"bolt://127.0.0.1:{bolt}")
    except BaseException:
        _end(process)
        raise
    http_address = f"http://127.0.0.1:{http}"
    return Neo4jServer(f"bolt://127.0.0.1:{bolt}", "neo4j", password, home, process, http_address)


def _set_password(address: str) -> str:
    """Change the password that a new server has, which it asks for; sooner than a Java of neo4j-admin's."""
    password = secrets.token_hex(12)
    with GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
        driver.execute_query(change, password=password, database_="system")
    return password


def _wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise Neo4jUnavailableError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-1000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the pipe (the keeper stops the server), and after 15 s kill the whole group."""
    if process.stdin is not None and not process.stdin.closed:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    server = start_neo4j(fetch=True)
    host = server.bolt.removeprefix("bolt://")
    sys.stdout.write(f"ARGUN_TEST_NEO4J=bolt://{server.user}:{server.password}@{host}\n")
    sys.stdout.flush()
    try:
        signal.pause()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
