"""Reads tables with tabs between the columns, which are named in the first line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from schema.errors import DatasetError
from schema.files import read_text


def read_table(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a file by the names of its columns.

    Raises
    ------
    DatasetError
        One of the columns is missing, or a row has more or fewer than the first line names.
    FileError
        The file cannot be read.
    """
    head, *lines = read_text(path).removesuffix("\n").split("\n")
    names = head.split("\t")
    for column in columns:
        if column not in names:
            raise DatasetError(
                "{path}: there is no column {column}; there are {names}",
                path=path,
                column=column,
                names=names,
            )
    rows = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(names):
            raise DatasetError(
                "{path} line {line}: expected {count} columns with tabs between them, found {found}",
                path=path,
                line=number,
                count=len(names),
                found=len(cells),
            )
        rows.append(dict(zip(names, cells, strict=True)))
    return rows
