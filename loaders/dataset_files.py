"""Reads the files of one dataset directory into raw records that have passed the schema's checks.

A dataset is a directory with a ``dataset.yaml``; every other YAML file below it may hold any of the
sections sources, entities, ties, observations, editions, and a head with defaults for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders.places import Places, key_text
from schema.errors import DatasetError, InvalidValueError, Problem
from schema.messages import N_, Message
from schema.model import Property, Schema
from schema.reader import read_schema
from schema.validation import Finding, check_fields, kind_of
from schema.validation import Path as KeyPath
from schema.values import SLUG, SLUG_FORM, check_id, choices, clean_text
from schema.yaml_text import LargeNumberError, YamlError, parse_yaml

SECTIONS = {
    "sources": "source",
    "entities": "entity",
    "ties": "tie",
    "observations": "observation",
    "editions": "edition",
}
HEAD = ("source", "section", "region", "set_aside")
MANIFEST = "dataset.yaml"
#: Types of node whose records do not stand under ``entities``, and where they do.
_NO_ENTITIES = {
    "Source": N_("write it under sources"),
    "Edition": N_("write it under editions"),
    "Evidence": N_("write it as evidence of a tie"),
    "Observation": N_("write it under observations, or as numbers of a tie"),
}
_MANIFEST_KEYS = ("format", "name", "license", "date", "reference")
_FORMAT = 1
#: What a record of each section is called.
_RECORDS = {
    "source": N_("this source"),
    "entity": N_("this entity"),
    "tie": N_("this tie"),
    "observation": N_("this number"),
    "edition": N_("this edition"),
}
_HINT = Message(
    'A dataset has a file {manifest} with "format: 1", "name:", "ru:" and "en:" (docs/coding.md).',
    manifest=MANIFEST,
)


@dataclass(slots=True)
class DatasetFile:
    """One YAML file: its head, its records by section, and where to find a line of it."""

    name: str
    head: Mapping[str, Any]
    sections: Mapping[str, list[dict[str, Any]]]
    places: Places


@dataclass(slots=True)
class RawDataset:
    """The files of one directory; ``problems`` grows while later steps look at them."""

    path: Path
    manifest: Mapping[str, Any]
    files: list[DatasetFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The layer's name, from the manifest."""
        return str(self.manifest["name"])

    def report(self, file: DatasetFile, path: KeyPath, message: Message, code: str = "value") -> None:
        """Note a problem at a key of a file; ``code`` is its stable kind."""
        self.problems.append(Problem(file.name, file.places.line(path), key_text(path), message, code))


def read_files(directory: Path, schema: Schema) -> RawDataset:
    """Read and check every file of a dataset directory.

    Raises
    ------
    DatasetError
        When the directory is not a dataset or holds no statement at all. Problems inside files are
        collected in the result instead; the records that have them are left out.
    """
    raw = RawDataset(directory, _read_manifest(directory))
    for path in sorted(directory.rglob("*.y*ml"), key=lambda p: p.relative_to(directory).as_posix()):
        if path.name == MANIFEST and path.parent == directory:
            continue
        if path.suffix in (".yaml", ".yml") and not path.name.startswith("."):
            _read_file(path, raw, schema)
    if not raw.problems and not any(any(file.sections.values()) for file in raw.files):
        raise DatasetError(
            "{path}: the dataset is empty: no file has a record under {sections}. "
            "Write one as docs/coding.md shows, or leave --dataset out to use the shipped dataset.",
            path=directory,
            sections=tuple(SECTIONS),
        )
    return raw


def _read_manifest(directory: Path) -> Mapping[str, Any]:
    named: dict[str, Any] = {"path": directory, "manifest": MANIFEST, "hint": _HINT}
    if not directory.exists():
        raise DatasetError(
            "{path}: there is no such directory. Check the path after --dataset.", path=directory
        )
    if not directory.is_dir():
        raise DatasetError("{path} is a file, not a dataset directory. {hint}", path=directory, hint=_HINT)
    path = directory / MANIFEST
    if not path.is_file():
        raise DatasetError("{path} is not a dataset: it has no {manifest}. {hint}", **named)
    places, loaded = _parse(path, path.name)
    if isinstance(loaded, Problem):
        raise DatasetError("{path}: {manifest} cannot be read", [loaded], path=directory, manifest=MANIFEST)
    problems = [
        Problem(path.name, places.line((key,)), key, message, "manifest")
        for key, message in _manifest_faults(loaded)
    ]
    if problems:
        raise DatasetError("{path}: {manifest} is not right. {hint}", problems, **named)
    return dict(loaded)


