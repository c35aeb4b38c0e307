"""The main job (run), single exports (export), and the check of the data (check)."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    AsOfOption,
    DatasetOption,
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
from graph.cli.words import say, translated

_DEFAULT_OUTPUT = Path("argun-output")
_SHOWN_ROWS = 10
#: What people also call a format.
_ALIASES = {"pyvis": "network", "html": "network", "ttl": "turtle", "rdf": "turtle", "neo4j": "neo4j-csv"}


def run(
    output: Annotated[
        Path, typer.Option("--output", metavar="DIR", help=say("Where the files go.", "Куда записать файлы."))
    ] = _DEFAULT_OUTPUT,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    method: MethodOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.main_job import HEADLINES, run_main_job
    from graph.workflows.workspace import open_named_store

    started = time.monotonic()
    lang = checked_language(lang)
    work = workspace(dataset, as_of, method)
    counts = work.statements
    typer.echo(
        say(
            f"Dataset: {len(counts.entities)} entities, {len(counts.ties)} ties, "
            f"{counts.evidence_count} pieces of evidence, {len(counts.observations)} observations; "
            f"layers: {', '.join(counts.layers)}",
            f"Набор данных: объектов {len(counts.entities)}, связей {len(counts.ties)}, свидетельств "
            f"{counts.evidence_count}, чисел {len(counts.observations)}; слои: {', '.join(counts.layers)}",
            lang,
        )
    )
    with open_named_store(store, settings(), ask_password) as opened:
        result = run_main_job(work, opened, output, lang, TerminalProgress())
    graph = work.graph
    typer.echo(
        say(
            f"Store: {result.report.outcome.value}, {len(graph.nodes)} nodes "
            f"and {len(graph.relationships)} relationships",
            f"База данных: {translated(result.report.outcome.value)}, узлов {len(graph.nodes)}, "
            f"связей {len(graph.relationships)}",
            lang,
        )
    )
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
        say(
            "\nMarks (1-10, blind mode; explained by: argun explain ID)",
            "\nОценки (1-10, слепой режим; объяснение: argun explain ID)",
            lang,
        )
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


def export(
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help=say("What to write; - lists all.", "Что записать; - список всех.")
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=say("Where to write it.", "Куда записать.")),
    ] = None,
    dataset: DatasetOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.export.registry import EXPORTERS
    from graph.export.registry import export as write_export
    from graph.workflows.main_job import export_context
    from graph.workflows.records import known_term

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
