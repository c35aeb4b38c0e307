"""The command ``argun``: declares the commands and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TextIO

import typer

from graph.cli import cmd_analysis, cmd_data, cmd_query, cmd_run
from graph.cli.help_texts import COMMANDS, CommandHelp
from graph.cli.words import LANGUAGE, say
from schema.errors import ArgunError

app = typer.Typer(
    name="argun",
    help=say(
        "A knowledge graph of Russia-China regional ties: explore with Cypher, mark, explain, export.",
        "Граф знаний о связях регионов России и Китая: запросы Cypher, оценки, объяснения, выгрузка.",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_FUNCTIONS: dict[str, Callable[..., None]] = {
    "run": cmd_run.run,
    "check": cmd_run.check,
    "load": cmd_data.load,
    "query": cmd_query.query,
    "cypher": cmd_query.cypher,
    "regions": cmd_data.regions,
    "provinces": cmd_data.provinces,
    "entities": cmd_data.entities,
    "ties": cmd_data.ties,
    "observations": cmd_data.observations,
    "score": cmd_analysis.score,
    "explain": cmd_analysis.explain,
    "clusters": cmd_analysis.clusters,
    "export": cmd_run.export,
    "schema": cmd_data.schema,
}


@app.callback(invoke_without_command=True)
def _root(
    version: bool = typer.Option(
        False, "--version", help=say("Print the version and end.", "Вывести версию.")
    ),
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"argun {installed('argun')}")
        raise typer.Exit


def _declare(name: str, function: Callable[..., None], words: CommandHelp) -> None:
    examples = "\n".join(f"  {example}" for example in words.examples)
    epilog = "\b\n" + say("Examples:", "Примеры:") + "\n" + examples
    app.command(name, help=say(words.en, words.ru), epilog=epilog)(function)


for _name, _words in COMMANDS.items():
    _declare(_name, _FUNCTIONS[_name], _words)


def main() -> None:
    """Run the command line; every error ends with its exit code and says the next step."""
    for stream in (sys.stdout, sys.stderr):
        _make_utf8(stream)
    try:
        app()
    except ArgunError as error:
        sys.stderr.write(say("Error: ", "Ошибка: ") + translated(error) + "\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of the pipe (head, less) has seen enough; keep the interpreter from complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def translated(error: ArgunError) -> str:
    """Return the error's text in the language of the command line."""
    if LANGUAGE != "ru":
        return str(error)
    from graph.cli.russian import to_russian

    return to_russian(str(error))


def _make_utf8(stream: TextIO) -> None:
    """Write UTF-8 with line feeds, whatever the locale: files and pipes are the same on every machine."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
