"""Commands that speak Cypher: query (the query book) and cypher (statements of the analyst's own)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import (
    ask,
    ask_question,
    given_for,
    list_questions,
    note_empty,
    read_json_pair,
    read_pair,
    show_answer,
    show_question,
)
from graph.cli.command import Session, command
from graph.cli.completion import complete_parameters, complete_queries
from graph.cli.options import at_least
from graph.cli.picture_options import (
    ColourOption,
    ColoursOption,
    SizeOption,
    ThemeOption,
    Themes,
    TitleOption,
    look_of,
    write_picture,
)
from graph.releases import release_text
from graph.workflows.contracts import data
from schema.errors import UsageError
from schema.messages import N_

if TYPE_CHECKING:
    from graph.workflows.picture_files import Look

ParameterOption = Annotated[
    list[str] | None,
    typer.Option(
        "-p",
        "--parameter",
        metavar="NAME=VALUE",
        help=N_("Value of a parameter; repeatable."),
        autocompletion=complete_parameters,
    ),
]
PictureOption = Annotated[
    str | None,
    typer.Option(
        "--picture",
        metavar="FILE",
        help=N_(
            "Draw the answer instead: nodes and ties, or places with a number; ends in .svg, .png or .pdf."
        ),
    ),
]
FileOption = Annotated[
    str | None,
    typer.Option(
        "--file", metavar="FILE", help=N_("Run this script: statements that end with ; and commands.")
    ),
]
KeepGoingOption = Annotated[
    bool, typer.Option("--keep-going", help=N_("Go on in a script after a statement that fails."))
]
DeadlineOption = Annotated[
    float,
    at_least(0.1, "--deadline", N_("Cut the query off after this time."), "SECONDS"),
]
_DEADLINE_S = 60.0
_OPTIONS = ("dataset", "store", "format")


@command(
    "query",
    N_("Answer a question of the query book; without a name list the book by groups."),
    examples=(
        "argun query",
        'argun query "sister cities"',
        "argun query partners_of_region -p region=RU-AMU",
    ),
    options=_OPTIONS,
    records={"": data.BOOK},
)
def query(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=N_("Name of a query, or words to find questions by; none: list the book."),
            autocompletion=complete_queries,
        ),
    ] = None,
    parameter: ParameterOption = None,
    search: Annotated[
        str | None,
        typer.Option(
            "--search", metavar="WORDS", help=N_("List the questions with these words, in any language.")
        ),
    ] = None,
    deadline: DeadlineOption = _DEADLINE_S,
) -> None:
    from graph.workflows.loaded_store import StoredNames
    from graph.workflows.query_book import cut_at, find_question, is_name, no_question
    from queries.library import bind_parameters

    if name is None or search is not None or not is_name(name):
        if name and search is not None:
            raise UsageError("give a name or --search, not both")
        words = search if name is None else name
        if parameter:
            raise no_question(words) if words else UsageError("-p belongs to a query; argun query lists all")
        list_questions(session, words)
        return
    found = find_question(name)
    given = dict(read_pair(pair) for pair in parameter or ())
    bind_parameters(found, given)  # what is wrong with them is said before the store is opened
    with session.loaded_store() as opened:
        names = StoredNames(opened, session.resolved)
        result, values = ask_question(session, names, found, given, deadline)
    show_question(session, found, result)
    note_empty(session, result)
    if cut := cut_at(values, len(result.rows)):
        session.note(cut)


@command(
    "cypher",
    N_(
        "Run Cypher of your own; it can read, never write. Without a statement: a prompt at a terminal, "
        "a script from a pipe or a file."
    ),
    examples=(
        'argun cypher "MATCH (c:Company)-[:INVESTOR_IN]->(p:Project) RETURN c.name_en AS investor, '
        'p.name_en AS project ORDER BY investor, project LIMIT 5"',
        'argun cypher "MATCH p = (:Company)-[:INVESTOR_IN]->(:Project)-[:LOCATED_IN]->(:Region {id: '
        "'region:RU-AMU'}) RETURN p\" --picture amur.svg",
    ),
    options=_OPTIONS,
)
def cypher(
    session: Session,
    statement: Annotated[
        str | None,
        typer.Argument(
            metavar="[STATEMENT]",
            help=N_("Cypher to run; none: a prompt at a terminal, else a script, as - for standard input."),
        ),
    ] = None,
    parameter: ParameterOption = None,
    deadline: DeadlineOption = _DEADLINE_S,
    file: FileOption = None,
    keep_going: KeepGoingOption = False,
    picture: PictureOption = None,
    title: TitleOption = None,
    size: SizeOption = None,
    theme: ThemeOption = Themes.light,
    colour: ColourOption = None,
    colours: ColoursOption = None,
) -> None:
    look = look_of(picture, title, size, theme, colour, colours) if picture else None
    if look is None and (title or size or colour or colours or theme is not Themes.light):
        raise UsageError("--title, --size, --theme, --colour and --colours belong to --picture")
    parameters = dict(read_json_pair(pair) for pair in parameter or ())
    is_statement = statement not in (None, "-")
    if is_statement and (file is not None or keep_going):
        raise UsageError("--file and --keep-going belong to a script; leave out the statement or the option")
    if not is_statement:
        from graph.cli.shell import entry

        if statement is None and file is None and entry.has_terminal():
            if picture or keep_going:
                raise UsageError("--picture and --keep-going need a statement or a script")
            entry.converse(session, parameters, deadline)
            return
        script = entry.read_script(session, file)
        if not picture:
            entry.run(session, script, parameters, deadline, keep_going=keep_going)
            return
        statement = script.statement()
    _answer(session, statement or "", parameters, deadline, picture, look)


def _answer(
    session: Session,
    text: str,
    parameters: Mapping[str, object],
    deadline: float,
    picture: str | None,
    look: Look | None,
) -> None:
    """Run one statement and show or draw its answer."""
    if not text.strip():
        raise UsageError(
            'the statement is empty; try: argun cypher "MATCH (r:Region) RETURN r.id AS id ORDER BY id"'
        )
    given = given_for(text, parameters)
    with session.loaded_store() as opened:
        result = ask(session, opened, text, given, deadline)
        if picture and look:
            from graph.workflows.answer_pictures import answer_picture

            foot = (release_text(session.used, session.lang),)
            drawing = answer_picture(result, opened, session.lang, foot)
            write_picture(session, drawing, picture, look, private=bool(session.layers))
            return
    show_answer(session, result)
    note_empty(session, result)
