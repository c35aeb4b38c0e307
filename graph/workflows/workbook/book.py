"""Writes tables as a workbook of Excel, the same bytes for the same tables.

Heads are frozen and can be filtered, columns are as wide as they need, long texts are wrapped. What Excel
cannot hold is not cut: a text too long for a cell stands whole on a sheet of its own, rows go on in a
further sheet, and an address beyond the number of links stays as text. ``notes`` says so.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.tables import FORMULA, is_code, letters_in_excel
from graph.texts import say, translate
from graph.workflows.workbook.cells import EXCEL, Cell, Limits, is_address, pieces
from graph.workflows.workbook.layout import Column, for_print, form_of, head_height, row_height, width_of
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONG_TEXTS = N_("Long texts")
#: A workbook has no other day: the same tables give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 # the format has no zone
_INK, _GREY, BLUE, HEAD = "#1f2933", "#6b7780", "#1f5f99", "#e6ecf0"
#: What stays of a text that is too long for its cell.
_BEGINNING = 500
_WORD_FIELDS = {"valign": "top", "font_color": _INK}


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet that was written."""

    title: str
    rows: int


@dataclass
class Book:
    """A workbook in the making."""

    title: str
    subject: str
    lang: str
    limits: Limits = EXCEL
    _long: list[tuple[str, int, str, str]] = field(default_factory=list)
    _unlinked: int = 0
    _split: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        from xlsxwriter import Workbook  # only a workbook needs it

        self._content = io.BytesIO()
        plain = {f"strings_to_{kind}": False for kind in ("numbers", "formulas", "urls")}
        self._book = Workbook(self._content, {"in_memory": True, **plain})
        self._book.set_properties(
            {"title": self.title, "subject": self.subject, "author": "Argun", "created": _CREATED}
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, title: str) -> Worksheet:
        """Add a sheet for what is no table; it stands before those that are added later."""
        return self._book.add_worksheet(title)

    def style(self, **wanted: Any) -> Format:
        """Return a format, made once."""
        key = tuple(sorted({**_WORD_FIELDS, **wanted}.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(key))
        return self._formats[key]

    def add_table(
        self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
    ) -> list[Written]:
        """Write a table; what has more rows than a sheet goes on in further ones."""
        most = self.limits.rows - 1
        written = []
        for number, start in enumerate(range(0, max(len(rows), 1), most), 1):
            name = title if number == 1 else f"{title} {number}"
            part = rows[start : start + most]
            self._write_sheet(name, columns, part)
            written.append(Written(name, len(part)))
        self._split += [title] if len(written) > 1 else []
        return written

    def add_long_texts(self) -> list[Written]:
        """Write the sheet of texts that are too long for a cell, if there are any."""
        if not self._long:
            return []
        headings = (N_("Sheet"), N_("Row"), N_("Column"), N_("Part"), N_("Text"))
        columns = [Column(translate(heading, self.lang)) for heading in headings]
        rows: list[list[Cell]] = []
        for sheet, row, heading, text in self._long:
            parts = enumerate(pieces(text, self.limits.letters), 1)
            rows += [[sheet, row, heading, number, part] for number, part in parts]
        return self.add_table(translate(LONG_TEXTS, self.lang), columns, rows)

    @property
    def notes(self) -> list[Message]:
        """What did not fit into cells and sheets, and where it stands."""
        found = []
        if self._long:
            found.append(
                counted(
                    "{count} text is longer than a cell can hold: it stands whole on the sheet {sheet}.",
                    "{count} texts are longer than a cell can hold: they stand whole on the sheet {sheet}.",
                    len(self._long),
                    sheet=Message(LONG_TEXTS),
                )
            )
        if self._unlinked:
            found.append(
                counted(
                    "{count} address is text and no link: Excel takes {most} links in a sheet.",
                    "{count} addresses are text and no links: Excel takes {most} links in a sheet.",
                    self._unlinked,
                    most=self.limits.links,
                )
            )
        if self._split:
            text = N_("Longer than a sheet, so they go on in further ones: {sheets}")
            found.append(Message(text, sheets=tuple(self._split)))
        return found

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._content.getvalue()

    def _write_sheet(self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        sheet = self._book.add_worksheet(title)
        widths = [width_of(column, (row[n] for row in rows)) for n, column in enumerate(columns)]
        numeric = [any(isinstance(row[n], (int, float)) for row in rows) for n in range(len(columns))]
        for number, column in enumerate(columns):
            place = {"align": "right", "indent": 1} if numeric[number] else {}
            head = self.style(bold=True, text_wrap=True, valign="vcenter", bg_color=HEAD, bottom=1, **place)
            sheet.write_string(0, number, column.heading, head)
            sheet.set_column(number, number, widths[number], self.style())
        sheet.set_row(0, head_height(columns, widths))
        links = 0
        for line, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                if value is not None:
                    links += self._write(sheet, line, number, value, columns[number], links)
            if height := row_height(row, columns, widths):
                sheet.set_row(line, height)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        for_print(sheet)

    def _write(
        self, sheet: Worksheet, line: int, number: int, value: Cell, column: Column, links: int
    ) -> int:
        """Write a cell; return how many links it took."""
        colour = {"font_color": _GREY} if column.is_code else {}
        if isinstance(value, datetime.date):
            style = self.style(num_format="yyyy-mm-dd", align="left")
            sheet.write_datetime(line, number, _midnight(value), style)
        elif isinstance(value, (int, float)):
            style = self.style(num_format=form_of(value, column), align="right", indent=1, **colour)
            sheet.write_number(line, number, value, style)
        elif column.is_link and is_address(text := str(value), self.limits):
            if links < self.limits.links:
                sheet.write_url(line, number, text, self.style(font_color=BLUE, underline=1), text)
                return 1
            self._unlinked += 1
            sheet.write_string(line, number, text, self.style())
        else:
            self._write_text(sheet, line, number, str(value), column, colour)
        return 0

    def _write_text(
        self, sheet: Worksheet, line: int, number: int, text: str, column: Column, colour: dict[str, str]
    ) -> None:
        if letters_in_excel(text) > self.limits.letters:
            self._long.append((sheet.get_name(), line + 1, column.heading, text))
            whole = N_("{beginning}… (whole on the sheet {sheet})")
            beginning = next(pieces(text, min(_BEGINNING, self.limits.letters // 2)))
            text = say(Message(whole, beginning=beginning, sheet=Message(LONG_TEXTS)), self.lang)
        wrapped = {} if column.is_code or column.is_link else {"text_wrap": True}
        # Else it becomes a formula or a number as soon as somebody edits the cell.
        quoted = {"quote_prefix": True} if text.startswith(FORMULA) or is_code(text) else {}
        sheet.write_string(line, number, text, self.style(**colour, **wrapped, **quoted))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 # a cell has no zone
