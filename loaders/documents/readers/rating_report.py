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
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.statements import Statements
from loaders.documents.document import Document, Paragraph, Reader, read_text
from schema.messages import Message, counted

#: "9 (9)" or "н/д (н/д)": this edition's mark and the previous one's.
MARK = re.compile(r"(?P<mark>н/д|\d{1,2}) ?\((?P<previous>н/д|\d{1,2})\)")
COLUMNS = ("region", "before", "after")
_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"</?p>")
_RULE = re.compile(r"^[-\s]*$")
_FOOTNOTE = "* Рейтинг"
_HEADINGS = ("Регион", "Оценка по", "События ", "СРЕДНЯЯ", "НИЗКАЯ", "ВЫСОКАЯ")


class RatingReport(Document):
    """The document of a rating, whose paragraphs are cited by section, column and number."""

    def fault(self, locator: str) -> Message | None:
        """Say why a locator points nowhere: ``RU-AMU/before/7``, ``trends/3`` or ``line/12``."""
        *parts, last = locator.split("/")
        number = int(last) if last.isdecimal() else 0
        if len(parts) == 2:
            return self._paragraph_fault(parts[0], number)
        if parts == ["trends"] and not any(line.startswith(f"{number}. ") for line in self.lines):
            return Message("no heading has the number {number}", number=number)
        return super().fault(locator)

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
    paragraphs = {(p.section, p.ordinal): p for p in read_paragraphs(text, sections)}
    return RatingReport(path.name, text.split("\n"), paragraphs)


def read_paragraphs(text: str, sections: Mapping[str, str]) -> list[Paragraph]:
    """Cut the document into paragraphs.

    ``sections`` maps the printed name of a region to the code of its section (``RU-AMU``).
    Paragraphs are numbered from 1 within a section, in document order.
    """
    counts: dict[str, int] = {}
    found = []
    for section, column, line, words in _pieces(text, sections):
        if column == "region" or MARK.fullmatch(words):
            continue
        counts[section] = counts.get(section, 0) + 1
        found.append(Paragraph(section, counts[section], column, words, line))
    return found


def _pieces(text: str, sections: Mapping[str, str]) -> Iterator[tuple[str, str | None, int, str]]:
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_FOOTNOTE):
            return
        cells = line.split("\t")
        for index, cell in enumerate(cells):
            column = COLUMNS[min(index, 2)] if len(cells) > 1 else None
            for piece in _PARAGRAPH.split(cell):
                words = " ".join(_TAG.sub(" ", piece).replace("*", "").split())
                name = MARK.sub("", words).strip()
                if index == 0 and name in sections:
                    section = sections[name]
                    yield section, "region", number, words
                elif section and words and not _RULE.match(words) and not words.startswith(_HEADINGS):
                    yield section, column, number, words


READER = Reader((".md", ".txt"), read_rating, prefix="rating-", columns=COLUMNS[1:])
