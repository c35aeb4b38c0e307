"""The driver's errors put into ours: what is wrong, where, and what to do next."""

from __future__ import annotations

import errno
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from neo4j.exceptions import ConfigurationError, DriverError, IncompleteCommit, Neo4jError

from graph.store.statement_errors import SentError, statement_error
from queries.guard import only_reading
from schema.errors import ArgunError, StoreError, UsageError
from schema.messages import Message
from schema.wording import refusal

#: The servers' codes for what is wrong with a statement, and for what passes by itself.
_WRONG_STATEMENT = ("Neo.ClientError.Statement", "Neo.ClientError.Procedure", "Neo.DatabaseError.Statement")
_PASSING = ("Neo.TransientError", "Neo.ClientError.Cluster")
#: What is wrong with a statement, too, but comes as a fault of the server.
_WRONG_WORDS = ("Unknown procedure", "Unknown function", "Lexical error", "Graph not found", "TypeError: ")
#: A statement that handles transactions where ours runs in one already.
_TRANSACTION = ("TransactionNotFound", "TransactionStartFailed")
_NO_MEMORY = re.compile(r"(?i)OutOfMemory|MemoryPool|heap (?:space|size|budget)|in-heap")
#: What the embedded server says when it cannot read its own files, some of it as a fault of the statement.
_DAMAGED = re.compile(
    r"Record #-?\d+:-?\d+ not found|Cannot find record type|Error fetching records"
    r"|Invalid position \d+ \(size=|newPosition > limit|Variable length quantity is too long"
)
_LONGEST_REASON = 500
#: What the driver says of an answer that is none of a Bolt server (HTTP, SSH, anything), and of none at all.
_NO_BOLT = re.compile(r"does not support communication|looks like HTTP|Expected four byte|handshake manifest")
_SILENT = re.compile(r"TimeoutError|deadline")
_BROKEN_OFF = re.compile(r"(?:defunct|closed) connection|incomplete handshake")
_BROKEN_OFF_NUMBERS = frozenset({errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE})
_BROKEN = Message("the connection was broken off")


@dataclass(frozen=True, slots=True)
class Login:
    """Where and as whom; the password is never in the ``repr``. Messages name the address, or ``named``."""

    address: str
    user: str
    password: str
    database: str
    named: str = ""

    @property
    def shown(self) -> str:
        """What messages name."""
        return self.named or self.address

    def __repr__(self) -> str:
        return f"Login({self.address!r}, {self.user!r}, {self.database!r})"


def translate(error: Neo4jError | DriverError, login: Login, *, reached: bool) -> ArgunError:
    """Say what is wrong, where, and what to do next; ``reached``: the server has answered before."""
    if isinstance(error, DriverError):
        return _lost(error, login.shown, _reason(error), reached=reached)
    code = error.code or ""
    whole = error.message or str(error)
    sent = next((cause.sent for cause in _chain(error) if isinstance(cause, SentError)), None)
    reason = _told(whole)
    if refused := _refused_login(code, reason, login) or _refused_work(code, reason, login.shown):
        return refused
    if code.startswith(_WRONG_STATEMENT) or any(words in reason for words in _WRONG_WORDS):
        return statement_error(whole, sent)
    return _failed(code, reason, login.shown)


def _told(reason: str) -> str:
    """Return what a server says in one line of bearable length."""
    line = " ".join(reason.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


def _reason(error: BaseException) -> Message:
    """Return what the system says underneath, else what the driver says."""
    for below in _chain(error):
        if isinstance(below, ssl.SSLCertVerificationError):
            return Message("its certificate is not trusted; +ssc instead of +s takes one that is self-signed")
        if isinstance(below, ssl.SSLError):  # its number is none of the system's
            return Message("TLS fails: {reason}", reason=below.reason or below.strerror)
        if isinstance(below, OSError) and below.errno:
            return _BROKEN if below.errno in _BROKEN_OFF_NUMBERS else refusal(below)
    text = " ".join(str(error).split())
    if _SILENT.search(text):
        return Message("nothing came in time")
    if _BROKEN_OFF.search(text):
        return _BROKEN
    return Message("{reason}", reason=text)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _lost(error: DriverError, address: str, reason: Message, *, reached: bool) -> ArgunError:
    """Say that no server answers, or none any more."""
    if _NO_BOLT.search(str(error)):
        return StoreError(
            "{address}: what answers there does not speak Bolt, as Neo4j does; check the address and port "
            "(Neo4j's is 7687)",
            address=address,
        )
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
            "A query that ends like this each time needs more memory than there is: narrow it or add a LIMIT",
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
    if reason == _BROKEN:
        return StoreError(
            "{address}: what is there breaks the connection off; check the port, or name it as {scheme}+s:// "
            "if it wants encryption",
            address=address,
            scheme=scheme.partition("://")[0],
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
            address=login.shown,
        )
    if "CredentialsExpired" in code:
        return StoreError(
            "{address}: the password of user {user} must be changed before its first use; "
            "change it (in Neo4j Browser, for example) and set NEO4J_PASSWORD",
            address=login.shown,
            user=login.user,
        )
    # A statement that begins with USE can ask for another database.
    ours = "Graph not found" not in reason or login.database.lower() in reason.lower()
    if ("DatabaseNotFound" in code and ours) or ("Forbidden" in code and "Access to database" in reason):
        return StoreError(
            '{address}: there is no database "{name}"; set NEO4J_DATABASE (usually neo4j)',
            address=login.shown,
            name=login.database,
        )
    if ".Security." in code and "Forbidden" not in code:
        return StoreError(
            "{address}: the server refuses user {user} with this password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD",
            address=login.shown,
            user=login.user,
        )
    if login.database == "system":
        return StoreError(
            '{address}: database "{name}" is for Neo4j itself and holds no graph; '
            "set NEO4J_DATABASE (usually neo4j)",
            address=login.shown,
            name=login.database,
        )
    return None


def _refused_work(code: str, reason: str, address: str) -> ArgunError | None:
    """Say why the server does not run a statement, or cannot, however it is put; None if it is not that."""
    if "AccessMode" in code or "Forbidden" in code:
        return only_reading()
    if "TransactionTimedOut" in code:
        return StoreError("the query took longer than its deadline and was stopped; narrow it or add a LIMIT")
    if "No space left" in reason:
        return StoreError(
            "{address}: the server's disk is full; make room and run the command again", address=address
        )
    if _NO_MEMORY.search(code) or _NO_MEMORY.search(reason):
        return StoreError(
            "{address}: the server has too little memory for this ({reason}); narrow it or add a LIMIT",
            address=address,
            reason=reason,
        )
    if _DAMAGED.search(reason):
        return StoreError(
            "{address}: the store is damaged ({reason}); make it anew: argun load --rebuild",
            address=address,
            reason=reason,
        )
    if code.endswith(_TRANSACTION):
        return UsageError(
            "a statement can neither begin nor end transactions here: it runs in one of its own, which reads"
        )
    return None


def _failed(code: str, reason: str, address: str) -> StoreError:
    """Say that the server cannot do it, now or ever."""
    if code.startswith(_PASSING):
        return StoreError(
            "{address}: the server cannot do this now ({reason}); try again in a minute",
            address=address,
            reason=reason,
        )
    return StoreError(
        "{address}: the server failed at this ({reason}); try again, put the statement otherwise, "
        "or look into the server's log",
        address=address,
        reason=reason,
    )
