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
from typing import Any, Self, TypeVar

import neo4j
from neo4j.exceptions import ConfigurationError, DriverError, IncompleteCommit, Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.store.base import Json, QueryResult
from graph.store.write_cypher import Parameters, Statement
from queries.text import return_columns
from schema.errors import ArgunError, StoreError, UsageError

Result = TypeVar("Result")

#: More rows than this are no answer but a mistake, and would fill the memory.
MAX_ROWS = 1_000_000

#: How long to wait for a server to answer at all.
CONNECT_S = 10.0

#: How long to try again what may pass, and after which time first; a new leader takes some seconds.
RETRY_S = 10.0
FIRST_RETRY_S = 0.2

#: The server's codes for what is wrong with a statement, and for what passes by itself.
_WRONG_STATEMENT = ("Neo.ClientError.Statement", "Neo.ClientError.Procedure")
_PASSING = ("Neo.TransientError", "Neo.ClientError.Cluster")

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

    def __init__(self, inner: neo4j.Transaction | neo4j.ManagedTransaction) -> None:
        self._inner = inner

    def rows(self, text: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """Run one statement of ours and return its rows as the driver gives them."""
        return [tuple(record.values()) for record in self._run(text, parameters)]

    def write(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run one statement with its batch of rows and return what it answers."""
        return self.rows(statement.text, {"rows": list(statement.rows)})

    def result(self, text: str, parameters: Parameters) -> QueryResult:
        """Run one statement and return columns and rows as plain Python."""
        result = self._run(text, parameters)
        rows: list[tuple[Json, ...]] = []
        for record in result:
            if len(rows) == MAX_ROWS:
                raise UsageError(
                    "the answer has more than {rows:,} rows; add a LIMIT or an aggregate", rows=MAX_ROWS
                )
            rows.append(tuple(plain(value) for value in record.values()))
        # The embedded server names no columns when there are no rows.
        return QueryResult(tuple(result.keys()) or return_columns(text), tuple(rows))

    def explain(self, text: str, parameters: Parameters) -> tuple[str, frozenset[str]]:
        """Return the query type (r, w, rw, s) and the operators of the plan, without running ``text``."""
        summary = self._run(f"EXPLAIN {text}", parameters).consume()
        return summary.query_type or "", frozenset(_operators(summary.plan))

    def _run(self, text: str, parameters: Parameters) -> neo4j.Result:
        return self._inner.run(text, dict(parameters or {}))


class Bolt:
    """One login at one server or cluster, with the driver's pool of connections and its routing."""

    def __init__(self, login: Login) -> None:
        self.login = login
        self._reached = False
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self._errors():
            self._driver = neo4j.GraphDatabase.driver(
                login.address,
                auth=(login.user, login.password),
                connection_timeout=CONNECT_S,
                connection_acquisition_timeout=CONNECT_S * 2,
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
            return session.execute_read(_unit(work, timeout_s, metadata))

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in a transaction that writes, on the leader of a cluster, and commit; errors are ours.

        It is run again like a ``read``: nothing of the former run has been kept.
        """
        with self._session() as session:
            return session.execute_write(_unit(work))

    def at_once(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in a transaction that reads, once: for what is not worth waiting for."""
        with self._session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            return work(Transaction(transaction))

    @contextmanager
    def _session(self, mode: str = neo4j.WRITE_ACCESS) -> Iterator[neo4j.Session]:
        """Open a session that sees what all the sessions before it have written."""
        with (
            self._errors(),
            self._driver.session(
                database=self.login.database, default_access_mode=mode, bookmark_manager=self._bookmarks
            ) as session,
        ):
            yield session
            self._reached = True

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            raise _translate(error, self.login, reached=self._reached) from error
        except (ValueError, OSError) as error:  # an address that cannot be read or resolved
            raise StoreError(
                "{address}: {reason}; check the address", address=self.login.address, reason=error
            ) from error

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


def _unit(
    work: Callable[[Transaction], Result],
    timeout_s: float | None = None,
    metadata: dict[str, Any] | None = None,
) -> Callable[[neo4j.ManagedTransaction], Result]:
    @neo4j.unit_of_work(metadata=metadata, timeout=timeout_s)
    def run(inner: neo4j.ManagedTransaction) -> Result:
        return work(Transaction(inner))

    return run


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


def _translate(error: Neo4jError | DriverError, login: Login, *, reached: bool) -> ArgunError:
    """Say what is wrong, where, and what to do next; ``reached``: the server has answered before."""
    if isinstance(error, DriverError):
        return _lost(error, login.address, " ".join(str(error).split()), reached=reached)
    code = error.code or ""
    reason = " ".join((error.message or str(error)).split())
    return _refused_login(code, reason, login) or _refused_statement(code, reason, login.address)


def _lost(error: DriverError, address: str, reason: str, *, reached: bool) -> ArgunError:
    """Say that no server answers, or none any more."""
    if isinstance(error, ConfigurationError):
        return UsageError("{address}: {reason}; check the address", address=address, reason=reason)
    if isinstance(error, IncompleteCommit):
        return StoreError(
            "{address}: the connection broke at the very end of a load, which may be complete or not; "
            "load again: only what is missing will be written",
            address=address,
        )
    if reached:
        return StoreError(
            "{address}: the server no longer answers ({reason}); check that it is running and try again. "
            "What was loaded is still whole",
            address=address,
            reason=reason,
        )
    scheme, encrypted, _ = address.partition("+s")
    if encrypted:
        return StoreError(
            "{address}: no server answers there with encryption; start it, check the address, or name it as "
            "{scheme}:// if it has none ({reason})",
            address=address,
            scheme=scheme,
            reason=reason,
        )
    return StoreError(
        "{address}: no server answers there; start it or check the address ({reason})",
        address=address,
        reason=reason,
    )


def _refused_login(code: str, reason: str, login: Login) -> ArgunError | None:
    """Say what is wrong with the user, the password or the database, if that is it."""
    if "AuthenticationRateLimit" in code:
        return StoreError(
            "{address}: too many wrong passwords; wait a few seconds and check NEO4J_PASSWORD",
            address=login.address,
        )
    if "CredentialsExpired" in code:
        return StoreError(
            "{address}: the password of user {user} must be changed before its first use; "
            "change it (in Neo4j Browser, for example) and set NEO4J_PASSWORD",
            address=login.address,
            user=login.user,
        )
    if "DatabaseNotFound" in code or ("Forbidden" in code and "Access to database" in reason):
        return StoreError(
            '{address}: there is no database "{name}"; set NEO4J_DATABASE (usually neo4j)',
            address=login.address,
            name=login.database,
        )
    if ".Security." in code and "Forbidden" not in code:
        return StoreError(
            "{address}: the server refuses user {user} with this password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD",
            address=login.address,
            user=login.user,
        )
    return None


def _refused_statement(code: str, reason: str, address: str) -> ArgunError:
    """Say why the server does not run a statement, or cannot."""
    if "AccessMode" in code or "Forbidden" in code:
        return UsageError("the statement would write or change the database; only reading is allowed here")
    if "TransactionTimedOut" in code:
        return StoreError("the query took longer than its deadline and was stopped; narrow it or add a LIMIT")
    if "No space left" in reason:
        return StoreError(
            "{address}: the server's disk is full; make room and run the command again", address=address
        )
    if "OutOfMemory" in code or "MemoryPool" in code:
        return StoreError(
            "{address}: the server has too little memory for this: {reason}", address=address, reason=reason
        )
    if code.startswith(_WRONG_STATEMENT) or "Unknown procedure" in reason:
        return UsageError("the statement cannot be run: {reason}", reason=reason)
    if code.startswith(_PASSING):
        return StoreError(
            "{address}: the server cannot do this now ({reason}); try again in a minute",
            address=address,
            reason=reason,
        )
    return StoreError("{address}: the server says: {reason}", address=address, reason=reason)
