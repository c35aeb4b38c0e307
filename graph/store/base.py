"""What every store can do, whatever server is behind it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, Self

from graph.model import PropertyGraph
from graph.progress import Progress
from graph.releases import Release
from graph.store.values import Json as Json
from schema.errors import StoreError
from schema.messages import N_, Message

#: How long an analyst's query may take when nothing else is said.
DEFAULT_DEADLINE_S = 60.0
#: More rows than this are no answer but a mistake, and would fill the memory.
MAX_ROWS = 1_000_000


class Outcome(Enum):
    """What a load did."""

    UNCHANGED = N_("unchanged")
    CREATED = N_("created")
    CHANGED = N_("changed")
    REPAIRED = N_("repaired")
    REBUILT = N_("rebuilt")

    @property
    def message(self) -> Message:
        """What is said of it."""
        return Message(self.value)


@dataclass(frozen=True, slots=True)
class Changes:
    """How many were added, changed in place and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load found and did; all zero when the store held the graph already."""

    outcome: Outcome
    nodes: Changes = Changes()
    relationships: Changes = Changes()


@dataclass(frozen=True, slots=True)
class StoreState:
    """What the store says it holds.

    ``state`` is ``ready``, ``loading`` (a load was interrupted), ``damaged`` (files are not as they were
    written) or ``empty`` (nothing was ever loaded);
    ``content_hash`` is that of the last graph loaded whole, None when there is none; ``origin`` is what
    that load said of where the graph came from, ``releases`` those of the datasets, and ``lang`` the language
    of the names.
    """

    state: str
    content_hash: str | None = None
    origin: str | None = None
    releases: tuple[Release, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Columns in the order of RETURN, and the rows in the order of the server."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]

    def records(self) -> list[dict[str, Json]]:
        """Return each row as an object, keys in the order of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def closed(address: str) -> StoreError:
    """Say that a store was used after it had been closed."""
    return StoreError("{address}: the store is closed; open it again", address=address)


class Closing(Protocol):
    """What the end of a ``with`` closes."""

    def close(self) -> None:
        """Let go of what is held; a second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Store(Closing, Protocol):
    """A place that holds one property graph and answers Cypher. Close it, or use it in a ``with``."""

    @property
    def address(self) -> str:
        """What the store is, for messages: a directory or a server's address, never a password."""

    def state(self) -> StoreState:
        """Say what the store holds (about 10 ms)."""

    def turn(self) -> AbstractContextManager[None]:
        """Keep others from loading meanwhile, where the store can; what :meth:`state` says holds till then.

        Raises
        ------
        StoreError
            Another process loads, and has not finished in time.
        """

    def load(
        self, graph: PropertyGraph, progress: Progress, origin: str | None = None, *, rebuild: bool = False
    ) -> LoadReport:
        """Make the store hold exactly ``graph``; nothing to do when it says that it does already.

        ``origin``, a hash of all that the graph was made from, is kept for :meth:`state`: who finds it there
        need not make the graph again. With ``rebuild`` what the store says of itself is not believed.

        Raises
        ------
        StoreError
            The server or the disk refuses. What was there before is still whole.
        """

    def cautions(self, text: str) -> tuple[Message, ...]:
        """Say what of a statement this server is known to answer wrongly without a word."""

    def read_graph(self) -> PropertyGraph:
        """Read back what was loaded, equal to it in content and in ``content_hash``."""

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
    ) -> QueryResult:
        """Run one read-only statement; None as deadline: as long as it takes (Ctrl-C still ends it).

        Raises
        ------
        UsageError
            The statement is wrong, lacks a parameter, or would write.
        StoreError
            The server is gone or refuses, or the deadline passed.
        """
