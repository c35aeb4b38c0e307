"""The store in a directory: nothing to install, and as many processes at a time as there are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.meta import EMPTY, READY, Meta
from graph.model import PropertyGraph
from graph.progress import Progress
from graph.store.base import (
    DEFAULT_DEADLINE_S,
    Changes,
    Closing,
    LoadReport,
    Outcome,
    QueryResult,
    StoreState,
    closed,
)
from graph.store.bulk import build_database
from graph.store.content import describe_state, read_records
from graph.store.deadline import run_with_deadline
from graph.store.difference import compare_graphs
from graph.store.directory import StoreDirectory, full_disk, unusable
from graph.store.engine import DATABASE, READER, EngineEndedError, EngineError, EngineProcess, Server
from graph.store.held import Held
from graph.store.manifest import Manifest
from queries.guard import refuse_letting_out
from queries.library import Library
from schema.errors import StoreError
from schema.messages import Message

if TYPE_CHECKING:
    from graph.store.bolt import Bolt


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """How another process reads this store while we run: its address and login (reading only)."""

    address: str
    user: str
    password: str = field(repr=False)


class EmbeddedStore(Closing):
    """A store in a directory. What analysts type goes over Bolt as a user who can only read.

    The graph that is there when it is first asked is the one that it answers from, whatever others load
    meanwhile; every file of it is compared with what was written before the engine sees it.
    """

    def __init__(self, directory: StoreDirectory, waiting: Callable[[Message], None] | None = None) -> None:
        self._directory = directory
        self._waiting = waiting
        self._library = Library()
        self._held: Held | None = None
        self._process: EngineProcess | None = None
        self._server: Server | None = None
        self._served: str | None = None
        self._reader: Bolt | None = None
        self._turns = 0
        self._closed = False

    @classmethod
    def open(
        cls, directory: Path, database: str = DATABASE, waiting: Callable[[Message], None] | None = None
    ) -> EmbeddedStore:
        """Open the directory, and make it if need be.

        ``waiting`` is told once when it waits for another process that loads.

        Raises
        ------
        UsageError
            The directory holds other files.
        StoreError
            It cannot be read, or ``database`` is not its one database.
        """
        if database != DATABASE:
            raise StoreError(
                '{path}: there is no database "{name}"; the embedded store has only "{known}": '
                "unset NEO4J_DATABASE or name a server with --store",
                path=directory,
                name=database,
                known=DATABASE,
            )
        return cls(StoreDirectory.take(directory), waiting)

    @property
    def address(self) -> str:
        return str(self._directory.path)

    def share(self) -> SharedAddress:
        """Start the server if need be and return the login for other processes."""
        with self._errors():
            server = self._started()
            server.wait()
            return SharedAddress(server.address, READER, server.password)

    def state(self) -> StoreState:
        """Say what the store holds (30 ms at first: every file is compared with what was written)."""
        return describe_state(self._graph().meta)

    @contextmanager
    def turn(self) -> Iterator[None]:
        if self._turns == 0:
            with self._directory.turn(self._waiting):
                self._held = None  # somebody may have loaded while we waited
                yield from self._taken()
        else:
            yield from self._taken()

    def load(
        self, graph: PropertyGraph, progress: Progress, origin: str | None = None, *, rebuild: bool = False
    ) -> LoadReport:
        with self.turn():
            held = self._graph()
            if held.manifest and held.meta.holds(graph) and not rebuild:
                now = held.meta.brought_up(graph, origin)
                if now != held.meta and now.releases == held.meta.releases:
                    self._publish(held.manifest.described(now))
                if now.releases == held.meta.releases:
                    return LoadReport(Outcome.UNCHANGED)
            report = self._report(held.meta, graph, rebuild=rebuild)
            with self._errors():
                self._publish(self._built(graph, progress, Meta.of(graph, READY, origin=origin)))
            return report

    def read_graph(self) -> PropertyGraph:
        meta = self._sound().meta
        if meta.state == EMPTY:
            return PropertyGraph((), ())
        with self._errors():
            server = self._started()
            return read_records(
                meta,
                [(row["labels"], row["properties"]) for row in server.rows(self._text("nodes"))],
                [
                    (row["source_id"], row["target_id"], row["type"], row["properties"])
                    for row in server.rows(self._text("relationships"))
                ],
            )

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; at the deadline or at Ctrl-C the engine's process is killed."""
        refuse_letting_out(text)
        with self._errors():
            reader = self._connected()

        def run() -> QueryResult:
            # Once: a server that was stopped under a query would be called again and again.
            return reader.at_once(lambda transaction: transaction.result(text, parameters))

        try:
            return run_with_deadline(run, deadline_s, self._kill)
        except StoreError as error:
            from neo4j.exceptions import DriverError  # the driver is there by now

            if not isinstance(error.__cause__, DriverError):
                raise
            self._kill()  # it may have lost no more than the thread of this query
            raise StoreError(
                "{address}: the embedded database broke off the query; most often it needs more memory than "
                "there is: narrow it, or aggregate sooner",
                address=self.address,
            ) from error

    def close(self) -> None:
        """Stop the server and leave the directory; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self._kill()
            self._directory.release()

    def _taken(self) -> Iterator[None]:
        self._turns += 1
        try:
            yield
        finally:
            self._turns -= 1

    def _graph(self) -> Held:
        """Return the graph that we read, the one of the first look."""
        if self._closed:
            raise closed(self.address)
        if self._held is None:
            self._held = Held.of(self._directory)
        return self._held

    def _sound(self) -> Held:
        held = self._graph()
        if held.damaged:
            raise StoreError(
                "{address}: the store is damaged ({files}): these files are not as they were written; "
                "build it anew: argun load --rebuild --store {address}",
                address=self.address,
                files=held.named_damaged(),
            )
        return held

    def _report(self, meta: Meta, graph: PropertyGraph, *, rebuild: bool) -> LoadReport:
        if meta.state != READY or rebuild:
            return LoadReport(
                Outcome.CREATED if meta.state == EMPTY else Outcome.REPAIRED,
                Changes(added=len(graph.nodes)),
                Changes(added=len(graph.relationships)),
            )
        difference = compare_graphs(self.read_graph(), graph)
        return LoadReport(Outcome.CHANGED, difference.node_changes, difference.relationship_changes)

    def _built(self, graph: PropertyGraph, progress: Progress, meta: Meta) -> Manifest:
        folder = self._directory.begin()
        try:
            build_database(self._engine(), folder, graph, progress)
        except BaseException:
            self._kill()  # it still holds what it was building
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Manifest.of(folder, meta)

    def _publish(self, manifest: Manifest) -> None:
        self._directory.publish(manifest)
        self._held = Held(manifest)

    def _engine(self) -> EngineProcess:
        if self._process is None:
            self._process = EngineProcess(self._directory.seat / "engine")
        return self._process

    def _started(self) -> Server:
        """Start the server over files of its own, or over an empty database where nothing was loaded yet."""
        held = self._sound()
        graph = held.manifest.graph if held.manifest else None
        if self._server is not None and self._served != graph:
            self._kill()  # an engine serves once
        if self._server is None:
            self._served = graph
            root = self._directory.workplace()
            target = Server.database_folder(root)
            target.parent.mkdir(mode=0o700)
            if graph is not None:
                held.give(self._directory.folder(graph), target)
            else:
                self._engine().ask("create_empty", str(target))
            self._server = Server(self._engine(), root)
        return self._server

    def _connected(self) -> Bolt:
        server = self._started()
        if self._reader is None:
            from graph.store.bolt import (
                Bolt,
            )  # the driver takes 0.2 s to import, as long as the server starts
            from graph.store.bolt_errors import Login

            server.wait()
            self._reader = Bolt(Login(server.address, READER, server.password, DATABASE))
        return self._reader

    def _kill(self) -> None:
        """End the engine and whatever it runs; first, or the driver would wait for that."""
        process, self._process, self._server = self._process, None, None
        if process is not None:
            process.kill()
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _text(self, query: str) -> str:
        return self._library.find(query).text

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the engine's and the disk's errors into ours."""
        try:
            yield
        except OSError as error:
            raise unusable(self._directory.path, error) from error
        except EngineError as error:
            self._kill()
            if "No space left" in str(error):
                raise full_disk(self._directory.path) from error
            if isinstance(error, EngineEndedError) and _is_full(self._directory.path):
                raise full_disk(self._directory.path) from error
            raise StoreError(
                "{address}: the embedded database server says: {reason}", address=self.address, reason=error
            ) from error


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path).free < 2**20
