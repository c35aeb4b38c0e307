"""The command ``argun``: declares the commands and turns errors into exit codes."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TextIO

import typer

from graph.cli import (
    cmd_analysis,
    cmd_check,
    cmd_compare,
    cmd_data,
    cmd_explain,
    cmd_network,
    cmd_query,
    cmd_run,
    cmd_scenarios,
    cmd_time,
)
from graph.cli.help_page import Command, Group, examples_text, translated_help
from graph.cli.help_texts import COMMANDS, PROGRAM, CommandHelp
from graph.cli.options import DEFAULT_LANGUAGE, LangOption
from graph.cli.output import note
from graph.cli.words import say, translated
from graph.settings import check_environment, read_settings
from schema.errors import ArgunError
from schema.wording import visible

#: The class of typer's usage errors, which has moved between its versions.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]
app = typer.Typer(
    name="argun",
    cls=Group,
    help=say(PROGRAM.en, PROGRAM.ru),
    epilog=examples_text(PROGRAM.examples),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_FUNCTIONS: dict[str, Callable[..., None]] = {
    "run": cmd_run.run,
    "check": cmd_check.check,
    "load": cmd_data.load,
    "query": cmd_query.query,
    "cypher": cmd_query.cypher,
    "regions": cmd_data.regions,
    "provinces": cmd_data.provinces,
    "entities": cmd_data.entities,
    "ties": cmd_data.ties,
    "deals": cmd_data.deals,
    "observations": cmd_data.observations,
    "score": cmd_analysis.score,
    "explain": cmd_explain.explain,
    "what-if": cmd_scenarios.what_if,
    "next-mark": cmd_scenarios.next_mark,
    "without": cmd_scenarios.without,
    "rank-odds": cmd_scenarios.rank_odds,
    "compare": cmd_compare.compare,
    "clusters": cmd_analysis.clusters,
    "network": cmd_network.network,
    "dyads": cmd_network.dyads,
    "competitors": cmd_network.competitors,
    "niches": cmd_network.niches,
    "brokers": cmd_network.brokers,
    "promises": cmd_time.promises,
    "changes": cmd_time.changes,
    "export": cmd_run.export,
    "card": cmd_check.card,
    "method": cmd_check.method,
    "schema": cmd_data.schema,
}


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", help=say("Print the version and end.", "Вывести версию.")
    ),
    lang: LangOption = DEFAULT_LANGUAGE,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"argun {installed('argun')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def _declare(name: str, function: Callable[..., None], words: CommandHelp) -> None:
    text = say(words.en, words.ru)
    # The short help is given too because typer cuts the one that it makes itself.
    declare = app.command(name, cls=Command, help=text, short_help=text, epilog=examples_text(words.examples))
    declare(_guarded(function))


def _guarded(function: Callable[..., None]) -> Callable[..., None]:
    """Check the environment first; end in peace when the reader of the output (head) has seen enough."""

    @functools.wraps(function)
    def run(*args: Any, **options: Any) -> None:
        check_environment(os.environ)
        try:
            function(*args, **options)
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            raise typer.Abort from None  # else typer says something, too

    return run


for _name, _words in COMMANDS.items():
    _declare(_name, _FUNCTIONS[_name], _words)


def main() -> None:
    """Run the command line; every error ends with its exit code and says the next step."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _make_utf8(stream)
    try:
        code = app(prog_name="argun", standalone_mode=False)
    except ArgunError as error:
        _fail(str(error), error.exit_code)
    except _TyperUsageError as error:
        _fail(error.format_message(), 2, _usage(error))  # type: ignore[attr-defined] # see its definition
    except OSError as error:
        _drop_output()
        path = error.filename or "standard output"
        _fail(f"{path}: {error.strerror}; check the path, its permissions and the room on the disk", 1)
    except (KeyboardInterrupt, typer.Abort):
        _drop_output()
        # A terminal has just shown ^C, or the line of the progress.
        sys.stderr.write("\n" if sys.stderr.isatty() else "")
        note(say("stopped; nothing half-written stays behind", "остановлено; недописанного не осталось"))
        code = 130
    except Exception as error:  # the last resort: a fault of ours, told without a page of Python
        if read_settings(os.environ).debug:
            raise
        _drop_output()
        what = say("this is a fault of Argun, please report it", "это ошибка Аргуни, сообщите о ней")
        where = say("ARGUN_DEBUG=1 shows where", "ARGUN_DEBUG=1 покажет место")
        _fail(f"{what}: {type(error).__name__}: {error} ({where})", 1)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int, usage: str = "") -> NoReturn:
    sys.stderr.write(usage + say("Error: ", "Ошибка: ") + visible(translated(message)) + "\n")
    sys.exit(code)


def _usage(error: Any) -> str:
    """Return how the command is called, for a usage error of typer."""
    if error.ctx is None:
        return ""
    command = error.ctx.command_path
    hint = say(f"Try '{command} --help' for help.", f"Справка: {command} --help")
    return f"{translated_help(error.ctx.get_usage())}\n{hint}\n\n"


def _drop_output() -> None:
    """Send what is still to be written nowhere, or the interpreter would complain when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _make_utf8(stream: TextIO) -> None:
    """Use UTF-8 with line feeds, whatever the locale: files and pipes are the same on every machine."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        errors = "strict" if stream is sys.stdin else "backslashreplace"
        reconfigure(encoding="utf-8", errors=errors, newline="\n")


if __name__ == "__main__":
    main()
