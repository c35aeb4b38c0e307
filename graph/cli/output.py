"""Writes records to standard output: a table for people, TSV, CSV, JSON for programs.

Data goes to standard output and everything else to standard error. Without ``--format`` a terminal gets
a table and a pipe gets TSV, never truncated.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from graph.tables import (
    EXCEL_LETTERS,
    Record,
    cell,
    id_columns,
    letters_in_excel,
    to_delimited,
    to_excel,
    to_json,
)
from graph.texts import BASE, say, translate
from graph.workflows.contracts import Contract, headings_of, ids_of
from schema.errors import NotFoundError, UsageError
from schema.messages import N_, Message, counted
from schema.wording import visible

#: What ``--output`` names for it.
STANDARD_OUTPUT = "-"


class Format(StrEnum):
    """How records are written."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    tsv = "tsv"
    #: CSV for people, by --excel.
    excel = "excel"


#: What ``--format`` takes.
FORMATS = tuple(format_ for format_ in Format if format_ is not Format.excel)
#: Those that are read by people: words in the place of codes, headings in the language.
FOR_PEOPLE = (Format.table, Format.excel)


def write_records(
    records: Iterable[Record],
    contract: Contract,
    format_: Format,
    lang: str,
    *,
    empty: Message | None = None,
    headings: Mapping[str, str] | None = None,
) -> None:
    """Write records as their contract declares: JSON has every field, files and tables those meant for them.

    Headings of tables are in the language, and so are the words for codes; ``headings`` gives those of
    columns that depend on the data. Names and codes in files never change. No records: an empty result, and
    a :class:`NotFoundError` with the text ``empty`` when one is given.
    """
    rows = list(records)
    more = [key for key in (rows[0] if rows else ()) if contract.more and contract.field(key) is None]
    columns = [*(contract.table if format_ is Format.table else contract.in_files), *more]
    named = {**(headings or {}), **headings_of(contract.fields, lang)}
    if format_ is Format.excel:
        columns.sort(key=lambda name: name in ids_of(contract.fields))
    shown = [_for_people(row, contract, lang) for row in rows] if format_ in FOR_PEOPLE else rows
    write_rows(
        shown, format_, columns, [named.get(name, name) for name in columns], lang, id_columns(columns)
    )
    if not rows and empty is not None:
        raise NotFoundError(empty)


def write_rows(
    rows: Iterable[Record],
    format_: Format,
    columns: Sequence[str],
    headings: Sequence[str] | None = None,
    lang: str = BASE,
    may_go: Collection[str] = (),
) -> None:
    """Write rows; JSON has every key whatever the columns, a table without rows is nothing at all.

    A narrow terminal may lack the columns ``may_go``; a note in the language names those for which it has no
    room.
    """
    out, found = sys.stdout, list(rows)
    if format_ is Format.json:
        out.write(to_json(found) + "\n")
    elif format_ is Format.ndjson:
        out.writelines(to_json(row) + "\n" for row in found)
    elif format_ is Format.excel:
        out.write(to_excel(found, columns, headings or columns))
        _note_long_cells(found, columns, lang)
    elif format_ is not Format.table:
        # Without rows the head still says what there would be.
        out.write(to_delimited(found, columns, "," if format_ is Format.csv else "\t"))
    elif found:
        from graph.cli.table import write_table  # rich takes 0.1 s to import

        left_out = write_table(found, columns, headings or columns, out, may_go)
        if left_out:
            text = Message("no room here for: {columns} (--format tsv has them)", columns=tuple(left_out))
            note(say(text, lang))
    out.flush()


def _note_long_cells(rows: Iterable[Record], columns: Sequence[str], lang: str) -> None:
    """Say how many cells are longer than Excel reads."""
    texts = (cell(row.get(name)) for row in rows for name in columns)
    long = sum(len(text) > EXCEL_LETTERS // 2 and letters_in_excel(text) > EXCEL_LETTERS for text in texts)
    if long:
        text = counted(
            "{count} cell is longer than Excel reads ({most} letters); --format csv has it whole.",
            "{count} cells are longer than Excel reads ({most} letters); --format csv has them whole.",
            long,
            most=EXCEL_LETTERS,
        )
        note(say(text, lang))


def as_excel(other: str | None) -> Format:
    """Return the format that ``--excel`` stands for.

    Raises
    ------
    UsageError
        Another format is asked for, too.
    """
    if other not in (None, Format.csv):
        raise UsageError("--excel writes CSV for Excel; leave out --format {format}", format=str(other))
    return Format.excel


def default_format(stream: TextIO | None = None) -> Format:
    """Return what is written when no format is named: a table on a terminal, TSV in a pipe."""
    return Format.table if (stream or sys.stdout).isatty() else Format.tsv


def _for_people(row: Record, contract: Contract, lang: str) -> Record:
    """Return a record with its marks as they were given and words in the place of codes."""
    from graph.workflows.contracts.words import worded  # only tables need the schema

    fields = [field for field in contract.fields if field.name in row]
    marks = {f.name: _as_given(row[f.name]) for f in fields if f.kind == "mark"}
    truths = {f.name: translate(N_("yes"), lang) if row[f.name] else "" for f in fields if f.kind == "truth"}
    words = {f.name: worded(f.vocabulary, row[f.name], lang) for f in fields if f.vocabulary}
    return {**row, **marks, **truths, **words}


def _as_given(mark: float | None) -> float | None:
    """Return a mark as experts give it: 9, not 9.0; some give halves."""
    return int(mark) if mark is not None and mark == int(mark) else mark


def write_bytes(content: bytes) -> None:
    """Write a file to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def output_folder(given: str) -> Path:
    """Return the folder that ``--output`` names.

    Raises
    ------
    UsageError
        It is standard output, which no folder can be written to, or a file: said before anything is read.
    """
    if given == STANDARD_OUTPUT:
        raise UsageError(
            "--output -: several files are written, and standard output takes one; name a directory"
        )
    folder = Path(given)
    if folder.exists() and not folder.is_dir():
        raise UsageError("--output {path}: this is a file; name a directory (a new one is made)", path=folder)
    return folder


def note(text: str) -> None:
    """Say something that is not data, and steers no terminal."""
    tell(visible(text) + "\n")


def tell(text: str) -> None:
    """Write to standard error; where that cannot be written to (a full disk), what is said is lost.

    Data and the exit code are what they are without it.
    """
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # the rest goes nowhere, or the interpreter would fail when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class TerminalProgress:
    """Shows progress on standard error: a line rewritten on a terminal, else one every few seconds."""

    def __init__(self, lang: str, every_s: float = 3.0) -> None:
        self._lang = lang
        self._every = 0.1 if sys.stderr.isatty() else every_s
        self._last = time.monotonic()

    def step(self, what: Message, done: int, total: int) -> None:
        """Show where the work is, not more often than useful."""
        now = time.monotonic()
        if now - self._last < self._every and done < total:
            return
        shown = f"{say(what, self._lang)}: {done}/{total}"
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            tell(f"\r{shown}\x1b[K{end}")
        elif now - self._last >= self._every:
            note(shown)
        self._last = now
