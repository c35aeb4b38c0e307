"""A document as text, whatever its format, as a benchmark reads it."""

from __future__ import annotations

from pathlib import Path

from graph.rooms import Room
from loaders.documents.text import Format, Text
from schema.errors import UsageError
from schema.files import read_bytes

_FORMATS: Room[Format] = Room("loaders.documents.formats", "FORMAT")


def read_text(path: Path) -> Text:
    """Return a document by the format that knows its suffix."""
    for format_ in _FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.read(read_bytes(path), path.name)
    raise UsageError("{path}: no reader knows the suffix {suffix}", path=path, suffix=path.suffix)
