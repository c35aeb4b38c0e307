"""The formats of documents by name, and the documents of a dataset's sources.

A format is a module of :mod:`loaders.documents.formats` that declares ``FORMAT``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.statements import Statements
from loaders.documents.document import Document
from loaders.documents.rating.model import COLUMNS
from loaders.documents.rating.report import read_report
from loaders.documents.recognising import FORMATS, format_of
from loaders.documents.text import Text, without_text
from loaders.documents.whole_text import read_whole_text
from schema.errors import UsageError
from schema.files import decoded, is_folder, read_bytes

__all__ = ["FORMATS", "KINDS", "Kind", "read_documents", "text_of"]

#: The formats whose lines people see and curators cite: of several documents of one source one of these.
_LINED = (*FORMATS["markdown"].suffixes, *FORMATS["plain-text"].suffixes)


@dataclass(frozen=True, slots=True)
class Kind:
    """Documents with places of their own, known by how their names begin.

    ``read`` makes of a text, its lines (none where it is not read by lines) and the statements of the dataset
    what can be cited. ``columns`` are those whose paragraphs it numbers within a section.
    """

    prefix: str
    read: Callable[[Text, Sequence[str] | None, Statements], Document]
    columns: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (Kind("", read_whole_text), Kind("rating-", read_report, COLUMNS))


def text_of(path: Path, encoding: str | None = None) -> Text:
    """Return a document as text with places, whatever its format and its name.

    ``encoding`` is asked of those formats that do not tell theirs.

    Raises
    ------
    FileError
        It cannot be read.
    TextError, UsageError
        It is no document, holds no text, or is not in the encoding.
    """
    content = read_bytes(path)
    text = format_of(content, path.name).read(content, path.name, encoding)
    if not text.blocks and not text.asides:
        raise without_text(path.name)
    return text


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
    return sorted(found, key=lambda suffix: (suffix not in _LINED, suffix))


def _document(path: Path, statements: Statements) -> Document:
    text, fitting = text_of(path), [kind for kind in KINDS if path.name.startswith(kind.prefix)]
    is_lined = path.suffix.casefold() in _LINED
    lines = decoded(read_bytes(path), errors="replace").split("\n") if is_lined else None
    return max(fitting, key=lambda kind: len(kind.prefix)).read(text, lines, statements)
