"""What a command is: its declaration, and the session in which its function runs.

A command is declared where it is written::

    @command("ties", N_("List ties."), examples=("argun ties",), options=("dataset", "format"), records={...})
    def ties(session: Session, region: RegionOption = None) -> None: ...

The shared options are added to those of the function; what they stand for is in the session.
"""

from __future__ import annotations

import datetime
import inspect
import os
import sys
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.cli.options import SHARED
from graph.cli.output import (
    FOR_PEOPLE,
    Format,
    TerminalProgress,
    as_excel,
    default_format,
    note,
    write_records,
    write_rows,
)
from graph.releases import release_line
from graph.settings import read_settings
from graph.texts import say, translate
from graph.workflows.contracts import Contract
from schema.errors import UsageError
from schema.messages import N_, Message
from schema.wording import visible

if TYPE_CHECKING:
    from graph.releases import Release
    from graph.statements.records import Entity
    from graph.store.base import Store
    from graph.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Command:
    """A declared command: what it is for, how it is used, and the records that it prints, by case."""

    name: str
    help: str
    examples: tuple[str, ...]
    function: Callable[..., None]
    records: Mapping[str, Contract] = field(default_factory=dict)

    @property
    def module(self) -> str:
        """The module that declares it."""
        return self.function.__module__


#: Every command by name, in the order of declaration.
COMMANDS: dict[str, Command] = {}


