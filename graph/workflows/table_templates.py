"""Workbooks to fill in: a sheet for the rows with lists of what cells may hold, one that explains them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.texts import BASE, say, translate
from graph.workflows.contracts.words import word_of
from graph.workflows.records.terms import known_term
from graph.workflows.workbook.book import HEAD, Book
from graph.workflows.workbook.layout import for_print
from loaders.table_mapping.fields import written_edges
from loaders.table_mapping.mapping import Heading
from loaders.table_mapping.shipped import shipped_mapping, template_names
from schema.messages import N_, Message
from schema.reader import read_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.statements.records import Entity

#: Rows that have lists to choose from.
_ROWS = 5000
_EXPLANATIONS, _LISTS = N_("Explanations"), N_("Lists")
_WIDTH, _WIDE = 18, 60
#: The lists that are no vocabularies, by the types of what they name.
_ENTITIES = {
    "regions": ("Region",),
    "provinces": ("Province",),
    "countries": ("Country",),
    "places": ("Region", "Province"),
}
_HEADINGS = (N_("Column of the table"), N_("Must be filled in"), N_("What to write"), N_("Example"))


def render_template(name: str, entities: Iterable[Entity], lang: str) -> bytes:
    """Return the workbook of a template in a language, the same bytes for the same data.

    Raises
    ------
    UsageError
        There is no template of the name.
    """
    mapping = shipped_mapping(known_term(name, dict.fromkeys(template_names()), N_("template")))
    title = _in(mapping.title, lang)
    book = Book(title, "Argun", lang)
    headings = list(mapping.headings.values())
    known = list(entities)
    lists = {h.key: list(_allowed(h, known, lang)) for h in headings if h.allowed}
    _write_rows(book, title, headings, lists, lang)
    _write_explanations(book, name, headings, lang)
    _write_lists(book, lists, lang)
    return book.content()


def _in(words: Mapping[str, str], lang: str) -> str:
    return words.get(lang) or words.get(BASE) or next(iter(words.values()), "")


def _allowed(heading: Heading, entities: Sequence[Entity], lang: str) -> Iterator[str]:
    """Yield what a cell may hold: words with the code in brackets, by which it is read."""
    schema = read_schema()
    if heading.allowed in _ENTITIES:
        found = [e for e in entities if e.type in _ENTITIES[heading.allowed]]
        named = sorted((e.name(lang), e.id.partition(":")[2]) for e in found)
    elif heading.allowed == "tie_type":
        edges = [
            schema.edges[edge] for edge in written_edges(schema) if schema.edges[edge].role != "structural"
        ]
        named = sorted((edge.word(lang), edge.name) for edge in edges)
    else:
        vocabulary = schema.vocabularies[heading.allowed]
        named = [(word_of(vocabulary.name, code, lang), code) for code in vocabulary.terms]
    yield from (f"{word} ({code})" for word, code in named)


def _write_rows(
    book: Book, title: str, headings: Sequence[Heading], lists: Mapping[str, Sequence[str]], lang: str
) -> None:
    sheet = book.sheet(title)
    shown = translate(_LISTS, lang)
    for column, heading in enumerate(headings):
        must = {} if heading.optional else {"font_color": "#9b1c1c"}
        head = book.style(bold=True, text_wrap=True, valign="vcenter", bg_color=HEAD, bottom=1, **must)
        sheet.write_string(0, column, _in(heading.names, lang), head)
        # As text a code keeps its zeros and a date what was typed.
        form = book.style() if heading.is_number else book.style(num_format="@")
        sheet.set_column(column, column, _WIDTH, form)
        rule = {"validate": "any"}
        if heading.key in lists:
            letters, last = _letters(list(lists).index(heading.key)), len(lists[heading.key])
            rule = {"validate": "list", "source": f"='{shown}'!${letters}$1:${letters}${last}"}
            # Places may be spelled in other ways: they are only named.
            rule["error_type"] = "information" if heading.allowed in _ENTITIES else "stop"
        sheet.data_validation(1, column, _ROWS, column, {**rule, **_said(heading, lang)})
    sheet.set_row(0, 45)
    sheet.freeze_panes(1, 0)
    for_print(sheet)


def _said(heading: Heading, lang: str) -> dict[str, str]:
    """Return what is shown at a cell: its hint, and what to do when a value is none of the list."""
    return {
        "input_message": _in(heading.hints, lang),
        "error_title": translate(N_("Not in the list"), lang),
        "error_message": translate(N_("Choose a value of the list."), lang),
    }


def _letters(index: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(index))


def _write_explanations(book: Book, name: str, headings: Sequence[Heading], lang: str) -> None:
    sheet = book.sheet(translate(_EXPLANATIONS, lang))
    command = f"argun import table {name}.xlsx --mapping {name} --output my-layer"
    lines = (
        say(
            Message(
                "Fill in a row for each fact, save the workbook, and import it: {command}", command=command
            ),
            lang,
        ),
        translate(
            N_("Red headings must be filled in. Cells with a list take a value of it, or its code alone."),
            lang,
        ),
        translate(
            N_("Dates are as precise as known: 2025, 2025-12, 05.12.2025. Other sheets are not read."), lang
        ),
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, book.style())
    head = book.style(bold=True, bg_color=HEAD, bottom=1)
    first = len(lines) + 1
    for column, text in enumerate(_HEADINGS):
        sheet.write_string(first, column, translate(text, lang), head)
    for row, heading in enumerate(headings, first + 1):
        must = "" if heading.optional else translate(N_("yes"), lang)
        hint = _in(heading.hints, lang)
        for column, text in enumerate((_in(heading.names, lang), must, hint, heading.example)):
            sheet.write_string(row, column, text, book.style(text_wrap=True))
    sheet.set_column(0, 0, 34, book.style())
    sheet.set_column(1, 1, _WIDTH, book.style())
    sheet.set_column(2, 3, _WIDE, book.style())
    for_print(sheet)


def _write_lists(book: Book, lists: Mapping[str, Sequence[str]], lang: str) -> None:
    sheet = book.sheet(translate(_LISTS, lang))
    for column, values in enumerate(lists.values()):
        for row, value in enumerate(values):
            sheet.write_string(row, column, value, book.style())
    sheet.hide()
