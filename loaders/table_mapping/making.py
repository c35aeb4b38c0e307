"""All rows of a table become records of a dataset; what is wrong in any of them is collected.

Things come first, then ties and numbers: a row may name what a later one defines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.progress import Progress
from loaders.record_checks import NEEDS_SECTOR, check_record
from loaders.table_mapping.context import Context
from loaders.table_mapping.entities import make_entity
from loaders.table_mapping.made import Made, Result
from loaders.table_mapping.mapping import TableMapping, Target
from loaders.table_mapping.numbers_told import make_number
from loaders.table_mapping.rows import Row, RowFault
from loaders.table_mapping.sources import make_source
from loaders.table_mapping.ties import make_tie
from loaders.tables.grid import Cell, Fault, Table
from schema.messages import N_, Message
from schema.reader import read_schema

#: Progress is told after so many rows.
_STEP = 200
_NAMING, _JOINING = N_("Things of the table"), N_("Ties of the table")


def make_records(
    table: Table,
    mapping: TableMapping,
    columns: Mapping[str, int | None],
    context: Context,
    layer: str,
    progress: Progress,
) -> Result:
    """Return what the rows of a table become; rows with a fault make no ties and no numbers."""
    result = Result()
    schema = read_schema()
    rows = [
        Row(number, cells, table, mapping, columns, context, schema, result.faults)
        for number, cells in _distinct(table.rows, result)
    ]
    named = _names(rows, mapping, result, progress)
    for done, (row, ids) in enumerate(zip(rows, named, strict=True), 1):
        _facts(row, ids, layer, result)
        if done % _STEP == 0 or done == len(rows):
            progress.step(Message(_JOINING), done, len(rows))
    _drop_unused_sources(result)
    _check_records(result)
    result.left_out = {fault.row for fault in result.faults}
    return result


def _distinct(
    rows: Sequence[tuple[int, Sequence[Cell]]], result: Result
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield the rows that repeat no other one."""
    seen: dict[tuple[Cell, ...], int] = {}
    for number, cells in rows:
        result.rows += 1
        if any(isinstance(cell, Fault) for cell in cells):
            yield number, cells
            continue
        first = seen.setdefault(tuple(cells), number)
        if first == number:
            yield number, cells
        else:
            result.repeated[number] = first


def _names(
    rows: Sequence[Row], mapping: TableMapping, result: Result, progress: Progress
) -> list[dict[str, str | None]]:
    """Make the things of all rows; return the ids of each row, by the names that the mapping has for them."""
    targets = [target for target in mapping.targets if target.kind == "entity"]
    found: list[dict[str, str | None]] = []
    for done, row in enumerate(rows, 1):
        found.append({_name(target): make_entity(row, target, result) for target in targets})
        if targets and (done % _STEP == 0 or done == len(rows)):
            progress.step(Message(_NAMING), done, len(rows))
    return found


def _name(target: Target) -> str:
    return target.name or f"entities[{target.path[-1]}]"


def _facts(row: Row, named: Mapping[str, str | None], layer: str, result: Result) -> None:
    source = make_source(row, layer, result)
    if source is None:
        return
    sheet = "_".join(row.table.grid.sheet.split()).replace("/", "-")
    at = f"sheet:{sheet}/{row.number}" if sheet else f"row/{row.number}"
    for target in row.mapping.targets:
        if target.kind == "tie":
            make_tie(row, target, named, source, at, result)
        elif target.kind == "entity":
            _add_source(result, named[_name(target)], source)
            for number in target.numbers:
                subject = named[_name(target)]
                if subject:
                    _add_number(row, make_number(row, number, at, source, subject), result)
        else:
            _add_number(row, make_number(row, target, at, source), result)


def _add_source(result: Result, id_: str | None, source: str) -> None:
    """Give a new thing the source of the first row that names it."""
    if id_ in result.entities:
        result.entities[id_].record.setdefault("source", source)


def _add_number(row: Row, record: dict[str, Any] | None, result: Result) -> None:
    if record is not None:
        result.observations.append(Made("observation", str(record.get("subject", "")), record, row.number))


def _drop_unused_sources(result: Result) -> None:
    """Leave out the sources that only rows with faults name."""
    used = {made.record.get("source") for made in (*result.entities.values(), *result.observations)}
    for made in result.ties.values():
        used |= {item["source"] for item in made.record["evidence"]}
    result.sources = {id_: made for id_, made in result.sources.items() if id_ in used}


def _check_records(result: Result) -> None:
    """Check what was made by the schema, as the reader of the dataset will, and what argun check refuses."""
    schema = read_schema()
    for made in result.records:
        for finding in check_record(made.record, (), made.kind, schema):
            result.faults.append(RowFault(made.row, None, (made.kind, *finding.path), finding.message))
    for made in result.entities.values():
        if schema.type_of(made.id) in NEEDS_SECTOR and "sector" not in made.record:
            text = Message("no sector is told; write it, or give one to all rows: sector: in the mapping")
            result.faults.append(RowFault(made.row, None, (made.kind,), text))
