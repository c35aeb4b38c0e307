"""Commands that ask what would change a mark or a rank: what-if, next-mark, without, rank-odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from graph.cli.choices import OptionalPlace, PlaceArgument, Places, PlacesOption
from graph.cli.command import Session, command
from graph.cli.completion import complete_places
from graph.cli.options import one_of
from graph.cli.output import Format, note
from graph.workflows.contracts import Contract, marks
from schema.errors import UsageError
from schema.messages import N_, Message, counted

_OPTIONS = ("dataset", "store", "format", "as_of", "method")


class Direction(StrEnum):
    """Which way a mark is to move."""

    up = "up"
    down = "down"


@command(
    "what-if",
    N_("Show what a mark would be after changes to ties or whole deals, and what moves it."),
    examples=(
        "argun what-if RU-AMU stage=operating@deal:project:amur-gas-chemical-complex",
        "argun what-if RU-AMU add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed",
        "argun what-if CN-HL health=cancelled@deal:project:power-of-siberia --format json",
    ),
    options=_OPTIONS,
    records={"": marks.WHAT_IF, "--format csv|tsv": marks.MOVED_DEALS},
)
def what_if(
    session: Session,
    place: PlaceArgument,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="CHANGE...",
            help=N_(
                "stage=operating@TIE, health=stalled@TIE, drop@TIE; a deal in the place of a tie: all its "
                "ties that decide; add@TYPE/from/to:stage=operating,region=RU-AMU,province=CN-HL."
            ),
        ),
    ],
) -> None:
    from graph.workflows.records.scenarios import what_if as mark_after
    from graph.workflows.sentences.scenarios import what_if_lines

    record = mark_after(session.prepared(), place, changes, session.lang)
    _write(session, record, marks.WHAT_IF, marks.MOVED_DEALS, what_if_lines(record, session.lang))


@command(
    "next-mark",
    N_("Find the fewest deals that move a mark by coming true (up) or by being cancelled (down)."),
    examples=("argun next-mark RU-TA", "argun next-mark RU-AMU --direction down --format json"),
    options=_OPTIONS,
    records={"": marks.NEXT_MARK, "--format csv|tsv": marks.MOVING_DEALS},
)
def next_mark(
    session: Session,
    place: PlaceArgument,
    direction: Annotated[
        Direction, one_of("--direction", Direction, N_("up: deals come true; down: deals are cancelled."))
    ] = Direction.up,
) -> None:
    from graph.workflows.records.scenarios import to_next_mark
    from graph.workflows.sentences.scenarios import next_mark_lines

    record = to_next_mark(session.prepared(), place, direction.value, session.lang)
    _write(session, record, marks.NEXT_MARK, marks.MOVING_DEALS, next_mark_lines(record, session.lang))


def _write(
    session: Session, record: Mapping[str, Any], contract: Contract, deals: Contract, lines: Iterable[str]
) -> None:
    """Write the lines for people, the record as JSON, else its deals as rows with the lines beside."""
    if session.shown in (Format.json, Format.ndjson):
        session.write([record], contract)
    elif session.shown is Format.table:
        for line in lines:
            session.print(line)
    else:
        session.write(record["deals"], deals)
        note("\n".join(lines))


@command(
    "without",
    N_("Show the marks with and without what sources or a layer of data say."),
    examples=(
        "argun without --source sme-technology-partnerships-2025",
        "argun without --source reference",
        "argun without RU-AMU --source argun-reference --format json",
    ),
    options=_OPTIONS,
    records={"": marks.WITHOUT},
)
def without(
    session: Session,
    place: OptionalPlace = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=N_("Without what this source says (repeatable); reference: all public pages."),
        ),
    ] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="LAYER", help=N_("Without this layer of data."))
    ] = None,
    of: PlacesOption = Places.regions,
) -> None:
    from graph.workflows.records.scenarios import without as marks_without

    if bool(source) == (layer is not None):
        raise UsageError("name what to leave out: either --source or --layer")
    rows = marks_without(session.prepared(), source or [], layer, place, of.value, session.lang)
    left = 0
    if place is None and session.shown is Format.table:
        moved = [row for row in rows if round(row["difference"], 2)]
        left, rows = len(rows) - len(moved), moved
    session.write(rows, marks.WITHOUT)
    if left:
        session.note(
            counted(
                "{count} more score does not move by as much as 0.01 (--format tsv has it).",
                "{count} more scores do not move by as much as 0.01 (--format tsv has them).",
                left,
            )
        )


@command(
    "rank-odds",
    N_("Show how often a place ranks above another, or among the first, over all admissible weights."),
    examples=("argun rank-odds RU-AMU RU-PRI", "argun rank-odds RU-AMU --format json"),
    options=_OPTIONS,
    records={"": marks.RANKS_AMONG, "OTHER": marks.RANK_ODDS},
)
def rank_odds(
    session: Session,
    place: PlaceArgument,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="[OTHER]", help=N_("The place to compare with."), autocompletion=complete_places
        ),
    ] = None,
) -> None:
    from graph.workflows.records.rank_odds import rank_odds as odds_of

    record = odds_of(session.prepared(), place, other, session.lang)
    session.write([record], marks.RANK_ODDS if other else marks.RANKS_AMONG)
    session.note(
        Message(
            "Shares of {draws} draws: every weighting that keeps the orders of the method, with resampled "
            "evidence and doubtful codes.",
            draws=record["draws"],
        )
    )
