"""The store on a Neo4j server, or on any server that speaks Bolt and its Cypher."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import chain
from types import TracebackType
from typing import Any, Self, TypeAlias

from graph.meta import EMPTY, LOADING, META_LABEL, READY, Meta
from graph.model import PropertyGraph
from graph.progress import Progress
from graph.settings import Settings
from graph.store.base import DEFAULT_DEADLINE_S, LoadReport, Outcome, QueryResult, StoreState
from graph.store.bolt import Bolt, Login, Transaction
from graph.store.content import describe_state, read_records
from graph.store.deadline import run_with_deadline
from graph.store.difference import Difference, compare_graphs
from graph.store.write_cypher import (
    Statement,
    change_nodes,
    change_relationships,
    create_nodes,
    create_relationships,
    delete_nodes,
    delete_relationships,
    find_nodes,
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

#: The labels and types whose ids are unique already.
CONSTRAINTS = "SHOW CONSTRAINTS YIELD labelsOrTypes AS names, properties AS p WHERE p = ['id'] RETURN names"

#: What a statement answers, and what runs one: in the open transaction or in one of its own.
Rows: TypeAlias = list[tuple[Any, ...]]
Run: TypeAlias = Callable[[Statement], Rows]


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
            return describe_state(self._meta(transaction, "meta"))

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
            same = self._meta(transaction, "meta").holds(graph)
        if self._plans or not same:  # a Neo4j from the bulk import holds all but the constraints
            self._write_schema(graph)
        if same:
            return LoadReport(Outcome.UNCHANGED)
        with self._bolt.transaction(write=True) as transaction:
            meta = self._meta(transaction, "claim")
            if meta.holds(graph):  # another load came first
                self._describe(transaction, meta)
                return LoadReport(Outcome.UNCHANGED)
            difference = self._compare(transaction, meta, graph)
            whole = len(difference) <= ONE_TRANSACTION
            if whole:
                self._write(transaction.write, difference, graph, progress)
            self._describe(transaction, Meta.of(graph, READY if whole else LOADING, None if whole else meta))
        if not whole:
            self._write(self._write_alone, difference, graph, progress)
            with self._bolt.transaction(write=True) as transaction:
                self._describe(transaction, Meta.of(graph, READY))
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
        """Make the constraints that are not there, all in one transaction."""
        there: set[str] = set()
        if self._plans:
            with self._bolt.transaction(write=False) as transaction:
                there = {name for (names,) in transaction.rows(CONSTRAINTS) for name in names}
        labels = {node.label for node in graph.nodes} | {META_LABEL}
        texts = write_schema(labels - there, {r.type for r in graph.relationships} - there)
        if texts:
            with self._bolt.transaction(write=True) as transaction:
                for text in texts:
                    transaction.rows(text)

    def _write_alone(self, statement: Statement) -> Rows:
        with self._bolt.transaction(write=True) as transaction:
            return transaction.write(statement)

    def _write(self, run: Run, difference: Difference, graph: PropertyGraph, progress: Progress) -> None:
        """Run the statements in turn; the places of the nodes lead the relationships to them."""
        places: dict[str, str] = {}
        done = 0
        for statement in _first_statements(difference):
            places.update(run(statement))  # only what creates nodes answers
            done += len(statement.rows)
            progress.step("loading", done, len(difference))
        ends = {end for r in difference.created_relationships for end in (r.source_id, r.target_id)}
        missing = ends - places.keys()
        for statement in find_nodes(n for n in graph.nodes if n.id in missing):
            places.update(run(statement))
        if not places.keys() >= ends:
            raise StoreError(f"{self.address}: somebody removed nodes there during the load; load again")
        for statement in create_relationships(difference.created_relationships, places):
            run(statement)
            done += len(statement.rows)
            progress.step("loading", done, len(difference))


def _first_statements(difference: Difference) -> Iterable[Statement]:
    """Return what comes before the creating of relationships, in the order that keeps every id unique."""
    return chain(
        delete_relationships(difference.removed_relationships),
        delete_nodes(difference.removed_nodes),
        create_nodes(difference.created_nodes),
        change_nodes(difference.changed_nodes),
        change_relationships(difference.changed_relationships),
    )


def _refuse_writing(query_type: str, operators: frozenset[str]) -> None:
    if query_type != "r":
        raise UsageError(
            "the statement would write, change the schema or administer the server; "
            "only reading is allowed here"
        )
    if operators & REFUSED_OPERATORS:
        raise UsageError("LOAD CSV and TERMINATE are not allowed here; only reading the graph is")
