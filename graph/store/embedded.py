"""The store inside our process: nothing to install, one directory, one process at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.meta import EMPTY, LOADING, READY, Meta
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
from graph.store.engine import DATABASE, READER, Engine, load_engine
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

    A load never changes the database in place: it builds a new one beside it and renames it when it is
    complete, so whatever ends the process leaves the old one whole.
    """

    def __init__(self, directory: StoreDirectory) -> None:
        self._directory = directory
        self._engine = Engine(directory)
        self._library = Library()
        self._reader: Bolt | None = None
        self._closed = False

    @classmethod
    def open(
        cls, directory: Path, database: str = DATABASE, waiting: Callable[[Message], None] | None = None
    ) -> EmbeddedStore:
        """Take the directory, and make it if need be; ``waiting``: as in :meth:`StoreDirectory.take`.

        Raises
        ------
        UsageError
            The directory holds other files.
        StoreError
            Another process uses it, it cannot be read, or ``database`` is not its one database.
        """
        if database != DATABASE:
            raise StoreError(
                '{path}: there is no database "{name}"; the embedded store has only "{known}": '
                "unset NEO4J_DATABASE or name a server with --store",
                path=directory,
                name=database,
                known=DATABASE,
            )
        return cls(StoreDirectory.take(directory, waiting))

    @property
    def address(self) -> str:
        return str(self._directory.path)

    def share(self) -> SharedAddress:
        """Start the server if need be and return the login for other processes."""
        self._started()
        return SharedAddress(self._engine.address, READER, self._engine.password)

    def state(self) -> StoreState:
        """Say what the store holds (about 10 ms when the server runs)."""
        return describe_state(self._meta())

    def load(self, graph: PropertyGraph, progress: Progress, origin: str | None = None) -> LoadReport:
        """Make the store hold exactly ``graph``; a new database takes the place of another one."""
        meta = self._meta()
        if meta.holds(graph):
            if (now := meta.brought_up(graph, origin)) != meta:
                self._describe(now)
            return LoadReport(Outcome.UNCHANGED)
        report = self._report(meta, graph)
        with self._errors():
            load_engine(self._directory.path)
            building = self._directory.building
            shutil.rmtree(building, ignore_errors=True)
            try:
                build_database(building, graph, progress, origin)
                self._replace(building)
            finally:
                shutil.rmtree(building, ignore_errors=True)
        return report

    def read_graph(self) -> PropertyGraph:
        """Read back what was loaded."""
        meta = self._meta()
        if meta.state == EMPTY:
            return PropertyGraph((), ())
        if meta.state != READY:
            raise StoreError(
                "{address}: the store is damaged; load again to rebuild it", address=self.address
            )
        with self._errors():
            return read_records(
                meta,
                [(row["labels"], row["properties"]) for row in self._rows("nodes")],
                [
                    (row["source_id"], row["target_id"], row["type"], row["properties"])
                    for row in self._rows("relationships")
                ],
            )

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; at the deadline or at Ctrl-C the server is stopped (30 ms)."""
        self._started()
        reader = self._connected()

        def run() -> QueryResult:
            # Once: a server that was stopped under a query would be called again and again.
            return reader.at_once(lambda transaction: transaction.result(text, parameters))

        return run_with_deadline(run, deadline_s, self._stop)

    def close(self) -> None:
        """Stop the server and let other processes in; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self._stop()
            self._directory.release()

    def _meta(self) -> Meta:
        """Read the Meta node; a database that does not open counts as half loaded."""
        if self._closed:
            raise closed(self.address)
        if not self._directory.database.exists():
            return Meta()
        try:
            with self._errors():
                rows = self._rows("meta")
        except StoreError:
            self._stop()
            return Meta(LOADING)
        return Meta.read(rows[0]["properties"] if rows else None)

    def _describe(self, meta: Meta) -> None:
        """Write the Meta node, in a transaction of its own."""
        with self._errors():
            text = self._library.find("describe").text
            database = self._engine.database()
            with database.transaction():
                database.command("opencypher", text, {"properties": meta.properties()})

    def _report(self, meta: Meta, graph: PropertyGraph) -> LoadReport:
        if meta.state != READY:
            return LoadReport(
                Outcome.CREATED if meta.state == EMPTY else Outcome.REPAIRED,
                Changes(added=len(graph.nodes)),
                Changes(added=len(graph.relationships)),
            )
        difference = compare_graphs(self.read_graph(), graph)
        return LoadReport(Outcome.CHANGED, difference.node_changes, difference.relationship_changes)

    def _replace(self, building: Path) -> None:
        self._stop()
        database, former = self._directory.database, self._directory.former
        database.parent.mkdir(exist_ok=True)
        shutil.rmtree(former, ignore_errors=True)
        if database.exists():
            database.rename(former)
        try:
            building.rename(database)
        except BaseException:
            if former.exists():
                former.rename(database)
            raise
        shutil.rmtree(former, ignore_errors=True)

    def _started(self) -> None:
        """Start the server, over an empty database where nothing was loaded yet."""
        if self._closed:
            raise closed(self.address)
        with self._errors():
            if not self._directory.database.exists():
                self._directory.database.parent.mkdir(exist_ok=True)
                engine = load_engine(self._directory.path)
                engine.DatabaseFactory(str(self._directory.database)).create().close()
            self._engine.start()

    def _connected(self) -> Bolt:
        if self._reader is None:
            from graph.store.bolt import Bolt  # the driver takes 0.2 s to import
            from graph.store.bolt_errors import Login

            login = Login(self._engine.address, READER, self._engine.password, DATABASE)
            self._reader = Bolt(login)
        return self._reader

    def _stop(self) -> None:
        """Stop the server first: the driver would wait for what it runs."""
        self._engine.stop()
        if self._reader is not None:
            reader, self._reader = self._reader, None
            reader.close()

    def _rows(self, query: str) -> list[dict[str, Any]]:
        text = self._library.find(query).text
        rows: list[dict[str, Any]] = self._engine.database().query("opencypher", text).to_list()
        return rows

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the engine's and the disk's errors into ours."""
        arcadedb = load_engine(self._directory.path)
        try:
            yield
        except OSError as error:
            raise unusable(self._directory.path, error) from error
        except arcadedb.ArcadeDBError as error:
            if "No space left" in str(error):
                raise full_disk(self._directory.path) from error
            raise StoreError(
                "{address}: the embedded database server says: {reason}", address=self.address, reason=error
            ) from error
