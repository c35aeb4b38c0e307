"""A row tells of a number: its value with its unit, which may stand in the cell."""

from __future__ import annotations

from typing import Any

from loaders.table_mapping.cell_values import number_of, term_of, unit_key
from loaders.table_mapping.fields import fields_of
from loaders.table_mapping.mapping import Target
from loaders.table_mapping.rows import Row
from schema.errors import InvalidValueError
from schema.messages import Message

_PERCENT = {"%": "percent"}


def make_number(
    row: Row, target: Target, at: str, source: str | None, subject: str | None = None
) -> dict[str, Any] | None:
    """Return a number as the dataset has it; None where the cell is empty, or a fault has been noted."""
    expression = target.fields["value"][0]
    given = row.raw(expression)
    if given is None or not row.is_there(target.conditions):
        return None
    before = len(row.faults)
    known = fields_of("observation")
    record: dict[str, Any] = {"subject": subject} if subject else {}
    for key, expressions in target.fields.items():
        if key in ("value", "unit", "source", "at"):
            continue
        values = [v for e in expressions for v in row.values(e, known[key])]
        if values:
            record[key] = values if known[key].list and len(values) > 1 else values[0]
    try:
        record["value"], rest = number_of(given, row.mapping.decimal)
    except InvalidValueError as error:
        row.fail(expression, error.message)
        return None
    unit = _unit(row, target, rest)
    if len(row.faults) > before or unit is None:
        return None
    record["unit"] = unit
    if "quantity" not in record:
        row.fail(target.fields["quantity"][0], Message("the cell is empty; say what the number measures"))
        return None
    if source:
        record["source"] = source
    return {**record, "at": at}


def _unit(row: Row, target: Target, rest: str) -> str | None:
    """Return the unit: as the mapping says, else what stands after the number; the two must not differ."""
    terms = row.schema.vocabularies["unit"].terms
    expressions = target.fields.get("unit", ())
    before = len(row.faults)
    told = row.value(expressions[0], fields_of("observation")["unit"]) if expressions else None
    if not rest:
        if told is None and len(row.faults) == before:
            where = expressions[0] if expressions else target.fields["value"][0]
            row.fail(
                where,
                Message("the number has no unit; write it, or give it in the mapping: unit: million_RUB"),
            )
        return told
    try:
        known = row.context.lexicon.get("unit", {})
        found = _PERCENT.get(rest) or known.get(unit_key(rest)) or term_of(rest, terms, known)
    except InvalidValueError as error:
        row.fail(target.fields["value"][0], error.message)
        return None
    if told is not None and told != found:
        text = Message("the unit is {found} here and {told} in the mapping", found=found, told=told)
        row.fail(target.fields["value"][0], text)
        return None
    return found
