"""Writes tables as a workbook of Excel, the same bytes for the same tables.

Heads are frozen and can be filtered, columns are as wide as they need, long texts are wrapped. What Excel
cannot hold is not cut: a text too long for a cell stands whole on a sheet of its own, rows go on in a
further sheet, and an address beyond the number of links stays as text. ``notes`` says so.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.tables import FORMULA
from graph.texts import say, translate
from graph.workflows.workbook.cells import EXCEL, Cell, Limits, is_address, letters, pieces
from schema.messages import N_, Message, counted

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONG_TEXTS = N_("Long texts")
#: A workbook has no other day: the same tables give the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 # the format has no zone
_INK, _GREY, BLUE, HEAD = "#1f2933", "#6b7780", "#1f5f99", "#e6ecf0"
#: Widths in letters; text that is wider is wrapped.
_LEAST, _MOST, _MOST_CODE = 7, 52, 30
#: Beside the heading stands the arrow of the filter.
_ARROW = 4
#: What stays of a text that is too long for its cell.
_BEGINNING = 500
_WORD_FIELDS = {"valign": "top", "font_color": _INK}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``is_code`` for ids and the like, ``form`` is how its numbers are shown."""

    heading: str
    is_code: bool = False
    form: str = "General"


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
            text = N_("{count} text is longer than a cell can hold: it stands whole on the sheet {sheet}.")
            texts = N_(
                "{count} texts are longer than a cell can hold: they stand whole on the sheet {sheet}."
            )
            found.append(counted(text, texts, len(self._long), sheet=Message(LONG_TEXTS)))
        if self._unlinked:
            text = N_("{count} address is text and no link: Excel takes {most} links in a sheet.")
            texts = N_("{count} addresses are text and no links: Excel takes {most} links in a sheet.")
            found.append(counted(text, texts, self._unlinked, most=self.limits.links))
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
        for number, column in enumerate(columns):
            head = self.style(bold=True, text_wrap=True, bg_color=HEAD, bottom=1, bottom_color=_GREY)
            sheet.write_string(0, number, column.heading, head)
            width = _width(column, (row[number] for row in rows))
            sheet.set_column(number, number, width, self.style())
        links = 0
        for line, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                if value is not None:
                    links += self._write(sheet, line, number, value, columns[number], links)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        _for_print(sheet)

    def _write(
        self, sheet: Worksheet, line: int, number: int, value: Cell, column: Column, links: int
    ) -> int:
        """Write a cell; return how many links it took."""
        colour = {"font_color": _GREY} if column.is_code else {}
        if isinstance(value, datetime.date):
            sheet.write_datetime(
                line, number, _midnight(value), self.style(num_format="yyyy-mm-dd", align="left")
            )
        elif isinstance(value, (int, float)):
            form = column.form if column.form != "General" else _form_of(value)
            sheet.write_number(line, number, value, self.style(num_format=form, **colour))
        elif is_address(text := str(value), self.limits):
            if links < self.limits.links:
                style = self.style(font_color=BLUE, underline=1)
                sheet.write_url(line, number, text, style, text)
                return 1
            self._unlinked += 1
            sheet.write_string(line, number, text, self.style())
        else:
            self._write_text(sheet, line, number, text, column, colour)
        return 0

    def _write_text(
        self, sheet: Worksheet, line: int, number: int, text: str, column: Column, colour: dict[str, str]
    ) -> None:
        if letters(text) > self.limits.letters:
            self._long.append((sheet.get_name(), line + 1, column.heading, text))
            whole = N_("{beginning}… (whole on the sheet {sheet})")
            beginning = next(pieces(text, min(_BEGINNING, self.limits.letters // 2)))
            text = say(Message(whole, beginning=beginning, sheet=Message(LONG_TEXTS)), self.lang)
        wrapped = {} if column.is_code else {"text_wrap": True}
        # Else it becomes a formula as soon as somebody edits the cell.
        quoted = {"quote_prefix": True} if text.startswith(FORMULA) else {}
        sheet.write_string(line, number, text, self.style(**colour, **wrapped, **quoted))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 # a cell has no zone


def _form_of(value: float) -> str:
    """Return how a number is shown whose column holds large and small ones: no idle zeros."""
    if value == int(value):
        return "#,##0"
    return "#,##0.00" if abs(value) >= 1 else "General"


def _width(column: Column, values: Iterable[Cell]) -> float:
    """Return a width in which most cells fit on a line, and each word of the heading does."""
    heading = max((_letters_wide(word) for word in column.heading.split()), default=0) + _ARROW
    widest = 0
    for value in values:
        if isinstance(value, str):
            widest = max(widest, *(_letters_wide(part) for part in value.splitlines() or [""]))
        elif value is not None:
            widest = max(widest, 10 if isinstance(value, datetime.date) else len(f"{value:,.2f}"))
        if widest > _MOST:
            break
    most = _MOST_CODE if column.is_code else _MOST
    return max(_LEAST, min(most, max(heading, widest + 2)))


def _letters_wide(text: str) -> int:
    """Return the width of a text in Latin letters; Chinese ones are twice as wide."""
    return len(text) + sum(character > "\u2e7f" for character in text)


def _for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_print_scale(65)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer("&L&A&R&P / &N")
