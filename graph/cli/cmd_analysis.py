"""Commands that draw conclusions: score, explain, clusters."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.cmd_compare import EditionOption, calibrated_score, check_edition, write_calibrated
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
    settings,
    workspace,
)
from graph.cli.output import Format, default_format, note, write_records
from graph.cli.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from graph.analysis.explain import CarriedBy
    from graph.analysis.scoring import Score
    from graph.statements.records import Statements
    from graph.workflows.workspace import Workspace


class Mode(StrEnum):
    """How marks are made."""

    blind = "blind"
    calibrated = "calibrated"


class Places(StrEnum):
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
    edition: EditionOption = None,
    of: Annotated[Places, typer.Option("--of", help=say("Whose marks.", "Чьи оценки."))] = Places.regions,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records import score_records

    check_edition(edition, calibrated=mode is Mode.calibrated)
    work = _prepared(dataset, store, as_of, method)
    if mode is Mode.calibrated:
        write_calibrated(work, edition, of.value, format_, lang)
        return
    records = score_records(work.scores(of.value), work.statements, lang)
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
    mode: Annotated[
        Mode, typer.Option("--mode", help=say("How marks are made.", "Как ставятся оценки."))
    ] = Mode.blind,
    edition: EditionOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.analysis.explain import carried_by
    from graph.workflows.records import explain_record

    calibrated = mode is Mode.calibrated
    check_edition(edition, calibrated=calibrated)
    work = _prepared(dataset, store, as_of, method)
    found = calibrated_score(work, edition, place) if calibrated else work.score_of(place)
    format_ = format_ or default_format()
    if format_ in (Format.json, Format.ndjson):
        write_records([explain_record(found)], format_)
        return
    carried = carried_by(found, work.statements)[:top]
    if format_ is Format.table:
        _say_explanation(work.statements, found, carried, lang)
    else:
        write_records([_carried_row(item) for item in carried], format_, _EXPLAIN_COLUMNS)


_EXPLAIN_COLUMNS = ("points", "tie_id", "deal_id", "components", "evidence")


def _carried_row(item: CarriedBy) -> dict[str, Any]:
    from graph.analysis.explain import place_of

    return {
        "points": item.points,
        "tie_id": item.tie.id,
        "deal_id": item.deal_id,
        "components": [f"{name}={points:.6f}" for name, points in item.by_component.items()],
        "evidence": [place_of(evidence) for evidence in item.tie.evidence],
    }


def _say_explanation(statements: Statements, found: Score, carried: Sequence[CarriedBy], lang: str) -> None:
    """Write the explanation as sentences: the mark, its components, then one line a tie."""
    from graph.analysis.explain import sentence, status_words

    name = statements.entities[found.id].name(lang)
    typer.echo(
        say(
            f"{name} ({found.id}): mark {found.mark}, score {found.score:.3f}, "
            f"between {found.low:.2f} and {found.high:.2f}",
            f"{name} ({found.id}): оценка {found.mark}, балл {found.score:.3f}, "
            f"от {found.low:.2f} до {found.high:.2f}",
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
        typer.echo(f"  {_word(component, lang)}: {points:.3f}")
    for item in carried:
        status = ", ".join(_word(term, lang) for term in status_words(item.tie))
        typer.echo(sentence(item, statements, lang, _word(item.tie.type, lang), status))


def _word(term: str, lang: str) -> str:
    """Return a kind of tie, a stage, a health or a component as people say it."""
    if lang != "ru":
        return term.replace("_", " ").lower()
    from graph.cli.russian import word

    return word(term)


def clusters(
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.network_records import with_bridging
    from graph.workflows.records import cluster_records

    work = _prepared(dataset, store, as_of, method)
    records = with_bridging(work, cluster_records(work.clusters, work.statements, lang))
    write_records(records, format_, ("cluster", "name", "stability", "members", "partners"))
    inside = {member for record in records for member in record["members"]}
    outside = sum(
        1
        for e in work.statements.entities.values()
        if e.type in ("Region", "Province") and e.id not in inside
    )
    note(
        say(
            f"{outside} regions and provinces stand in no cluster: "
            "no result joins them to a place firmly enough.",
            f"Вне кластеров регионов и провинций: {outside}; ни один результат не связывает их "
            "достаточно прочно.",
            lang,
        )
    )
