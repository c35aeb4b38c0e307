"""Options that several commands share, and the objects that they stand for."""

from __future__ import annotations

import datetime
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.output import Format, note
from graph.cli.words import LANGUAGE, say, translated
from graph.settings import LANGUAGES, Settings, read_settings
from schema.errors import UsageError

if TYPE_CHECKING:
    from graph.store.base import Store
    from graph.workflows.workspace import Workspace


def checked_language(lang: str) -> str:
    """Return the language; raises UsageError for one that Argun does not speak."""
    if lang not in LANGUAGES:
        raise UsageError(f'--lang "{lang}" is unknown (ru, en, zh)')
    return lang


DatasetOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--dataset",
        metavar="DIR",
        help=say(
            "Lay this dataset over the shipped one; repeatable (or ARGUN_DATASET).",
            "Положить этот набор данных поверх поставляемого; можно повторять (или ARGUN_DATASET).",
        ),
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="STORE",
        help=say(
            "Database: a directory, or an address such as bolt://localhost:7687 (or ARGUN_STORE).",
            "База данных: каталог или адрес, например bolt://localhost:7687 (или ARGUN_STORE).",
        ),
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help=say(
            "table on a terminal, tsv in a pipe unless told otherwise; "
            "csv puts ' before text that a spreadsheet would take for a formula.",
            "По умолчанию table на терминале, tsv в конвейере; "
            "csv ставит ' перед текстом, который таблица приняла бы за формулу.",
        ),
    ),
]
LangOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="ru|en|zh",
        callback=checked_language,
        help=say("Language of names and texts (or ARGUN_LANG).", "Язык названий и текстов (или ARGUN_LANG)."),
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=say("Use what had been reported by this day.", "Учитывать сообщённое к этому дню."),
    ),
]
MethodOption = Annotated[
    Path | None,
    typer.Option(
        "--method",
        metavar="FILE",
        help=say("Score by this method file instead of the shipped one.", "Оценивать по этому файлу метода."),
    ),
]
DEFAULT_LANGUAGE = LANGUAGE if LANGUAGE in LANGUAGES else "en"


def settings() -> Settings:
    """Return what the environment says."""
    return read_settings(os.environ)


def workspace(dataset: list[Path] | None, as_of: str | None = None, method: Path | None = None) -> Workspace:
    """Return the workspace of the shipped dataset and the layers over it; say what is amiss with these."""
    from graph.workflows.workspace import Workspace

    work = Workspace(tuple(dataset) if dataset else settings().datasets, _day(as_of), method)
    if work.layer_errors:
        from graph.cli.notices import note_errors

        note_errors(work.layer_errors, work.directories)
    if work.day is not None:
        from graph.cli.notices import note_beyond_data

        note_beyond_data(work.everything, work.day)
    return work


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    from schema.values import date_bounds

    try:
        return date_bounds(text)[1]
    except ValueError as error:
        raise UsageError(f"--as-of {error}") from None


def open_store(named: str | None) -> Store:
    """Open the store that the option or the environment names; say so when another process is waited for."""
    from graph.workflows.workspace import open_named_store

    return open_named_store(named, settings(), ask_password, lambda text: note(translated(text)))


def ask_password() -> str:
    """Ask for the database's password on the terminal; without one say how to give it."""
    if not sys.stdin.isatty():
        raise UsageError("the server needs a password: set NEO4J_PASSWORD (there is no terminal to ask on)")
    import getpass

    return getpass.getpass(say("Password of the database: ", "Пароль базы данных: "))


class TerminalProgress:
    """Shows progress on standard error: a line rewritten on a terminal, else one every few seconds."""

    def __init__(self, every_s: float = 3.0) -> None:
        self._every = 0.1 if sys.stderr.isatty() else every_s
        self._last = time.monotonic()

    def step(self, what: str, done: int, total: int) -> None:
        """Show where the work is, not more often than useful."""
        now = time.monotonic()
        shown = f"{translated(what)}: {done}/{total}"
        if now - self._last < self._every and done < total:
            return
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{shown}\x1b[K{end}")
            sys.stderr.flush()
        elif now - self._last >= self._every:
            note(shown)
        self._last = now
