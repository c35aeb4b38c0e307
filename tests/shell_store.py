"""A store without a server for tests of the shell: it answers, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from graph.cli.command import Session
from graph.cli.output import Format
from graph.cli.shell.state import Shell
from graph.store.base import QueryResult, Store
from schema.errors import UsageError
from schema.messages import Message

#: What it answers with ten rows, with none, with an error, with Ctrl-C.
TEN, NONE, WRONG, STOPPED = "RETURN ten", "RETURN none", "RETRN", "RETURN stopped"


@dataclass
class AnsweringStore:
    """Answers; ``asked`` are the statements with their parameters and deadlines."""

    rows: int = 10
    asked: list[tuple[str, Mapping[str, object], float]] = field(default_factory=list)
    address = "memory"

    def cautions(self, text: str) -> tuple[Message, ...]:
        return ()

    def query(
        self, text: str, parameters: Mapping[str, object] | None = None, deadline_s: float = 60.0
    ) -> QueryResult:
        statement = text.strip()
        self.asked.append((text, dict(parameters or {}), deadline_s))
        if statement.startswith(WRONG):
            raise UsageError("the statement cannot be run: {reason}", reason=statement)
        if statement == STOPPED:
            raise KeyboardInterrupt
        rows = 0 if statement == NONE else self.rows
        return QueryResult(("n", "name"), tuple((n, f"Соя, {n}") for n in range(rows)))


def make_shell(
    store: AnsweringStore | None = None, *, format_: Format = Format.tsv, talks: bool = True
) -> Shell:
    """Return a shell over such a store, in English."""
    found = store or AnsweringStore()
    opened = cast(Callable[[], Store], lambda: found)
    return Shell(Session("en", format=format_), opened, 60.0, talks=talks)


def asked(shell: Shell) -> list[str]:
    """Return the statements that a shell has sent."""
    store: Any = shell.store()
    return [text for text, _, _ in store.asked]
