"""Commands that draw conclusions: score, clusters."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.cmd_compare import EditionOption, check_edition, write_calibrated
from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
    TerminalProgress,
    open_store,
    settings,
    workspace,
)
from graph.cli.output import note, write_records
from graph.cli.words import count_of, say

if TYPE_CHECKING:
    from pathlib import Path

    from graph.workflows.workspace import Workspace


_SCORE_COLUMNS = ("rank", "rank_low", "rank_high", "id", "name", "mark", "published_mark", "score", "low",
                  "high")  # fmt: skip


class Mode(StrEnum):
    """How marks are made."""

    blind = "blind"
    calibrated = "calibrated"


class Places(StrEnum):
    """Whose marks."""

    regions = "regions"
    provinces = "provinces"


def prepared(
    dataset: list[Path] | None, store: str | None, as_of: str | None = None, method: Path | None = None
) -> Workspace:
    """Return the workspace; where a store is named, the graph is loaded there and read back from it."""
    work = workspace(dataset, as_of, method)
    if (store or settings().store) is None:
        return work
    from graph.workflows.workspace import load_store

    with open_store(store) as opened:
        return load_store(work, opened, TerminalProgress())[1]


def score(
    mode: Annotated[
        Mode, typer.Option("--mode", help=N_("How marks are made."))
    ] = Mode.blind,
    edition: EditionOption = None,
    of: Annotated[Places, typer.Option("--of", help=N_("Whose marks."))] = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.scores import score_records

    check_edition(edition, calibrated=mode is Mode.calibrated)
    work = prepared(dataset, store, as_of, method)
    if mode is Mode.calibrated:
        write_calibrated(work, edition, of.value, format_, lang)
        return
    records = score_records(work.scores(of.value), work.statements, lang)
    write_records(records, format_, _SCORE_COLUMNS)


def clusters(
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.clusters import cluster_records

    work = prepared(dataset, store, as_of, method)
    records = cluster_records(work.clusters, work.statements, lang)
    write_records(records, format_, ("cluster", "name", "stability", "member_names", "partner_names"))
    inside = {member for record in records for member in record["members"]}
    outside = sum(
        1
        for e in work.statements.entities.values()
        if e.type in ("Region", "Province") and e.id not in inside
    )
    note(
        say(
            f"{count_of(outside, 'place', 'en')} in no cluster: "
            "no running deal that names both sides joins them firmly enough.",
            f"Вне кластеров: {count_of(outside, 'place', 'ru')}; ни одна действующая сделка, где названы обе "
            "стороны, не связывает их достаточно прочно.",
            lang,
        )
    )
