"""The driver's errors put into ours: what is wrong, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j.exceptions import ConfigurationError, DriverError, IncompleteCommit, Neo4jError

from schema.errors import ArgunError, StoreError, UsageError
from schema.messages import Message
from schema.wording import refusal

#: The server's codes for what is wrong with a statement, and for what passes by itself.
_WRONG_STATEMENT = ("Neo.ClientError.Statement", "Neo.ClientError.Procedure")
_PASSING = ("Neo.TransientError", "Neo.ClientError.Cluster")


@dataclass(frozen=True, slots=True)
class Login:
    """Where and as whom; the password is never in the ``repr``."""

    address: str
    user: str
    password: str
    database: str

    def __repr__(self) -> str:
        return f"Login({self.address!r}, {self.user!r}, {self.database!r})"


def translate(error: Neo4jError | DriverError, login: Login, *, reached: bool) -> ArgunError:
    """Say what is wrong, where, and what to do next; ``reached``: the server has answered before."""
    if isinstance(error, DriverError):
        return _lost(error, login.address, _reason(error), reached=reached)
    code = error.code or ""
    reason = " ".join((error.message or str(error)).split())
    return _refused_login(code, reason, login) or _refused_statement(code, reason, login.address)


def _reason(error: BaseException) -> Message:
    """Return what the system says underneath, else what the driver says."""
    below: BaseException | None = error
    while below is not None:
        if isinstance(below, OSError) and below.errno:
            return refusal(below)
        below = below.__cause__ or below.__context__
    return Message("{reason}", reason=" ".join(str(error).split()))


def _lost(error: DriverError, address: str, reason: Message, *, reached: bool) -> ArgunError:
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
            "{address}: the server no longer answers ({reason}); check that it is running and try again",
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
    if login.database == "system":
        return StoreError(
            '{address}: database "{name}" is for Neo4j itself and holds no graph; '
            "set NEO4J_DATABASE (usually neo4j)",
            address=login.address,
            name=login.database,
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
