"""The command that takes a mark apart: explain."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.cmd_analysis import Mode, prepared
from graph.cli.cmd_compare import EditionOption, calibrated_score, check_edition
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
)
from graph.cli.output import Format, default_format, write_records
from graph.cli.words import say


def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=N_("Region or province: id, ISO code or name."),
        ),
    ],
    top: Annotated[
        int | None, typer.Option("--top", min=1, help=N_("Only so many deals."))
    ] = None,
    mode: Annotated[
        Mode, typer.Option("--mode", help=N_("How marks are made."))
    ] = Mode.blind,
    edition: EditionOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.explanation import Explanation

    calibrated = mode is Mode.calibrated
    check_edition(edition, calibrated=calibrated)
    work = prepared(dataset, store, as_of, method)
    told = (
        Explanation(work, *calibrated_score(work, edition, place))
        if calibrated
        else Explanation(work, work.score_of(place))
    )
    chosen = format_ or default_format()
    if chosen in (Format.json, Format.ndjson):
        write_records([told.record(lang)], chosen)
    elif chosen is not Format.table:
        write_records(told.rows(top, lang), chosen)
    else:
        from graph.workflows.sentences.explanation import explanation_lines

        for line in explanation_lines(told, top, lang):
            typer.echo(line)
