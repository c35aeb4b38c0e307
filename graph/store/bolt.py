"""The Bolt protocol: the one module that knows the ``neo4j`` driver.

Results leave it as plain Python, errors as ours; neither ever holds a password or an elementId.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)
from neo4j.graph import Node, Path, Relationship

from graph.store.base import Json, QueryResult
from graph.store.write_cypher import Statement
from queries.text import return_columns
from schema.errors import ArgunError, StoreError, UsageError

#: More rows than this are no answer but a mistake, and would fill the memory.
MAX_ROWS = 1_000_000

#: How long to wait for a server to answer at all.
CONNECT_S = 10.0

# Without a handler Python prints the driver's warnings (a connection lost) on the terminal; ours say it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Login:
    """Where and as whom; the password is never in the ``repr``."""

    address: str
    user: str
    password: str
    database: str

    def __repr__(self) -> str:
        return f"Login({self.address!r}, {self.user!r}, {self.database!r})"


class Transaction:
    """An open transaction; its results are read whole."""

    def __init__(self, inner: neo4j.Transaction) -> None:
        self._inner = inner

    def rows(self, text: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Run one statement of ours and return its rows as the driver gives them."""
        return [tuple(record.values()) for record in self._run(text, parameters)]

    def write(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run one statement with its batch of rows and return what it answers."""
        return self.rows(statement.text, {"rows": list(statement.rows)})

    def result(self, text: str, parameters: Mapping[str, object] | None) -> QueryResult:
        """Run one statement and return columns and rows as plain Python."""
        result = self._run(text, parameters)
        rows: list[tuple[Json, ...]] = []
        for record in result:
            if len(rows) == MAX_ROWS:
                raise UsageError(f"the answer has more than {MAX_ROWS:,} rows; add a LIMIT or an aggregate")
            rows.append(tuple(plain(value) for value in record.values()))
        # The embedded server names no columns when there are no rows.
        return QueryResult(tuple(result.keys()) or return_columns(text), tuple(rows))

    def explain(self, text: str, parameters: Mapping[str, object] | None) -> tuple[str, frozenset[str]]:
        """Return the query type (r, w, rw, s) and the operators of the plan, without running ``text``."""
        summary = self._run(f"EXPLAIN {text}", parameters).consume()
        return summary.query_type or "", frozenset(_operators(summary.plan))

    def _run(self, text: str, parameters: Mapping[str, object] | None) -> neo4j.Result:
        return self._inner.run(text, dict(parameters or {}))


class Bolt:
    """One login at one server, with the driver's pool of connections."""

    def __init__(self, login: Login) -> None:
        self.login = login
        with self.errors():
            self._driver = neo4j.GraphDatabase.driver(
                login.address,
                auth=(login.user, login.password),
                connection_timeout=CONNECT_S,
                connection_acquisition_timeout=CONNECT_S * 2,
                max_transaction_retry_time=CONNECT_S,
                notifications_min_severity="OFF",
            )

    def check(self) -> str:
        """Reach the server and the database; return what the server calls itself (``Neo4j/5.26.31``)."""
        with self.errors():
            agent = str(self._driver.get_server_info().agent)
            with self.transaction(write=False) as transaction:
                transaction.rows("RETURN 1 AS one")
            return agent

    @contextmanager
    def transaction(
        self, *, write: bool, timeout_s: float | None = None, mark: str | None = None
    ) -> Iterator[Transaction]:
        """Open a transaction that commits at the end and rolls back on an error; errors are ours.

        ``timeout_s`` is the server's own deadline, ``mark`` a name to ``terminate`` the transaction by.
        """
        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        with (
            self.errors(),
            self._driver.session(database=self.login.database, default_access_mode=mode) as session,
            session.begin_transaction(
                timeout=timeout_s, metadata={"argun": mark} if mark else None
            ) as transaction,
        ):
            yield Transaction(transaction)

    def terminate(self, mark: str) -> None:
        """End the transaction opened with ``mark``; nothing to do when it has ended by itself."""
        with self.transaction(write=False) as transaction:
            transaction.rows(
                "SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data WHERE data.argun = $mark "
                "TERMINATE TRANSACTIONS id YIELD message RETURN message",
                {"mark": mark},
            )

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise _translate(error, self.login) from error
        except (ValueError, OSError) as error:  # an address that cannot be read or resolved
            raise StoreError(f"{self.login.address}: {error}; check the address") from error

    def close(self) -> None:
        """Close all connections; one that a thread left behind still uses goes with the process."""
        with suppress(Neo4jError, DriverError, OSError, BufferError):
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def plain(value: object) -> Json:
    """Turn a driver's value into what JSON can say; NaN and infinity become None."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node):
        return {
            "id": plain(value.get("id")),
            "labels": list[Json](sorted(value.labels)),
            **_properties(value),
        }
    if isinstance(value, Relationship):
        ends = [plain(node.get("id")) if node is not None else None for node in value.nodes]
        return {
            "id": plain(value.get("id")),
            "type": value.type,
            "source_id": ends[0],
            "target_id": ends[1],
            **_properties(value),
        }
    if isinstance(value, Path):
        return {
            "nodes": [plain(n) for n in value.nodes],
            "relationships": [plain(r) for r in value.relationships],
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, neo4j.spatial.Point):
        return {"srid": value.srid, "coordinates": [float(item) for item in value]}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, bytes | bytearray):
        return value.hex()
    iso: Callable[[], str] | None = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    return iso() if iso else str(value)


def _properties(entity: Node | Relationship) -> dict[str, Json]:
    return {key: plain(value) for key, value in sorted(entity.items()) if key not in ("id", "labels", "type")}


def _operators(plan: object) -> Iterator[str]:
    if isinstance(plan, dict):
        yield str(plan.get("operatorType", "")).partition("@")[0]
        for child in plan.get("children", ()):
            yield from _operators(child)


def _translate(error: Neo4jError | DriverError, login: Login) -> ArgunError:
    """Say what is wrong, where, and what to do next."""
    code = getattr(error, "code", None) or ""
    message = " ".join(str(getattr(error, "message", None) or error).split())
    where = login.address
    if "AuthenticationRateLimit" in code:
        return StoreError(f"{where}: too many wrong passwords; wait some seconds and check NEO4J_PASSWORD")
    if isinstance(error, AuthError) and "Forbidden" not in code:
        return StoreError(
            f"{where}: the server refuses user {login.user!r} with this password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if "DatabaseNotFound" in code or ("Forbidden" in code and "Access to database" in message):
        return StoreError(
            f"{where}: there is no database {login.database!r}; set NEO4J_DATABASE (usually neo4j)"
        )
    if "AccessMode" in code or "Forbidden" in code:
        return UsageError("the statement would write or change the database; only reading is allowed here")
    if "TransactionTimedOut" in code:
        return StoreError("the query took longer than its deadline and was stopped; narrow it or add a LIMIT")
    if "No space left" in message:
        return StoreError(f"{where}: the server's disk is full; make room and run the command again")
    if "OutOfMemory" in code or "MemoryPool" in code:
        return StoreError(f"{where}: the server has too little memory for this: {message}")
    if (
        code.startswith(("Neo.ClientError.Statement", "Neo.ClientError.Procedure"))
        or "Unknown procedure" in message
    ):
        return UsageError(f"the statement cannot be run: {message}")
    if isinstance(error, ServiceUnavailable):
        return StoreError(f"{where}: no server answers there; start it or check the address ({message})")
    if isinstance(error, ConfigurationError):
        return UsageError(f"{where}: {message}")
    return StoreError(f"{where}: {message}")