@dataclass(frozen=True, slots=True)
class Session:
    """The shared options of a call: where the data comes from, and in which form and language it is shown."""

    lang: str
    dataset: Sequence[Path] = ()
    store: str | None = None
    format: Format | None = None
    as_of: str | None = None
    method: Path | None = None
    #: What the data came from that was used so far.
    used: list[Release] = field(default_factory=list, compare=False)

    def say(self, message: Message) -> str:
        """Return a message in the language of the session."""
        return say(message, self.lang)

    def text(self, text: str) -> str:
        """Return a text without fields in the language of the session."""
        return translate(text, self.lang)

    def note(self, message: Message) -> None:
        """Say something that is not data."""
        note(self.say(message))

    def print(self, text: str = "") -> None:
        """Write a line of text to standard output; it steers no terminal."""
        sys.stdout.write(f"{visible(text)}\n")

    @property
    def shown(self) -> Format:
        """The format that is written: as asked, else a table on a terminal and TSV in a pipe."""
        return self.format or default_format()

    def write(
        self,
        records: Iterable[Mapping[str, Any]],
        contract: Contract,
        *,
        empty: Message | None = None,
        headings: Mapping[str, str] | None = None,
    ) -> None:
        """Write records as declared; none at all is a NotFoundError where ``empty`` is given."""
        write_records(records, contract, self.shown, self.lang, empty=empty, headings=headings)

    def write_rows(
        self,
        rows: Iterable[Mapping[str, Any]],
        columns: Sequence[str],
        headings: Sequence[str] | None = None,
        may_go: Collection[str] = (),
    ) -> None:
        """Write rows whose columns depend on the question; only a table has headings of its own.

        ``may_go``: see :func:`graph.cli.output.write_rows`.
        """
        write_rows(rows, self.shown, columns, headings, self.lang, may_go)

    @property
    def for_people(self) -> bool:
        """Whether what is written is for people: words in the place of codes."""
        return self.shown in FOR_PEOPLE

    @property
    def progress(self) -> TerminalProgress:
        """Shows how far a long work has come."""
        return TerminalProgress(self.lang)

    @property
    def layers(self) -> tuple[Path, ...]:
        """The layers of data over the shipped dataset."""
        return tuple(self.dataset or read_settings(os.environ).datasets)

    def workspace(self) -> Workspace:
        """Return the workspace of the data; say what is amiss with layers and day."""
        from graph.workflows.notices import beyond_data, layer_errors, unread_tables
        from graph.workflows.workspace import Workspace

        work = Workspace(self.layers, self._day(), self.method, resolved=self.resolved)
        for notice in unread_tables(work.directories):
            self.note(notice)
        if work.layer_errors:
            self.note(layer_errors(work.layer_errors, work.directories))
        if work.day is not None and (beyond := beyond_data(work.everything, work.day)):
            self.note(beyond)
        self.used[:] = work.releases
        return work

    def prepared(self) -> Workspace:
        """Return the workspace; where a store is named, the graph is loaded there and read back from it."""
        work = self.workspace()
        if (self.store or read_settings(os.environ).store) is None:
            return work
        from graph.workflows.workspace import load_store

        with self.open_store() as opened:
            return load_store(work, opened, self.lang, self.progress)[1]

    def open_store(self) -> Store:
        """Open the store that the option or the environment names; say so when another process has it."""
        from graph.store.opening import open_store

        return open_store(self.store, read_settings(os.environ), self._ask_password, self.note, self.lang)

    @contextmanager
    def loaded_store(self) -> Iterator[Store]:
        """Open the store and make it hold the data; where it does already, nothing of them is read."""
        from graph.store.base import Outcome
        from graph.workflows.loaded_store import bring_up_to_date

        with self.open_store() as opened:
            report = bring_up_to_date(opened, self.layers, self.workspace, self.lang, self.progress)
            if report.outcome is Outcome.REPAIRED:
                text = N_("{address}: the store was damaged or half loaded, and has been built anew")
                self.note(Message(text, address=opened.address))
            self.used[:] = opened.state().releases
            yield opened

    def note_data(self) -> None:
        """Say which release of which data was used, where a person is looking: files stay as declared."""
        if self.shown is Format.table or sys.stderr.isatty():
            self.note_used()

    def note_used(self) -> None:
        """Say which release of which data was used."""
        if line := release_line(self.used):
            self.note(line)

    def resolved(self, given: str, entity: Entity) -> None:
        """Say what was taken for an entity without being its full name."""
        from graph.names.answers import taken_as

        self.note(taken_as(given, entity, self.lang))

    def _day(self) -> datetime.date | None:
        if self.as_of is None:
            return None
        from schema.errors import InvalidValueError
        from schema.values import date_bounds

        try:
            return date_bounds(self.as_of)[1]
        except InvalidValueError as error:
            raise UsageError("--as-of {reason}", reason=error.message) from None

    def _ask_password(self) -> str:
        """Ask for the database's password on the terminal; without one say how to give it."""
        if not sys.stdin.isatty():
            raise UsageError(
                "the server needs a password: set NEO4J_PASSWORD (there is no terminal to ask on)"
            )
        import getpass

        return getpass.getpass(self.text(N_("Password of the database: ")))


def command(
    name: str,
    help_: str,
    *,
    examples: tuple[str, ...],
    options: Sequence[str] = (),
    records: Mapping[str, Contract] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a command; ``options`` names the shared options that it takes beside ``--lang``."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        COMMANDS[name] = Command(name, help_, examples, _with_options(function, options), records or {})
        return function

    return declare


def _with_options(function: Callable[..., None], options: Sequence[str]) -> Callable[..., None]:
    """Return a function that takes the shared options, too, and hands them on as a session."""
    shared_names = [n for option in options for n in ((option, "excel") if option == "format" else (option,))]
    names = (*shared_names, "lang")

    def run(**given: Any) -> None:
        shared = {key: given.pop(key) for key in names}
        if shared.pop("excel", None):
            shared["format"] = as_excel(shared.get("format"))
        session = Session(**{key: value for key, value in shared.items() if value is not None})
        function(session, **given)
        if "format" in options:
            session.note_data()

    hints = typing.get_type_hints(function, include_extras=True)
    _, *own = inspect.signature(function).parameters.values()
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [p.replace(annotation=hints[p.name], kind=keyword) for p in own]
    parameters += [inspect.Parameter(n, keyword, default=None, annotation=SHARED[n]) for n in names]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # typer reads it
    run.__module__, run.__name__ = function.__module__, function.__name__
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run
