"""Records as text: JSON, CSV and TSV, the same bytes for the same records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]


def to_json(value: object) -> str:
    """Return JSON in one line, Cyrillic and Chinese as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=list)


def to_delimited(rows: Iterable[Record], keys: Sequence[str], delimiter: str) -> str:
    """Return CSV (quoted as RFC 4180 says) or TSV (tabs and line breaks in values become spaces)."""
    text = io.StringIO()
    if delimiter == "\t":
        for cells in (list(keys), *([cell(row.get(key)) for key in keys] for row in rows)):
            text.write("\t".join(" ".join(c.replace("\t", " ").splitlines()) for c in cells) + "\n")
        return text.getvalue()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([cell(row.get(key)) for key in keys] for row in rows)
    return text.getvalue()


def cell(value: object) -> str:
    """Return a value as text: lists joined by ``;``, objects as JSON, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ";".join(cell(item) for item in value)
    return to_json(value) if isinstance(value, Mapping) else str(value)
