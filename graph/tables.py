"""Records as text: JSON, CSV and TSV, the same bytes for the same records."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

Record = Mapping[str, Any]

#: A spreadsheet takes a cell that begins so for a formula and would run it; those of East Asian width too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: What Cypher calls a number beyond all others; with a sign before it a spreadsheet would look for a name.
_INFINITY = "Infinity"
#: Codes: a spreadsheet would take them for numbers, and lose zeros at the head or the last digits.
_CODE = re.compile(r"0\d+|\d{12,}", re.ASCII)
#: What UTF-16 writes as two.
_OF_TWO = re.compile("[\U00010000-\U0010ffff]")
#: The most letters that a cell of Excel holds.
EXCEL_LETTERS = 32_767


def id_columns(columns: Iterable[str]) -> list[str]:
    """Return those of the columns that hold ids, by their names: ``id``, ``deal_id``, ``region_ids``."""
    return [name for name in columns if name.removesuffix("s").rpartition("_")[2] == "id"]


def to_json(value: object) -> str:
    """Return JSON in one line, Cyrillic and Chinese as they are; NaN and infinities as words, as none has."""
    write = partial(json.dumps, ensure_ascii=False, separators=(", ", ": "), default=list, allow_nan=False)
    try:
        return write(value)
    except ValueError:
        return write(_in_words(value))


def _in_words(value: object) -> object:
    """Return a value with words in the place of the numbers that JSON has none for."""
    if isinstance(value, Mapping):
        return {key: _in_words(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_in_words(item) for item in value]
    return number_word(value) if isinstance(value, float) and not math.isfinite(value) else value


def number_word(value: float) -> str:
    """Return a number as Cypher reads it: ``0.5``, ``1e+20``, ``NaN``, ``-Infinity``."""
    if math.isnan(value):
        return "NaN"
    return repr(value).replace("inf", _INFINITY)


def to_delimited(rows: Iterable[Record], keys: Sequence[str], delimiter: str) -> str:
    """Return CSV (quoted as RFC 4180 says) or TSV (tabs and line breaks in values become spaces).

    CSV is what people open in a spreadsheet: text that would be a formula there gets an apostrophe before
    it, numbers never do. TSV holds every value as it is, for programs.
    """
    text = io.StringIO()
    if delimiter == "\t":
        for cells in (list(keys), *([cell(row.get(key)) for key in keys] for row in rows)):
            text.write("\t".join(" ".join(c.replace("\t", " ").splitlines()) for c in cells) + "\n")
        return text.getvalue()
    lines: Iterable[Sequence[object]] = (keys, *([row.get(key) for key in keys] for row in rows))
    for values in lines:
        text.write(_csv_line([_spreadsheet_cell(value) for value in values]))
    return text.getvalue()


def to_excel(rows: Iterable[Record], keys: Sequence[str], headings: Sequence[str]) -> str:
    """Return CSV that Excel opens by a double click where the comma is the decimal sign, as in Russia.

    A byte order mark, else Excel guesses the encoding; semicolons; CRLF; commas in numbers; text that would
    be a formula gets an apostrophe before it. Dates stay as they are. A code that would be a number stands as
    ``="01"``, the only way for text that Excel, which reads quotes for nothing, leaves whole.
    """
    lines = (headings, *([_with_comma(row.get(key)) for key in keys] for row in rows))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_code_cell(value) for value in line] for line in lines)
    return "\ufeff" + text.getvalue()


def letters_in_excel(text: str) -> int:
    """Return how many letters Excel counts in a text: those of UTF-16."""
    return len(text) + len(_OF_TWO.findall(text))


def _with_comma(value: object) -> object:
    """Return a value with its numbers as text with a decimal comma; a list as one text."""
    if isinstance(value, (float, NumberText)):
        return NumberText(cell(value).replace(".", ","))
    if isinstance(value, (list, tuple)):
        items = [_with_comma(item) for item in value]
        kind = str if any(isinstance(item, str) for item in value) else NumberText
        return kind("; ".join(cell(item) for item in items))
    return value


class NumberText(str):
    """A number as text, which no spreadsheet takes for a formula."""

    __slots__ = ()


def _csv_line(cells: Sequence[str]) -> str:
    # The writer quotes the characters of its own line end, and a bare carriage return must be quoted, too.
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _spreadsheet_cell(value: object) -> str:
    text = cell(value)
    parts = value if isinstance(value, (list, tuple)) else [value]
    is_text = any(isinstance(part, str) and not isinstance(part, NumberText) for part in parts)
    is_text |= text.endswith(_INFINITY)
    return f"'{text}" if is_text and text.startswith(FORMULA) else text


def _code_cell(value: object) -> str:
    return f'="{value}"' if is_code(value) else _spreadsheet_cell(value)


def is_code(value: object) -> bool:
    """Tell whether a value is a code that a spreadsheet would take for a number, and change.

    Examples
    --------
    >>> [is_code(value) for value in ("01", "7707083893", "500102123456", 1, "0")]
    [True, False, True, False, False]
    """
    return isinstance(value, str) and not isinstance(value, NumberText) and bool(_CODE.fullmatch(value))


def cell(value: object) -> str:
    """Return a value as text: lists joined by ``;``, objects as JSON, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_word(value)
    if isinstance(value, (list, tuple)):
        return ";".join(cell(item) for item in value)
    return to_json(value) if isinstance(value, Mapping) else str(value)
