"""The store in a directory: nothing to install, and as many processes at a time as there are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.meta import DAMAGED, EMPTY, READY, Meta
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
from graph.store.dialects import ArcadeDB
from graph.store.difference import compare_graphs
from graph.store.directory import StoreDirectory
from graph.store.engine import DATABASE, READER, EngineProcess
from graph.store.held import Held
from graph.store.manifest import Manifest
from graph.store.running import Running
from queries.asked import Asked
from queries.cautions import wrong_answers
from queries.guard import refuse_letting_out
from queries.library import Library
from schema.errors import StoreError, UsageError
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
        self._running = Running(directory)
        self._pid = os.getpid()
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
        try:
            str(directory).encode()
        except UnicodeEncodeError:
            raise UsageError(
                "{path}: this name is not UTF-8, as the embedded database needs it; name another directory",
                path=directory,
            ) from None
        return cls(StoreDirectory.take(directory), waiting)

    @property
    def address(self) -> str:
        return str(self._directory.path)

    def share(self) -> SharedAddress:
        """Start the server if need be and return the login for other processes."""
        with self._running.errors():
            server = self._running.server(self._sound())
            return SharedAddress(server.address, READER, server.password)

    def state(self) -> StoreState:
        """Say what the store holds (0.05 s at first: every file is compared with what was written)."""
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
                if now.releases == held.meta.releases:  # else the Meta node in the graph would tell others
                    if now != held.meta:
                        self._publish(held.manifest.described(now))
                    return LoadReport(Outcome.UNCHANGED)
            report = self._report(held.meta, graph, rebuild=rebuild)
            with self._running.errors():
                self._publish(self._built(graph, progress, Meta.of(graph, READY, origin=origin)))
            return report

    def read_graph(self) -> PropertyGraph:
        held = self._sound()
        meta = held.meta
        if meta.state == EMPTY:
            return PropertyGraph((), ())
        with self._running.errors():
            server = self._running.server(held)
            return read_records(
                meta,
                [(row["labels"], row["properties"]) for row in server.rows(self._text("nodes"))],
                [
                    (row["source_id"], row["target_id"], row["type"], row["properties"])
                    for row in server.rows(self._text("relationships"))
                ],
            )

    def cautions(self, text: str) -> tuple[Message, ...]:
        return wrong_answers(text)

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; at the deadline or at Ctrl-C the engine's process is killed."""
        refuse_letting_out(text)
        asked = Asked.of(text)
        while True:
            held = self._sound()
            with self._running.errors():
                reader, process = self._running.reader(held)

            def run(reader: Bolt = reader) -> QueryResult:
                # Once: a server that was stopped under a query would be called again and again.
                return reader.at_once(lambda transaction: ArcadeDB().answer(transaction, asked, parameters))

            def cancel(process: EngineProcess = process) -> None:
                self._running.kill(process)

            try:
                return run_with_deadline(run, deadline_s, cancel)
            except StoreError as error:
                from neo4j.exceptions import DriverError  # the driver is there by now

                if not isinstance(error.__cause__, DriverError):
                    raise
                self._check_open()
                if self._running.process is process:
                    self._running.kill(process)  # it may have lost no more than the thread of this query
                    raise StoreError(
                        "{address}: the embedded database broke off the query; most often it needs more "
                        "memory than there is: narrow it, or aggregate sooner",
                        address=self.address,
                    ) from error
                # Another query's deadline has ended the engine under this one: it is asked again.

    def close(self) -> None:
        """Stop the server and leave the directory; a second call, or one in a fork, does nothing."""
        if not self._closed and self._pid == os.getpid():
            self._closed = True
            self._running.kill()
            self._directory.release()

    def _check_open(self) -> None:
        if self._closed:
            raise closed(self.address)
        if self._pid != os.getpid():
            raise StoreError(
                "{address}: this store was opened by another process, from which this one was forked; "
                "open it here",
                address=self.address,
            )

    def _taken(self) -> Iterator[None]:
        self._turns += 1
        try:
            yield
        finally:
            self._turns -= 1

    def _graph(self) -> Held:
        """Return the graph that we read, the one of the first look."""
        self._check_open()
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
        outcomes = {EMPTY: Outcome.CREATED, DAMAGED: Outcome.REPAIRED}
        if rebuild or meta.state != READY:
            return LoadReport(
                outcomes.get(meta.state, Outcome.REBUILT),
                Changes(added=len(graph.nodes)),
                Changes(added=len(graph.relationships)),
            )
        difference = compare_graphs(self.read_graph(), graph)
        return LoadReport(Outcome.CHANGED, difference.node_changes, difference.relationship_changes)

    def _built(self, graph: PropertyGraph, progress: Progress, meta: Meta) -> Manifest:
        folder = self._directory.begin()
        try:
            counts = build_database(self._running.engine(), folder, graph, progress)
        except BaseException:
            self._running.kill()  # it still holds what it was building
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Manifest.of(folder, meta, counts)

    def _publish(self, manifest: Manifest) -> None:
        self._directory.publish(manifest)
        self._held = Held(manifest)

    def _text(self, query: str) -> str:
        return self._library.find(query).text
