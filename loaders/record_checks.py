"""Checks one record of a dataset against the fields of its kind and of its own type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schema.messages import N_, Message
from schema.model import Property, Schema
from schema.validation import Finding, Path, check_fields, misspelt
from schema.values import SLUG, SLUG_FORM, choices

#: Types of node whose records do not stand under ``entities``, and where they do.
_NO_ENTITIES = {
    "Source": N_("write it under sources"),
    "Edition": N_("write it under editions"),
    "Evidence": N_("write it as evidence of a tie"),
    "Observation": N_("write it under observations, or as numbers of a tie"),
}
#: Types of entity that nothing can be said of without the sector (see ``argun check``).
NEEDS_SECTOR = frozenset({"Project", "Product"})
#: What a record of each section is called.
_RECORDS = {
    "source": N_("this source"),
    "entity": N_("this entity"),
    "tie": N_("this tie"),
    "observation": N_("this number"),
    "edition": N_("this edition"),
}


def check_record(record: Any, path: Path, kind: str, schema: Schema) -> Iterator[Finding]:
    """Yield what is wrong with a record, and not what only follows from a wrong type or a misspelt key."""
    fields = dict(schema.statements[kind].fields)
    what = Message(_RECORDS[kind])
    typed = True
    if isinstance(record, dict) and kind in ("entity", "tie"):
        extra, named, problem = _type_fields(record, kind, schema)
        if problem:
            yield Finding((*path, "id" if kind == "entity" else "type"), problem, "term")
        key = record.get("key") if kind == "tie" else None
        if key and not SLUG.fullmatch(str(key)):
            message = Message('"{name}" must be {expected}', name=str(key), expected=SLUG_FORM)
            yield Finding((*path, "key"), message)
        fields |= {name: declared for name, declared in extra.items() if name not in fields}
        typed, what = named is not None, named or what
    for finding in check_fields(record, fields, schema, path, what):
        if (
            typed
            or finding.path[:-1] != path
            or finding.code != "key"
            or _is_misspelt(finding, record, fields)
        ):
            yield finding


def _is_misspelt(finding: Finding, record: Mapping[str, Any], fields: Mapping[str, Property]) -> bool:
    """Tell whether an unknown key means one that is required; without a type the others may be right."""
    missing = (name for name, declared in fields.items() if declared.required and record.get(name) is None)
    return misspelt(str(finding.path[-1]), missing)


#: Properties of the record's own type, how to call it, and what is wrong with its type.
_TypeFields = tuple[Mapping[str, Property], Message | None, Message | None]


def _type_fields(record: dict[str, Any], kind: str, schema: Schema) -> _TypeFields:
    if kind == "entity":
        return _entity_fields(schema.type_of(str(record.get("id", ""))) or "", schema)
    return _tie_fields(str(record.get("type", "")), schema)


def _entity_fields(type_: str, schema: Schema) -> _TypeFields:
    if type_ in _NO_ENTITIES:
        hint = Message(_NO_ENTITIES[type_])
        return {}, None, Message("{type} is no entity of its own; {hint}", type=type_, hint=hint)
    node = schema.nodes.get(type_)
    if node is None:
        return {}, None, None
    # The id of a made thing is refused; calling all its values unknown, too, would help nobody.
    fields = {**node.properties, **(node.derived if node.made else {})}
    return fields, Message("this {type}", type=node.name), None


def _tie_fields(name: str, schema: Schema) -> _TypeFields:
    edge = schema.edges.get(name)
    if edge is None:
        written = [e.name for e in schema.edges.values() if not e.made]
        known = choices(name, written)
        unknown = Message('the tie type "{name}" is unknown ({choices})', name=name, choices=known)
        return {}, None, unknown if name else None
    made = Message(
        "ties of type {name} are made by the program and never written in a dataset; "
        "remove this one and write the ties that it follows from",
        name=name,
    )
    return edge.properties, Message("this {type}", type=name), made if edge.made else None
