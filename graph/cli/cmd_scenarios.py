"""Commands that ask what would change a mark or a rank: what-if, next-mark, without, rank-odds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.cmd_analysis import Places, prepared
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
)
from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say
from graph.tables import Record
from schema.errors import UsageError
from schema.wording import visible


class Direction(StrEnum):
    """Which way a mark is to move."""

    up = "up"
    down = "down"


_HELP = N_("Region or province: id, ISO code or name.")
_PlaceArgument = Annotated[str, typer.Argument(metavar="ID", help=_HELP)]
_OptionalPlace = Annotated[str | None, typer.Argument(metavar="ID", help=_HELP)]


def what_if(
    place: _PlaceArgument,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="CHANGE",
            help=N_("stage=operating@TIE, health=stalled@TIE, drop@TIE; a deal in the place of a tie: all its ties that decide; add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL."),
        ),
    ],
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.scenarios import what_if as mark_after
    from graph.workflows.sentences.scenarios import what_if_lines

    record = mark_after(prepared(dataset, store, as_of, method), place, changes, lang)
    columns = ("points", "strength", "talk", "position", "deal", "deal_id")
    _write(record, what_if_lines(record, lang), "deals", columns, format_)


def next_mark(
    place: _PlaceArgument,
    direction: Annotated[
        Direction,
        typer.Option(
            "--direction",
            help=N_("up: deals come true; down: deals are cancelled."),
        ),
    ] = Direction.up,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.scenarios import to_next_mark
    from graph.workflows.sentences.scenarios import next_mark_lines

    record = to_next_mark(prepared(dataset, store, as_of, method), place, direction.value, lang)
    columns = ("points", "deal", "stage", "health", "deal_id", "changes")
    _write(record, next_mark_lines(record, lang), "deals", columns, format_)


def _write(
    record: Record, lines: Iterable[str], key: str, columns: Sequence[str], format_: Format | None
) -> None:
    """Write the lines for people, the record as JSON, else the rows under a key with the lines beside."""
    chosen = format_ or default_format()
    if chosen in (Format.json, Format.ndjson):
        write_records([record], chosen)
    elif chosen is Format.table:
        for line in lines:
            typer.echo(visible(line))
    else:
        write_records(record[key], chosen, columns)
        note("\n".join(lines))


def without(
    place: _OptionalPlace = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("Without what this source says."),
        ),
    ] = None,
    layer: Annotated[
        str | None,
        typer.Option(
            "--layer", metavar="LAYER", help=N_("Without this layer of data.")
        ),
    ] = None,
    of: Annotated[Places, typer.Option("--of", help=N_("Whose marks."))] = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.scenarios import without as marks_without

    if (source is None) == (layer is None):
        raise UsageError("name what to leave out: either --source or --layer")
    work = prepared(dataset, store, as_of, method)
    rows = marks_without(work, source, layer, place, of.value, lang)
    left = 0
    if place is None and (format_ or default_format()) is Format.table:
        moved = [row for row in rows if round(row["difference"], 2)]
        left, rows = len(rows) - len(moved), moved
    pairs = [f"{name}_{when}" for name in ("mark", "score", "rank") for when in ("before", "after")]
    write_records(rows, format_, ("name", "difference", *pairs, "id"))
    if left:
        note(
            say(
                f"{left} more scores do not move by as much as 0.01 (--format tsv has them).",
                f"Ещё {left}: балл не сдвигается и на 0.01 (они есть в --format tsv).",
                lang,
            )
        )


def rank_odds(
    place: _PlaceArgument,
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help=N_("The place to compare with.")),
    ] = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.rank_odds import rank_odds as odds_of

    record = odds_of(prepared(dataset, store, as_of, method), place, other, lang)
    write_records([record], format_)
    note(
        say(
            f"Shares of {record['draws']} draws: every weighting that keeps the orders of the method, with "
            "resampled evidence and doubtful codes.",
            f"Доли от {record['draws']} розыгрышей: любые веса, что сохраняют порядки метода, вместе "
            "с сомнениями в свидетельствах и кодах.",
            lang,
        )
    )
