"""The workbook as a whole: a page about it, the tables, and what their columns mean."""

from __future__ import annotations

from graph.releases import release_text
from graph.texts import translate
from graph.workflows.contracts import Field
from graph.workflows.workbook import about, dictionary
from graph.workflows.workbook.book import Book, Written
from graph.workflows.workbook.cells import EXCEL, LINKS, Limits, cell_of
from graph.workflows.workbook.layout import Column
from graph.workflows.workbook.sheets import SHEETS, Sheet
from graph.workflows.workspace import Workspace
from schema.messages import N_

#: What is large here and small there.
_OF_ANY_SIZE = ("value", "base_value")
_LONG_MEANING = N_("Texts that are too long for a cell, whole")


def render_workbook(workspace: Workspace, lang: str, limits: Limits = EXCEL) -> bytes:
    """Return the workbook as a file: the same workspace and language give the same bytes."""
    book = Book(translate(about.HEADLINE, lang), release_text(workspace.releases, lang), lang, limits)
    first = book.sheet(translate(about.TITLE, lang))
    written = [(part, sheet.meaning) for sheet in SHEETS for part in _add(book, sheet, workspace, lang)]
    head = [Column(translate(heading, lang)) for heading in dictionary.HEADINGS]
    entries = book.add_table(translate(dictionary.TITLE, lang), head, dictionary.dictionary_rows(lang))
    written += [(part, dictionary.MEANING) for part in entries]
    written += [(part, _LONG_MEANING) for part in book.add_long_texts()]
    about.fill(first, book, workspace, written)
    return book.content()


def _add(book: Book, sheet: Sheet, workspace: Workspace, lang: str) -> list[Written]:
    fields = sheet.fields
    columns = [
        Column(heading, field.name in sheet.codes, field.name in LINKS, field.name == "told_by", _form(field))
        for field, heading in zip(fields, dictionary.column_headings(sheet, lang), strict=True)
    ]
    records = sheet.read(workspace, lang)
    rows = [[cell_of(field, record[field.name], lang) for field in fields] for record in records]
    return book.add_table(translate(sheet.title, lang), columns, rows)


def _form(field: Field) -> str:
    """Return how the numbers of a field are shown; a mark as it was given, values each by its size."""
    if field.kind == "integer":
        return "0"
    return "0.00" if field.kind == "number" and field.name not in _OF_ANY_SIZE else ""
