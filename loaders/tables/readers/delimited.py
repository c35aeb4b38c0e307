"""Reads CSV and other text with separators, as Excel in any country writes it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.tables import FORMULA
from loaders.encodings import guess_encoding, known_encoding
from loaders.tables.grid import Cell, Grid, Options, Reader, TableError, at_place, place_of
from schema.errors import UsageError
from schema.messages import N_, Message

#: What may part columns, the likeliest in Russia first, and what it is called.
_SEPARATORS = {";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab"), "|": N_("bar")}
#: What people write for them on a command line.
_SPELLED = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ","}
_SAMPLED_ROWS = 50
#: A code as Excel keeps it whole: ``="01"``.
_CODE = re.compile(r'="([0-9A-Za-z]+)"')
#: The row of Excel that says the separator: ``sep=;``.
_TOLD = "sep="


def _read(path: Path, content: bytes, options: Options) -> Grid:
    encoding = known_encoding(options.encoding) if options.encoding else guess_encoding(content)
    text = _decoded(path, content, encoding)
    if "\0" in text:
        raise TableError(
            "{file} is no table: it holds bytes that no text has; save the table as CSV or XLSX",
            file=path.name,
        )
    told, text = _told_separator(text)
    separator = _asked(options.separator) or told or _likeliest(text)
    rows = list(_rows(path.name, text, separator, start=2 if told else 1))
    name = Message(_SEPARATORS.get(separator, "{separator}"), **_field(separator))
    note = Message("{file}: read as {encoding}, columns parted by {separator}",
                   file=path.name, encoding=encoding.removesuffix("-sig"), separator=name)  # fmt: skip
    return Grid(rows, notes=(note,))


def _field(separator: str) -> dict[str, str]:
    return {} if separator in _SEPARATORS else {"separator": separator}


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        text = Message(
            "these bytes are not {encoding}; say the encoding of the file: --encoding cp1251",
            encoding=encoding,
        )
        raise TableError(at_place(place_of(path.name, "", line), text)) from None


def _told_separator(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    first = first.strip("\r\"' ")
    if first.casefold().startswith(_TOLD) and len(first) == len(_TOLD) + 1:
        return first[-1], rest
    return "", text


def _asked(separator: str | None) -> str:
    if not separator:
        return ""
    found = _SPELLED.get(separator.casefold(), separator)
    if len(found) != 1 or found in '"\r\n':
        raise UsageError('the separator "{separator}" is unknown (";", ",", tab)', separator=separator)
    return found


def _likeliest(text: str) -> str:
    """Return the separator that gives the most columns, equally many in every row."""

    def fit(separator: str) -> tuple[float, int]:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            counts = [len(row) for row, _ in zip(reader, range(_SAMPLED_ROWS), strict=False) if any(row)]
        except csv.Error:
            return 0.0, 0
        most = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return (counts.count(most) / len(counts), most) if most > 1 else (0.0, 0)

    return max(_SEPARATORS, key=fit)


def _rows(file: str, text: str, separator: str, start: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, line = start - 1, 1
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reason = Message(
                'a quote is not closed, or text follows one (text line {line}): write "" for a quote within '
                "a quoted cell, or save the table anew",
                line=line + start - 1,
            )
            raise TableError(at_place(place_of(file, "", number), reason)) from None
        line = reader.line_num + 1
        cells = [_cell(text) for text in row]
        if any(cell is not None for cell in cells):
            yield number, cells


def _cell(text: str) -> Cell:
    """Return a cell without what only keeps a spreadsheet from making a formula or a number of it."""
    if found := _CODE.fullmatch(text):
        return found[1]
    if text[:1] == "'" and text[1:].startswith(FORMULA):
        text = text[1:]
    return text if text.strip() else None


READER = Reader((".csv", ".tsv", ".txt"), _read)
