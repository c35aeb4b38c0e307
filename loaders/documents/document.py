"""A document of a source, as statements cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schema.messages import Message, counted


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of a section; ``column`` is None where the document does not show it."""

    section: str
    ordinal: int
    column: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Document:
    """The lines of a document, and its paragraphs by section and number where a reader can number them.

    The lines of a format that has none are its blocks. A document with places of its own extends
    :meth:`fault` and :meth:`passage`.
    """

    name: str
    lines: Sequence[str]
    paragraphs: Mapping[tuple[str, int], Paragraph] = field(default_factory=dict)

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


def _ordinal(text: str) -> int:
    return int(text) if text.isdecimal() else 0
