"""Reads workbooks of Excel (XLSX): values, never formulas; what a cell lacks or hides is said."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.tables.grid import Cell, Fault, Grid, Options, Reader, TableError
from schema.errors import UsageError
from schema.messages import N_, Message, counted, either
from schema.values import near_words

#: A workbook of 200,000 rows unpacks to some 100 MB of XML; what unpacks to more was made to fill the memory.
MOST_UNPACKED_MB = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The stream in an OLE container that holds a workbook with a password; its name is in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PERCENT, _CODE = re.compile(r"^[#0.,_ \xa0]*%"), re.compile(r"^0{2,}$")
#: What a damaged workbook makes of the reader: it checks little before it reads.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error,
    SyntaxError,  # of either parser of XML
    KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


def _read(path: Path, content: bytes, options: Options) -> Grid:
    _check_container(path, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not read: pictures, extensions
            book = _load(content, values=True)
            sheet = _chosen(path, book, options.sheets)
            formulas = _load(content, values=False)[sheet.title] if _has_formulas(content) else None
            return _grid(sheet, formulas, options)
    except _DAMAGED as error:
        raise TableError(
            "{file} is damaged or no workbook; open it in Excel and save it anew as .xlsx", file=path.name
        ) from error


def _load(content: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook  # 0.2 s: only where there is a workbook

    return load_workbook(io.BytesIO(content), data_only=values)


def _check_container(path: Path, content: bytes) -> None:
    """Refuse what is no workbook of this format, in words for what it is."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise TableError(
                "{file} has a password; open it in Excel, take the password off (File > Info > Protect "
                "Workbook) and save it",
                file=path.name,
            )
        raise TableError(
            "{file} is a workbook of the old format .xls; save it as .xlsx or as CSV", file=path.name
        )
    if not content.startswith(_ZIP):
        raise TableError("{file} is no workbook (.xlsx); save the table as XLSX or as CSV", file=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except _DAMAGED:
        raise TableError("{file} is cut off or damaged; copy it again", file=path.name) from None
    if size > MOST_UNPACKED_MB * 2**20:
        raise TableError(
            "{file} unpacks to {size} MB; at most {most} MB are read: divide the table",
            file=path.name, size=size // 2**20, most=MOST_UNPACKED_MB,
        )  # fmt: skip
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise TableError("{file} is .xlsb or .ods; save it as .xlsx or as CSV", file=path.name)


def _has_formulas(content: bytes) -> bool:
    """Tell whether a sheet has a formula: only then the workbook is read a second time."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ >/]", archive.read(name)) for name in sheets if name.endswith(".xml"))


def _chosen(path: Path, book: Any, asked: Sequence[str]) -> Any:
    """Return the sheet that is asked for, else the only one that is seen and holds something."""
    seen = [s for s in book.worksheets if s.sheet_state == "visible" and (s.max_row > 1 or s.max_column > 1)]
    keys = {name.strip().casefold() for name in asked}
    found = [sheet for sheet in book.worksheets if sheet.title.strip().casefold() in keys]
    if found:
        return found[0]
    if asked and len(book.worksheets) > 1:
        raise _no_sheet(path, asked[0], [sheet.title for sheet in book.worksheets])
    if len(seen) > 1:
        names = tuple(f'"{sheet.title}"' for sheet in seen)
        raise UsageError(
            "{file} has several sheets ({names}): say which, --sheet NAME or sheet: in the mapping",
            file=path.name,
            names=names,
        )
    if not seen:
        raise TableError("{file} is empty: no sheet of it holds a table", file=path.name)
    return seen[0]


def _no_sheet(path: Path, asked: str, names: Sequence[str]) -> UsageError:
    near = near_words(asked, names)
    if near:
        next_ = Message("did you mean {names}?", names=either(near))
    else:
        next_ = Message("the workbook has {names}", names=tuple(names))
    return UsageError('{file} has no sheet "{sheet}"; {next}', file=path.name, sheet=asked, next=next_)


def _grid(sheet: Any, formulas: Any, options: Options) -> Grid:
    covered = _covered(sheet, options)
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    rows, unseen = [], []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        wrong = formulas[number] if formulas is not None else ()
        found = list(_cells(number, cells, wrong, covered))
        if any(cell is not None and not (isinstance(cell, Fault) and (number, n) in covered)
               for n, cell in enumerate(found, 1)):  # fmt: skip
            unseen += [number] if number in hidden else []
            if not (options.skip_hidden and number in hidden):
                rows.append((number, found))
    return Grid(rows, sheet.title, notes=tuple(_notes(sheet.title, unseen, options)))


def _notes(sheet: str, hidden: Sequence[int], options: Options) -> Iterator[Message]:
    if not hidden:
        return
    shown = tuple(hidden[:10]) + (("…",) if len(hidden) > 10 else ())
    if options.skip_hidden:
        yield counted(
            'sheet "{sheet}": {count} hidden row is left out ({rows})',
            'sheet "{sheet}": {count} hidden rows are left out ({rows})',
            len(hidden),
            sheet=sheet,
            rows=shown,
        )
    else:
        text = N_('sheet "{sheet}": hidden rows are read, too ({rows}); hidden: skip leaves them out')
        yield Message(text, sheet=sheet, rows=shown)


#: Row and column of a cell, from 1, and what stands there instead.
_Covered = Mapping[tuple[int, int], Cell]


def _covered(sheet: Any, options: Options) -> _Covered:
    """Return what the cells hold that another one of a merged range covers."""
    found: dict[tuple[int, int], Cell] = {}
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col)
        fault = Fault(
            Message(
                "the cells {area} are merged, and only the first holds a value; part them and fill each, "
                'or write "merged: fill" in the mapping',
                area=area.coord,
            )
        )
        value = _value(first) if options.fill_merged else fault
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                if (row, column) != (area.min_row, area.min_col):
                    found[row, column] = value
    return found


def _cells(number: int, cells: Sequence[Any], formulas: Sequence[Any], covered: _Covered) -> Iterator[Cell]:
    for index, cell in enumerate(cells, 1):
        if (number, index) in covered:
            yield covered[number, index]
        elif cell.value is None and index <= len(formulas) and formulas[index - 1].data_type == "f":
            yield Fault(
                Message("the formula has no value in the file; open it in Excel and save it, or paste values")
            )
        else:
            yield _value(cell)


def _value(cell: Any) -> Cell:
    """Return what a cell shows: percentages and codes as text, days without their midnight."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "e":
        return Fault(Message("the cell holds the error {error}; correct its formula", error=value))
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return Fault(Message("the cell holds a time of day; write a date"))
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    text = str(value)
    return text if text.strip() else None


def _number(value: float, form: str) -> Cell:
    if _PERCENT.match(form):
        return f"{round(value * 100, 10):g}%"
    if _CODE.match(form) and value == int(value):
        return f"{int(value):0{len(form)}d}"
    return int(value) if value == int(value) and abs(value) < 1e15 else value


READER = Reader((".xlsx", ".xlsm"), _read)
