"""An answer to Cypher as a file: for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.tables import cell, id_columns, to_delimited, to_json
from graph.texts import say
from schema.errors import UsageError
from schema.messages import Message, either

if TYPE_CHECKING:
    from graph.store.base import QueryResult
    from graph.workflows.workbook.cells import Cell


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a statement, or to a question of the book: with ``question`` values are plain."""

    result: QueryResult
    question: bool = False

    def rows(self, lang: str) -> Sequence[Mapping[str, object]]:
        """Return the rows as tables for programs have them."""
        from graph.workflows.answers import answer_rows

        return self.result.records() if self.question else answer_rows(self.result, lang, for_people=False)


def answer_file(answer: Answer, path: str, lang: str, foot: str) -> bytes:
    """Return an answer as what the suffix of a path names; ``foot`` says what it was made from.

    Raises
    ------
    UsageError
        The suffix is none of ``KINDS``.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in KINDS:
        raise UsageError('"{path}": the name of the file must end in {kinds}', path=path, kinds=either(KINDS))
    return KINDS[suffix](answer, lang, foot)


def _delimited(delimiter: str) -> Callable[[Answer, str, str], bytes]:
    def write(answer: Answer, lang: str, _: str) -> bytes:
        return to_delimited(answer.rows(lang), answer.result.columns, delimiter).encode()

    return write


def _json(answer: Answer, _lang: str, _foot: str) -> bytes:
    return f"{to_json(answer.result.records())}\n".encode()


def _ndjson(answer: Answer, _lang: str, _foot: str) -> bytes:
    return "".join(f"{to_json(record)}\n" for record in answer.result.records()).encode()


def _workbook(answer: Answer, lang: str, foot: str) -> bytes:
    from graph.workflows.workbook.book import Book
    from graph.workflows.workbook.layout import Column

    title, names = say(Message("Answer"), lang), answer.result.columns
    book = Book(title, foot, lang)
    codes = id_columns(names)
    columns = [Column(name, name in codes) for name in names]
    book.add_table(title, columns, [[_cell(row[name]) for name in names] for row in answer.rows(lang)])
    book.add_long_texts()
    return book.content()


def _cell(value: object) -> Cell:
    from graph.workflows.workbook.cells import is_exact
    from schema.wording import visible

    if isinstance(value, (int, float)) and not isinstance(value, bool) and is_exact(value):
        return value
    return None if value is None else visible(cell(value))


#: What each suffix stands for.
KINDS: Mapping[str, Callable[[Answer, str, str], bytes]] = {
    ".csv": _delimited(","),
    ".tsv": _delimited("\t"),
    ".json": _json,
    ".ndjson": _ndjson,
    ".xlsx": _workbook,
}
