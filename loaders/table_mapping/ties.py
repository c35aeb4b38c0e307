"""A row tells of a tie: its ends, what the row as evidence says of it, and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph import ids
from graph.statements.parties import CHINA, RUSSIA
from loaders.table_mapping.attribution import provinces_of, regions_of
from loaders.table_mapping.expressions import Expression, shown
from loaders.table_mapping.fields import fields_of
from loaders.table_mapping.made import Made, Result, differing_message, merged
from loaders.table_mapping.mapping import Target
from loaders.table_mapping.numbers_told import make_number
from loaders.table_mapping.rows import Row
from schema.errors import UsageError
from schema.messages import Message
from schema.model import EdgeType, Property
from schema.values import date_bounds

#: Ids of the things of this row by the names that the mapping gives them; None for one that is not there.
Named = Mapping[str, str | None]
_ENDS = ("from", "to")
_ORDER = ("type", "from", "to", "key", "via", "regions", "provinces")


def make_tie(row: Row, target: Target, named: Named, source: str | None, at: str, result: Result) -> None:
    """Add the tie that a row tells of, or its evidence to one that another row told of."""
    if not row.is_there(target.conditions):
        return
    before = len(row.faults)
    edge = _edge(row, target)
    if edge is None:
        return
    ends = [_end(row, target, key, edge, named) for key in _ENDS]
    if len(row.faults) > before or None in ends:
        return
    tie = {"type": edge.name, **dict(zip(_ENDS, _turned(row, edge, [str(end) for end in ends]), strict=True))}
    details, evidence = _told(row, target, edge)
    if tie["from"] == tie["to"]:
        row.fail(target.fields["to"][0], Message('the tie joins "{id}" to itself', id=tie["to"]))
    _places(row, target, edge, tie)
    numbers = [n for number in target.numbers if (n := make_number(row, number, at, source))]
    _check_dates(row, target, details)
    if len(row.faults) > before:
        return
    record = {**tie, **details}
    record["evidence"] = [{**({"source": source} if source else {}), "at": at, **evidence}]
    if numbers:
        record["numbers"] = numbers
    _add(row, target, {k: record[k] for k in sorted(record, key=_rank)}, result)


def _rank(key: str) -> tuple[int, str]:
    last = {"evidence": 1, "numbers": 2}.get(key)
    return (_ORDER.index(key), "") if key in _ORDER else (len(_ORDER) + (last or 0), "" if last else key)


def _edge(row: Row, target: Target) -> EdgeType | None:
    if target.type is None:
        return None
    name = row.term(target.type, "tie_type") if target.type.columns else str(target.type.constant)
    return row.schema.edges[name] if name else None


def _end(row: Row, target: Target, key: str, edge: EdgeType, named: Named) -> str | None:
    """Return the id of an end; None where the row has no such thing, or a fault has been noted."""
    expression = target.fields[key][0]
    if not expression.columns and expression.constant in named:
        return named[str(expression.constant)]
    given = row.raw(expression)
    if given is None:
        if not any(fault.path == expression.path for fault in row.faults):
            row.fail(
                expression,
                Message(
                    "the cell is empty; name the end of the tie, or leave such rows out (if: in the mapping)"
                ),
            )
        return None
    types = edge.source if key == "from" else edge.target
    if edge.symmetric:
        types = tuple(dict.fromkeys((*edge.source, *edge.target)))
    try:
        return row.entity_id(shown(given), types)
    except UsageError as error:
        text = Message(
            "{reason} (what is new is defined under entities: in the mapping)", reason=error.message
        )
        row.fail(expression, text)
        return None


def _turned(row: Row, edge: EdgeType, ends: list[str]) -> list[str]:
    """Return the ends of a tie without direction with the Russian side first, as the handbook says."""
    if not edge.symmetric:
        return ends
    types = [row.schema.type_of(end) or "" for end in ends]
    fits, turned = (a in edge.source and b in edge.target for a, b in (types, types[::-1]))
    countries = [row.context.country(end) for end in ends]
    if turned and (not fits or (countries[0] == CHINA and countries[1] in (RUSSIA, ""))):
        return ends[::-1]
    if fits and turned and countries[0] == countries[1]:
        return sorted(ends)
    return ends


def _told(row: Row, target: Target, edge: EdgeType) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the details of the tie and the evidence that a row gives."""
    known = fields_of("tie", edge.name)
    of_evidence = row.schema.statements["evidence"].fields
    details: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    for key, expressions in target.fields.items():
        if key in (*_ENDS, "source", "at") or key not in known:
            continue
        values = [v for e in expressions for v in row.values(e, known[key], _vocabulary(key, edge))]
        if values:
            into = evidence if key in of_evidence else details
            into[key] = values if known[key].list else values[0]
    told = "stage" in evidence or edge.role in ("structural", "restriction")
    if not told and not any(f.path[: len(target.path)] == target.path for f in row.faults):
        expression = target.fields.get("stage", (None,))[0]
        row.fail(
            expression, Message("no stage is told; write it, or give one to all rows: stage: in the mapping")
        )
    evidence.setdefault("ru", f"Строка {row.number} таблицы")
    evidence.setdefault("en", f"Row {row.number} of the table")
    return details, evidence


def _vocabulary(key: str, edge: EdgeType) -> str:
    if key != "stage":
        return ""
    return "effort_stage" if edge.role == "effort" else "stage"


def _places(row: Row, target: Target, edge: EdgeType, tie: dict[str, Any]) -> None:
    """Add the regions and provinces: those that the row names, else those in which the ends lie."""
    if edge.role == "structural":
        return
    for key, type_ in (("regions", "Region"), ("provinces", "Province")):
        found = _named_places(row, target.roles.get(key, ()), type_)
        if not found and edge.role != "restriction":  # it touches what its source names, and no seat
            ends = [tie[end] for end in _ENDS]
            regions = dict.fromkeys(regions_of(row.context, ends), "site")
            found = regions if key == "regions" else provinces_of(row.context, ends)
        if found:
            tie[key] = {id_.partition(":")[2]: found[id_] for id_ in sorted(found)}


def _named_places(row: Row, roles: tuple[tuple[str, Expression], ...], type_: str) -> dict[str, str]:
    declared = Property(type_, row.schema.nodes[type_].words, "id", types=(type_,))
    return {id_: role for role, expression in roles for id_ in row.values(expression, declared)}


def _check_dates(row: Row, target: Target, details: dict[str, Any]) -> None:
    start = details.get("start")
    for key in ("end", "planned"):
        if start and details.get(key) and date_bounds(details[key])[1] < date_bounds(start)[0]:
            text = Message("{key} {date} is before start {start}", key=key, date=details[key], start=start)
            row.fail(target.fields[key][0], text)


def _add(row: Row, target: Target, record: dict[str, Any], result: Result) -> None:
    id_ = ids.tie_id(record["type"], record["from"], record["to"], record.get("key"), record.get("via"))
    made = result.ties.get(id_)
    if made is None:
        result.ties[id_] = Made("tie", id_, record, row.number)
        if id_ in row.context.statements.ties:
            result.known_ties.add(id_)
        return
    for key, old, value in merged(made.record, record, ("evidence", "numbers")):
        found = target.fields.get(key.partition(":")[0], (None,))
        row.fail(found[0], differing_message(key, value, old, made.row))
