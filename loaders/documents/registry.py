"""The readers of documents by name, and the documents of a dataset's sources.

A reader is a module of :mod:`loaders.documents.readers` that declares ``READER``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from graph.rooms import Room
from graph.statements import Statements
from loaders.documents.document import Document, Reader
from loaders.documents.text import Format, Text
from schema.errors import UsageError
from schema.files import is_folder, read_bytes

#: The formats by name: what bytes become a text with places.
FORMATS: Mapping[str, Format] = Room("loaders.documents.formats", "FORMAT")
READERS: Mapping[str, Reader] = Room("loaders.documents.readers", "READER")


def text_of(path: Path) -> Text:
    """Return a document as text with places, whatever its format.

    Raises
    ------
    UsageError
        No reader knows the suffix of the file.
    FileError, TextError
        It cannot be read, or holds no text.
    """
    for format_ in FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.read(read_bytes(path), path.name)
    suffixes = sorted(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)
    raise UsageError("{path}: no reader knows the suffix; expected {suffixes}", path=path, suffixes=suffixes)


def read_documents(directory: Path, statements: Statements) -> dict[str, Document]:
    """Read the documents of the statements' sources that stand in a directory, by the id of the source.

    The document of ``source:paper`` is ``paper`` with a suffix that a reader knows; of several the first in
    the order of the suffixes counts, and of several readers the one with the longest prefix reads it.

    Raises
    ------
    UsageError
        When there is no such directory, or it holds the document of no source.
    FileError
        A document cannot be read.
    """
    if not is_folder(directory):
        raise UsageError(
            "{path}: there is no such directory. Name the directory of the source documents.", path=directory
        )
    sources = sorted(e.id for e in statements.entities.values() if e.type == "Source")
    found = {}
    for source_id in sources:
        slug = source_id.partition(":")[2]
        for suffix in sorted({suffix for reader in READERS.values() for suffix in reader.suffixes}):
            reader, path = _reader(slug, suffix), directory / f"{slug}{suffix}"
            if reader and os.path.lexists(path):
                found[source_id] = reader.read(path, statements)
                break
    if not found:
        raise UsageError(
            "{path} holds no document of a source; expected files such as {names}.",
            path=directory,
            names=[f"{s.partition(':')[2]}.md" for s in sources[:5]],
        )
    return found


def _reader(slug: str, suffix: str) -> Reader | None:
    fitting = [r for r in READERS.values() if suffix in r.suffixes and slug.startswith(r.prefix)]
    return max(fitting, key=lambda reader: len(reader.prefix), default=None)
