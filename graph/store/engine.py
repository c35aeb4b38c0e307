"""The embedded engine in a process of its own; its server has two users and a fresh password each time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pickle
import secrets
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from graph.files.locks import open_private
from graph.store import engine_process
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


class EngineError(Exception):
    """What the engine says when it cannot do what it was asked for."""


class EngineEndedError(EngineError):
    """The engine's process has ended by itself."""


#: LOAD CSV would return any readable file of the machine, or send what stands in an address anywhere.
#: Statements with it are refused before (``queries.guard``); this is the second wall. Among the settings of a
#: server the engine takes these without a word and does not heed them: it is the process that has them.
WALL = " ".join(
    f"-Darcadedb.opencypher.loadCsv.{setting}"
    for setting in ("allowFileUrls=false", "allowRemoteUrls=false", "blockedIpRanges=0.0.0.0/0,::/0")
)
#: The variable from which the engine takes the arguments of its process; of two alike the later one holds.
ARGUMENTS = "ARCADEDB_NATIVE_ISOLATE_ARGS"


class EngineProcess:
    """The process of one engine (0.1 s to start); to end it is to kill it, whatever it does.

    It writes nothing but into ``folder``, which is made, and into the databases that it is told to build.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._process = subprocess.Popen(  # noqa: S603 # our own program
            # -P: nothing beside the program is imported in the place of a library.
            [sys.executable, "-P", engine_process.__file__, str(folder / "printed.txt")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
                ARGUMENTS: f"{os.environ.get(ARGUMENTS, '')} {WALL}",
                "ARCADEDB_LOG_CONSOLE": "0",
                "ARCADEDB_LOG_DIR": str(folder / "log"),
            },
            start_new_session=True,  # Ctrl-C and the end of a terminal are for us
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, method: str, *arguments: object) -> Any:
        """Have a method of :class:`engine_process.Service` run and return its value.

        Raises
        ------
        EngineError
            The engine refuses.
        StoreError
            There is no engine for this platform.
        """
        self.begin(method, *arguments)
        return self.answer()

    def begin(self, method: str, *arguments: object) -> None:
        """Ask without waiting for the answer."""
        try:
            pickle.dump((method, arguments), _open(self._process.stdin), pickle.HIGHEST_PROTOCOL)
            _open(self._process.stdin).flush()
        except OSError:
            return  # it has ended, which the answer says
        except BaseException:
            self.kill()  # half a request is in the pipe
            raise

    def answer(self) -> Any:
        """Wait for the answer to what was asked (see :meth:`ask`)."""
        try:
            kind, value = pickle.load(_open(self._process.stdout))  # noqa: S301 # from our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.kill()
            raise EngineEndedError(f"it ended with code {self._process.returncode}") from error
        except BaseException:
            self.kill()  # half an answer is left in the pipe
            raise
        if kind == "missing":
            raise StoreError(
                "the embedded store does not work on this machine ({reason}); "
                "use a Neo4j server: --store bolt://localhost:7687",
                reason=value,
            )
        if kind == "failed":
            raise EngineError(" ".join(str(value).split()))
        return value

    def kill(self) -> None:
        """End it; a second time does nothing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it was still to be sent
                _open(stream).close()


class Server:
    """A server of one database over Bolt, for a user who can only read; it ends with its process."""

    def __init__(self, process: EngineProcess, root: Path) -> None:
        """Start it over the database in ``root``; :meth:`wait` says when it answers."""
        self.root = root
        self.password = secrets.token_hex(16)
        self.bolt_port = 0
        self._write_users()
        #: How many nodes and relationships it sees, once it answers.
        self.counts = (0, 0)
        self._process = process
        self._tries = 0
        self._waiting = False
        self._begin()

    @staticmethod
    def database_folder(root: Path) -> Path:
        """Return where the database of a server lies."""
        return root / "databases" / DATABASE

    @property
    def address(self) -> str:
        """Where the reader finds it."""
        return f"bolt://{HOST}:{self.bolt_port}"

    def wait(self) -> None:
        """Wait until it answers.

        Raises
        ------
        EngineError
            It cannot be started.
        StoreError
            There is no engine for this platform.
        """
        while self._waiting:
            self._waiting = False
            try:
                self.counts = self._process.answer()
            except EngineEndedError:
                raise
            except EngineError as error:
                if self._tries == TRIES or "port" not in str(error).lower():
                    raise
                self._begin()

    def rows(self, text: str) -> list[dict[str, Any]]:
        """Run a statement of ours with the owner's rights."""
        self.wait()
        found: list[dict[str, Any]] = self._process.ask("rows", DATABASE, text)
        return found

    def _begin(self) -> None:
        http_port, self.bolt_port = _free_ports()
        self._tries += 1
        self._waiting = True
        settings = _settings(http_port, self.bolt_port)
        self._process.begin("serve", str(self.root), settings, http_port, DATABASE)

    def _write_users(self) -> None:
        """Write users and rights: an owner whom nobody logs in as, and a reader who can only read."""
        config = self.root / "config"
        config.mkdir(mode=0o700, parents=True, exist_ok=True)
        users = [
            {"name": "root", "databases": {"*": ["admin"]}, "password": _hashed(secrets.token_hex(16))},
            {"name": READER, "databases": {DATABASE: [READER]}, "password": _hashed(self.password)},
        ]
        _write(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
        _write(config / "server-groups.json", json.dumps(_groups()))


def _settings(http_port: int, bolt_port: int) -> dict[str, object]:
    return {
        "host": HOST,
        "bolt_host": HOST,
        "http_port": http_port,
        "bolt_port": bolt_port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "studio_enabled": False,
        # In production mode every error of a statement loses its text; only this machine can reach the port.
        "mode": "development",
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


def _write(path: Path, text: str) -> None:
    with open_private(path) as file:
        file.write(text.encode())


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise OSError("the stream of the engine is not there")
    return stream


def _free_ports() -> tuple[int, int]:
    """Return two ports that were free a moment ago."""
    with socket.socket() as one, socket.socket() as two:
        one.bind((HOST, 0))
        two.bind((HOST, 0))
        return int(one.getsockname()[1]), int(two.getsockname()[1])
