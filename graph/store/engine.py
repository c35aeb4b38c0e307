"""The embedded server: started and stopped, with two users and a fresh password each time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.store.directory import StoreDirectory
from schema.errors import StoreError

#: The one database, named as Neo4j names its own.
DATABASE = "neo4j"
READER = "reader"
HOST = "127.0.0.1"

#: A free port can be taken by somebody else before the engine opens it.
TRIES = 5

#: Ends what a process that shares the server left running.
READ_TIMEOUT_MS = 3_600_000

# The engine's own count is 65,536, for passwords that people choose; ours have 128 random bits.
ITERATIONS = 1000


@dataclass(slots=True)
class Engine:
    """One server over one directory; ``start`` and ``stop`` as often as needed (5 to 50 ms)."""

    directory: StoreDirectory
    password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    bolt_port: int = 0
    _server: Any = None

    @property
    def address(self) -> str:
        """Where the reader finds it while it runs."""
        return f"bolt://{HOST}:{self.bolt_port}"

    @property
    def running(self) -> bool:
        """Tell whether ``start`` was called and ``stop`` wasn't."""
        return self._server is not None

    def start(self) -> None:
        """Start the server unless it runs.

        Raises
        ------
        StoreError
            The engine is not there for this machine, or refuses.
        """
        if self.running:
            return
        arcadedb = load_engine(self.directory.path)
        self._write_users()
        for attempt in range(TRIES):
            http_port, self.bolt_port = _free_ports()
            server = arcadedb.create_server(
                str(self.directory.path), None, _settings(http_port, self.bolt_port)
            )
            try:
                server.start()
            except arcadedb.ArcadeDBError as error:
                if attempt < TRIES - 1 and "port" in str(error).lower():
                    continue
                raise StoreError(
                    "{path}: the embedded database server does not start: {reason}",
                    path=self.directory.path,
                    reason=error,
                ) from error
            self._server = server
            self.directory.tell_user(self.address)
            return

    def database(self) -> Any:
        """Return the engine's own handle on the running server's database; it has the owner's rights."""
        self.start()
        return self._server.get_database(DATABASE)

    def stop(self) -> None:
        """Stop the server and whatever it runs."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()

    def _write_users(self) -> None:
        """Write users and rights: an owner whom nobody logs in as, and a reader who can only read."""
        config = self.directory.path / "config"
        config.mkdir(exist_ok=True)
        users = [
            {"name": "root", "databases": {"*": ["admin"]}, "password": _hashed(secrets.token_hex(16))},
            {"name": READER, "databases": {DATABASE: [READER]}, "password": _hashed(self.password)},
        ]
        _write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
        _write_private(config / "server-groups.json", json.dumps(_groups()))


def load_engine(log_directory: Path) -> Any:
    """Import the engine with its log in a file: it must never write to the terminal.

    Raises
    ------
    StoreError
        There is no engine for this platform.
    """
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(log_directory / "log"))
    try:
        import arcadedb
    except (ImportError, OSError) as error:
        raise StoreError(
            "the embedded store does not work on this machine ({reason}); "
            "use a Neo4j server: --store bolt://localhost:7687",
            reason=error,
        ) from error
    return arcadedb


def _settings(http_port: int, bolt_port: int) -> dict[str, object]:
    return {
        "host": HOST,
        "bolt_host": HOST,
        "http_port": http_port,
        "bolt_port": bolt_port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        # In production mode every error of a statement loses its text; only this machine can reach the port.
        "mode": "development",
        # LOAD CSV would return any readable file of the machine.
        "opencypher_loadCsv_allowFileUrls": False,
    }


def _groups() -> dict[str, object]:
    def group(access: list[str], types: list[str], timeout_ms: int = -1) -> dict[str, object]:
        return {
            "resultSetLimit": -1,
            "readTimeout": timeout_ms,
            "access": access,
            "types": {"*": {"access": types}},
        }

    every = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    groups = {
        "admin": group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], every),
        READER: group([], ["readRecord"], READ_TIMEOUT_MS),
        "*": group([], []),
    }
    return {"databases": {"*": {"groups": groups}}, "version": 2}


def _hashed(password: str) -> str:
    """Return the password as the engine keeps it; it takes the salt's base64 text as the salt."""
    salt = base64.b64encode(secrets.token_bytes(32))
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS, 32)
    return f"PBKDF2WithHmacSHA256${ITERATIONS}${salt.decode()}${base64.b64encode(digest).decode()}"


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _free_ports() -> tuple[int, int]:
    """Return two ports that were free a moment ago."""
    with socket.socket() as one, socket.socket() as two:
        one.bind((HOST, 0))
        two.bind((HOST, 0))
        return int(one.getsockname()[1]), int(two.getsockname()[1])
