"""What a reader of documents makes, and what it declares.

Invariant of a reader that numbers paragraphs: on every line of its ``body`` the characters of the paragraphs
and of the headings are those of the line, markup and white space aside. :func:`unread_lines` tells where a
reader breaks it; the rest of a document is cited by line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.statements import Statements
from schema.files import decoded, read_bytes
from schema.messages import Message, counted


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of a section; ``column`` is None where the document does not show it."""

    section: str
    ordinal: int
    column: str | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What a reader takes for no paragraph: a title, the name of a section, a mark, a ruled line."""

    text: str
    line: int


@dataclass(frozen=True)
class Document:
    """The lines of a document, and its paragraphs by section and number where a reader can number them.

    ``body`` are the numbers of the lines, from 1, that it cut into paragraphs and ``headings``. A reader
    whose locators have forms of their own extends :meth:`fault` and :meth:`passage`.
    """

    name: str
    lines: Sequence[str]
    paragraphs: Mapping[tuple[str, int], Paragraph] = field(default_factory=dict)
    headings: Sequence[Heading] = ()
    body: range = range(0)

    def fault(self, locator: str) -> Message | None:
        """Say why a locator points nowhere in the document; None where it is sound or cannot be judged."""
        head, _, last = locator.rpartition("/")
        return self._line_fault(_ordinal(last)) if head == "line" else None

    def _line_fault(self, number: int) -> Message | None:
        if not 1 <= number <= len(self.lines):
            return counted("the document has {count} line", "the document has {count} lines", len(self.lines))
        return None if self.lines[number - 1].strip() else Message("the line is empty")

    def passage(self, locator: str) -> str | None:
        """Return the text that a locator points at; None where it points nowhere or is no place in a text."""
        paragraph = self.paragraph(locator)
        if paragraph is not None:
            return paragraph.text
        head, _, last = locator.rpartition("/")
        number = _ordinal(last)
        return self.lines[number - 1] if head == "line" and 1 <= number <= len(self.lines) else None

    def paragraph(self, locator: str) -> Paragraph | None:
        """Return the paragraph that a locator such as ``RU-AMU/before/3`` points at."""
        parts = locator.split("/")
        return self.paragraphs.get((parts[0], _ordinal(parts[2]))) if len(parts) == 3 else None


#: A tag of an extract; an address in angle brackets is text.
_TAG = re.compile(r"</?[a-z]+ ?/?>")


def without_markup(text: str) -> str:
    """Return a text without tags and signs of emphasis, its white space folded.

    Examples
    --------
    >>> without_markup("<p>**Soy**  <i>goes on</i></p>")
    'Soy goes on'
    """
    return " ".join(_TAG.sub(" ", text).replace("*", "").split())


def unread_lines(document: Document) -> dict[int, str]:
    """Return the characters of each line of the body that neither a paragraph nor a heading has."""
    read: dict[int, Counter[str]] = defaultdict(Counter)
    pieces: list[Paragraph | Heading] = [*document.paragraphs.values(), *document.headings]
    for piece in pieces:
        read[piece.line].update(piece.text.replace(" ", ""))
    found = {}
    for number in document.body:
        text = "".join(without_markup(document.lines[number - 1]).split())
        missing = Counter(text) - read[number]
        if missing:
            found[number] = "".join(missing.elements())
    return found


def _ordinal(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the documents whose names begin with ``prefix`` and end with one of ``suffixes``.

    ``read`` is given the path of a document and the statements of the dataset. ``columns`` are those whose
    paragraphs the reader numbers within a section.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Statements], Document]
    prefix: str = ""
    columns: tuple[str, ...] = ()


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8; what is none of it is replaced, so that places stay.

    Raises
    ------
    FileError
        The file cannot be read.
    """
    return decoded(read_bytes(path), errors="replace")
