"""Records as text: JSON, CSV and TSV, the same bytes for the same records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

#: A spreadsheet takes a cell that begins so for a formula and would run it; those of East Asian width too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def id_columns(columns: Iterable[str]) -> list[str]:
    """Return those of the columns that hold ids, by their names: ``id``, ``deal_id``, ``region_ids``."""
    return [name for name in columns if name.removesuffix("s").rpartition("_")[2] == "id"]


def to_json(value: object) -> str:
    """Return JSON in one line, Cyrillic and Chinese as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=list)


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


def _csv_line(cells: Sequence[str]) -> str:
    # The writer quotes the characters of its own line end, and a bare carriage return must be quoted, too.
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _spreadsheet_cell(value: object) -> str:
    text = cell(value)
    parts = value if isinstance(value, (list, tuple)) else [value]
    is_text = any(isinstance(part, str) for part in parts)
    return f"'{text}" if is_text and text.startswith(FORMULA) else text


def cell(value: object) -> str:
    """Return a value as text: lists joined by ``;``, objects as JSON, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ";".join(cell(item) for item in value)
    return to_json(value) if isinstance(value, Mapping) else str(value)
