"""A dataset as Python sees it: the graph, the records that the commands write, and Cypher."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import networkx as nx

from graph.door.records import Records
from graph.door.rows import Rows
from graph.model import PropertyGraph
from graph.networkx_view import to_networkx
from graph.store.base import DEFAULT_DEADLINE_S, Closing, Store
from graph.workflows.query_book import find_question
from graph.workflows.query_parameters import resolve_parameters
from graph.workflows.workspace import Workspace
from queries.sending import check_sendable
from schema.errors import UsageError


class Dataset(Records, Closing):
    """An open dataset: made by :func:`open_dataset` or :func:`open_store`, closed by ``with`` or ``close``.

    Records are dictionaries with the names that ``argun COMMAND --format json`` gives, in the same order.
    Regions and provinces are meant by id (``region:RU-AMU``), ISO code (``RU-AMU``) or name in any language
    (``"Амурская"``); what is meant by nothing, or by several, is a UsageError that names what is near.
    """

    def __init__(
        self,
        workspace: Workspace,
        opening: Callable[[], AbstractContextManager[Store]],
        lang: str,
        graph: PropertyGraph | None = None,
    ) -> None:
        super().__init__(workspace, lang)
        self._opening, self._read = opening, graph
        self._store: Store | None = None
        self._lock = threading.Lock()
        self._resources = ExitStack()
        # A notebook that is stopped without close() leaves no server and no directory behind.
        self._finalizer = weakref.finalize(self, self._resources.close)

    def __repr__(self) -> str:
        return f"Dataset(layers={self._work.statements.layers}, ties={len(self._work.statements.ties)})"

    def releases(self) -> list[dict[str, Any]]:
        """Return the datasets, lowest layer first: ``name``, ``version``, ``date``, ``licence``, ``titles``.

        What a dataset does not say of itself is empty.
        """
        return [release.record for release in self._work.releases]

    def graph(self) -> nx.MultiDiGraph:
        """Return the property graph as a new NetworkX directed multigraph, the one that Cypher sees.

        Nodes have ``label`` (``Region``, ``Company``, ``Deal``...) and the properties of docs/schema.md,
        edges are keyed by their id and have ``type``. Both stand in order of their ids.
        """
        return to_networkx(self._read or self._work.graph)

    def query(
        self,
        statement: str,
        /,
        parameters: Mapping[str, Any] | None = None,
        *,
        deadline_s: float | None = DEFAULT_DEADLINE_S,
        **more: Any,
    ) -> Rows:
        """Run one read-only Cypher statement and return a record for each row, keys as in RETURN.

        Parameters
        ----------
        statement
            Cypher; ``$name`` stands for the parameter ``name=value``.
        parameters
            The same as a mapping, for any name: ``{"deadline_s": 5}``. A keyword of the same name wins.
        deadline_s
            Seconds after which it is cut off; None: never.

        Raises
        ------
        UsageError
            The statement is wrong, would write, or lacks a parameter; or the dataset is closed.
        StoreError
            The server is gone or refuses, or the deadline passed.
        """
        given = {**(parameters or {}), **more}
        check_sendable(statement, given)
        result = self.store.query(statement, given, deadline_s)
        return Rows(result.records(), result.columns)

    def query_book(
        self, name: str, /, *, deadline_s: float | None = DEFAULT_DEADLINE_S, **parameters: Any
    ) -> Rows:
        """Run a query of the book (see :meth:`queries`); regions and provinces may be given by name.

        Raises
        ------
        UsageError
            There is no such query for users, it has no such parameter, or one is missing.
        StoreError
            As for :meth:`query`.
        """
        found = find_question(name)
        return self.query(
            found.text, resolve_parameters(self._work, found, parameters), deadline_s=deadline_s
        )

    @property
    def store(self) -> Store:
        """The store that answers Cypher; the first use opens it and loads the graph where it must (seconds).

        Raises
        ------
        UsageError
            The dataset is closed.
        StoreError
            The store cannot be opened, or another process uses its directory.
        """
        if not self._finalizer.alive:
            raise UsageError("this dataset is closed; open it again to ask it in Cypher")
        with self._lock:  # of several threads one opens it
            if self._store is None:
                self._store = self._resources.enter_context(self._opening())
            return self._store

    def close(self) -> None:
        """Let go of the store; records still work, Cypher does not. A second call does nothing."""
        self._finalizer()
