"""The Bolt protocol: the module that knows the ``neo4j`` driver (its errors are those of ``bolt_errors``).

Results leave it as plain Python, errors as ours; neither ever holds a password or an elementId.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.store.base import MAX_ROWS, Closing, QueryResult, closed
from graph.store.bolt_errors import Login, translate
from graph.store.plans import Plan
from graph.store.received import ENDS, plain_rows
from graph.store.statement_errors import Sent, SentError
from graph.store.write_cypher import Parameters, Statement
from queries.text import return_columns
from schema.errors import StoreError, UsageError

Result = TypeVar("Result")

#: How long to wait for a server to answer at all; half of it to be let in, for a cluster has other members.
CONNECT_S = 10.0

#: How long to try again what may pass, and after which time first; a new leader takes some seconds.
RETRY_S = 10.0
FIRST_RETRY_S = 0.2

# Without a handler Python prints the driver's warnings (a connection lost) on the terminal; ours say it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Transaction:
    """An open transaction; its results are read whole."""

    def __init__(self, inner: neo4j.Transaction | neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def rows(self, text: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """Run one statement of ours and return its rows as the driver gives them."""
        return [tuple(record.values()) for record in self._run(text, parameters)]

    def write(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run one statement with its batch of rows and return what it answers."""
        return self.rows(statement.text, {"rows": list(statement.rows)})

    def result(self, sent: Sent, parameters: Parameters) -> QueryResult:
        """Run one statement and return columns and rows as plain Python."""
        rows: list[list[Any]] = []
        with _telling(sent):
            result = self._run(sent.text, parameters)
            for record in result:
                if len(rows) == MAX_ROWS:
                    raise UsageError(
                        "the answer has more than {rows:,} rows; add a LIMIT or an aggregate", rows=MAX_ROWS
                    )
                rows.append(record.values())
        found = plain_rows(rows, lambda ids: [node for (node,) in self.rows(ENDS, {"ids": ids})])
        # The embedded server names no columns when there are no rows.
        return QueryResult(tuple(result.keys()) or return_columns(sent.asked.bare), tuple(found))

    def plan(self, sent: Sent, parameters: Parameters) -> Plan:
        """Send a statement that asks for its plan (the rows of one that is profiled are dropped)."""
        with _telling(sent):
            summary = self._run(sent.text, parameters).consume()
        return Plan(summary.query_type or "", summary.profile or summary.plan or {})

    def _run(self, text: str, parameters: Parameters) -> neo4j.Result:
        try:
            return self._inner.run(text, dict(parameters or {}))
        except (TypeError, ValueError, OverflowError) as error:  # what Bolt cannot carry
            raise UsageError("a value of the parameters cannot be sent: {reason}", reason=error) from error


class Bolt(Closing):
    """One login at one server or cluster, with the driver's pool of connections and its routing."""

    def __init__(self, login: Login) -> None:
        self.login = login
        self._reached = False
        self._closed = False
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self._errors():
            self._driver = neo4j.GraphDatabase.driver(
                login.address,
                auth=(login.user, login.password),
                connection_timeout=CONNECT_S / 2,
                connection_acquisition_timeout=CONNECT_S,
                max_transaction_retry_time=RETRY_S,
                initial_retry_delay=FIRST_RETRY_S,
                notifications_min_severity="OFF",
            )

    def read(
        self, work: Callable[[Transaction], Result], timeout_s: float | None = None, mark: str | None = None
    ) -> Result:
        """Run ``work`` in a transaction that reads, in a cluster on a member for reading; errors are ours.

        It is run again when the server says that an error will pass, or when the connection breaks.
        ``timeout_s`` is the server's own deadline for each run, ``mark`` a name to find the transaction by.
        """
        metadata = {"argun": mark} if mark else None
        with self._session() as session:
            return session.execute_read(self._unit(work, timeout_s, metadata))

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in a transaction that writes, on the leader of a cluster, and commit; errors are ours.

        It is run again like a ``read``: nothing of the former run has been kept.
        """
        with self._session() as session:
            return session.execute_write(self._unit(work))

    def at_once(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in a transaction that reads, once: for what is not worth waiting for."""
        with self._session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            self._reached = True
            return work(Transaction(transaction))

    def _unit(
        self,
        work: Callable[[Transaction], Result],
        timeout_s: float | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> Callable[[neo4j.ManagedTransaction], Result]:
        @neo4j.unit_of_work(metadata=metadata, timeout=timeout_s)
        def run(inner: neo4j.ManagedTransaction) -> Result:
            self._reached = True
            return work(Transaction(inner))

        return run

    @contextmanager
    def _session(self, mode: str = neo4j.WRITE_ACCESS) -> Iterator[neo4j.Session]:
        """Open a session that sees what all the sessions before it have written."""
        if self._closed:
            raise closed(self.login.shown)
        with (
            self._errors(),
            self._driver.session(
                database=self.login.database, default_access_mode=mode, bookmark_manager=self._bookmarks
            ) as session,
        ):
            yield session

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise translate(error, self.login, reached=self._reached) from error
        except (ValueError, OSError) as error:  # an address that cannot be read or resolved
            raise StoreError(
                "{address}: {reason}; check the address", address=self.login.shown, reason=error
            ) from error

    def close(self) -> None:
        """Close all connections; one that a thread left behind still uses goes with the process."""
        self._closed = True
        with suppress(Neo4jError, DriverError, OSError, BufferError):
            self._driver.close()


@contextmanager
def _telling(sent: Sent) -> Iterator[None]:
    """Let an error of the server tell what it had read; it stays the driver's, which may try again."""
    try:
        yield
    except Neo4jError as error:
        raise error from SentError(sent)
