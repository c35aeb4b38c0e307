"""What differs between the two servers that answer us over Bolt."""

from __future__ import annotations

from typing import Protocol

from graph.store.bolt import Transaction
from graph.store.write_cypher import Parameters
from queries.guard import only_reading
from schema.errors import StoreError

#: What reads no data of ours but files or other people's work, and still counts as reading for Neo4j.
REFUSED_OPERATORS = frozenset({"LoadCSV", "TerminateTransactions"})


class Dialect(Protocol):
    """One kind of server."""

    @staticmethod
    def recognises(query_type: str, operators: frozenset[str]) -> bool:
        """Tell by its plan for ``RETURN 1`` whether a server is of this kind."""

    def refuse_writing(self, transaction: Transaction, text: str, parameters: Parameters) -> None:
        """Raise UsageError, without running it, for a statement that would do more than read."""

    def constrained(self, transaction: Transaction) -> frozenset[str] | None:
        """Return the labels and types whose ids are unique already; None where the server does not tell."""

    def terminate(self, transaction: Transaction, mark: str) -> None:
        """End the transactions with this mark; nothing to do when they have ended by themselves."""


class Neo4j:
    """A server whose plans can be trusted, so that whoever is logged in only reads through ``query``."""

    @staticmethod
    def recognises(query_type: str, operators: frozenset[str]) -> bool:
        return query_type == "r"

    def refuse_writing(self, transaction: Transaction, text: str, parameters: Parameters) -> None:
        query_type, operators = transaction.explain(text, parameters)
        if query_type != "r" or operators & REFUSED_OPERATORS:
            raise only_reading()

    def constrained(self, transaction: Transaction) -> frozenset[str] | None:
        rows = transaction.rows(
            "SHOW CONSTRAINTS YIELD labelsOrTypes AS names, properties AS p WHERE p = ['id'] RETURN names"
        )
        return frozenset(name for (names,) in rows for name in names)

    def terminate(self, transaction: Transaction, mark: str) -> None:
        transaction.rows(
            "SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data WHERE data.argun = $mark "
            "TERMINATE TRANSACTIONS id YIELD message RETURN message",
            {"mark": mark},
        )


class ArcadeDB:
    """The embedded server, shared by the process that runs it: its login has the right to read, no more."""

    @staticmethod
    def recognises(query_type: str, operators: frozenset[str]) -> bool:
        return any(operator.startswith("ArcadeDB") for operator in operators)

    def refuse_writing(self, transaction: Transaction, text: str, parameters: Parameters) -> None:
        """Leave it to the rights of the login: ``EXPLAIN`` calls everything writing, and runs some of it."""

    def constrained(self, transaction: Transaction) -> frozenset[str] | None:
        return None

    def terminate(self, transaction: Transaction, mark: str) -> None:
        """Leave the query to the server's own limit: nothing ends it over Bolt."""


#: Every kind of server that is known.
DIALECTS: tuple[type[Dialect], ...] = (Neo4j, ArcadeDB)


def ask_dialect(transaction: Transaction) -> Dialect:
    """Ask a server what it is; one of no known kind is refused, for nothing would keep it from writing."""
    plan = transaction.explain("RETURN 1 AS one", None)
    for dialect in DIALECTS:
        if dialect.recognises(*plan):
            return dialect()
    raise StoreError("this server is neither Neo4j nor Argun's own; name another with --store")
