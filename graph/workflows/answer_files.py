"""An answer to Cypher as a file: for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.tables import cell, id_columns, to_delimited, to_json
from graph.texts import say
from schema.errors import UsageError
from schema.messages import Message, either

if TYPE_CHECKING:
    from graph.store.base import Json, QueryResult
    from graph.workflows.workbook.cells import Cell


def answer_file(result: QueryResult, path: str, lang: str, foot: str) -> bytes:
    """Return an answer as what the suffix of a path names; ``foot`` says what it was made from.

    Raises
    ------
    UsageError
        The suffix is none of ``KINDS``.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in KINDS:
        raise UsageError('"{path}": the name of the file must end in {kinds}', path=path, kinds=either(KINDS))
    return KINDS[suffix](result, lang, foot)


def _delimited(delimiter: str) -> Callable[[QueryResult, str, str], bytes]:
    def write(result: QueryResult, _lang: str, _foot: str) -> bytes:
        return to_delimited(result.records(), result.columns, delimiter).encode()

    return write


def _json(result: QueryResult, _lang: str, _foot: str) -> bytes:
    return f"{to_json(result.records())}\n".encode()


def _ndjson(result: QueryResult, _lang: str, _foot: str) -> bytes:
    return "".join(f"{to_json(record)}\n" for record in result.records()).encode()


def _workbook(result: QueryResult, lang: str, foot: str) -> bytes:
    from graph.workflows.workbook.book import Book
    from graph.workflows.workbook.layout import Column

    title = say(Message("Answer"), lang)
    book = Book(title, foot, lang)
    codes = id_columns(result.columns)
    columns = [Column(name, name in codes) for name in result.columns]
    book.add_table(title, columns, [[_cell(value) for value in row] for row in result.rows])
    book.add_long_texts()
    return book.content()


def _cell(value: Json) -> Cell:
    from graph.workflows.workbook.cells import is_exact
    from schema.wording import visible

    if isinstance(value, (int, float)) and not isinstance(value, bool) and is_exact(value):
        return value
    return None if value is None else visible(cell(value))


#: What each suffix stands for.
KINDS: Mapping[str, Callable[[QueryResult, str, str], bytes]] = {
    ".csv": _delimited(","),
    ".tsv": _delimited("\t"),
    ".json": _json,
    ".ndjson": _ndjson,
    ".xlsx": _workbook,
}
