"""From the names of directories and servers to an open dataset."""

from __future__ import annotations

import datetime
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from graph.door.dataset import Dataset
from graph.model import PropertyGraph
from graph.names.answers import taken_as
from graph.names.finding import Resolved
from graph.progress import NoProgress
from graph.settings import Settings, read_settings
from graph.statements.read_back import to_statements
from graph.statements.records import Entity, Statements
from graph.store.addresses import names_server
from graph.store.base import Store
from graph.store.opening import open_store as open_named
from graph.texts import say, translations
from graph.workflows.notices import beyond_data, layer_errors
from graph.workflows.workspace import Workspace
from schema.errors import InvalidValueError, NotFoundError, StoreError, UsageError
from schema.files import expanded, is_folder
from schema.messages import N_, Message
from schema.values import date_bounds

#: Where notices go; a program that sets nothing up sees them on standard error, as the command line does.
_LOG = logging.getLogger("argun")


def open_dataset(
    *layers: str | Path,
    as_of: str | datetime.date | None = None,
    method: str | Path | None = None,
    store: str | Path | None = None,
    lang: str = "en",
) -> Dataset:
    """Open the shipped dataset with your own directories laid over it, from the lowest to the highest.

    Everything is read and checked at once (half a second), everything else is made when it is asked for.

    Parameters
    ----------
    layers
        Directories of your own data; none: those of ``ARGUN_DATASET``, as on the command line.
    as_of
        Only what had been reported by this day counts: ``"2025-06-30"``, ``"2025-06"`` (its last day) or a
        date.
    method
        A method file for the scores instead of the shipped one.
    store
        Where Cypher runs: a directory, which keeps the loaded graph for the next time, or the address of a
        server. It is made to hold this dataset at the first query. None: a directory that is thrown away.
    lang
        The language of names and texts: ``en``, ``ru`` or ``zh``.

    Raises
    ------
    DatasetError
        A layer cannot be read; every problem is named with its file and line.
    UsageError
        The language is unknown.
    InvalidValueError
        ``as_of`` is no date.
    NotFoundError
        Nothing had been reported by the day.
    MethodError
        The method file is wrong.

    Notes
    -----
    The logger ``argun`` is told of errors of meaning in the layers, which are used as they stand, of a day
    after all data, and for what a name was taken that is none in full.

    Examples
    --------
    >>> d = open_dataset()
    >>> d.scores()[0].keys() >= {"id", "name", "mark", "score", "rank"}
    True
    """
    translations(lang)
    settings = read_settings(os.environ)
    directories = tuple(expanded(layer) for layer in layers) or settings.datasets
    work = Workspace(directories, _day(as_of), _path(method), resolved=_said(lang))
    _ = work.statements, work.method  # what is wrong with them is said here
    if work.layer_errors:
        _warn(lang, layer_errors(work.layer_errors, work.directories))
    if work.day is not None and (notice := beyond_data(work.everything, work.day)):
        _warn(lang, notice)
    return Dataset(work, lambda: _loaded(work, store, settings, lang), lang)


def open_store(
    address: str | Path,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    method: str | Path | None = None,
    lang: str = "en",
) -> Dataset:
    """Open the graph that a server (or the directory of an embedded store) holds, as it stands there.

    Nothing is loaded and no dataset is needed: the graph is read back once (seconds), scores and records are
    made from it, queries go to the server. What somebody loads there later is seen by queries at once and by
    the rest when the store is opened anew.

    Parameters
    ----------
    address
        ``bolt://host:7687``, ``neo4j+s://...`` or a directory.
    user, password, database
        None: ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and ``NEO4J_DATABASE``, as on the command line.
    method, lang
        As for :func:`open_dataset`.

    Raises
    ------
    StoreError
        No server answers, it refuses the login, the directory is in use, or the graph there is damaged.
    NotFoundError
        It holds no graph of Argun.
    UsageError
        The address or the language is of no known kind.
    """
    translations(lang)
    settings = read_settings(os.environ)
    settings = replace(
        settings,
        user=user or settings.user,
        password=password or settings.password,
        database=database or settings.database,
    )
    named = str(address)
    if not named:
        text = N_("the address of a store is empty; name a directory or a server such as bolt://host:7687")
        raise UsageError(text)
    if not names_server(named) and not is_folder(expanded(named)):
        raise NotFoundError("{address}: there is no such directory", address=named)
    with ExitStack() as taken:
        opened = taken.enter_context(open_named(named, settings))
        graph = opened.read_graph()
        if not graph.nodes:
            raise NotFoundError(
                "{address} holds no graph of Argun; load one: argun load --store {address}", address=named
            )
        statements = _statements(graph, named)
        work = Workspace(
            (), None, _path(method), read_back=statements, stored=graph.releases, resolved=_said(lang)
        )
        _ = work.method  # what is wrong with it is said here
        dataset = Dataset(work, lambda: opened, lang, graph)
        _ = dataset.store  # from here on the dataset closes it
        taken.pop_all()
    return dataset


def _day(given: str | datetime.date | None) -> datetime.date | None:
    if isinstance(given, datetime.datetime):  # a Timestamp of pandas is one, too
        return given.date()
    return date_bounds(given)[1] if isinstance(given, str) else given


def _said(lang: str) -> Resolved[Entity]:
    """Return what says for what a name was taken that is none in full."""
    return lambda given, entity: _warn(lang, taken_as(given, entity, lang))


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else expanded(given)


def _statements(graph: PropertyGraph, address: str) -> Statements:
    try:
        return to_statements(graph)
    except InvalidValueError as error:
        raise StoreError(
            "{address}: {problem}; load it again: argun load --store {address}",
            address=address,
            problem=error.message,
        ) from error


def _warn(lang: str, message: Message) -> None:
    _LOG.warning(say(message, lang))


@contextmanager
def _loaded(work: Workspace, named: str | Path | None, settings: Settings, lang: str) -> Iterator[Store]:
    """Open a store and make it hold the graph of the workspace; a directory of its own is thrown away."""
    with ExitStack() as taken:
        if named is None:
            scratch = tempfile.TemporaryDirectory(prefix="argun-", ignore_cleanup_errors=True)
            named = Path(taken.enter_context(scratch)) / "store"
        waiting = partial(_warn, lang)
        store = taken.enter_context(open_named(str(named), settings, waiting=waiting))
        if work.origin is None or store.state().origin != work.origin:
            store.load(work.named(store.state().lang or lang), NoProgress(), work.origin)
        yield store
