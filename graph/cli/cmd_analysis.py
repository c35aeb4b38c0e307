"""Commands that draw conclusions: score, explain, clusters."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    FormatOption,
    LangOption,
    MethodOption,
    StoreOption,
    TerminalProgress,
    ask_password,
    checked_language,
    settings,
    workspace,
)
from graph.cli.output import Format, note, write_records
from graph.cli.words import say
from graph.tables import to_json
from schema.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from graph.workflows.workspace import Workspace


class Mode(str, Enum):
    """How marks are made."""

    blind = "blind"
    calibrated = "calibrated"


class Places(str, Enum):
    """Whose marks."""

    regions = "regions"
    provinces = "provinces"


def _prepared(
    dataset: list[Path] | None, store: str | None, as_of: str | None = None, method: Path | None = None
) -> Workspace:
    """Return the workspace; where a store is named, the graph is loaded there and read back from it."""
    work = workspace(dataset, as_of, method)
    address = store or settings().store
    if address is None:
        return work
    from graph.workflows.workspace import load_store, open_named_store

    with open_named_store(address, settings(), ask_password) as opened:
        return load_store(work, opened, TerminalProgress())[1]


def score(
    mode: Annotated[
        Mode, typer.Option("--mode", help=say("How marks are made.", "Как ставятся оценки."))
    ] = Mode.blind,
    of: Annotated[Places, typer.Option("--of", help=say("Whose marks.", "Чьи оценки."))] = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records import score_records

    if mode is Mode.calibrated:
        raise UsageError("--mode calibrated is not there yet; the blind marks need no rating (--mode blind)")
    work = _prepared(dataset, store, as_of, method)
    records = score_records(work.scores(of.value), work.statements, checked_language(lang))
    columns = ("rank", "id", "name", "mark", "score", "low", "high")
    write_records(records, format_, columns)


def explain(
    place: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=say("Region or province: id, ISO code or name.", "Регион или провинция: код или название."),
        ),
    ],
    top: Annotated[
        int | None, typer.Option("--top", min=1, help=say("Only so many ties.", "Только столько связей."))
    ] = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.analysis.explain import carried_by, place_of, sentence, status_words
    from graph.workflows.records import explain_record

    lang = checked_language(lang)
    work = _prepared(dataset, store, as_of, method)
    found = work.score_of(place)
    if format_ in (Format.json, Format.ndjson):
        record = explain_record(found)
        typer.echo(to_json([record] if format_ is Format.json else record))
        return
    carried = carried_by(found, work.statements)[:top]
    if format_ in (Format.csv, Format.tsv):
        rows = [
            {
                "points": item.points,
                "tie_id": item.tie.id,
                "deal_id": item.deal_id,
                "components": ";".join(f"{k}={v:.6f}" for k, v in item.by_component.items()),
                "evidence": ";".join(place_of(e) for e in item.tie.evidence),
            }
            for item in carried
        ]
        write_records(rows, format_)
        return
    name = work.statements.entities[found.id].name(lang)
    typer.echo(
        say(
            f"{name} ({found.id}): mark {found.mark}, score {found.score:.3f}, between {found.low:.2f} and {found.high:.2f}",
            f"{name} ({found.id}): оценка {found.mark}, балл {found.score:.3f}, от {found.low:.2f} до {found.high:.2f}",
            lang,
        )
    )
    typer.echo(
        say(
            f"{found.base:+.2f} points: the base, which every place has",
            f"{found.base:+.2f} балла: основа, одинаковая для всех",
            lang,
        )
    )
    for component, points in found.by_component().items():
        typer.echo(f"  {component}: {points:.3f}")
    for item in carried:
        verb = item.tie.type.replace("_", " ").lower()
        typer.echo(sentence(item, work.statements, lang, verb, ", ".join(status_words(item.tie))))


def clusters(
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records import cluster_records

    work = _prepared(dataset, store, as_of, method)
    records = cluster_records(work.clusters, work.statements, checked_language(lang))
    write_records(records, format_, ("cluster", "name", "stability", "members", "partners"))
    inside = {member for record in records for member in record["members"]}
    outside = sum(
        1
        for e in work.statements.entities.values()
        if e.type in ("Region", "Province") and e.id not in inside
    )
    note(
        say(
            f"{outside} regions and provinces stand in no cluster: no result joins them to a place firmly enough.",
            f"{outside} регионов и провинций вне кластеров: ни один результат не связывает их достаточно прочно.",
            lang,
        )
    )
