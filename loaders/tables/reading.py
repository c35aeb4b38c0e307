"""From a file to a table with named columns, by whichever reader knows it.

A reader is a module of :mod:`loaders.tables.readers` that declares ``READER``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from graph.names.folding import folded
from graph.rooms import Room
from loaders.tables.grid import Cell, Fault, Grid, Options, Reader, Table, TableError, letter_of, place_of
from schema.errors import UsageError
from schema.files import files_below, read_bytes
from schema.messages import Message
from schema.values import one_line
from schema.wording import seen

READERS: Mapping[str, Reader] = Room("loaders.tables.readers", "READER")
#: Endings of files that are tables, too, and what nobody reads here: the workbook reader says what to do.
_OTHERS = (".xls", ".xlsb", ".ods")
#: Bytes that files of these kinds begin with, whatever they are called.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: Where a head is looked for when it is not in the first row.
_FIRST_ROWS = 30


def read_grid(path: Path, options: Options) -> Grid:
    """Return the cells of a file.

    Raises
    ------
    FileError
        The file cannot be read.
    TableError, UsageError
        It is no table, or what is asked of it cannot be had.
    """
    content = read_bytes(path)
    if not content.strip():
        raise TableError("{file} is empty", file=path.name)
    grid = _reader(path, content).read(path, content, options)
    if not grid.rows:
        raise TableError("{file} is empty", file=path.name)
    return grid


def _reader(path: Path, content: bytes) -> Reader:
    suffix = path.suffix.casefold()
    if suffix in _OTHERS or (content.startswith(_WORKBOOKS) and suffix != ".xlsx"):
        return READERS["workbook"]
    for reader in READERS.values():
        if suffix in reader.suffixes:
            return reader
    known = sorted(s for reader in READERS.values() for s in reader.suffixes)
    raise UsageError("{file}: no table has this ending ({known})", file=path.name, known=known)


def table_of(path: Path, grid: Grid, head: int | None, wanted: Iterable[str]) -> Table:
    """Name the columns of a grid by its head: the row that is given, else that with most of ``wanted``.

    Raises
    ------
    TableError
        There is no such row, or none below it.
    """
    numbers = dict(grid.rows)
    if head is None:
        head = grid.head if grid.head is not None else _likeliest_head(grid, wanted)
    if head not in numbers:
        raise TableError(
            "{place} is empty, and header_row says that it names the columns",
            place=place_of(path.name, grid.sheet, head),
        )
    names = {n: one_line(str(cell)) for n, cell in enumerate(numbers[head]) if _is_name(cell)}
    columns: dict[str, list[int]] = {}
    for index, name in names.items():
        columns.setdefault(key_of(name), []).append(index)
    rows = [(number, cells) for number, cells in grid.rows if number > head]
    if not rows:
        raise TableError(
            "{place}: there are no rows below the head", place=place_of(path.name, grid.sheet, head)
        )
    found = {key: tuple(indices) for key, indices in columns.items()}
    table = Table(path.name, grid, head, found, names, rows)
    _check_width(table)
    return table


def _check_width(table: Table) -> None:
    """Refuse rows with cells to the right of the head: a separator or a quote too many moved them."""
    if not table.names:
        return
    last = max(table.names)
    faults = [
        Message(
            "{place}: there is a cell to the right of the named columns; name its column, or put a text with "
            "a separator in it in quotes",
            place=table.place(number, n),
        )
        for number, cells in table.rows
        for n, cell in list(enumerate(cells))[last + 1 :]
        if cell is not None and not isinstance(cell, Fault)
    ]
    if faults:
        raise TableError(Message("{file} has cells without a column:", file=table.file), faults[:20])


@lru_cache(2**16)  # the same words stand in row after row
def key_of(name: str) -> str:
    """Return a name of a column as it is compared: without case, dots of ``ё`` and needless spaces."""
    return folded(one_line(seen(name)))


def _likeliest_head(grid: Grid, wanted: Iterable[str]) -> int:
    """Return the row among the first ones that has the most names that are looked for; else the first."""
    keys = {key_of(name) for name in wanted}

    def fit(row: tuple[int, Sequence[Cell]]) -> int:
        return len(keys & {key_of(str(cell)) for cell in row[1] if _is_name(cell)})

    return max(grid.rows[:_FIRST_ROWS], key=fit)[0]


def _is_name(cell: Cell) -> bool:
    return cell is not None and not isinstance(cell, Fault)


def columns_text(table: Table) -> tuple[str, ...]:
    """Return the names of the columns with their letters, to be told."""
    if not table.grid.lettered:
        return tuple(table.names.values())
    return tuple(f"{name} ({letter_of(index)})" for index, name in table.names.items())


def tables_below(folder: Path) -> list[Path]:
    """Return the tables that lie in a folder of a dataset, where nobody reads them."""
    suffixes = tuple(sorted({s for reader in READERS.values() for s in reader.suffixes} - {".tsv", ".txt"}))
    return files_below(folder, (*suffixes, *_OTHERS), lambda *_: None)
