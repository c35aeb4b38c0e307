"""How a table lies on its sheet: widths of columns, heights of rows, forms of numbers, paper.

A spreadsheet measures its rows anew only when somebody edits them, so their heights are given, too.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.workflows.workbook.cells import Cell

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: Widths in letters; text that is wider is wrapped, codes and addresses are not.
_LEAST, _MOST, _MOST_CODE, _MOST_CITED = 8, 46, 30, 100
#: Beside the heading stands the arrow of the filter, and a cell has margins.
_ARROW, _MARGIN = 4, 3
#: Of a text with more lines the others are seen when somebody makes the row higher. Sources must not push
#: the rows apart: the sheet of evidence has them a row each.
_MOST_LINES, _MOST_LINES_CITED = 12, 2
#: The height of a line in points, and what a heading has beside its lines.
_LINE, _ROOM = 15, 6
_A4 = 9
_WIDE = re.compile("[\u2e80-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``is_code`` for ids and the like, ``is_cited`` for lists of sources with their places.

    ``form`` shows its numbers, else each by its size.
    """

    heading: str
    is_code: bool = False
    is_link: bool = False
    is_cited: bool = False
    form: str = ""


def form_of(value: float, column: Column) -> str:
    """Return how a number is shown: thousands apart, no idle zeros."""
    if column.form:
        return column.form
    if value == int(value):
        return "#,##0"
    return "#,##0.0##" if abs(value) >= 1 else "General"


def width_of(column: Column, values: Iterable[Cell]) -> int:
    """Return a width in which most cells fit on a line, and each word of the heading does."""
    heading = max(map(letters_wide, column.heading.split()), default=0) + _ARROW
    most = _MOST_CODE if column.is_code or column.is_link else _MOST_CITED if column.is_cited else _MOST
    widest = 0
    for value in values:
        if value is not None:
            widest = max(widest, *map(letters_wide, _shown(value).splitlines() or [""]))
        if widest + _MARGIN >= most:
            return most
    return max(_LEAST, min(most, max(heading, widest + _MARGIN)))


def head_height(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """Return the height of the row of headings."""
    lines = (
        math.ceil(letters_wide(column.heading) / (width - _ARROW))
        for column, width in zip(columns, widths, strict=True)
    )
    return _LINE * max(lines, default=1) + _ROOM


def row_height(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]) -> int | None:
    """Return the height of a row with wrapped texts; None where every text fits on a line."""
    lines = max(
        (
            _lines(value, column, width)
            for value, column, width in zip(row, columns, widths, strict=True)
            if isinstance(value, str) and not (column.is_code or column.is_link)
        ),
        default=1,
    )
    return _LINE * lines if lines > 1 else None


def _lines(text: str, column: Column, width: int) -> int:
    """Return how many lines of a wrapped text are seen."""
    lines = sum(math.ceil(letters_wide(part) / (width - 2)) or 1 for part in text.splitlines())
    return min(lines, _MOST_LINES_CITED if column.is_cited else _MOST_LINES)


def letters_wide(text: str) -> int:
    """Return the width of a text in Latin letters; Chinese ones are twice as wide."""
    return len(text) + len(_WIDE.findall(text))


def for_print(sheet: Worksheet) -> None:
    """Lay a sheet out on paper: A4 across, headings and the first column on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_print_scale(65)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer("&L&A&R&P / &N")


def _shown(value: Cell) -> str:
    if isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, datetime.date) else f"{value:,.2f}"
