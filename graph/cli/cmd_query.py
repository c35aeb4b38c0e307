"""Commands that speak Cypher: query (the query book) and cypher (what the analyst types)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import (
    DEFAULT_LANGUAGE,
    DatasetOption,
    FormatOption,
    LangOption,
    StoreOption,
    TerminalProgress,
    open_store,
    workspace,
)
from graph.cli.output import Format, note, write_records
from graph.cli.words import say
from schema.errors import UsageError

if TYPE_CHECKING:
    from graph.workflows.workspace import Workspace

ParameterOption = Annotated[
    list[str] | None,
    typer.Option(
        "-p",
        "--parameter",
        metavar="NAME=VALUE",
        help=say("Value of a parameter; repeatable.", "Значение параметра; можно повторять."),
    ),
]
DeadlineOption = Annotated[
    float,
    typer.Option(
        "--deadline",
        metavar="SECONDS",
        min=0.1,
        help=say("Cut the query off after this time.", "Прервать запрос через это время."),
    ),
]
_DEADLINE_S = 60.0


def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help=say("Name of a query; none: list the book.", "Имя запроса; без имени — список книги."),
        ),
    ] = None,
    parameter: ParameterOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    deadline: DeadlineOption = _DEADLINE_S,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    from graph.workflows.query_parameters import resolve_parameters
    from queries.library import Library

    library = Library()
    if name is None:
        _list_book(library, format_, lang)
        return
    found = library.find(name)
    if found.mode.value != "read":
        raise UsageError(
            f"query {name} is for Argun itself ({found.mode.value}); argun query lists those to run"
        )
    given = dict(_pair(text, as_json=False) for text in parameter or ())
    work = workspace(dataset)
    values = resolve_parameters(work, found, given)
    _run(found.text, values, work, store, format_, deadline)


def _list_book(library: Any, format_: Format | None, lang: str) -> None:
    records = [
        {
            "name": q.name,
            "summary": q.summary_ru if lang == "ru" else q.summary_en,
            "parameters": [p.name if p.required else f"{p.name}={p.default}" for p in q.parameters],
            "columns": [c.name for c in q.columns],
        }
        for q in library.read_all()
    ]
    write_records(records, format_)


def cypher(
    statement: Annotated[
        str,
        typer.Argument(
            metavar="STATEMENT",
            help=say("Cypher to run, - for standard input.", "Запрос Cypher, - для стандартного ввода."),
        ),
    ],
    parameter: ParameterOption = None,
    dataset: DatasetOption = None,
    store: StoreOption = None,
    format_: FormatOption = None,
    deadline: DeadlineOption = _DEADLINE_S,
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    text = _standard_input() if statement == "-" else statement
    if not text.strip():
        raise UsageError(
            'the statement is empty; try: argun cypher "MATCH (r:Region) RETURN r.id AS id ORDER BY id"'
        )
    parameters = dict(_pair(p, as_json=True) for p in parameter or ())
    _run(text, parameters, workspace(dataset), store, format_, deadline)


def _standard_input() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8; save the statement as UTF-8") from None


def _run(
    text: str,
    parameters: dict[str, Any],
    work: Workspace,
    store: StoreOption,
    format_: Format | None,
    deadline: float,
) -> None:
    graph = work.graph  # made before the store is taken: others may be waiting for it
    with open_store(store) as opened:
        opened.load(graph, TerminalProgress())
        result = opened.query(text, parameters, deadline)
    write_records(result.records(), format_, result.columns)
    if not result.rows:
        note(say("The answer has no rows.", "В ответе нет строк."))


def _pair(text: str, *, as_json: bool) -> tuple[str, Any]:
    """Split ``name=value``; with ``as_json`` a value that is JSON becomes what it says."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f'-p "{text}": expected NAME=VALUE, as in -p region=region:RU-AMU')
    if not as_json:
        return name, value
    import json

    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
