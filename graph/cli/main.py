"""The command ``argun``: builds the commands that are declared and turns errors into exit codes."""

from __future__ import annotations

import functools
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn, TextIO

import typer

from graph.cli import (
    cmd_atlas,
    cmd_brief,
    cmd_candidates,
    cmd_check,
    cmd_compare,
    cmd_data,
    cmd_documents,
    cmd_edition,
    cmd_explain,
    cmd_export,
    cmd_import,
    cmd_mcp,
    cmd_network,
    cmd_picture,
    cmd_query,
    cmd_rating,
    cmd_read,
    cmd_review,
    cmd_run,
    cmd_scenarios,
    cmd_score,
    cmd_time,
)
from graph.cli.command import COMMANDS, Command
from graph.cli.help_page import OWN, HelpfulCommand, HelpfulGroup, usage_line, usage_message
from graph.cli.options import LangOption
from graph.cli.output import note, tell
from graph.cli.signals import exit_code, stopping
from graph.releases import release_text
from graph.settings import check_environment, read_settings
from graph.texts import BASE, chosen_language, say, translate
from schema.errors import ArgunError, UsageError
from schema.messages import N_, Message
from schema.wording import refusal, visible

#: The modules that declare the commands, in the order of the help page.
MODULES = (cmd_run, cmd_atlas, cmd_check, cmd_data, cmd_query, cmd_score, cmd_explain, cmd_scenarios,
           cmd_compare, cmd_network, cmd_time, cmd_edition, cmd_picture, cmd_brief, cmd_export, cmd_import,
           cmd_read, cmd_rating, cmd_candidates, cmd_review, cmd_mcp, cmd_documents)  # fmt: skip
#: The class of typer's usage errors, which has moved between its versions.
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]
EXAMPLES = ("argun regions", "argun explain RU-AMU", "argun --lang ru ties --region RU-AMU")
PURPOSE = N_("A knowledge graph of Russia-China regional ties: explore with Cypher, mark, explain, export.")


def build_app() -> typer.Typer:
    """Return the program with every declared command."""
    app = typer.Typer(
        name="argun",
        cls=HelpfulGroup,
        help=PURPOSE,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_root)
    groups: dict[str, typer.Typer] = {"": app}
    above = {command.name.rpartition(" ")[0] for command in COMMANDS.values()}
    for command in ordered_commands():
        group, _, name = command.name.rpartition(" ")
        if command.name in above:  # it has others below it
            group, name = command.name, OWN
        if group not in groups:
            groups[group] = typer.Typer(cls=HelpfulGroup, rich_markup_mode=None)
            app.add_typer(groups[group], name=group)
        groups[group].command(name, cls=HelpfulCommand, help=command.help)(_guarded(command))
    return app


def ordered_commands() -> list[Command]:
    """Return the declared commands in the order of the help page."""
    order = [module.__name__ for module in MODULES]
    return sorted(COMMANDS.values(), key=lambda command: order.index(command.module))


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=N_("Print the version and end."))] = False,
    lang: LangOption = None,
) -> None:
    if version:
        from importlib.metadata import version as installed

        from loaders.dataset_reader import read_releases

        typer.echo(f"argun {installed('argun')}")
        typer.echo(release_text(read_releases(()), lang or BASE))
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


_root.examples = EXAMPLES  # type: ignore[attr-defined] # read by the help page


def _guarded(command: Command) -> Callable[..., None]:
    """Check the environment first; end in peace when the reader of the output (head) has seen enough."""

    @functools.wraps(command.function)
    def run(**options: Any) -> None:
        check_environment(os.environ)
        try:
            with stopping():
                command.function(**options)
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(0) from None
        except KeyboardInterrupt as stop:
            raise typer.Abort from stop  # else typer ends in its own way

    run.examples = command.examples  # type: ignore[attr-defined] # read by the help page
    return run


