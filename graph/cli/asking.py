"""Statements and questions: asked, and their answers shown, the same in the commands and in the shell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.cli.command import Session
from graph.cli.output import Format
from schema.errors import UsageError
from schema.messages import N_, Message, either
from schema.values import near_words

if TYPE_CHECKING:
    from graph.store.base import QueryResult, Store
    from graph.workflows.loaded_store import StoredNames
    from queries.header import Query


def read_pair(text: str) -> tuple[str, str]:
    """Return name and value of a parameter that is typed as ``name=value``.

    Raises
    ------
    UsageError
        It is something else.
    """
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError('-p "{text}": expected NAME=VALUE, as in -p region=region:RU-AMU', text=text)
    return name, value


def read_json_pair(text: str) -> tuple[str, object]:
    """Return name and value of a parameter; a value that is JSON becomes what it says."""
    from queries.sending import from_json

    name, value = read_pair(text)
    return name, from_json(name, value)


def given_for(text: str, parameters: Mapping[str, object], *, at_prompt: bool = False) -> dict[str, object]:
    """Return the parameters that a statement names, checked before a store is opened, which takes longer.

    Raises
    ------
    UsageError
        One is not given, or cannot be sent.
    """
    from queries.sending import check_sendable
    from queries.text import parameter_names

    check_sendable(text, parameters)
    for name in sorted(parameter_names(text) - parameters.keys()):
        how = f":params {name}=VALUE" if at_prompt else f"-p {name}=VALUE"
        if near := near_words(name, parameters):
            meant = either(f"${n}" for n in near)
            raise UsageError(
                "${name} has no value; did you mean {near}? ({how})", name=name, near=meant, how=how
            )
        raise UsageError("${name} has no value; give it one: {how}", name=name, how=how)
    return {name: parameters[name] for name in sorted(parameter_names(text))}


def ask(
    session: Session, store: Store, text: str, given: Mapping[str, object], deadline_s: float
) -> QueryResult:
    """Return the answer to a statement; what to beware of in it, and unknown names, are said before."""
    from graph.workflows.unknown_names import unknown_names

    for note in (*store.cautions(text), *unknown_names(text, store)):
        session.note(note)
    return store.query(text, given, deadline_s)


def show_answer(session: Session, result: QueryResult) -> None:
    """Write an answer to Cypher: objects for programs that read JSON, else each value as Cypher writes it."""
    from graph.workflows.answers import answer_rows

    is_json = session.shown in (Format.json, Format.ndjson)
    rows = result.records() if is_json else answer_rows(result, session.lang, for_people=session.for_people)
    session.write_rows(rows, result.columns)


def ask_question(
    session: Session, names: StoredNames, found: Query, given: Mapping[str, object], deadline_s: float
) -> tuple[QueryResult, Mapping[str, object]]:
    """Return the answer to a question of the book, and the values that were taken for its parameters."""
    from graph.workflows.query_book import clears_nobody
    from graph.workflows.query_parameters import resolve_parameters
    from graph.workflows.records.terms import term_taken_as

    def taken(word: str, term: str, vocabulary: str) -> None:
        session.note(term_taken_as(word, term, vocabulary, session.lang))

    values = resolve_parameters(names, found, given, taken)
    result = names.store.query(found.text, values, deadline_s)
    if caution := clears_nobody(found, len(result.rows), names.store):
        session.note(caution)
    return result, values


def show_question(session: Session, found: Query, result: QueryResult) -> None:
    """Write the answer to a question: in words and the language for people, whole for programs."""
    from graph.workflows.query_book import columns_for, headings, ids_beside_names, in_words

    if session.for_people:
        columns: Sequence[str] = columns_for(result.columns, session.lang)
        rows = in_words(result.records(), session.lang)
        session.write_rows(rows, columns, headings(found, columns, session.lang), ids_beside_names(columns))
    else:
        session.write_rows(result.records(), result.columns)


def list_questions(session: Session, words: str | None) -> None:
    """List the questions of the book with these words, all without any.

    Raises
    ------
    UsageError
        No question has them.
    """
    from graph.workflows.contracts import data
    from graph.workflows.query_book import book_records, no_question

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


def note_empty(session: Session, result: QueryResult) -> None:
    """Say of an answer without rows that it has none: a table of it is nothing at all."""
    if not result.rows:
        session.note(Message("The answer has no rows."))
