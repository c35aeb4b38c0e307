"""Checks that every id a dataset names exists, and that ties join the types they may join."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from graph.statements.records import Entity
from loaders.dataset_files import SECTIONS, DatasetFile, RawDataset
from schema.messages import Message, either
from schema.model import Property, Schema
from schema.validation import Path, full_code

#: Path of the key, what is wrong, and the stable kind of the problem.
Fault = tuple[Path, Message, str]
_CODED = {"region_roles": "region", "province_bases": "province", "marks": "region"}


def check_references(layer: RawDataset, entities: Mapping[str, Entity], schema: Schema) -> None:
    """Report every dangling id and every tie whose ends have the wrong type; drop those records."""
    for file in layer.files:
        _check_head(file, layer, entities)
        for section, records in file.sections.items():
            kept = []
            for record in records:
                faults = list(_faults(record, SECTIONS[section], entities, schema))
                for path, message, code in faults:
                    layer.report(file, (*record["_path"], *path), message, code)
                if not faults:
                    kept.append(record)
            records[:] = kept


def _check_head(file: DatasetFile, layer: RawDataset, entities: Mapping[str, Entity]) -> None:
    for key, prefix in (("source", "source"), ("region", "region")):
        value = file.head.get(key)
        if value is not None and full_code(str(value), prefix) not in entities:
            layer.report(file, (key,), missing(full_code(str(value), prefix), entities), "dangling")


def _faults(
    record: Mapping[str, Any], kind: str, entities: Mapping[str, Entity], schema: Schema
) -> Iterator[Fault]:
    fields: dict[str, Property] = dict(schema.statements[kind].fields)
    if kind == "tie":
        edge = schema.edges[record["type"]]
        fields |= edge.properties
        yield from _wrong_ends(record, edge.name, (edge.source, edge.target), entities)
    elif kind == "entity":
        node = schema.type_of(record["id"])
        fields |= schema.nodes[node].properties if node else {}
    for name, declared in fields.items():
        if record.get(name) is not None:
            yield from _dangling(record[name], declared, (name,), entities, schema)


def _wrong_ends(
    record: Mapping[str, Any],
    type_: str,
    allowed: tuple[tuple[str, ...], ...],
    entities: Mapping[str, Entity],
) -> Iterator[Fault]:
    for key, types in zip(("from", "to"), allowed, strict=True):
        entity = entities.get(record[key])
        if entity and entity.type not in types:
            named = {"type": type_, "types": either(types), "id": entity.id, "kind": entity.type}
            if key == "from":
                message = Message('{type} goes from {types}, and "{id}" is a {kind}', **named)
            else:
                message = Message('{type} goes to {types}, and "{id}" is a {kind}', **named)
            yield (key,), message, "ends"
    if record["from"] == record["to"]:
        yield ("to",), Message('the tie joins "{id}" to itself', id=record["to"]), "itself"


def _dangling(
    value: Any, declared: Property, path: Path, entities: Mapping[str, Entity], schema: Schema
) -> Iterator[Fault]:
    if declared.kind in ("evidence", "observation"):
        fields = schema.statements[declared.kind].fields
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            for name, inner in fields.items():
                if item.get(name) is not None:
                    yield from _dangling(item[name], inner, (*path, index, name), entities, schema)
    elif declared.kind in _CODED:
        for code in value:
            id_ = full_code(str(code), _CODED[declared.kind])
            if id_ not in entities:
                yield (*path, str(code)), missing(id_, entities), "dangling"
    elif declared.kind == "id":
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if item not in entities:
                yield (*path, index) if isinstance(value, list) else path, missing(item, entities), "dangling"


def missing(id_: str, entities: Mapping[str, Entity]) -> Message:
    """Say that an entity does not exist, with the nearest ids."""
    near = difflib.get_close_matches(id_, [i for i in entities if i[:1] == id_[:1]], n=3, cutoff=0.75)
    if near:
        return Message('there is no entity "{id}"; did you mean {near}?', id=id_, near=either(near))
    return Message('there is no entity "{id}"; define it under entities', id=id_)