def main() -> None:
    """Run the command line; every error ends with its exit code and says the next step."""
    # A command makes many records and throws few away: looking for garbage every 700 of them takes a sixth of
    # its time and frees nothing.
    gc.set_threshold(100_000, 50, 100)
    _open_closed_streams()
    encoding = sys.stderr.encoding if sys.stderr.isatty() else "utf-8"
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _make_utf8(stream)
    lang = BASE
    try:
        # A wrong ARGUN_LANG is a fault of commands (check_environment); help pages are shown all the same.
        lang = _environment_language()
        lang = chosen_language(_asked_language(sys.argv[1:]) or lang, {})
        _note_encoding(encoding, lang)
        code = build_app()(prog_name="argun", standalone_mode=False, obj=lang)
    except ArgunError as error:
        _fail(say(error, lang), error.exit_code, lang)
    except _TyperUsageError as error:
        message = usage_message(error)
        _fail(say(message, lang), UsageError.exit_code, lang, _usage(error))
    except OSError as error:
        _drop_output()
        path = error.filename or translate(N_("standard output"), lang)
        fields = {"path": path, "reason": refusal(error)}
        text = Message("{path}: {reason}; check the path, its permissions and the room on the disk", **fields)
        _fail(say(text, lang), 1, lang)
    except (KeyboardInterrupt, typer.Abort) as stop:
        _drop_output()
        # A terminal has just shown ^C, or the line of the progress.
        tell("\n" if sys.stderr.isatty() else "")
        note(translate(N_("stopped; nothing half-written stays behind"), lang))
        code = exit_code(stop.__cause__)
    except Exception as error:  # the last resort: a fault of ours, told without a page of Python
        if read_settings(os.environ).debug:
            raise
        _drop_output()
        text = Message(
            "this is a fault of Argun, please report it: {kind}: {error} (ARGUN_DEBUG=1 shows where)",
            kind=type(error).__name__,
            error=str(error),
        )
        _fail(say(text, lang), 1, lang)
    sys.exit(code if isinstance(code, int) else 0)


def _environment_language() -> str:
    try:
        return chosen_language(None, os.environ)
    except UsageError:
        return chosen_language(None, {**os.environ, "ARGUN_LANG": ""})


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return the value of the last ``--lang``: even what is wrong with the arguments is said in it."""
    asked = None
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def _note_encoding(encoding: str, lang: str) -> None:
    """Say in English when the terminal will not show the language, whose letters it reads otherwise."""
    sample = translate(N_("Usage: "), lang)
    if sample.encode() != sample.encode(encoding, "replace"):
        text = Message(
            "This terminal reads {encoding}, and texts in {lang} are written in UTF-8: "
            "set a UTF-8 locale (LC_ALL=C.UTF-8), or take --lang en.",
            encoding=encoding,
            lang=lang,
        )
        note(str(text))


def _fail(message: str, code: int, lang: str, usage: str = "") -> NoReturn:
    shown = say(Message("Error: {message}", message=visible(message)), lang)
    tell(f"{usage}{shown}\n")
    sys.exit(code)


def _usage(error: Any) -> str:
    """Return how the command is called, for a usage error of typer."""
    if error.ctx is None:
        return ""
    return f"{usage_line(error.ctx)}\n"


def _drop_output() -> None:
    """Send what is still to be written nowhere, or the interpreter would complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed_streams() -> None:
    """Let a closed stream (``>&-``) lead nowhere, before a file of ours gets its number and its text."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number and not _is_open(number):
                os.dup2(opened, number)
                os.close(opened)
                opened = number
            os.set_inheritable(opened, True)  # the engine inherits its streams, and writes to them
            setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8", closefd=False))


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _make_utf8(stream: TextIO) -> None:
    """Use UTF-8 with line feeds, whatever the locale: files and pipes are the same on every machine."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        errors = "strict" if stream is sys.stdin else "backslashreplace"
        reconfigure(encoding="utf-8", errors=errors, newline="\n")


if __name__ == "__main__":
    main()
