"""A rating as a source that statements cite: paragraphs by section, column and number, trends by number.

A locator such as ``RU-AMU/before/7`` names section, column (as a curator read it) and piece: the pieces of a
region's section are numbered in document order, and the column is given only where the extract shows it, so
that a locator stands whatever the reader makes of the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.statements import Statements
from loaders.documents.document import Document, Paragraph
from loaders.documents.rating.front import read_front, table_begin
from loaders.documents.rating.model import Rating, Trend
from loaders.documents.rating.reading import read_rating
from loaders.documents.text import Text, TextError
from schema.messages import Message, counted


@dataclass(frozen=True)
class RatingReport(Document):
    """The document of a rating."""

    trends: Mapping[int, str] = field(default_factory=dict)

    def fault(self, locator: str) -> Message | None:
        """Say why a locator points nowhere: ``RU-AMU/before/7``, ``trends/3`` or ``line/12``."""
        *parts, last = locator.split("/")
        number = int(last) if last.isdecimal() else 0
        if len(parts) == 2:
            return self._paragraph_fault(parts[0], number)
        if parts == ["trends"] and number not in self.trends:
            return Message("no heading has the number {number}", number=number)
        return super().fault(locator)

    def passage(self, locator: str) -> str | None:
        """Return the text of a paragraph, of a numbered trend or of a line."""
        head, _, last = locator.rpartition("/")
        if head == "trends" and last.isdecimal():
            return self.trends.get(int(last))
        return super().passage(locator)

    def _paragraph_fault(self, section: str, number: int) -> Message | None:
        if (section, number) in self.paragraphs:
            return None
        numbers = [n for s, n in self.paragraphs if s == section]
        if not numbers:
            return Message("there is no section {section}", section=section)
        return counted(
            "the section has {count} paragraph", "the section has {count} paragraphs", len(numbers)
        )


def read_report(text: Text, lines: Sequence[str] | None, statements: Statements) -> RatingReport:
    """Return a rating to cite; without a region that the statements know it has trends, but no sections."""
    told = [block.text for block in text.blocks] if lines is None else lines
    try:
        return report_of(read_rating(text, statements.entities.values()), told)
    except TextError:
        front = read_front(text.blocks[: table_begin(text.blocks, lambda _: None)])
        return RatingReport(text.name, told, trends=_numbered(front.trends))


def _numbered(trends: Sequence[Trend]) -> dict[int, str]:
    return {trend.index: f"{trend.index}. {trend.text}" for trend in trends}


def report_of(rating: Rating, lines: Sequence[str] = ()) -> RatingReport:
    """Return a rating to cite; ``lines`` are those of its document."""
    found = {}
    for paragraph in rating.paragraphs:
        section = paragraph.region.partition(":")[2]
        for piece in paragraph.pieces:
            place = piece.line or piece.page or 0
            found[section, piece.number] = Paragraph(section, piece.number, piece.column, piece.text, place)
    return RatingReport(rating.text.name, lines, dict(sorted(found.items())), _numbered(rating.trends))
