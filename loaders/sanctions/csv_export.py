"""Reads ``targets.simple.csv`` of OpenSanctions, one row at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from loaders.sanctions.listed import BODIES, Designation, Listed, authority_of, day_of
from loaders.tables.grid import TableError, at_place, place_of
from schema.messages import Message

COLUMNS = ("id", "schema", "name", "aliases", "countries", "identifiers", "sanctions", "program_ids",
           "dataset", "first_seen", "last_seen")  # fmt: skip
#: Several values in a cell are parted so; one that holds the sign stands in quotes.
_INNER = ";"
#: A sanction is told as programme, reason, status, start, end, whichever are known, with this between them.
_PARTS = " - "
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
#: The aliases of a large company have more letters than the module takes by default.
_LARGEST_CELL = 2**23


def read_csv(path: Path, lines: Iterable[bytes]) -> Iterator[Listed | None]:
    """Yield the bodies of an export; None for a row about a person, a ship or another thing.

    Raises
    ------
    TableError
        It has not the columns, or a row cannot be read.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    reader = csv.reader(_texts(path, lines), strict=True)
    at = 1
    try:
        places = _places(path, next(reader, []))
        at = reader.line_num + 1
        for cells in reader:
            if cells:
                yield _listed(path, at, cells, places)
            at = reader.line_num + 1
    except csv.Error:
        text = Message("the row cannot be read as CSV; the file may be cut off: get the export anew")
        raise TableError(at_place(place_of(path.name, "", at), text)) from None


def _texts(path: Path, lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            text = Message("this is not UTF-8, as exports of OpenSanctions are; get the export anew")
            raise TableError(at_place(place_of(path.name, "", number), text)) from None


def _places(path: Path, head: Sequence[str]) -> Mapping[str, int]:
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        raise TableError(
            "{file} is no export of OpenSanctions as targets.simple.csv is: it has no column {columns}; "
            "it has {names}",
            file=path.name, columns=tuple(missing), names=tuple(head[:20]) or ("",),
        )  # fmt: skip
    return {name: head.index(name) for name in COLUMNS}


def _listed(path: Path, row: int, cells: Sequence[str], places: Mapping[str, int]) -> Listed | None:
    if len(cells) <= max(places.values()):
        text = Message("the row has only {count} cells; the file may be cut off: get the export anew",
                       count=len(cells))  # fmt: skip
        raise TableError(at_place(place_of(path.name, "", row), text))
    cell = {name: cells[place] for name, place in places.items()}
    if cell["schema"] not in BODIES:
        return None
    return Listed(
        row,
        cell["id"],
        cell["name"],
        (cell["name"], *inner_values(cell["aliases"])),
        frozenset(inner_values(cell["countries"])),
        frozenset(inner_values(cell["identifiers"])),
        tuple(_designations(cell)),
        day_of(cell["first_seen"]),
        day_of(cell["last_seen"]),
    )


def inner_values(cell: str) -> list[str]:
    """Return the values of a cell that holds several.

    Examples
    --------
    >>> inner_values('Alpha; Beta;"A; B Co."'), inner_values("")
    (['Alpha', 'Beta', 'A; B Co.'], [])
    """
    if not cell:
        return []
    found = next(csv.reader([cell], delimiter=_INNER), []) if '"' in cell else cell.split(_INNER)
    return [value.strip() for value in found if value.strip()]


def _designations(cell: Mapping[str, str]) -> Iterator[Designation]:
    """Yield one for each programme; dates and the list only where the row leaves no doubt whose they are."""
    programmes = sorted(set(inner_values(cell["program_ids"])))
    lists, told = inner_values(cell["dataset"]), inner_values(cell["sanctions"])
    list_name = lists[0] if len(lists) == 1 else ""
    if not programmes and told:
        yield Designation(told[0] if len(told) == 1 else "", list_name=list_name)
    start, end = _dates(told[0]) if len(programmes) == len(told) == len(lists) == 1 else ("", "")
    for programme in programmes:
        yield Designation(programme, authority_of(programme), list_name, start, end)


def _dates(sanction: str) -> tuple[str, str]:
    """Return start and end where the text of a sanction ends with them.

    Examples
    --------
    >>> _dates("Programme - Reason - 2022-02-28"), _dates("2022-02-28 - 2024-01-05"), _dates("Article 3")
    (('2022-02-28', ''), ('2022-02-28', '2024-01-05'), ('', ''))
    """
    days: list[str] = []
    for part in reversed(sanction.split(_PARTS)):
        if not _DAY.fullmatch(part.strip()):
            break
        days.insert(0, part.strip())
    return (days[0], days[1] if len(days) == 2 else "") if len(days) in (1, 2) else ("", "")
