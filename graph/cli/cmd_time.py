"""Commands about time: promises (what became of announcements) and changes (what happened since)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.notices import note_beyond_data
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    workspace,
)
from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say
from schema.errors import UsageError
from schema.wording import visible

if TYPE_CHECKING:
    from graph.workflows.records.promises import PromiseBook


class By(StrEnum):
    """What rates of promises are grouped by."""

    region = "region"
    province = "province"
    company = "company"
    kind = "kind"
    sector = "sector"
    source = "source"


class Of(StrEnum):
    """Whose marks changed."""

    regions = "regions"
    provinces = "provinces"


_ENTRY_COLUMNS = ("deal_id", "name", "first_said_by", "first_stage", "stage", "health", "outcome", "basis",
                  "silence_months", "planned", "text")  # fmt: skip
#: For people the text says the rest.
_ENTRY_TABLE = ("name", "first_said_by", "planned", "silence_months", "text", "deal_id")
_CURVE_COLUMNS = ("group", "censoring", "dating", "months", "at_risk", "fulfilled", "censored", "survival",
                  "low", "high")  # fmt: skip
_CHANGE_COLUMNS = ("id", "name", "mark_from", "mark_to", "published_from", "published_to", "event", "deal_id",
                   "deal", "from_stage", "from_health", "to_stage", "to_health", "changed", "points",
                   "sources", "periods")  # fmt: skip
#: So many events of a place are listed where all places are.
_MOST_EVENTS = 5


def promises(
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="ID", help=N_("Only promises of this region.")
        ),
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help=N_("Rates by group instead of the ledger."),
        ),
    ] = None,
    overdue: Annotated[
        bool,
        typer.Option("--overdue", help=N_("Only with a date that passed.")),
    ] = False,
    unfinished: Annotated[
        bool,
        typer.Option(
            "--unfinished",
            help=N_("Unfinished business, longest silent first."),
        ),
    ] = False,
    survival: Annotated[
        bool,
        typer.Option(
            "--survival",
            help=N_("Curves of what is still unfulfilled."),
        ),
    ] = False,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.promises import PromiseBook

    if (by or survival) and (overdue or unfinished):
        raise UsageError("--overdue and --unfinished list promises; leave out --by and --survival")
    book = PromiseBook(workspace(dataset, as_of))
    empty = translate(N_("No promise passes these filters."), lang)
    if survival:
        write_records(
            book.survival(by.value if by else None, region, lang), format_, _CURVE_COLUMNS, empty=empty
        )
    elif by:
        _write_rates(book, by, region, format_, lang, empty)
    else:
        entries = book.entries(region, lang, overdue=overdue, unfinished=unfinished)
        is_table = (format_ or default_format()) is Format.table
        write_records(entries, format_, _ENTRY_TABLE if is_table else _ENTRY_COLUMNS, empty=empty)
    day = book.ledger.day.isoformat()
    note(
        say(
            f"As of {day}. Time is known by reporting periods; what is inferred is marked so.",
            f"На {day}. Время известно по отчётным периодам; выводы помечены как выводы (inferred).",
            lang,
        )
    )


def _write_rates(
    book: PromiseBook, by: By, region: str | None, format_: Format | None, lang: str, empty: str
) -> None:
    """Write the rates of groups: figures for programs, counts and shares with intervals for people."""
    from graph.workflows.records.promises import RATE_COLUMNS
    from graph.workflows.sentences.promises import rate_row
    from graph.workflows.texts import texts

    records = book.rates(by.value, region, lang)
    if (format_ or default_format()) is not Format.table:
        write_records(records, format_, RATE_COLUMNS, empty=empty)
    else:
        write_records([rate_row(record, lang) for record in records], Format.table, empty=empty)
    inferred = records[0]["inferred"] if records else 0
    note(texts("promises", lang)["footnote"].format(inferred=inferred, level=book.ledger.rules.level))


def changes(
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE|EDITION",
            help=N_("The first day, or edition:rating-2025."),
        ),
    ],
    end: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="DATE|EDITION",
            help=N_("The second day, or an edition."),
        ),
    ],
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="ID",
            help=N_("One region (or province), all its events."),
        ),
    ] = None,
    of: Annotated[Of, typer.Option("--of", help=N_("Whose marks."))] = Of.regions,
    dataset: DatasetOption = None,
    method: MethodOption = None,
    format_: FormatOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.changes import Comparison
    from graph.workflows.sentences.changes import change_footnote, change_lines

    comparison = Comparison(workspace(dataset).directories, start, end, method)
    found = comparison.changes(of.value, region)
    if end[:1].isdigit():
        note_beyond_data(comparison.everything, comparison.points[1].day, lang)
    if (format_ or default_format()) is Format.table:
        for change in found:
            for line in change_lines(comparison, change, lang, None if region else _MOST_EVENTS):
                typer.echo(visible(line))
    else:
        write_records(comparison.records(found, lang), format_, _CHANGE_COLUMNS)
    if format_ not in (Format.json, Format.ndjson):
        note(change_footnote(comparison, lang))
