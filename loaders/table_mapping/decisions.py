"""A mapping of a user that takes a shipped one as it stands, and says which entries of an export are whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from loaders.parsing import parse_file
from loaders.places import key_text
from loaders.table_mapping.mapping import TableMapping
from loaders.table_mapping.mapping_reader import read_mapping
from loaders.table_mapping.shipped import export_names, shipped_mapping
from loaders.tables.grid import TableError
from schema.errors import Problem
from schema.messages import Message
from schema.values import choices

_KEYS = ("like", "same")


def read_own_mapping(path: Path) -> TableMapping:
    """Return the mapping of a file: a whole one, or ``like: opensanctions`` with ``same:`` (id: company).

    Raises
    ------
    TableError
        With every fault of it.
    """
    places, loaded = parse_file(path, path.name)
    if not isinstance(loaded, dict) or "like" not in loaded:
        return read_mapping(path)
    problems = [Problem(path.name, places.line(at), key_text(at), text) for at, text in _faults(loaded)]
    if problems:
        raise TableError(Message("{file} is not right:", file=path.name), problems)
    same = {str(key): str(value or "") for key, value in (loaded.get("same") or {}).items()}
    return replace(shipped_mapping(str(loaded["like"])), name=path.stem, same=same)


def _faults(loaded: dict[str, Any]) -> list[tuple[tuple[str, ...], Message]]:
    known, same = export_names(), loaded.get("same")
    found: list[tuple[tuple[str, ...], Message]] = []
    for key in loaded:
        if key not in _KEYS:
            named = {"key": str(key), "choices": choices(str(key), _KEYS)}
            found.append(((str(key),), Message('beside "like" there is no key "{key}" ({choices})', **named)))
    if loaded["like"] not in known:
        fields = {"text": str(loaded["like"]), "known": choices(str(loaded["like"]), known)}
        found.append((("like",), Message('"{text}" is unknown ({known})', **fields)))
    if same is not None and not isinstance(same, dict):
        text = Message("expected ids of the export with ids of the data: {{NK-1234: company:example}}")
        found.append((("same",), text))
    return found
