"""The manifest of a dataset: ``dataset.yaml``, without which a directory is none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.releases import Release
from loaders.parsing import parse_file
from loaders.places import Places
from schema.errors import DatasetError, InvalidValueError, Problem
from schema.files import is_folder
from schema.messages import Message
from schema.reader import read_schema
from schema.validation import kind_of
from schema.values import SLUG, SLUG_FORM, choices, clean_date, clean_text

MANIFEST = "dataset.yaml"
_KEYS = ("format", "name", "version", "date", "license", "reference")
_FORMAT = 1
#: 1, 1.2, 1.2.3, 2026.11, 1.2.0-rc.1
_VERSION = re.compile(r"\d+(?:\.\d+)*(?:-[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)?", re.ASCII)
_HINT = Message(
    'A dataset has a file {manifest} with "format: 1", "name:", "ru:" and "en:" (docs/coding.md).',
    manifest=MANIFEST,
)


def read_manifest(directory: Path) -> tuple[Mapping[str, Any], Places]:
    """Return the manifest of a directory and the places of its keys.

    Raises
    ------
    DatasetError
        The directory is no dataset, or its manifest is wrong.
    FileError
        The system refuses the directory.
    """
    named: dict[str, Any] = {"path": directory, "manifest": MANIFEST, "hint": _HINT}
    if not is_folder(directory):
        if not os.path.lexists(directory):
            raise DatasetError("{path}: there is no such directory; check the path", path=directory)
        raise DatasetError("{path} is a file, not a dataset directory. {hint}", path=directory, hint=_HINT)
    path = directory / MANIFEST
    if not os.path.lexists(path):
        raise DatasetError("{path} is not a dataset: it has no {manifest}. {hint}", **named)
    places, loaded = parse_file(path, path.name)
    if isinstance(loaded, Problem):
        raise DatasetError("{path}: {manifest} cannot be read", [loaded], path=directory, manifest=MANIFEST)
    problems = [
        Problem(path.name, places.line((key,)), key, message, "manifest")
        for key, message in _manifest_faults(loaded)
    ]
    if problems:
        raise DatasetError("{path}: {manifest} is not right. {hint}", problems, **named)
    return loaded, places


def _manifest_faults(loaded: Any) -> Iterator[tuple[str, Message]]:
    if not isinstance(loaded, dict):
        yield "", Message("expected keys with values, found {found}", found=kind_of(loaded))
        return
    names = read_schema().languages("entity")
    for key in ("format", "name", *read_schema().languages("entity", required=True)):
        if loaded.get(key) is None:
            yield key, Message('the key "{key}" is missing', key=key)
    for key in names:
        if loaded.get(key) is not None:
            try:
                clean_text(loaded[key])
            except InvalidValueError as error:
                yield key, error.message
    for key in loaded:
        if key not in (*_KEYS, *names):
            known = choices(str(key), (*_KEYS, *names))
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
    yield from _release_faults(loaded)


def _release_faults(loaded: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with what tells one release of the dataset from another."""
    version = loaded.get("version")
    if version is not None and not (isinstance(version, str) and _VERSION.fullmatch(version)):
        yield (
            "version",
            Message(
                '"{version}" is no version; write numbers with dots between them, in quotes: "1.2.0"',
                version=str(version),
            ),
        )
    if loaded.get("date") is not None:
        try:
            clean_date(loaded["date"])
        except InvalidValueError as error:
            yield "date", error.message
    if loaded.get("license") is not None:
        try:
            clean_text(loaded["license"])
        except InvalidValueError as error:
            yield "license", error.message


def release_of(manifest: Mapping[str, Any]) -> Release:
    """Return the release that a manifest describes."""
    titles = {
        lang: clean_text(manifest[lang]) for lang in read_schema().languages("entity") if manifest.get(lang)
    }
    return Release.of(manifest, titles)
