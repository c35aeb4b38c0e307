"""The main job (run), single exports (export), and the check of the data (check)."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
    LangOption,
    MethodOption,
    StoreOption,
    TerminalProgress,
    checked_language,
    open_store,
    workspace,
)
from graph.cli.output import Format, note, write_records
from graph.cli.words import count_of, say, translated

if TYPE_CHECKING:
    from graph.statements.records import Statements

_DEFAULT_OUTPUT = Path("argun-output")
_SHOWN_ROWS = 10
#: What people also call a format.
_ALIASES = {"pyvis": "network", "html": "network", "ttl": "turtle", "rdf": "turtle", "neo4j": "neo4j-csv"}


def run(
    output: Annotated[
        Path, typer.Option("--output", metavar="DIR", help=N_("Where the files go."))
    ] = _DEFAULT_OUTPUT,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.main_job import HEADLINES, run_main_job

    started = time.monotonic()
    lang = checked_language(lang)
    work = workspace(dataset, as_of, method)
    typer.echo(_dataset_line(work.statements, lang))
    with open_store(store) as opened:
        result = run_main_job(work, opened, output, lang, TerminalProgress())
    outcome, graph = result.report.outcome.value, work.graph
    told = ", ".join(
        count_of(len(parts), noun, lang)
        for parts, noun in ((graph.nodes, "node"), (graph.relationships, "relationship"))
    )
    typer.echo(say(f"Store: {outcome}, {told}", f"База данных: {translated(outcome)}, {told}", lang))
    for name in HEADLINES:
        answer = result.answers[name]
        typer.echo(f"\n{answer.summary(lang)}  [argun query {name}]")
        write_records(answer.result.records()[:_SHOWN_ROWS], Format.table, answer.columns(lang))
        left = len(answer.result.rows) - _SHOWN_ROWS
        if left > 0:
            typer.echo(
                say(
                    f"... and {left} more in queries/{name}.tsv",
                    f"... и ещё {left} в queries/{name}.tsv",
                    lang,
                )
            )
    typer.echo(
        translate(N_("\nMarks (1-10, blind mode; explained by: argun explain ID)"), lang)
    )
    write_records(result.marks, Format.table, ("rank", "id", "name", "mark", "score", "low", "high"))
    typer.echo(say(f"\nFiles in {output}: open index.html", f"\nФайлы в {output}: откройте index.html", lang))
    note(
        say(
            f"Done in {time.monotonic() - started:.1f} s.",
            f"Готово за {time.monotonic() - started:.1f} с.",
            lang,
        )
    )


def _dataset_line(statements: Statements, lang: str) -> str:
    counts = (
        (len(statements.entities), "entity"),
        (len(statements.ties), "tie"),
        (statements.evidence_count, "evidence"),
        (len(statements.observations), "observation"),
    )
    told = ", ".join(count_of(number, noun, lang) for number, noun in counts)
    layers = ", ".join(statements.layers)
    return say(f"Dataset: {told}; layers: {layers}", f"Набор данных: {told}; слои: {layers}", lang)


def export(
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=N_("What to write; - lists all.")
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=N_("Where to write it.")),
    ] = None,
    dataset: DatasetOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.export.registry import EXPORTERS
    from graph.export.registry import export as write_export
    from graph.workflows.main_job import export_context
    from graph.workflows.records.terms import known_term

    lang = checked_language(lang)
    if name == "-":
        listed = [
            {"format": e.name, "file": f"argun{e.suffix}", "what": e.ru if lang == "ru" else e.en}
            for e in EXPORTERS.values()
        ]
        write_records(listed, None)
        return
    exporter = EXPORTERS[known_term(_ALIASES.get(name.casefold(), name), EXPORTERS, "export format")]
    path = output or Path(f"argun{exporter.suffix}" if exporter.suffix else f"argun-{exporter.name}")
    work = workspace(dataset, as_of)
    write_export(exporter.name, work.graph, path, export_context(work, lang))
    note(say(f"Written: {path}", f"Записано: {path}", lang))
