"""Any text, cited by line: ``line/12``."""

from __future__ import annotations

from pathlib import Path

from graph.statements import Statements
from loaders.documents.document import Document, Reader, read_text


def read_plain_text(path: Path, statements: Statements) -> Document:
    """Return the lines of a text."""
    return Document(path.name, read_text(path).split("\n"))


READER = Reader((".md", ".txt"), read_plain_text)
