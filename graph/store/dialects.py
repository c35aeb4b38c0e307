"""What differs between the two servers that answer us over Bolt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from graph.store.plans import Plan
from graph.store.statement_errors import Sent
from queries.asked import Asked
from queries.cautions import wrong_answers
from queries.guard import only_reading, only_tells
from schema.errors import StoreError

if TYPE_CHECKING:
    from graph.store.base import QueryResult
    from graph.store.bolt import Transaction
    from graph.store.write_cypher import Parameters
    from schema.messages import Message

#: What reads no data of ours but files or other people's work, and still counts as reading for Neo4j.
REFUSED_OPERATORS = frozenset({"LoadCSV", "TerminateTransactions"})
#: What can do no more than tell of a server's own affairs, for what procedures and SHOW give.
TELLING_OPERATORS = frozenset(
    {
        *("AdministrationCommand", "ProduceResults", "ProcedureCall", "Projection", "Filter", "Sort", "Top"),
        *("Limit", "Skip", "Distinct", "EagerAggregation"),
    }
)


class Dialect(Protocol):
    """One kind of server."""

    @staticmethod
    def recognises(plan: Plan) -> bool:
        """Tell by its plan for ``RETURN 1`` whether a server is of this kind."""

    def answer(self, transaction: Transaction, asked: Asked, parameters: Parameters) -> QueryResult:
        """Run what an analyst asks, or tell its plan.

        Raises
        ------
        UsageError
            It is wrong, or would do more than read: then it is not run.
        """

    def cautions(self, text: str) -> tuple[Message, ...]:
        """Say what of a statement the server is known to answer wrongly."""

    def constrained(self, transaction: Transaction) -> frozenset[str] | None:
        """Return the labels and types whose ids are unique already; None where the server does not tell."""

    def terminate(self, transaction: Transaction, mark: str) -> None:
        """End the transactions with this mark; nothing to do when they have ended by themselves."""


class Neo4j:
    """A server whose plans can be trusted, so that whoever is logged in only reads through ``query``."""

    @staticmethod
    def recognises(plan: Plan) -> bool:
        return plan.query_type == "r"

    def answer(self, transaction: Transaction, asked: Asked, parameters: Parameters) -> QueryResult:
        # On a line of its own: so the analyst's lines keep their columns, whatever the server quotes of them.
        plan = transaction.plan(Sent(asked, before="EXPLAIN\n"), parameters)
        if not _only_reads(plan, asked):
            raise only_reading()
        if asked.mode == "PROFILE":
            plan = transaction.plan(Sent(asked, before="PROFILE\n"), parameters)
        return plan.table() if asked.mode else transaction.result(Sent(asked), parameters)

    def cautions(self, text: str) -> tuple[Message, ...]:
        return ()

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


def _only_reads(plan: Plan, asked: Asked) -> bool:
    if plan.query_type == "s":  # the server's own affairs
        return only_tells(asked.text) and plan.operators <= TELLING_OPERATORS
    return plan.query_type == "r" and not plan.operators & REFUSED_OPERATORS


class ArcadeDB:
    """The embedded server, shared by the process that runs it: its login has the right to read, no more."""

    @staticmethod
    def recognises(plan: Plan) -> bool:
        return any(operator.startswith("ArcadeDB") for operator in plan.operators)

    def answer(self, transaction: Transaction, asked: Asked, parameters: Parameters) -> QueryResult:
        """Leave it to the rights of the login: plans call everything writing, and some run what writes.

        It is sent from its first word on, from where this server counts.
        """
        if asked.mode:
            return transaction.plan(Sent(asked, asked.start, f"{asked.mode} "), parameters).lines()
        return transaction.result(Sent(asked, asked.start), parameters)

    def cautions(self, text: str) -> tuple[Message, ...]:
        return wrong_answers(text)

    def constrained(self, transaction: Transaction) -> frozenset[str] | None:
        return None

    def terminate(self, transaction: Transaction, mark: str) -> None:
        """Leave the query to the server's own limit: nothing ends it over Bolt."""


#: Every kind of server that is known.
DIALECTS: tuple[type[Dialect], ...] = (Neo4j, ArcadeDB)


def ask_dialect(transaction: Transaction) -> Dialect:
    """Ask a server what it is; one of no known kind is refused, for nothing would keep it from writing."""
    plan = transaction.plan(Sent(Asked.of("RETURN 1 AS one"), before="EXPLAIN "), None)
    for dialect in DIALECTS:
        if dialect.recognises(plan):
            return dialect()
    raise StoreError("this server is neither Neo4j nor Argun's own; name another with --store")
