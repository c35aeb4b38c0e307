"""The engine that answers for one store: started when it is asked, ended at any moment."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.store.directory import StoreDirectory, full_disk, unusable
from graph.store.engine import DATABASE, READER, EngineEndedError, EngineError, EngineProcess, Server
from graph.store.held import Held
from schema.errors import StoreError

if TYPE_CHECKING:
    from graph.store.bolt import Bolt

#: What the system says underneath when the engine fails, by words of its message.
_OF_THE_SYSTEM = {
    "No space left": errno.ENOSPC,
    "File name too long": errno.ENAMETOOLONG,
    "Too many open files": errno.EMFILE,
    "Permission denied": errno.EACCES,
    "Cannot create directory": errno.EACCES,
}
#: With less room than this the engine ends without a word.
_ROOM = 2**20


class Running:
    """The process of the engine with what it serves, for all threads that ask one store."""

    def __init__(self, directory: StoreDirectory) -> None:
        self._directory = directory
        self._lock = threading.RLock()
        self._process: EngineProcess | None = None
        self._server: Server | None = None
        self._served: str | None = None
        self._reader: Bolt | None = None

    @property
    def process(self) -> EngineProcess | None:
        """The engine's process, while there is one."""
        return self._process

    def engine(self) -> EngineProcess:
        """Return the process; it is started if need be."""
        with self._lock:
            if self._process is None:
                self._process = EngineProcess(self._directory.seat / "engine")
            return self._process

    def server(self, held: Held) -> Server:
        """Return a server that answers over the graph, or over an empty database where there is none."""
        with self._lock:
            server = self._begun(held)
            self._check(server, held)
            return server

    def reader(self, held: Held) -> tuple[Bolt, EngineProcess]:
        """Return a connection of the user who can only read, and the process at its other end."""
        with self._lock:
            server = self._begun(held)
            if self._reader is None:
                # The driver takes 0.2 s to import, in which the server starts.
                from graph.store.bolt import Bolt
                from graph.store.bolt_errors import Login

                self._check(server, held)
                named = str(self._directory.path)
                self._reader = Bolt(Login(server.address, READER, server.password, DATABASE, named))
            return self._reader, self.engine()

    def kill(self, process: EngineProcess | None = None) -> None:
        """End the engine and whatever it runs; one that was given only if it is still that one."""
        with self._lock:
            if process is not None and process is not self._process:
                return
            found, self._process, self._server = self._process, None, None
            reader, self._reader = self._reader, None
            if found is not None:
                found.kill()  # before the connection is closed: that would wait for what it runs
            if reader is not None:
                reader.close()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn the engine's and the disk's errors into ours."""
        path = self._directory.path
        try:
            yield
        except OSError as error:
            raise unusable(path, error) from error
        except EngineError as error:
            self.kill()
            for words, number in _OF_THE_SYSTEM.items():
                if words in str(error):
                    raise unusable(path, OSError(number, os.strerror(number))) from error
            if isinstance(error, EngineEndedError) and shutil.disk_usage(path).free < _ROOM:
                raise full_disk(path) from error
            raise StoreError(
                "{address}: the embedded database server says: {reason}", address=path, reason=error
            ) from error

    def _begun(self, held: Held) -> Server:
        graph = held.manifest.graph if held.manifest else None
        if self._server is not None and self._served != graph:
            self.kill()  # an engine serves once
        if self._server is None:
            root = self._directory.workplace()
            target = Server.database_folder(root)
            target.parent.mkdir(mode=0o700)
            if graph is not None:
                held.give(self._directory.folder(graph), target)
            else:
                self.engine().ask("create_empty", str(target))
            self._server, self._served = Server(self.engine(), root), graph
        return self._server

    def _check(self, server: Server, held: Held) -> None:
        """Wait until the server answers, and see that it has every record."""
        server.wait()
        if held.manifest and server.counts != held.manifest.counts:
            found, wanted = sum(server.counts), sum(held.manifest.counts)
            self.kill()
            raise StoreError(
                "{address}: the embedded database sees {found} of {wanted} records: it cannot open all of "
                "its files; check their permissions, or build it anew: argun load --rebuild "
                "--store {address}",
                address=self._directory.path,
                found=found,
                wanted=wanted,
            )
