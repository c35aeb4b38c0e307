"""Commands that take a mark apart: explain with its suppositions, rank-odds, sensitivity."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.cmd_analysis import Mode, Places, prepared
from graph.cli.cmd_compare import EditionOption, calibrated_score, check_edition
from graph.cli.explanation_texts import write_explanation, write_next_mark, write_what_if, write_without
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
)
from graph.cli.output import note, write_records
from graph.cli.words import say
from schema.errors import UsageError


class Direction(StrEnum):
    """Which way a mark is to move."""

    up = "up"
    down = "down"


_PlaceArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=say("Region or province: id, ISO code or name.", "Регион или провинция: код или название."),
    ),
]
_OptionalPlace = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=say("Region or province: id, ISO code or name.", "Регион или провинция: код или название."),
    ),
]
_ModeOption = Annotated[Mode, typer.Option("--mode", help=say("How marks are made.", "Как ставятся оценки."))]
_OfOption = Annotated[Places, typer.Option("--of", help=say("Whose marks.", "Чьи оценки."))]


def explain(
    place: _OptionalPlace = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help=say("Only so many ties.", "Только столько связей."))
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help=say(
                "The mark after a change, repeatable: stage=operating@TIE, health=stalled@TIE, drop@TIE, "
                "add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL.",
                "Оценка после изменения, можно повторять: stage=operating@СВЯЗЬ, health=stalled@СВЯЗЬ, "
                "drop@СВЯЗЬ, add@ТИП/от/к:stage=operating,region=RU-AMU,province=CN-HL.",
            ),
        ),
    ] = None,
    to_next_mark: Annotated[
        Direction | None,
        typer.Option(
            "--to-next-mark",
            help=say(
                "The fewest deals that move the mark by coming true (up) or by being cancelled (down).",
                "Наименьший набор сделок, которые изменят оценку: исполнятся (up) или отменятся (down).",
            ),
        ),
    ] = None,
    without_source: Annotated[
        str | None,
        typer.Option(
            "--without-source",
            metavar="SOURCE",
            help=say(
                "Marks without what this source says, of all places or one.",
                "Оценки без сведений этого источника: всех или одного места.",
            ),
        ),
    ] = None,
    without_layer: Annotated[
        str | None,
        typer.Option(
            "--without-layer",
            metavar="LAYER",
            help=say("Marks without this layer of data.", "Оценки без этого слоя данных."),
        ),
    ] = None,
    of: _OfOption = Places.regions,
    mode: _ModeOption = Mode.blind,
    edition: EditionOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    calibrated = mode is Mode.calibrated
    check_edition(edition, calibrated=calibrated)
    asked = [bool(what_if), to_next_mark is not None, without_source is not None, without_layer is not None]
    _check_asked(place, asked, calibrated=calibrated)
    work = prepared(dataset, store, as_of, method)
    if without_source is not None or without_layer is not None:
        write_without(work, place, (without_source, without_layer), of.value, format_)
    elif place is None:
        raise UsageError("ID is missing: name a region or province (argun regions lists them)")
    elif what_if:
        write_what_if(work, place, what_if, format_, lang)
    elif to_next_mark is not None:
        write_next_mark(work, place, to_next_mark.value, format_, lang)
    else:
        found = calibrated_score(work, edition, place) if calibrated else work.score_of(place)
        write_explanation(work, found, top, format_, lang)


def _check_asked(place: str | None, asked: Sequence[bool], *, calibrated: bool) -> None:
    if place is None and not any(asked[2:]):
        raise UsageError("ID is missing: name a region or province (argun regions lists them)")
    if sum(asked) > 1:
        raise UsageError("--what-if, --to-next-mark, --without-source and --without-layer go one at a time")
    if calibrated and any(asked):
        raise UsageError("suppositions are about blind marks; leave --mode calibrated out")


def rank_odds(
    place: _PlaceArgument,
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", help=say("The place to compare with.", "С кем сравнить.")),
    ],
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.chances import rank_odds as odds_of

    record = odds_of(prepared(dataset, store, as_of, method), place, other)
    write_records([record], format_)
    note(
        say(
            f"Shares of {record['draws']} draws (evidence, codes and weights together).",
            f"Доли от {record['draws']} розыгрышей (свидетельства, коды и веса вместе).",
            lang,
        )
    )


def sensitivity(
    place: _OptionalPlace = None,
    of: _OfOption = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.chances import DRAWS, sensitivity_records

    work = prepared(dataset, store, as_of, method)
    rows = sensitivity_records(work, place, of.value)
    empty = say(
        "Nothing here varies: the place has no ties.", "Здесь ничто не меняется: у места нет связей.", lang
    )
    write_records(rows, format_, ("weight", "index"), empty=empty)
    note(
        say(
            f"Parts of the variance of the score over {DRAWS} draws that each weight causes by itself; "
            "sum is all weights, rest the evidence, the codes and the interplay.",
            f"Доли разброса балла в {DRAWS} розыгрышах, которые вызывает каждый вес сам по себе; "
            "sum — все веса, rest — свидетельства, коды и взаимодействие.",
            lang,
        )
    )
