"""Commands that speak Cypher: query (the query book) and cypher (what the analyst types)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.command import Session, command
from graph.cli.completion import complete_queries
from graph.cli.options import at_least
from graph.cli.output import Format
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
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.store.base import QueryResult, Store

ParameterOption = Annotated[
    list[str] | None,
    typer.Option("-p", "--parameter", metavar="NAME=VALUE", help=N_("Value of a parameter; repeatable.")),
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
    from graph.workflows.query_book import (
        columns_for,
        cut_at,
        find_question,
        headings,
        ids_beside_names,
        in_words,
        is_name,
    )
    from graph.workflows.query_parameters import resolve_parameters
    from graph.workflows.records.terms import term_taken_as
    from queries.library import bind_parameters

    if name is None or search is not None or not is_name(name):
        if name and search is not None:
            raise UsageError("give a name or --search, not both")
        _list(session, search if name is None else name, parameter)
        return
    found = find_question(name)
    given = dict(_pair(text, as_json=False) for text in parameter or ())
    bind_parameters(found, given)  # what is wrong with them is said before the store is opened
    with session.loaded_store() as opened:
        names = StoredNames(opened, session.resolved)
        values = resolve_parameters(
            names,
            found,
            given,
            lambda given, term, of: session.note(term_taken_as(given, term, of, session.lang)),
        )
        result = opened.query(found.text, values, deadline)
    if session.for_people:
        columns = columns_for(result.columns, session.lang)
        rows = in_words(result.records(), session.lang)
        session.write_rows(rows, columns, headings(found, columns, session.lang), ids_beside_names(columns))
    else:
        session.write_rows(result.records(), result.columns)
    _note_if_empty(session, result)
    if cut := cut_at(values, len(result.rows)):
        session.note(cut)


def _list(session: Session, words: str | None, parameter: list[str] | None) -> None:
    """List the questions with these words, all without any."""
    from graph.workflows.query_book import book_records, no_question

    if parameter:
        raise no_question(words) if words else UsageError("-p belongs to a query; argun query lists all")
    if words is None:
        session.write(book_records(session.lang), data.BOOK)
        return
    from graph.workflows.query_search import search_questions

    found = search_questions(words)
    for word, near in found.taken:
        text = N_('no question has "{word}"; taken as "{near}"') if near else N_('no question has "{word}"')
        session.note(Message(text, word=word, near=near))
    if not found.queries:
        raise no_question(words)
    session.write(book_records(session.lang, found.queries), data.BOOK)


@command(
    "cypher",
    N_("Run a Cypher statement of your own; it can read, never write."),
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
        str, typer.Argument(metavar="STATEMENT", help=N_("Cypher to run, - for standard input."))
    ],
    parameter: ParameterOption = None,
    deadline: DeadlineOption = _DEADLINE_S,
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
    text = _standard_input() if statement == "-" else statement
    if not text.strip():
        raise UsageError(
            'the statement is empty; try: argun cypher "MATCH (r:Region) RETURN r.id AS id ORDER BY id"'
        )
    from queries.sending import check_sendable

    parameters = dict(_pair(p, as_json=True) for p in parameter or ())
    check_sendable(text, parameters)  # before the store is opened, which takes longer
    with session.loaded_store() as opened:
        note_unknown_names(session, text, opened)
        result = opened.query(text, parameters, deadline)
        if picture and look:
            from graph.workflows.answer_pictures import answer_picture

            foot = (release_text(session.used, session.lang),)
            drawing = answer_picture(result, opened, session.lang, foot)
            write_picture(session, drawing, picture, look, private=bool(session.layers))
            return
    write_answer(session, result)


def note_unknown_names(session: Session, text: str, store: Store) -> None:
    """Say which names of a statement the store does not have; the statement runs all the same."""
    from graph.workflows.unknown_names import unknown_names

    for note in unknown_names(text, store):
        session.note(note)


def write_answer(session: Session, result: QueryResult) -> None:
    """Write an answer to Cypher: objects for programs that read JSON, else each value as Cypher writes it."""
    from graph.workflows.answers import answer_rows

    is_json = session.shown in (Format.json, Format.ndjson)
    rows = result.records() if is_json else answer_rows(result, session.lang, for_people=session.for_people)
    session.write_rows(rows, result.columns)
    _note_if_empty(session, result)


def _standard_input() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError:
        raise UsageError("standard input is not UTF-8; save the statement as UTF-8") from None


def _note_if_empty(session: Session, result: QueryResult) -> None:
    if not result.rows:
        session.note(Message("The answer has no rows."))


def _pair(text: str, *, as_json: bool) -> tuple[str, Any]:
    """Split ``name=value``; with ``as_json`` a value that is JSON becomes what it says."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError('-p "{text}": expected NAME=VALUE, as in -p region=region:RU-AMU', text=text)
    if not as_json:
        return name, value
    from queries.sending import from_json

    return name, from_json(name, value)
