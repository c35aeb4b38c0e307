"""The formats of documents by name, and the documents of a dataset's sources.

A format is a module of :mod:`loaders.documents.formats` that declares ``FORMAT``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.rooms import Room
from graph.statements import Statements
from loaders.documents.document import Document
from loaders.documents.rating.model import COLUMNS
from loaders.documents.rating.report import read_report
from loaders.documents.text import Format, Text
from schema.errors import UsageError
from schema.files import decoded, is_folder, read_bytes

#: The formats by name: what bytes become a text with places.
FORMATS: Mapping[str, Format] = Room("loaders.documents.formats", "FORMAT")
#: Of several documents of one source that counts whose lines curators cite.
_FIRST = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Kind:
    """Documents with places of their own, known by how their names begin.

    ``read`` makes of a text, its lines and the statements of the dataset what can be cited. ``columns`` are
    those whose paragraphs it numbers within a section.
    """

    prefix: str
    read: Callable[[Text, Sequence[str], Statements], Document]
    columns: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (Kind("rating-", read_report, COLUMNS),)


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

    The document of ``source:paper`` is ``paper`` with the suffix of a format; of several one in lines counts.
    Its kind is that of the longest prefix.

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
        paths = (directory / f"{source_id.partition(':')[2]}{suffix}" for suffix in _suffixes())
        path = next(filter(os.path.lexists, paths), None)
        if path:
            found[source_id] = _document(path, statements)
    if not found:
        raise UsageError(
            "{path} holds no document of a source; expected files such as {names}.",
            path=directory,
            names=[f"{s.partition(':')[2]}.md" for s in sources[:5]],
        )
    return found


def _suffixes() -> list[str]:
    found = {suffix for format_ in FORMATS.values() for suffix in format_.suffixes}
    return sorted(found, key=lambda suffix: (suffix not in _FIRST, suffix))


def _document(path: Path, statements: Statements) -> Document:
    text = text_of(path)
    in_lines = any(block.line for block in text.blocks)
    lines = _lines(path) if in_lines or not text.blocks else [block.text for block in text.blocks]
    fitting = [kind for kind in KINDS if path.name.startswith(kind.prefix)]
    if not fitting:
        return Document(text.name, lines)
    return max(fitting, key=lambda kind: len(kind.prefix)).read(text, lines, statements)


def _lines(path: Path) -> list[str]:
    return decoded(read_bytes(path), errors="replace").split("\n")
