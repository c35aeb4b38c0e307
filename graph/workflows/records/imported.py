"""Records of an import: what the rows of a table become, and what is worth saying of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.names.answers import taken_as
from graph.workflows.importing import Imported
from schema.messages import Message, counted

#: More names are no help in a note.
_MOST_NAMED = 5


def imported_records(imported: Imported, lang: str) -> list[dict[str, Any]]:
    """Return a record for everything that the table makes or is about, in the order of its rows."""
    result = imported.result
    found = [
        {
            "row": made.row,
            "kind": made.kind,
            "id": made.id or None,
            "name": str(made.record.get(lang) or made.record.get("en") or _told(made.record, lang)),
            "new": made.id not in result.known_ties,
        }
        for made in result.records
    ]
    found += [
        {"row": row, "kind": "entity", "id": id_, "name": name, "new": False}
        for id_, (row, name) in result.joined.items()
    ]
    return sorted(found, key=lambda record: (record["row"], record["kind"], str(record["id"])))


def _told(record: dict[str, Any], lang: str) -> str:
    if "evidence" in record:
        first = record["evidence"][0]
        return str(first.get(lang) or first.get("en"))
    return f"{record.get('quantity')}: {record.get('value')} {record.get('unit')}"


def notes(imported: Imported, lang: str) -> Iterator[Message]:
    """Yield what is worth saying of an import: what was found out, joined, doubted and left out."""
    result, table = imported.result, imported.table
    yield from table.grid.notes
    for given, entity in sorted(result.taken.items())[:_MOST_NAMED]:
        yield taken_as(given, entity, lang)
    if len(result.taken) > _MOST_NAMED:
        yield counted(
            "{count} more spelling is taken for a name in the data",
            "{count} more spellings are taken for names in the data",
            len(result.taken) - _MOST_NAMED,
        )
    for id_, (row, name) in sorted(result.joined.items(), key=lambda item: item[1])[:_MOST_NAMED]:
        yield Message('row {row}: "{name}" is {id}, which the data has already', row=row, name=name, id=id_)
    if len(result.joined) > _MOST_NAMED:
        yield counted(
            "{count} more thing of the table is in the data already",
            "{count} more things of the table are in the data already",
            len(result.joined) - _MOST_NAMED,
        )
    for id_, other in sorted(result.near.items(), key=lambda item: result.entities[item[0]].row):
        made = result.entities[id_]
        yield Message(
            'row {row}: {name} seems to be {other}; if it is, write that name or id in the table; it becomes '
            "{id}",
            row=made.row, name=made.record["ru"], other=other, id=id_,
        )  # fmt: skip
    if result.known_ties:
        yield counted(
            "{count} tie is in the data already and gets further evidence",
            "{count} ties are in the data already and get further evidence",
            len(result.known_ties),
        )
    if result.repeated:
        yield counted(
            "{count} row repeats another and is left out: {rows}",
            "{count} rows repeat others and are left out: {rows}",
            len(result.repeated),
            rows=_first(result.repeated),
        )
    if result.transliterated:
        yield counted(
            "{count} English name is transliterated from a Russian one; a column for it (en:) is better",
            "{count} English names are transliterated from Russian ones; a column for them (en:) is better",
            result.transliterated,
        )
    if result.left_out:
        yield counted(
            "{count} row is left out: {rows}",
            "{count} rows are left out: {rows}",
            len(result.left_out),
            rows=_first(result.left_out),
        )


def _first(rows: Iterable[int], most: int = 10) -> tuple[object, ...]:
    found = sorted(rows)
    return (*found[:most], *(["…"] if len(found) > most else []))


def summary(imported: Imported) -> Message:
    """Say how much an import makes."""
    result = imported.result
    evidence = sum(len(made.record["evidence"]) for made in result.ties.values())
    numbers = len(result.observations) + sum(len(m.record.get("numbers", ())) for m in result.ties.values())
    return Message(
        "Rows: {rows}. New things: {entities}; ties: {ties}, with evidence: {evidence}; numbers: {numbers}; "
        "sources: {sources}.",
        rows=result.rows, entities=len(result.entities), ties=len(result.ties), evidence=evidence,
        numbers=numbers, sources=len(result.sources),
    )  # fmt: skip
