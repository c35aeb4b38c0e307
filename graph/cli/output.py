"""Writes records to standard output: a table for people, TSV, CSV, JSON for programs.

Data goes to standard output and everything else to standard error. Without ``--format`` a terminal gets
a table and a pipe gets TSV, never truncated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TextIO

from graph.tables import Record, cell, to_delimited, to_json
from schema.errors import NotFoundError
from schema.wording import visible

#: Wider than any row.
_NO_WIDTH = 1_000_000


class Format(StrEnum):
    """How records are written."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    tsv = "tsv"


def write_records(
    records: Iterable[Record],
    format_: Format | None,
    columns: Sequence[str] | None = None,
    *,
    empty: str | None = None,
    stream: TextIO | None = None,
) -> None:
    """Write records in a format; ``columns`` says which ones a table shows, and in which order.

    JSON always holds every key. No records: an empty result in JSON, and a :class:`NotFoundError` with
    the text ``empty`` when one is given.
    """
    out = stream or sys.stdout
    rows = list(records)
    chosen = format_ or default_format(out)
    if chosen is Format.json:
        out.write(to_json(rows) + "\n")
    elif chosen is Format.ndjson:
        out.writelines(to_json(row) + "\n" for row in rows)
    elif chosen is Format.table and rows:
        _write_table(rows, list(columns or rows[0]), out)
    elif chosen is not Format.table and (rows or columns):
        # Without rows the head still says what there would be.
        keys = list(columns or rows[0])
        out.write(to_delimited(rows, keys, "," if chosen is Format.csv else "\t"))
    out.flush()
    if not rows and empty is not None:
        raise NotFoundError(empty)


def default_format(stream: TextIO | None = None) -> Format:
    """Return what is written when no format is named: a table on a terminal, TSV in a pipe."""
    return Format.table if (stream or sys.stdout).isatty() else Format.tsv


def _write_table(rows: Sequence[Record], keys: Sequence[str], out: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for key in keys:
        numeric = all(isinstance(row.get(key), (int, float)) for row in rows)
        table.add_column(Text(visible(key)), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row.get(key))) for key in keys))
    # A file has no width: nothing is folded there.
    Console(file=out, highlight=False, width=None if out.isatty() else _NO_WIDTH).print(table)


def _shown(value: object) -> str:
    """Return a value for a table: floats to two digits, nothing that would steer the terminal."""
    if isinstance(value, (list, tuple)):
        return ";".join(map(_shown, value))
    return f"{value:.2f}" if isinstance(value, float) else visible(cell(value))


def note(text: str) -> None:
    """Say something that is not data."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
