"""Faults of rows as people read them: one line for all rows that have the same one, with the first place."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.places import key_text
from loaders.table_mapping.mapping import TableMapping
from loaders.table_mapping.rows import RowFault
from loaders.tables.grid import Table, at_place
from schema.messages import Message, counted

#: More lines are no help; the number of the others is said.
MOST_LINES = 50
_MOST_ROWS = 5


def listed(table: Table, mapping: TableMapping, faults: Iterable[RowFault]) -> list[Message]:
    """Return a line for each kind of fault, in the order of the rows."""
    groups: dict[tuple[object, str], list[RowFault]] = {}
    for fault in sorted(faults, key=lambda f: (f.row, f.column or 0, str(f.message))):
        where = fault.column if fault.column is not None else fault.path
        groups.setdefault((where, str(fault.message)), []).append(fault)
    lines = [_line(table, mapping, found) for found in groups.values()]
    if len(lines) > MOST_LINES:
        more = len(lines) - MOST_LINES
        return [
            *lines[:MOST_LINES],
            counted("and {count} more kind of fault", "and {count} more kinds of fault", more),
        ]
    return lines


def _line(table: Table, mapping: TableMapping, found: list[RowFault]) -> Message:
    first = found[0]
    place = table.place(first.row, first.column)
    if first.column is None and first.path:
        place = Message("{place} ({key})", place=place, key=key_text(first.path))
    line = at_place(place, first.message)
    others = sorted({fault.row for fault in found[1:]} - {first.row})
    if not others:
        return line
    shown = tuple(others[:_MOST_ROWS]) + (("…",) if len(others) > _MOST_ROWS else ())
    rest = counted(
        "the same in {count} more row: {rows}",
        "the same in {count} more rows: {rows}",
        len(others),
        rows=shown,
    )
    return Message("{line} ({rest})", line=line, rest=rest)
