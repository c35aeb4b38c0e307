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
from dataclasses import dataclass

#: "9 (9)" or "н/д (н/д)": this edition's mark and the previous one's.
MARK = re.compile(r"(?P<mark>н/д|\d{1,2}) ?\((?P<previous>н/д|\d{1,2})\)")
COLUMNS = ("region", "before", "after")
_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"</?p>")
_RULE = re.compile(r"^[-\s]*$")
_FOOTNOTE = "* Рейтинг"
_HEADINGS = ("Регион", "Оценка по", "События ", "СРЕДНЯЯ", "НИЗКАЯ", "ВЫСОКАЯ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a region's section; ``column`` is None where the extract does not show it."""

    section: str
    ordinal: int
    column: str | None
    text: str
    line: int


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
