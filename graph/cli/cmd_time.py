"""Commands about time: promises (what became of announcements) and changes (why marks moved)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
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

if TYPE_CHECKING:
    from graph.workflows.promises import PromiseBook


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
_CURVE_COLUMNS = ("group", "censoring", "dating", "months", "at_risk", "fulfilled", "censored", "survival",
                  "low", "high")  # fmt: skip
_CHANGE_COLUMNS = ("id", "name", "mark_from", "published_from", "mark_to", "published_to", "change",
                   "corrections", "new_facts", "moves", "ageing", "method")  # fmt: skip


def promises(
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="ID", help=say("Only promises of this region.", "Только обещания региона.")
        ),
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help=say("Rates by group instead of the ledger.", "Доли по группам вместо списка."),
        ),
    ] = None,
    overdue: Annotated[
        bool,
        typer.Option("--overdue", help=say("Only with a date that passed.", "Только с прошедшим сроком.")),
    ] = False,
    unfinished: Annotated[
        bool,
        typer.Option(
            "--unfinished",
            help=say(
                "Unfinished business, longest silent first.", "Незавершённое, начиная с самого давнего."
            ),
        ),
    ] = False,
    survival: Annotated[
        bool,
        typer.Option(
            "--survival",
            help=say("Curves of what is still unfulfilled.", "Кривые ещё не исполненного."),
        ),
    ] = False,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.promises import PromiseBook

    if (by or survival) and (overdue or unfinished):
        raise UsageError("--overdue and --unfinished list promises; leave out --by and --survival")
    book = PromiseBook(workspace(dataset, as_of))
    empty = say("No promise passes these filters.", "Таких обещаний нет.", lang)
    if survival:
        write_records(
            book.survival(by.value if by else None, region, lang), format_, _CURVE_COLUMNS, empty=empty
        )
    elif by:
        _write_rates(book, by, region, format_, lang, empty)
    else:
        entries = book.entries(region, lang, overdue=overdue, unfinished=unfinished)
        write_records(entries, format_, _ENTRY_COLUMNS, empty=empty)
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
    from graph.workflows.promise_words import rate_row
    from graph.workflows.promises import RATE_COLUMNS
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
            help=say("The first day, or edition:rating-2025.", "Первый день или edition:rating-2025."),
        ),
    ],
    end: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="DATE|EDITION",
            help=say("The second day, or an edition.", "Второй день или выпуск."),
        ),
    ],
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="ID",
            help=say("One region (or province) with its ties.", "Один регион (или провинция) со связями."),
        ),
    ] = None,
    of: Annotated[Of, typer.Option("--of", help=say("Whose marks.", "Чьи оценки."))] = Of.regions,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="LAYER",
            help=say(
                "Start from the data without the layers over this one (shipped); they are the corrections.",
                "Начать с данных без слоёв поверх этого (shipped); те слои — исправления.",
            ),
        ),
    ] = None,
    from_method: Annotated[
        Path | None,
        typer.Option(
            "--from-method",
            metavar="FILE",
            help=say("Method of the first day (shipped).", "Метод первого дня (поставляемый)."),
        ),
    ] = None,
    dataset: DatasetOption = None,
    method: MethodOption = None,
    format_: FormatOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.change_lines import change_footnote, change_lines, change_row
    from graph.workflows.changes import Comparison

    directories = workspace(dataset).directories
    comparison = Comparison(directories, start, end, base, from_method, method)
    records = comparison.records(of.value, lang, region)
    if end[:1].isdigit():
        note_beyond_data(comparison.everything, comparison.days[1], comparison.recent_months, lang)
    table = (format_ or default_format()) is Format.table
    if region is None or format_ in (Format.json, Format.ndjson):
        write_records([change_row(r) for r in records] if table else records, format_, _CHANGE_COLUMNS)
    else:
        lines = list(change_lines(records[0], lang))
        for line in lines if table else ():
            typer.echo(line)
        write_records(records[0]["ties"], format_, ("cause", "points", "component", "tie_id", "deal_id"))
        if not table:
            note("\n".join(lines))
    if records and format_ not in (Format.json, Format.ndjson):
        note(change_footnote(records[0], lang, parts=region is None))
