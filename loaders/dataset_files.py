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
from schema.errors import DatasetError, Problem
from schema.model import Property, Schema
from schema.validation import Finding, check_fields
from schema.validation import Path as KeyPath
from schema.values import SLUG, check_id, choices, clean_text
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
    "Source": "write it under sources",
    "Edition": "write it under editions",
    "Evidence": "write it as evidence of a tie",
    "Observation": "write it under observations, or as numbers of a tie",
}
_MANIFEST_KEYS = ("format", "name", "ru", "en", "license", "date", "reference")
_FORMAT = 1


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

    def report(self, file: DatasetFile, path: KeyPath, message: str, code: str = "value") -> None:
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
            f"{directory}: the dataset is empty: no file has a record under {', '.join(SECTIONS)}. "
            "Write one as docs/coding.md shows, or leave --dataset out to use the shipped dataset."
        )
    return raw


def _read_manifest(directory: Path) -> Mapping[str, Any]:
    hint = f'A dataset has a file {MANIFEST} with "format: 1", "name:", "ru:" and "en:" (docs/coding.md).'
    if not directory.exists():
        raise DatasetError(f"{directory}: there is no such directory. Check the path after --dataset.")
    if not directory.is_dir():
        raise DatasetError(f"{directory} is a file, not a dataset directory. {hint}")
    path = directory / MANIFEST
    if not path.is_file():
        raise DatasetError(f"{directory} is not a dataset: it has no {MANIFEST}. {hint}")
    places, loaded = _parse(path, path.name)
    if isinstance(loaded, Problem):
        raise DatasetError(f"{directory}: {MANIFEST} cannot be read", [loaded])
    problems = [
        Problem(path.name, places.line((key,)), key, message, "manifest")
        for key, message in _manifest_faults(loaded)
    ]
    if problems:
        raise DatasetError(f"{directory}: {MANIFEST} is not right. {hint}", problems)
    return dict(loaded)


def _manifest_faults(loaded: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(loaded, dict):
        yield "", "expected keys and values"
        return
    for key in ("format", "name", "ru", "en"):
        if loaded.get(key) is None:
            yield key, f'has no "{key}"'
        elif key in ("ru", "en"):
            try:
                clean_text(loaded[key])
            except ValueError as error:
                yield key, str(error)
    for key in loaded:
        if key not in _MANIFEST_KEYS:
            yield str(key), f"is unknown ({choices(str(key), _MANIFEST_KEYS)})"
    if loaded.get("format") not in (None, _FORMAT):
        yield "format", f"{loaded['format']!r} is unknown; this version of Argun reads format {_FORMAT}"
    if loaded.get("name") is not None and not SLUG.fullmatch(str(loaded["name"])):
        yield "name", f'"{loaded["name"]}" must be lower-case Latin letters, digits and hyphens'


def _parse(path: Path, name: str) -> tuple[Places, Any]:
    """Return the parsed content, or the Problem that keeps the file from being read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Places(""), Problem(name, line, "", "is not UTF-8; save the file as UTF-8", "file")
    except OSError as error:
        return Places(""), Problem(name, 0, "", f"cannot be read: {error.strerror}", "file")
    try:
        return Places(text), parse_yaml(text)
    except LargeNumberError as error:
        return Places(""), Problem(name, error.line, "", str(error), "range")
    except YamlError as error:
        message = f"is not valid YAML: {error}; check quotes, colons and indentation"
        return Places(""), Problem(name, error.line, "", message, "file")


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
        raw.report(
            file, (), f"expected sections ({', '.join(SECTIONS)}), found a {type(loaded).__name__}", "section"
        )
        return
    file.head = {key: loaded[key] for key in HEAD if loaded.get(key) is not None}
    file.sections = dict(_sections(loaded, file, raw, schema))
    _check_head(file, raw, schema)
    raw.files.append(file)


def _check_head(file: DatasetFile, raw: RawDataset, schema: Schema) -> None:
    scalars = {k: v for k, v in file.head.items() if k == "set_aside" or isinstance(v, (str, int))}
    for key in sorted(set(file.head) - set(scalars)):
        raw.report(file, (key,), f"expected one word, found {file.head[key]!r}")
    file.head = scalars
    for key, prefix in (("source", "source"), ("region", "region")):
        value = file.head.get(key)
        if value is not None:
            try:
                check_id(
                    str(value) if ":" in str(value) else f"{prefix}:{value}",
                    schema,
                    (schema.prefixes[prefix],),
                )
            except ValueError as error:
                raw.report(file, (key,), str(error), "id")


def _sections(
    loaded: dict[Any, Any], file: DatasetFile, raw: RawDataset, schema: Schema
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    known = (*HEAD, *SECTIONS)
    for key, records in loaded.items():
        if key not in known:
            raw.report(file, (str(key),), f"is not a section ({choices(str(key), known)})", "section")
        elif key in SECTIONS and records is not None:
            if isinstance(records, list):
                yield (
                    key,
                    [
                        r
                        for i, r in enumerate(records)
                        if _is_sound(r, (key, i), SECTIONS[key], file, raw, schema)
                    ],
                )
            else:
                raw.report(file, (key,), 'expected a list of records, each beginning with "- "', "section")


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
    what = f"this {kind}"
    if isinstance(record, dict) and kind in ("entity", "tie"):
        extra, named, problem = _type_fields(record, kind, schema)
        if problem:
            yield Finding((*path, "id" if kind == "entity" else "type"), problem, "term")
        if kind == "tie" and record.get("key") and not SLUG.fullmatch(str(record["key"])):
            yield Finding(
                (*path, "key"), f'"{record["key"]}" must be lower-case Latin letters, digits and hyphens'
            )
        fields |= {name: declared for name, declared in extra.items() if name not in fields}
        what = named or what
    yield from check_fields(record, fields, schema, path, what)


def _type_fields(
    record: dict[str, Any], kind: str, schema: Schema
) -> tuple[Mapping[str, Property], str, str]:
    """Return the properties of the record's own type, how to call it, and what is wrong with its type."""
    if kind == "entity":
        type_ = schema.type_of(str(record.get("id", "")))
        if type_ in _NO_ENTITIES:
            return {}, "", f"{type_} is no entity of its own; {_NO_ENTITIES[type_]}"
        node = schema.nodes.get(type_ or "")
        if node is None:
            return {}, "", ""
        # The id of a made thing is refused; calling all its values unknown, too, would help nobody.
        return {**node.properties, **(node.derived if node.made else {})}, f"this {node.name}", ""
    name = str(record.get("type", ""))
    edge = schema.edges.get(name)
    if edge is None:
        written = [e.name for e in schema.edges.values() if not e.made]
        return {}, "", f'the tie type "{name}" is unknown ({choices(name, written)})' if name else ""
    problem = (
        f"ties of type {name} are made by the program and never written in a dataset; "
        "remove this one and write the ties that it follows from"
    )
    return edge.properties, f"this {name}", problem if edge.made else ""
