"""Commands that show the data: check, load, regions, provinces, entities, ties, observations, schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    open_store,
    workspace,
)
from graph.cli.output import note, write_records
from graph.cli.words import count_of, say, translated
from schema.errors import UsageError

_DEAL_COLUMNS = (
    "points",
    "name",
    "kind",
    "stage",
    "health",
    "side",
    "size",
    "regions",
    "region_shares",
    "provinces",
    "id",
)
_TIE_COLUMNS = (
    *("id", "type", "role", "deal_id", "source_id", "target_id"),
    *("regions", "region_shares", "provinces", "stage", "health", "basis"),
)
_PLACE_COLUMNS = ("id", "name_ru", "name_en", "name_zh", "iso", "capital_en")
_StageFilter = Annotated[
    str | None, typer.Option("--stage", metavar="S", help=N_("Only this stage."))
]
_HealthFilter = Annotated[
    str | None, typer.Option("--health", metavar="H", help=N_("Only this health."))
]


def load(
    dataset: DatasetOption = None, store: StoreOption = None, lang: LangOption = DEFAULT_LANGUAGE
) -> None:
    work = workspace(dataset)
    graph = work.graph
    with open_store(store) as opened:
        report = opened.load(graph, TerminalProgress())
        counts = f"{count_of(len(graph.nodes), 'node')}, {count_of(len(graph.relationships), 'relationship')}"
        note(f"{opened.address}: {translated(report.outcome.value)}; {counts}")


def regions(
    dataset: DatasetOption = None, format_: FormatOption = None, lang: LangOption = DEFAULT_LANGUAGE
) -> None:
    from graph.workflows.records.entities import place_records

    columns = (*_PLACE_COLUMNS[:5], "okato", "federal_district", "capital_en")
    write_records(place_records(workspace(dataset), "Region"), format_, columns)


def provinces(
    dataset: DatasetOption = None, format_: FormatOption = None, lang: LangOption = DEFAULT_LANGUAGE
) -> None:
    from graph.workflows.records.entities import place_records

    write_records(
        place_records(workspace(dataset), "Province"), format_, (*_PLACE_COLUMNS[:5], "gbt2260", "capital_en")
    )


def entities(
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help=N_("Only this type."))
    ] = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.entities import entity_records

    columns = ("id", "type", "name_ru", "name_en", "name_zh", "aliases")
    empty = say(f"There is no entity of type {type_}.", f"Нет объектов типа {type_}.")
    write_records(entity_records(workspace(dataset), type_), format_, columns, empty=empty)


def ties(
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="ID", help=N_("Only ties of this region.")
        ),
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="T", help=N_("Only this type."))
    ] = None,
    stage: _StageFilter = None,
    health: _HealthFilter = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.ties import select_ties, tie_record

    work = workspace(dataset, as_of)
    columns = (*_TIE_COLUMNS, "note_ru" if lang == "ru" else "note_en")
    selected = select_ties(work, region, type_, stage, health)
    empty = N_("No tie passes these filters.")
    write_records((tie_record(work, tie) for tie in selected), format_, columns, empty=empty)


def deals(
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="ID", help=N_("Only deals of this region.")
        ),
    ] = None,
    province: Annotated[
        str | None,
        typer.Option(
            "--province", metavar="ID", help=N_("Only deals of this province.")
        ),
    ] = None,
    sector: Annotated[
        str | None,
        typer.Option("--sector", metavar="S", help=N_("Only this sector.")),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="K", help=N_("Only this kind."))
    ] = None,
    stage: _StageFilter = None,
    health: _HealthFilter = None,
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.deals import deal_records

    filters = {"region": region, "province": province, "sector": sector, "kind": kind}
    filters |= {"stage": stage, "health": health}
    records = deal_records(workspace(dataset, as_of, method), filters, lang)
    empty = translate(N_("No deal passes these filters."), lang)
    write_records(records, format_, _DEAL_COLUMNS, empty=empty)


def observations(
    dataset: DatasetOption = None,
    format_: FormatOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.records.observations import observation_record

    columns = ("id", "subject_id", "quantity", "value", "unit", "date", "source", "locator")
    found = workspace(dataset, as_of).statements.observations.values()
    write_records((observation_record(o) for o in found), format_, columns)


def schema(
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=N_("Write there instead.")),
    ] = None,
    method: Annotated[
        bool,
        typer.Option(
            "--method", help=N_("The method file of the score instead.")
        ),
    ] = False,
    ontology: Annotated[
        bool,
        typer.Option(
            "--ontology",
            help=N_("OWL ontology and SHACL shapes (Turtle)."),
        ),
    ] = False,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    if method and ontology:
        raise UsageError("choose one of --method and --ontology")
    if method:
        from importlib import resources

        text = (resources.files("graph.analysis.score") / "method.yaml").read_text(encoding="utf-8")
    elif ontology:
        from schema.ontology import ontology_turtle
        from schema.reader import read_schema

        text = ontology_turtle(read_schema())
    else:
        from schema.document import schema_document
        from schema.reader import read_schema

        text = schema_document(read_schema(), "ru" if lang == "ru" else "en")
    if output is None:
        typer.echo(text, nl=False)
    else:
        from graph.export.writing import write_content

        write_content(output, text.encode())
