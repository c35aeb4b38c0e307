"""The store on a Neo4j server, or on any server that speaks Bolt and its Cypher."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from types import TracebackType
from typing import Self

from graph.model import PropertyGraph
from graph.progress import Progress
from graph.settings import Settings
from graph.store.base import DEFAULT_DEADLINE_S, LoadReport, Outcome, QueryResult, StoreState
from graph.store.bolt import Bolt, Login, Transaction
from graph.store.content import EMPTY, LOADING, META_LABEL, READY, Meta, read_records
from graph.store.deadline import run_with_deadline
from graph.store.difference import Difference, compare_graphs
from graph.store.write_cypher import (
    Statement,
    delete_nodes,
    delete_relationships,
    write_nodes,
    write_relationships,
    write_schema,
)
from queries.library import Library
from schema.errors import ArgunError, StoreError, UsageError

#: Up to here a load is one transaction: a server with 512 MB of heap takes it.
ONE_TRANSACTION = 60_000

#: The server gets this much more than the deadline of the client, which gives the better message.
GRACE_S = 2.0

#: What reads no data of ours but files or other people's work, and still counts as reading for Neo4j.
REFUSED_OPERATORS = frozenset({"LoadCSV", "TerminateTransactions"})


class ServerStore:
    """A store behind Bolt. Only ``load`` writes; what analysts type is checked by its plan before it runs."""

    def __init__(self, bolt: Bolt, agent: str) -> None:
        self._bolt = bolt
        self._plans = agent.startswith("Neo4j/") and "ArcadeDB" not in agent
        self._library = Library()

    @classmethod
    def open(
        cls, address: str, settings: Settings, password_prompt: Callable[[], str] | None = None
    ) -> ServerStore:
        """Reach the server and the database.

        Raises
        ------
        StoreError
            No server, wrong login, no such database, or no password and nobody to ask.
        """
        password = settings.password or (password_prompt() if password_prompt else None)
        if password is None:
            raise StoreError(f"{address}: a password is needed; set NEO4J_PASSWORD")
        bolt = Bolt(Login(address, settings.user, password, settings.database))
        try:
            return cls(bolt, bolt.check())
        except BaseException:
            bolt.close()
            raise

    @property
    def address(self) -> str:
        return self._bolt.login.address

    def state(self) -> StoreState:
        """Say what the store holds (about 10 ms)."""
        with self._bolt.transaction(write=False) as transaction:
            return self._meta(transaction, "meta").store_state()

    def read_graph(self) -> PropertyGraph:
        """Read back what was loaded; nodes and relationships that others keep there are left out."""
        with self._bolt.transaction(write=False) as transaction:
            meta = self._meta(transaction, "meta")
            if meta.state == LOADING:
                raise StoreError(f"{self.address}: a load was interrupted there; load again to repair it")
            return self._read(transaction, meta)

    def load(self, graph: PropertyGraph, progress: Progress) -> LoadReport:
        """Make the store hold exactly ``graph``: the difference to what it holds, in one transaction.

        A very large difference (a first load of more than ``ONE_TRANSACTION`` records) goes in several, while
        the Meta node says ``loading``; when that is cut off, the next load repairs it.
        """
        with self._bolt.transaction(write=False) as transaction:
            if self._meta(transaction, "meta").holds(graph):
                return LoadReport(Outcome.UNCHANGED)
        self._write_schema(graph)
        with self._bolt.transaction(write=True) as transaction:
            meta = self._meta(transaction, "claim")
            if meta.holds(graph):  # another load came first
                self._describe(transaction, meta)
                return LoadReport(Outcome.UNCHANGED)
            difference = self._compare(transaction, meta, graph)
            whole = len(difference) <= ONE_TRANSACTION
            if whole:
                self._write(transaction, difference, graph, progress)
            self._describe(transaction, Meta.of(graph, READY if whole else LOADING, None if whole else meta))
        if not whole:
            self._write_in_parts(difference, graph, progress)
        outcomes = {EMPTY: Outcome.CREATED, READY: Outcome.CHANGED, LOADING: Outcome.REPAIRED}
        return LoadReport(outcomes[meta.state], difference.node_changes, difference.relationship_changes)

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; the server cuts it off at the deadline, too."""
        mark = uuid.uuid4().hex
        timeout_s = None if deadline_s is None else deadline_s + GRACE_S

        def run() -> QueryResult:
            with self._bolt.transaction(write=False, timeout_s=timeout_s, mark=mark) as transaction:
                if self._plans:
                    _refuse_writing(*transaction.explain(text, parameters))
                return transaction.result(text, parameters)

        def cancel() -> None:
            with suppress(ArgunError):  # it may have ended by itself
                self._bolt.terminate(mark)

        return run_with_deadline(run, deadline_s, cancel)

    def close(self) -> None:
        """Close the connections; the server goes on."""
        self._bolt.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _meta(self, transaction: Transaction, query: str) -> Meta:
        rows = transaction.rows(self._library.find(query).text)
        return Meta.read(rows[0][0] if rows else None)

    def _describe(self, transaction: Transaction, meta: Meta) -> None:
        transaction.rows(self._library.find("describe").text, {"properties": meta.properties()})

    def _read(self, transaction: Transaction, meta: Meta) -> PropertyGraph:
        return read_records(
            meta,
            [(row[0], row[1]) for row in transaction.rows(self._library.find("nodes").text)],
            [
                (row[0], row[1], row[2], row[3])
                for row in transaction.rows(self._library.find("relationships").text)
            ],
        )

    def _compare(self, transaction: Transaction, meta: Meta, graph: PropertyGraph) -> Difference:
        present = self._read(transaction, Meta.of(graph, LOADING, meta))
        if meta.state == EMPTY and present.nodes:
            labels = ", ".join(sorted(set(present.labels.values())))
            raise StoreError(
                f"{self.address}: database {self._bolt.login.database!r} holds nodes that Argun did not load "
                f"({labels}); they would be lost: use another database (NEO4J_DATABASE) or remove them first"
            )
        return compare_graphs(present, graph)

    def _write_schema(self, graph: PropertyGraph) -> None:
        labels = {node.label for node in graph.nodes} | {META_LABEL}
        for text in write_schema(labels, {r.type for r in graph.relationships}):
            with self._bolt.transaction(write=True) as transaction:
                transaction.rows(text)

    def _write(
        self, transaction: Transaction, difference: Difference, graph: PropertyGraph, progress: Progress
    ) -> None:
        done = 0
        for statement in _statements(difference, graph):
            transaction.write(statement)
            done += len(statement.rows)
            progress.step("loading", done, len(difference))

    def _write_in_parts(self, difference: Difference, graph: PropertyGraph, progress: Progress) -> None:
        done = 0
        for part in _parts(_statements(difference, graph)):
            with self._bolt.transaction(write=True) as transaction:
                for statement in part:
                    transaction.write(statement)
                    done += len(statement.rows)
            progress.step("loading", done, len(difference))
        with self._bolt.transaction(write=True) as transaction:
            self._describe(transaction, Meta.of(graph, READY))


def _statements(difference: Difference, graph: PropertyGraph) -> Iterable[Statement]:
    return chain(
        delete_relationships(difference.removed_relationships),
        delete_nodes(difference.removed_nodes),
        write_nodes(difference.written_nodes),
        write_relationships(difference.written_relationships, graph),
    )


def _parts(statements: Iterable[Statement], size: int = 10) -> Iterable[Sequence[Statement]]:
    part: list[Statement] = []
    for statement in statements:
        part.append(statement)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _refuse_writing(query_type: str, operators: frozenset[str]) -> None:
    if query_type != "r":
        raise UsageError(
            "the statement would write, change the schema or administer the server; "
            "only reading is allowed here"
        )
    if operators & REFUSED_OPERATORS:
        raise UsageError("LOAD CSV and TERMINATE are not allowed here; only reading the graph is")
