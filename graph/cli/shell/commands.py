"""The commands of a shell, each with its name, its argument and what it does; a function each.

A command is declared where it is written, as those of the program are. It may be abbreviated as long as it is
clear which one is meant.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.cli.asking import list_questions, read_json_pair, read_pair
from graph.cli.output import FORMATS, Format
from graph.cli.shell.state import Shell
from graph.cli.shell.vocabulary import further_properties
from graph.releases import release_text
from graph.texts import translate, translations
from queries.script import SIGN
from schema.errors import UsageError
from schema.files import expanded
from schema.messages import N_, Message, either
from schema.values import near_words

#: A parameter as it is given here, and as Neo4j's shells take it: ``x => 'text'``.
_PAIR = re.compile(r"\$?([^=]*[^=\s])\s*=>?\s*(?:'([^']*)'|(.*))", re.DOTALL)
#: In the place of parameters: there are none any more.
CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """A command: how it is called, what it does, and of what kind its argument is, for completion."""

    name: str
    usage: str
    help: str
    run: Callable[[Shell, str], None]
    takes: str = ""

    @property
    def called(self) -> str:
        """How it is typed."""
        return f"{SIGN}{self.name} {self.usage}".rstrip()


#: Every command by name, in the order of ``:help``.
COMMANDS: dict[str, ShellCommand] = {}
#: Abbreviations that would not be clear, or are known from elsewhere.
_ALSO = {"q": "quit", "exit": "quit", "h": "help", "?": "help", "p": "params", "param": "params"}


def shell_command(
    name: str, usage: str, help_: str, takes: str = ""
) -> Callable[[Callable[[Shell, str], None]], Callable[[Shell, str], None]]:
    """Declare a command; its function gets the shell and what stands behind the name."""

    def declare(function: Callable[[Shell, str], None]) -> Callable[[Shell, str], None]:
        COMMANDS[name] = ShellCommand(name, usage, help_, function, takes)
        return function

    return declare


def run_command(shell: Shell, text: str) -> None:
    """Run what stands in a line that begins with ``:``.

    Raises
    ------
    UsageError
        There is no such command, or several may be meant.
    """
    name, _, rest = text.removeprefix(SIGN).strip().partition(" ")
    command = find_command(name.casefold())
    rest = rest.strip()
    if rest and not command.usage:
        raise UsageError("{command} takes nothing behind it", command=command.called)
    command.run(shell, rest)


def find_command(name: str) -> ShellCommand:
    """Return the command that a name or the beginning of one means.

    Raises
    ------
    UsageError
        None, or several; near ones are in the message.
    """
    if name in COMMANDS or name in _ALSO:
        return COMMANDS[_ALSO.get(name, name)]
    meant = [known for known in COMMANDS if name and known.startswith(name)]
    if len(meant) == 1:
        return COMMANDS[meant[0]]
    given = f"{SIGN}{name}"
    if meant:
        raise UsageError('"{given}" may be {names}', given=given, names=either(f"{SIGN}{m}" for m in meant))
    if near := near_words(name, COMMANDS):
        names = either(f"{SIGN}{n}" for n in near)
        raise UsageError('there is no command "{given}"; did you mean {near}?', given=given, near=names)
    raise UsageError('there is no command "{given}"; :help lists them', given=given)


@shell_command("help", "", N_("List the commands."))
def _help(shell: Shell, _: str) -> None:
    shell.begin_output()
    width = max(len(command.called) for command in COMMANDS.values())
    for command in COMMANDS.values():
        shell.session.print(f"{command.called:{width}}  {shell.session.text(command.help)}")
    shell.session.print()
    for text in (
        N_("A statement may have several lines; ; ends it. Commands may be abbreviated (:pic for :picture)."),
        N_("Tab completes names; Ctrl-C stops a query or clears the line; Ctrl-D leaves."),
    ):
        shell.session.print(shell.session.text(text))


@shell_command(
    "schema", "[TYPE]", N_("The types of nodes and ties; of one: its properties and ends."), "type"
)
def _schema(shell: Shell, given: str) -> None:
    from schema.reader import read_schema

    if given:
        _show_type(shell, given)
        return
    schema, lang = read_schema(), shell.session.lang
    rows = [{"type": name, "meaning": node.word(lang)} for name, node in schema.nodes.items()]
    rows += [{"type": name, "meaning": edge.word(lang)} for name, edge in schema.edges.items()]
    headings = [translate(N_("Type"), lang), translate(N_("Meaning"), lang)]
    shell.begin_output()
    shell.session.write_rows(rows, ("type", "meaning"), headings)


def _show_type(shell: Shell, given: str) -> None:
    from schema.document import type_document
    from schema.reader import read_schema

    schema, lang = read_schema(), shell.session.lang
    page = type_document(schema, given, translations(lang)).rstrip()
    names = tuple(f"`{name}`" for name in further_properties(schema, given))
    also = Message("It may also have: {properties}.", properties=names)
    page = f"{page}\n\n{shell.session.say(also)}"
    shell.begin_output()
    if shell.talks:
        from rich.console import Console
        from rich.markdown import Markdown

        Console(highlight=False).print(Markdown(page))
    else:
        shell.session.print(page)


@shell_command("queries", "[WORDS]", N_("The questions of the query book, or those with these words."))
def _queries(shell: Shell, given: str) -> None:
    shell.begin_output()
    list_questions(shell.session, given or None)


@shell_command("query", "NAME [p=VALUE ...]", N_("Answer a question of the query book."), "query")
def _query(shell: Shell, given: str) -> None:
    from graph.workflows.query_book import find_question

    name, *pairs = _words(given)
    if not name:
        raise UsageError(":query needs the name of a question; :queries lists them")
    shell.ask_question(find_question(name), dict(read_pair(pair) for pair in pairs))


@shell_command(
    "params", "[NAME=VALUE | NAME | clear]", N_("Show, give or forget parameters ($NAME)."), "parameter"
)
def _params(shell: Shell, given: str) -> None:
    known = shell.parameters
    if given == CLEAR:
        known.clear()
    elif pair := _PAIR.fullmatch(given.strip()):
        name, quoted, value = pair.groups()
        known[name] = read_json_pair(f"{name}={value}")[1] if quoted is None else quoted
    elif given and given.removeprefix("$") not in known:
        raise UsageError("there is no parameter {name}; :params {name}=VALUE gives it", name=given)
    else:
        shown = [given.removeprefix("$")] if given else sorted(known)
        rows = [{"name": name, "value": known[name]} for name in shown]
        headings = [translate(text, shell.session.lang) for text in (N_("Parameter"), N_("Value"))]
        if rows or not shell.talks:
            shell.begin_output()
            shell.session.write_rows(rows, ("name", "value"), headings)
        else:
            shell.session.note(Message("No parameters are given; :params NAME=VALUE gives one."))


@shell_command("format", "|".join(map(str, FORMATS)), N_("How answers are shown."), "format")
def _format(shell: Shell, given: str) -> None:
    if not given:
        shell.session.print(str(shell.session.shown))
        return
    known = {str(format_): format_ for format_ in FORMATS}
    if given.casefold() not in known:
        raise UsageError(':format "{given}" is unknown ({terms})', given=given, terms=tuple(known))
    shell.session = replace(shell.session, format=Format(known[given.casefold()]))


@shell_command("deadline", "SECONDS", N_("Cut queries off after this time."))
def _deadline(shell: Shell, given: str) -> None:
    try:
        seconds = float(given.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds < float("inf"):
        fields = {"option": ":deadline", "given": given, "least": 0.1}
        raise UsageError('{option} "{given}": expected a number of at least {least}', **fields)
    shell.deadline_s = seconds


@shell_command("picture", "FILE", N_("Draw the last answer; FILE ends in .svg, .png or .pdf."), "file")
def _picture(shell: Shell, given: str) -> None:
    from graph.cli.picture_options import Themes, look_of, write_picture
    from graph.workflows.answer_pictures import answer_picture

    path, session = _file(":picture", given), shell.session
    look = look_of(path, None, None, Themes.light, None, None)
    foot = (release_text(session.used, session.lang),)
    drawing = answer_picture(shell.answer().result, shell.store(), session.lang, foot)
    write_picture(session, drawing, path, look, private=bool(session.layers))


@shell_command(
    "export", "FILE", N_("Write the last answer; FILE ends in .csv, .tsv, .json, .ndjson or .xlsx."), "file"
)
def _export(shell: Shell, given: str) -> None:
    from graph.files.writing import write_file
    from graph.workflows.answer_files import answer_file

    path, session = _file(":export", given), shell.session
    foot = release_text(session.used, session.lang)
    content = answer_file(shell.answer(), path, session.lang, foot)
    write_file(path, content, private=bool(session.layers))
    session.note(Message("Written: {path}", path=path))


@shell_command("quit", "", N_("Leave."))
def _quit(shell: Shell, _: str) -> None:
    shell.ended = True


def _file(command: str, given: str) -> str:
    """Return the path that is named, with or without quotes; the home folder may be ``~``."""
    path = given[1:-1] if given[:1] in "'\"" and given[-1:] == given[:1] and len(given) > 1 else given
    if not path:
        raise UsageError("{command} needs a file, as in {command} answer{suffix}", command=command,
                         suffix=".svg" if command == ":picture" else ".csv")  # fmt: skip
    return str(expanded(path))


def _words(given: str) -> list[str]:
    """Return the words of a line, those in quotes as one; one at least, which may be empty."""
    try:
        return shlex.split(given) or [""]
    except ValueError:  # a quote that is never closed, as in the name of Rostov-on-Don's "Don
        return given.split() or [""]
