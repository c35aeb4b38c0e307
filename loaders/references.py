"""Checks that every id a dataset names exists, and that ties join the types they may join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.dataset_files import SECTIONS, DatasetFile, RawDataset
from loaders.definitions import KnownEntities
from loaders.manifest import MANIFEST
from schema.errors import InvalidValueError
from schema.messages import Message, either
from schema.model import SCALAR_KINDS, Property, Schema
from schema.validation import Path, full_code
from schema.values import check_id, near_words

#: Path of the key, what is wrong, and the stable kind of the problem.
Fault = tuple[Path, Message, str]
#: Kinds of value that name nothing.
_PLAIN = SCALAR_KINDS - {"id"}
_CODED = {"region_roles": "region", "province_bases": "province", "marks": "region"}


def check_references(
    layer: RawDataset, known: KnownEntities, schema: Schema, *, any_ends: bool = False
) -> None:
    """Report every dangling id and every tie whose ends have the wrong type; drop those records.

    A fault of the manifest or of the head of a file is reported there, not with every record below. With
    ``any_ends`` the types of ends are left alone: an older version of a dataset was written for other ones.
    """
    _check_reference(layer, known)
    for file in layer.files:
        _check_head(file, layer, known, schema)
        for section, records in file.sections.items():
            kept = []
            for record in records:
                faults = [
                    fault
                    for fault in _faults(record, SECTIONS[section], known, schema)
                    if not (any_ends and fault[2] == "ends")
                ]
                for path, message, code in faults:
                    layer.report(file, (*record["_path"], *path), message, code)
                if not faults:
                    kept.append(record)
            records[:] = kept


def _check_reference(layer: RawDataset, known: KnownEntities) -> None:
    reference = layer.manifest.get("reference")
    if reference is not None and not known.defines(str(reference)):
        file = DatasetFile(MANIFEST, {}, {}, layer.manifest_places)
        layer.report(file, ("reference",), missing(str(reference), known), "dangling")
        known.excuse(str(reference))


def _check_head(file: DatasetFile, layer: RawDataset, known: KnownEntities, schema: Schema) -> None:
    for key in ("source", "region"):
        if file.head.get(key) is None:
            continue
        id_ = full_code(str(file.head[key]), key)
        try:
            check_id(id_, schema, (schema.prefixes[key],))
        except InvalidValueError as error:
            if id_ not in layer.definitions.malformed:
                layer.report(file, (key,), error.message, "id")
        else:
            if not known.defines(id_):
                layer.report(file, (key,), missing(id_, known), "dangling")
        known.excuse(id_)


def _faults(record: Mapping[str, Any], kind: str, known: KnownEntities, schema: Schema) -> Iterator[Fault]:
    fields: dict[str, Property] = dict(schema.statements[kind].fields)
    if kind == "tie":
        edge = schema.edges[record["type"]]
        fields |= edge.properties
        yield from _wrong_ends(record, edge.name, (edge.source, edge.target), known)
    elif kind == "entity":
        node = schema.type_of(record["id"])
        fields |= schema.nodes[node].properties if node else {}
    for name, value in record.items():
        if value is not None and name in fields:
            yield from _dangling(value, fields[name], (name,), known, schema)


def _wrong_ends(
    record: Mapping[str, Any],
    type_: str,
    allowed: tuple[tuple[str, ...], ...],
    known: KnownEntities,
) -> Iterator[Fault]:
    ends = [known.entities.get(record[key]) for key in ("from", "to")]
    reversed_ = all(end and end.type in types for end, types in zip(ends, reversed(allowed), strict=True))
    for key, entity, types in zip(("from", "to"), ends, allowed, strict=True):
        if entity and entity.type not in types and not (reversed_ and key == "to"):
            named = {"type": type_, "types": either(types), "id": entity.id, "kind": entity.type}
            if key == "from":
                message = Message('{type} goes from {types}, and "{id}" is a {kind}', **named)
            else:
                message = Message('{type} goes to {types}, and "{id}" is a {kind}', **named)
            yield (key,), message, "ends"
    if record["from"] == record["to"]:
        yield ("to",), Message('the tie joins "{id}" to itself', id=record["to"]), "itself"


def _dangling(
    value: Any, declared: Property, path: Path, known: KnownEntities, schema: Schema
) -> Iterator[Fault]:
    if declared.kind in _PLAIN:
        return
    if declared.kind in ("evidence", "observation"):
        fields = schema.statements[declared.kind].fields
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            for name, inner in item.items():
                if inner is not None and name in fields:
                    yield from _dangling(inner, fields[name], (*path, index, name), known, schema)
    elif declared.kind in _CODED:
        for code in value:
            id_ = full_code(str(code), _CODED[declared.kind])
            if not known.defines(id_):
                yield (*path, str(code)), missing(id_, known), "dangling"
    elif declared.kind == "id":
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if not known.defines(item):
                yield (*path, index) if isinstance(value, list) else path, missing(item, known), "dangling"


def missing(id_: str, known: KnownEntities) -> Message:
    """Say that an entity does not exist, with the nearest ids."""
    near = near_words(id_, (i for i in known.ids if i[:1] == id_[:1]), least=0.75)
    if near:
        return Message('there is no entity "{id}"; did you mean {near}?', id=id_, near=either(near))
    return Message('there is no entity "{id}"; define it under entities', id=id_)
