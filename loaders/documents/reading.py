"""From a file to its text, whatever its format."""

from __future__ import annotations

from pathlib import Path

from loaders.documents.recognising import format_of
from loaders.documents.text import Text, TextError
from schema.files import read_bytes


def read_document(path: Path, encoding: str | None = None) -> Text:
    """Return the text of a document; ``encoding`` is asked of those that do not tell theirs.

    Raises
    ------
    FileError
        The file cannot be read.
    TextError, UsageError
        It is no document, holds no text, or is not in the encoding.
    """
    return text_of_bytes(read_bytes(path), path.name, encoding)


def text_of_bytes(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the text of the bytes of a document."""
    text = format_of(content, name).read(content, name, encoding)
    if not text.blocks and not text.asides:
        raise TextError("{file} has no text", file=name)
    return text