def _manifest_faults(loaded: Any) -> Iterator[tuple[str, Message]]:
    if not isinstance(loaded, dict):
        yield "", Message("expected keys with values, found {found}", found=kind_of(loaded))
        return
    names = read_schema().languages("entity", required=True)
    for key in ("format", "name", *names):
        if loaded.get(key) is None:
            yield key, Message('the key "{key}" is missing', key=key)
        elif key in names:
            try:
                clean_text(loaded[key])
            except InvalidValueError as error:
                yield key, error.message
    for key in loaded:
        if key not in (*_MANIFEST_KEYS, *names):
            known = choices(str(key), (*_MANIFEST_KEYS, *names))
            yield str(key), Message("this key is unknown ({choices})", choices=known)
    if loaded.get("format") not in (None, _FORMAT):
        yield (
            "format",
            Message(
                "{format} is unknown; this version of Argun reads format {known}",
                format=repr(loaded["format"]),
                known=_FORMAT,
            ),
        )
    if loaded.get("name") is not None and not SLUG.fullmatch(str(loaded["name"])):
        yield "name", Message('"{name}" must be {expected}', name=str(loaded["name"]), expected=SLUG_FORM)


def _parse(path: Path, name: str) -> tuple[Places, Any]:
    """Return the parsed content, or the Problem that keeps the file from being read."""
    nowhere = Places("")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = Message("this is not UTF-8; save the file as UTF-8")
        return nowhere, Problem(name, line, "", message, "file")
    except OSError as error:
        message = Message("the file cannot be read: {reason}", reason=error.strerror)
        return nowhere, Problem(name, 0, "", message, "file")
    try:
        return Places(text), parse_yaml(text)
    except LargeNumberError as error:
        return nowhere, Problem(name, error.line, "", error.message, "range")
    except YamlError as error:
        message = Message(
            "this is not valid YAML: {reason}; check quotes, colons and indentation", reason=error.message
        )
        return nowhere, Problem(name, error.line, "", message, "file")


def _read_file(path: Path, raw: RawDataset, schema: Schema) -> None:
    name = path.relative_to(raw.path).as_posix()
    places, loaded = _parse(path, name)
    if isinstance(loaded, Problem):
        raw.problems.append(loaded)
        return
    if loaded is None:
        return
    file = DatasetFile(name, {}, {}, places)
    if not isinstance(loaded, dict):
        sections, found = tuple(SECTIONS), kind_of(loaded)
        message = Message("expected sections ({sections}), found {found}", sections=sections, found=found)
        raw.report(file, (), message, "section")
        return
    file.head = {key: loaded[key] for key in HEAD if loaded.get(key) is not None}
    file.sections = dict(_sections(loaded, file, raw, schema))
    _check_head(file, raw, schema)
    raw.files.append(file)


def _check_head(file: DatasetFile, raw: RawDataset, schema: Schema) -> None:
    scalars = {k: v for k, v in file.head.items() if k == "set_aside" or isinstance(v, (str, int))}
    for key in sorted(set(file.head) - set(scalars)):
        raw.report(file, (key,), Message("expected one word, found {found}", found=kind_of(file.head[key])))
    file.head = scalars
    for key, prefix in (("source", "source"), ("region", "region")):
        value = file.head.get(key)
        if value is not None:
            id_ = str(value) if ":" in str(value) else f"{prefix}:{value}"
            try:
                check_id(id_, schema, (schema.prefixes[prefix],))
            except InvalidValueError as error:
                raw.report(file, (key,), error.message, "id")


def _sections(
    loaded: dict[Any, Any], file: DatasetFile, raw: RawDataset, schema: Schema
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    known = (*HEAD, *SECTIONS)
    for key, records in loaded.items():
        if key not in known:
            message = Message("this is not a section ({choices})", choices=choices(str(key), known))
            raw.report(file, (str(key),), message, "section")
        elif key in SECTIONS and records is not None:
            if not isinstance(records, list):
                message = Message('expected a list of records, each beginning with "- "')
                raw.report(file, (key,), message, "section")
                continue
            kind = SECTIONS[key]
            yield key, [r for i, r in enumerate(records) if _is_sound(r, (key, i), kind, file, raw, schema)]


def _is_sound(
    record: Any, path: KeyPath, kind: str, file: DatasetFile, raw: RawDataset, schema: Schema
) -> bool:
    """Check one record; a sound one keeps its place for later messages under the key ``_path``."""
    findings = list(_check_record(record, path, kind, schema))
    for finding in findings:
        raw.report(file, finding.path, finding.message, finding.code)
    if isinstance(record, dict):
        record["_path"] = path
    return not findings


def _check_record(record: Any, path: KeyPath, kind: str, schema: Schema) -> Iterator[Finding]:
    fields = dict(schema.statements[kind].fields)
    what = Message(_RECORDS[kind])
    if isinstance(record, dict) and kind in ("entity", "tie"):
        extra, named, problem = _type_fields(record, kind, schema)
        if problem:
            yield Finding((*path, "id" if kind == "entity" else "type"), problem, "term")
        key = record.get("key") if kind == "tie" else None
        if key and not SLUG.fullmatch(str(key)):
            message = Message('"{name}" must be {expected}', name=str(key), expected=SLUG_FORM)
            yield Finding((*path, "key"), message)
        fields |= {name: declared for name, declared in extra.items() if name not in fields}
        what = named or what
    yield from check_fields(record, fields, schema, path, what)


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
