"""The first sheet of the workbook: what it is made of, how it is read, and the way to its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.releases import Release
from graph.statements.marks import latest_edition
from graph.texts import say, translate
from graph.workflows.records.promises import as_of_day
from graph.workflows.workbook.book import BLUE, HEAD, Book, Written
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message
from schema.wording import visible

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE = N_("About this workbook")
HEADLINE = N_("Argun: Russia-China regional ties")
_HOW = (
    N_("Marks run from 1 to 10; their interval says how far they can be relied on."),
    N_("What a row rests on stands to its right: the number of reports, each source with its places."),
    N_("Ids and codes for programs stand in the last columns, in grey."),
    N_("A day is a date; a month, a year or a period stays text, as precise as its source."),
)
_LABELS, _TEXTS, _COUNTS = 30, 100, 12
#: A sheet with its meaning.
_Listed = Sequence[tuple[Written, str]]


def fill(sheet: Worksheet, book: Book, workspace: Workspace, written: _Listed) -> None:
    """Write it; the sheets come with their rows, each a link."""
    for column, width in enumerate((_LABELS, _TEXTS, _COUNTS)):
        sheet.set_column(column, column, width, book.style())
    sheet.write_string(0, 0, book.title, book.style(bold=True, font_size=16))
    line = _write_facts(sheet, book, _facts(workspace, book.lang), 2)
    line = _write_list(sheet, book, written, line + 1)
    _write_facts(sheet, book, _reading(book), line + 1)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _facts(workspace: Workspace, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what the workbook is made of: datasets, the day, the edition of the published marks."""
    label = translate(N_("Data"), lang)
    for release in workspace.releases:
        yield label, visible(_named(release, lang))
        label = ""
    text = N_("{day}: all that has been reported") if workspace.day is None else N_("{day}: reported by then")
    yield translate(N_("Day"), lang), say(Message(text, day=as_of_day(workspace).isoformat()), lang)
    edition = latest_edition(workspace.statements.editions)
    if edition:
        title = workspace.statements.entities[edition.source_id].name(lang)
        yield translate(N_("Published marks"), lang), visible(f"{title} ({edition.date})")


def _named(release: Release, lang: str) -> str:
    title = release.titles.get(lang)
    return f"{title}. {release}" if title else str(release)


def _reading(book: Book) -> Iterator[tuple[str, str]]:
    label = translate(N_("How to read it"), book.lang)
    for text in (*(translate(how, book.lang) for how in _HOW), *(say(n, book.lang) for n in book.notes)):
        yield label, text
        label = ""


def _write_facts(sheet: Worksheet, book: Book, facts: Iterable[tuple[str, str]], line: int) -> int:
    for label, text in facts:
        sheet.write_string(line, 0, label, book.style(bold=True))
        sheet.write_string(line, 1, text, book.style(text_wrap=True))
        line += 1
    return line


def _write_list(sheet: Worksheet, book: Book, written: _Listed, line: int) -> int:
    head = book.style(bold=True, bg_color=HEAD)
    for column, heading in enumerate((N_("Sheet"), N_("What it holds"), N_("Rows"))):
        sheet.write_string(line, column, translate(heading, book.lang), head)
    for part, meaning in written:
        line += 1
        link = book.style(font_color=BLUE, underline=1)
        sheet.write_url(line, 0, f"internal:'{part.title}'!A1", link, part.title)
        sheet.write_string(line, 1, translate(meaning, book.lang), book.style(text_wrap=True))
        sheet.write_number(line, 2, part.rows, book.style(num_format="#,##0"))
    return line + 1
