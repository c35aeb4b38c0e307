"""The rating as its publishers print it: region sections cut into numbered paragraphs.

The document is a table with two columns (events of the earlier period, events of the year under
review) that was extracted page by page, so the columns interleave where a page breaks and a
paragraph outside a table row does not say which column it belongs to. The reader therefore numbers
the paragraphs of a region's section in document order and gives the column only where the extract
shows it. A locator such as ``RU-AMU/before/7`` names section, column (as a curator read it) and
paragraph.

The words by which the reader knows headings and marks are those of the document, which is in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.statements import Statements
from loaders.documents.document import Document, Heading, Paragraph, Reader, read_text, without_markup
from schema.messages import Message, counted

#: "9 (9)" or "н/д (н/д)": this edition's mark and the previous one's.
MARK = re.compile(r"(?P<mark>н/д|\d{1,2}) ?\((?P<previous>н/д|\d{1,2})\)")
COLUMNS = ("before", "after")
_PARAGRAPH = re.compile(r"</?p>")
_FOOTNOTE = "* Рейтинг"
#: The titles of the table's parts.
_TITLE = re.compile(r"[А-Я]+ ПРОДУКТИВНОСТЬ|РЕГИОНЫ БЕЗ ОПУБЛИКОВАННОЙ ОЦЕНКИ")
#: What is no paragraph, by all that a cell says: a paragraph may well begin with the word of a heading.
_HEADING = re.compile(
    r"Регион"
    r"|(Регион )?Оценка по 10-балльной шкале( \(оценка в [IVX]+ рейтинге\))?"
    r"|События (до )?\w+ \d{4}( года)?( – \w+ \d{4} годов)?"
    r"|[-\s]+"
    rf"|{_TITLE.pattern}"
)


class RatingReport(Document):
    """The document of a rating, whose paragraphs are cited by section, column and number."""

    def fault(self, locator: str) -> Message | None:
        """Say why a locator points nowhere: ``RU-AMU/before/7``, ``trends/3`` or ``line/12``."""
        *parts, last = locator.split("/")
        number = int(last) if last.isdecimal() else 0
        if len(parts) == 2:
            return self._paragraph_fault(parts[0], number)
        if parts == ["trends"] and self._trend(number) is None:
            return Message("no heading has the number {number}", number=number)
        return super().fault(locator)

    def passage(self, locator: str) -> str | None:
        """Return the text of a paragraph, of a numbered trend or of a line."""
        head, _, last = locator.rpartition("/")
        return self._trend(int(last)) if head == "trends" and last.isdecimal() else super().passage(locator)

    def _trend(self, number: int) -> str | None:
        return next((line for line in self.lines if line.startswith(f"{number}. ")), None)

    def _paragraph_fault(self, section: str, number: int) -> Message | None:
        if (section, number) in self.paragraphs:
            return None
        numbers = [n for s, n in self.paragraphs if s == section]
        if not numbers:
            return Message("there is no section {section}", section=section)
        return counted(
            "the section has {count} paragraph", "the section has {count} paragraphs", len(numbers)
        )


def read_rating(path: Path, statements: Statements) -> RatingReport:
    """Return the rating with its paragraphs; its sections are known by the names of the regions."""
    text = read_text(path)
    regions = (e for e in statements.entities.values() if e.type == "Region")
    sections = {name: e.id.partition(":")[2] for e in regions for name in (*e.aliases, e.names.get("ru", ""))}
    lines = text.split("\n")
    body = _body(lines, sections)
    paragraphs, headings = read_paragraphs([(n, lines[n - 1]) for n in body], sections)
    return RatingReport(
        path.name, lines, {(p.section, p.ordinal): p for p in paragraphs}, tuple(headings), body
    )


def _body(lines: Sequence[str], sections: Mapping[str, str]) -> range:
    """Return the numbers of the lines of the table: from its first title or section to the footnote."""
    end = next((n for n, line in enumerate(lines, 1) if line.startswith(_FOOTNOTE)), len(lines) + 1)
    for index, _, number, words in _pieces(enumerate(lines, 1)):
        if _TITLE.fullmatch(words) or (index == 0 and _name(words) in sections):
            return range(min(number, end), end)
    return range(end, end)


def _name(words: str) -> str:
    """Return the words of a cell without a mark."""
    return MARK.sub("", words).strip()


def read_paragraphs(
    lines: Iterable[tuple[int, str]], sections: Mapping[str, str]
) -> tuple[list[Paragraph], list[Heading]]:
    """Cut numbered lines of the document's table into paragraphs and what is none: names, marks, titles.

    ``sections`` maps the printed name of a region to the code of its section (``RU-AMU``). Paragraphs are
    numbered from 1 within a section, in document order.
    """
    counts: dict[str, int] = {}
    paragraphs: list[Paragraph] = []
    headings: list[Heading] = []
    section = ""
    for index, column, line, words in _pieces(lines):
        named = index == 0 and _name(words) in sections
        if named:
            section = sections[_name(words)]
        if named or MARK.fullmatch(words) or _HEADING.fullmatch(words):
            headings.append(Heading(words, line))
        else:
            counts[section] = counts.get(section, 0) + 1
            paragraphs.append(Paragraph(section, counts[section], column, words, line))
    return paragraphs, headings


def _pieces(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str | None, int, str]]:
    """Yield the cell's index, its column, the line and the words of each paragraph of each cell."""
    for number, line in lines:
        cells = line.split("\t")
        for index, cell in enumerate(cells):
            column = COLUMNS[min(index, 2) - 1] if len(cells) > 1 and index else None
            for piece in _PARAGRAPH.split(cell):
                words = without_markup(piece)
                if words:
                    yield index, column, number, words


READER = Reader((".md", ".txt"), read_rating, prefix="rating-", columns=COLUMNS)
