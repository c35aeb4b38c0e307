"""Reads the files of one dataset directory into raw records that have passed the schema's checks.

A dataset is a directory with a ``dataset.yaml``; every other YAML file below it may hold any of the
sections sources, entities, ties, observations, editions, and a head with defaults for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from loaders.definitions import Definitions
from loaders.manifest import MANIFEST, read_manifest
from loaders.parsing import parse_file, unreadable
from loaders.places import Places, key_text
from loaders.record_checks import check_record
from schema.errors import DatasetError, Problem
from schema.files import files_below
from schema.messages import Message
from schema.model import Schema
from schema.validation import Finding, kind_of, misspelt
from schema.validation import Path as KeyPath
from schema.values import choices

SECTIONS = {
    "sources": "source",
    "entities": "entity",
    "ties": "tie",
    "observations": "observation",
    "editions": "edition",
}
#: More is no help to anybody, and what to call each of a million unknown keys would take hours.
_MOST_PROBLEMS = 1000
HEAD = ("source", "section", "region", "set_aside")


@dataclass(slots=True)
class DatasetFile:
    """One YAML file: its head, its records by section, and where to find a line of it.

    A key of the head that stands there but cannot be used is None.
    """

    name: str
    head: Mapping[str, Any]
    sections: Mapping[str, list[dict[str, Any]]]
    places: Places


@dataclass(slots=True)
class RawDataset:
    """The files of one directory; ``problems`` grows while later steps look at them.

    ``label`` stands before the names of its files where there are several layers.
    """

    path: Path
    manifest: Mapping[str, Any]
    manifest_places: Places
    definitions: Definitions
    files: list[DatasetFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    label: str = ""

    @property
    def name(self) -> str:
        """The layer's name, from the manifest."""
        return str(self.manifest["name"])

    def shown(self, file: str) -> str:
        """Return the name of a file as messages give it."""
        return f"{self.label}{file}"

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
    raw = RawDataset(directory, *read_manifest(directory), Definitions(schema))
    # All files are parsed before any record is checked: it may name what a later file defines.
    contents = [(file, loaded) for path in _paths(raw) for file, loaded in _content(path, raw)]
    for file, loaded in contents:
        file.head = dict(_head(loaded, file, raw))
        file.sections = dict(_sections(loaded, file, raw, schema))
        raw.files.append(file)
    if len(raw.problems) > _MOST_PROBLEMS:
        message = Message("there are more than {most} problems; the rest is left out", most=_MOST_PROBLEMS)
        raw.problems.append(Problem(MANIFEST, 0, "", message, "file"))
    if not raw.problems and not any(any(file.sections.values()) for file in raw.files):
        raise DatasetError(
            "{path}: the dataset is empty: no file has a record under {sections}. "
            "Write one as docs/coding.md shows, or name no directory to use the shipped dataset.",
            path=directory,
            sections=tuple(SECTIONS),
        )
    return raw


def _paths(raw: RawDataset) -> Iterable[Path]:
    def refuse(folder: Path, reason: Message) -> None:
        name = folder.relative_to(raw.path).as_posix()
        raw.problems.append(Problem(name, 0, "", unreadable(reason), "file"))

    for path in files_below(raw.path, (".yaml", ".yml"), refuse):
        manifest = path.name == MANIFEST and path.parent == raw.path
        if not manifest and not path.name.startswith("."):
            yield path


def _content(path: Path, raw: RawDataset) -> Iterator[tuple[DatasetFile, dict[Any, Any]]]:
    """Yield a file with what it holds, unless it holds nothing or no sections."""
    name = path.relative_to(raw.path).as_posix()
    places, loaded = parse_file(path, name)
    file = DatasetFile(name, {}, {}, places)
    if isinstance(loaded, Problem):
        raw.problems.append(loaded)
        raw.definitions.add_unreadable(places.text)
    elif loaded is not None:
        raw.definitions.add(loaded)
        if isinstance(loaded, dict):
            yield file, loaded
            return
        sections, found = tuple(SECTIONS), kind_of(loaded)
        message = Message("expected sections ({sections}), found {found}", sections=sections, found=found)
        raw.report(file, (), message, "section")


def _head(loaded: Mapping[Any, Any], file: DatasetFile, raw: RawDataset) -> Iterator[tuple[str, Any]]:
    for key in HEAD:
        value = loaded.get(key)
        if value is None or key == "set_aside" or isinstance(value, (str, int)):
            if value is not None:
                yield key, value
            continue
        raw.report(file, (key,), Message("expected one word, found {found}", found=kind_of(value)))
        yield key, None
    unknown = loaded.keys() - {*HEAD, *SECTIONS}
    for key in (
        unknown if len(unknown) <= _MOST_PROBLEMS else ()
    ):  # a slip of the keyboard, reported with the sections
        yield from ((meant, None) for meant in HEAD if meant not in loaded and misspelt(meant, [str(key)]))


def _sections(
    loaded: dict[Any, Any], file: DatasetFile, raw: RawDataset, schema: Schema
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    known = (*HEAD, *SECTIONS)
    for key, records in loaded.items():
        if len(raw.problems) > _MOST_PROBLEMS:
            return
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
    if len(raw.problems) > _MOST_PROBLEMS:
        return False
    findings = list(islice(check_record(record, path, kind, schema), _MOST_PROBLEMS))
    for finding in findings:
        if not _is_repeated(finding, record, path, raw):
            raw.report(file, finding.path, finding.message, finding.code)
    if isinstance(record, dict):
        record["_path"] = path
    return not findings


def _is_repeated(finding: Finding, record: Any, path: KeyPath, raw: RawDataset) -> bool:
    """Tell whether a malformed id is one that a record defines: the fault is reported there."""
    keys = finding.path[len(path) :]
    if finding.code != "id" or keys == ("id",):
        return False
    value: Any = record
    for key in keys:
        value = value.get(key, key) if isinstance(value, dict) else value[int(key)]
    return str(value) in raw.definitions.malformed
