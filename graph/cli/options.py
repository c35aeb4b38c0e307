"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.output import FORMATS, Format
from graph.texts import BASE
from schema.errors import UsageError
from schema.messages import N_


def one_of(option: str, terms: Iterable[StrEnum], help_: str) -> Any:
    """Return an option that takes one of the terms."""
    known = {term.value: term for term in terms}

    def parse(given: str) -> StrEnum:
        try:
            return known[given]
        except KeyError:
            fields = {"option": option, "given": given, "terms": tuple(known)}
            raise UsageError('{option} "{given}" is unknown ({terms})', **fields) from None

    def complete(incomplete: str) -> list[str]:
        return [term for term in known if term.startswith(incomplete)]

    return typer.Option(option, metavar="|".join(known), parser=parse, autocompletion=complete, help=help_)


def at_least(least: float, option: str, help_: str, metavar: str = "N") -> Any:
    """Return an option that takes a number, whole where the least is, that is not smaller."""

    def parse(given: str) -> float:
        try:
            number = type(least)(given)
        except ValueError:
            number = float("nan")
        if not number >= least:
            fields = {"option": option, "given": given, "least": least}
            if isinstance(least, int):
                raise UsageError('{option} "{given}": expected a whole number of at least {least}', **fields)
            raise UsageError('{option} "{given}": expected a number of at least {least}', **fields)
        return number

    return typer.Option(option, metavar=metavar, parser=parse, help=help_)


def language_of(context: typer.Context) -> str:
    """Return the language that the program was started in, which ``--lang`` has chosen."""
    return str(context.obj or BASE)


LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        callback=language_of,
        help=N_("Language of names and texts (or ARGUN_LANG, else that of the locale)."),
    ),
]
#: The options that a command can name in its declaration; every command takes ``lang``.
SHARED: Mapping[str, Any] = {
    "dataset": Annotated[
        list[Path] | None,
        typer.Option(
            "--dataset",
            metavar="DIR",
            help=N_("Lay this dataset over the shipped one; repeatable (or ARGUN_DATASET)."),
        ),
    ],
    "store": Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="STORE",
            help=N_("Database: a directory, or an address such as bolt://localhost:7687 (or ARGUN_STORE)."),
        ),
    ],
    "format": Annotated[
        Format | None,
        one_of(
            "--format",
            FORMATS,
            N_(
                "by default table on a terminal, tsv in a pipe; "
                "csv puts ' before text that a spreadsheet would take for a formula."
            ),
        ),
    ],
    "excel": Annotated[
        bool | None,
        typer.Option(
            "--excel",
            help=N_(
                "CSV that Russian Excel opens by a double click: semicolons, decimal commas, headings and "
                "words in the language; names and codes in --format csv stay the same for programs."
            ),
        ),
    ],
    "as_of": Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help=N_("Use what had been reported by this day.")),
    ],
    "method": Annotated[
        Path | None,
        typer.Option(
            "--method", metavar="FILE", help=N_("Score by this method file instead of the shipped one.")
        ),
    ],
    "lang": LangOption,
}
