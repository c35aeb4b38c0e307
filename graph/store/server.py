"""The store on a Neo4j server, or on any server that speaks Bolt and its Cypher."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import chain
from typing import Any, TypeAlias

from graph.meta import EMPTY, LOADING, META_LABEL, READY, Meta
from graph.model import PropertyGraph
from graph.progress import Progress
from graph.settings import Settings
from graph.store.base import DEFAULT_DEADLINE_S, Closing, LoadReport, Outcome, QueryResult, StoreState
from graph.store.bolt import Bolt, Transaction
from graph.store.bolt_errors import Login
from graph.store.content import describe_state, read_records
from graph.store.deadline import run_with_deadline
from graph.store.dialects import Dialect, ask_dialect
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
from queries.asked import Asked
from queries.guard import refuse_letting_out
from queries.library import Library
from schema.errors import ArgunError, StoreError, UsageError
from schema.messages import Message

#: Up to here a load is one transaction: a server with 512 MB of heap takes it.
ONE_TRANSACTION = 60_000

#: The server gets this much more than the deadline of the client, which gives the better message.
GRACE_S = 2.0

#: What a statement answers, and what runs one: in the open transaction or in one of its own.
Rows: TypeAlias = list[tuple[Any, ...]]
Run: TypeAlias = Callable[[Statement], Rows]


class ServerStore(Closing):
    """A store behind Bolt. Only ``load`` writes; what analysts type is checked by its plan before it runs."""

    def __init__(self, bolt: Bolt, dialect: Dialect) -> None:
        self._bolt = bolt
        self._dialect = dialect
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
            raise StoreError("{address}: a password is needed; set NEO4J_PASSWORD", address=address)
        bolt = Bolt(Login(address, settings.user, password, settings.database))
        try:
            return cls(bolt, bolt.at_once(ask_dialect))
        except BaseException:
            bolt.close()
            raise

    @property
    def address(self) -> str:
        return self._bolt.login.address

    def state(self) -> StoreState:
        """Say what the store holds (about 10 ms)."""
        return describe_state(self._bolt.read(self._meta))

    def read_graph(self) -> PropertyGraph:
        """Read back what was loaded; nodes and relationships that others keep there are left out."""

        def read(transaction: Transaction) -> PropertyGraph:
            meta = self._meta(transaction)
            if meta.state == LOADING:
                raise StoreError(
                    "{address}: a load was interrupted there; load again to repair it", address=self.address
                )
            return self._read(transaction, meta)

        return self._bolt.read(read)

    def turn(self) -> AbstractContextManager[None]:
        """Do nothing: loads from anywhere take their turns by a lock on the Meta node."""
        return nullcontext()

    def load(
        self, graph: PropertyGraph, progress: Progress, origin: str | None = None, *, rebuild: bool = False
    ) -> LoadReport:
        """Make the store hold exactly ``graph``: the difference to what it holds, in one transaction.

        A very large difference (a first load of more than ``ONE_TRANSACTION`` records) goes in several, while
        the Meta node says ``loading``; when that is cut off, the next load repairs it.
        """
        meta = self._bolt.read(self._meta)
        same = meta.holds(graph) and not rebuild
        self._write_schema(graph, changed=not same)
        if same:
            self._keep_up(meta, meta.brought_up(graph, origin))
            return LoadReport(Outcome.UNCHANGED)
        ready = Meta.of(graph, READY, origin=origin)

        def claim(transaction: Transaction) -> tuple[Meta, Difference | None]:
            meta = self._meta(transaction, "claim")
            if meta.holds(graph) and not rebuild:  # another load came first
                self._describe(transaction, meta)
                return meta, None
            difference = self._compare(transaction, meta, graph)
            whole = len(difference) <= ONE_TRANSACTION
            if whole:
                self._write(transaction.write, difference, graph, progress)
            self._describe(transaction, ready if whole else Meta.of(graph, LOADING, meta))
            return meta, difference

        meta, difference = self._bolt.write(claim)
        if difference is None:
            return LoadReport(Outcome.UNCHANGED)
        if len(difference) > ONE_TRANSACTION:
            self._write(self._write_alone, difference, graph, progress)
            self._bolt.write(lambda transaction: self._describe(transaction, ready))
        outcomes = {EMPTY: Outcome.CREATED, READY: Outcome.CHANGED, LOADING: Outcome.REPAIRED}
        outcome = outcomes[meta.state]
        if meta.holds(graph):
            outcome = Outcome.REPAIRED if len(difference) else Outcome.UNCHANGED
        return LoadReport(outcome, difference.node_changes, difference.relationship_changes)

    def cautions(self, text: str) -> tuple[Message, ...]:
        return self._dialect.cautions(text)

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; the server cuts it off at the deadline, too."""
        refuse_letting_out(text)
        asked = Asked.of(text)
        mark = uuid.uuid4().hex
        timeout_s = None if deadline_s is None else deadline_s + GRACE_S

        cancelled = threading.Event()

        def work(transaction: Transaction) -> QueryResult:
            if cancelled.is_set():  # the driver would try again although nobody waits
                raise CancelledError
            return self._dialect.answer(transaction, asked, parameters)

        def cancel() -> None:
            cancelled.set()
            # It may have ended by itself; what another member of a cluster runs ends at its own timeout.
            with suppress(ArgunError):
                self._bolt.at_once(lambda transaction: self._dialect.terminate(transaction, mark))

        return run_with_deadline(lambda: self._bolt.read(work, timeout_s, mark), deadline_s, cancel)

    def close(self) -> None:
        """Close the connections; the server goes on."""
        self._bolt.close()

    def _meta(self, transaction: Transaction, query: str = "meta") -> Meta:
        rows = transaction.rows(self._library.find(query).text)
        return Meta.read(rows[0][0] if rows else None)

    def _describe(self, transaction: Transaction, meta: Meta) -> None:
        transaction.rows(self._library.find("describe").text, {"properties": meta.properties()})

    def _keep_up(self, meta: Meta, now: Meta) -> None:
        """Write down where the graph came from, unless the login may only read."""
        if now != meta:
            with suppress(UsageError):
                self._bolt.write(lambda transaction: self._describe(transaction, now))

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
            raise StoreError(
                '{address}: database "{name}" holds nodes that Argun did not load ({labels}), which would be '
                "lost: use another database (NEO4J_DATABASE) or remove them first",
                address=self.address,
                name=self._bolt.login.database,
                labels=sorted(set(present.labels.values())),
            )
        return compare_graphs(present, graph)

    def _write_schema(self, graph: PropertyGraph, *, changed: bool) -> None:
        """Make the constraints that are not there; a Neo4j from the bulk import holds all but them."""
        there = self._bolt.read(self._dialect.constrained)
        if there is None and not changed:
            return
        there = there or frozenset()
        labels = {node.label for node in graph.nodes} | {META_LABEL}
        texts = write_schema(labels - there, {r.type for r in graph.relationships} - there)

        def write(transaction: Transaction) -> None:
            for text in texts:
                transaction.rows(text)

        if texts:
            self._bolt.write(write)

    def _write_alone(self, statement: Statement) -> Rows:
        return self._bolt.write(lambda transaction: transaction.write(statement))

    def _write(self, run: Run, difference: Difference, graph: PropertyGraph, progress: Progress) -> None:
        """Run the statements in turn; the places of the nodes lead the relationships to them."""
        places: dict[str, str] = {}
        done, total = 0, len(difference) - difference.detached
        for statement in _first_statements(difference):
            places.update(run(statement))  # only what creates nodes answers
            done += len(statement.rows)
            progress.step(Message("loading"), done, total)
        ends = {end for r in difference.created_relationships for end in (r.source_id, r.target_id)}
        missing = ends - places.keys()
        for statement in find_nodes(n for n in graph.nodes if n.id in missing):
            places.update(run(statement))
        if not places.keys() >= ends:
            raise StoreError(
                "{address}: somebody removed nodes there during the load; load again", address=self.address
            )
        for statement in create_relationships(difference.created_relationships, places):
            run(statement)
            done += len(statement.rows)
            progress.step(Message("loading"), done, total)


def _first_statements(difference: Difference) -> Iterable[Statement]:
    """Return what comes before the creating of relationships, in the order that keeps every id unique."""
    return chain(
        delete_relationships(difference.removed_relationships),
        delete_nodes(difference.removed_nodes),
        create_nodes(difference.created_nodes),
        change_nodes(difference.changed_nodes),
        change_relationships(difference.changed_relationships),
    )
