"""The source documents that the user keeps, with what their locators point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.statements import Statements
from loaders.names import folded
from loaders.rating_report import COLUMNS, Paragraph, read_paragraphs
from schema.errors import UsageError
from schema.messages import Message, counted

#: The columns of a rating's table, whose paragraphs are numbered within the section of a region.
TABLE_COLUMNS = frozenset(COLUMNS[1:])
_RATING = "rating-"
_SUFFIXES = (".md", ".txt")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents by source id: file names, lines, and the numbered paragraphs of ratings by section."""

    names: Mapping[str, str]
    lines: Mapping[str, Sequence[str]]
    paragraphs: Mapping[str, Mapping[tuple[str, int], Paragraph]]

    def fault(self, source_id: str, locator: str) -> Message | None:
        """Say why a locator points nowhere in its document.

        None when it is sound, or when the document is not at hand.
        """
        if source_id not in self.lines:
            return None
        parts = locator.split("/")
        number = int(parts[-1]) if parts[-1].isdecimal() else 0
        if parts[0] == "line":
            return self._line_fault(source_id, number)
        if source_id in self.paragraphs and len(parts) == 3:
            return self._paragraph_fault(source_id, parts[0], number)
        if parts[0] == "trends" and not any(line.startswith(f"{number}. ") for line in self.lines[source_id]):
            return Message("no heading has the number {number}", number=number)
        return None

    def _line_fault(self, source_id: str, number: int) -> Message | None:
        lines = self.lines[source_id]
        if not 1 <= number <= len(lines):
            return counted("the document has {count} line", "the document has {count} lines", len(lines))
        return None if lines[number - 1].strip() else Message("the line is empty")

    def _paragraph_fault(self, source_id: str, section: str, number: int) -> Message | None:
        numbers = [n for s, n in self.paragraphs[source_id] if s == section]
        if not numbers:
            return Message("there is no section {section}", section=section)
        if number in numbers:
            return None
        return counted(
            "the section has {count} paragraph", "the section has {count} paragraphs", len(numbers)
        )

    def paragraph(self, source_id: str, locator: str) -> Paragraph | None:
        """Return the paragraph that a locator such as ``RU-AMU/before/3`` points at."""
        parts = locator.split("/")
        if len(parts) != 3 or not parts[2].isdecimal():
            return None
        return self.paragraphs.get(source_id, {}).get((parts[0], int(parts[2])))


def read_documents(directory: Path, statements: Statements) -> Documents:
    """Read the documents of the statements' sources: ``<slug>.md`` or ``<slug>.txt``, where there.

    Raises
    ------
    UsageError
        When there is no such directory, or it holds the document of no source.
    """
    if not directory.is_dir():
        raise UsageError(
            "{path}: there is no such directory. Name the directory of the source documents.", path=directory
        )
    sources = sorted(e.id for e in statements.entities.values() if e.type == "Source")
    sections = region_sections(statements)
    names: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    paragraphs: dict[str, dict[tuple[str, int], Paragraph]] = {}
    for source_id in sources:
        slug = source_id.partition(":")[2]
        path = next((p for s in _SUFFIXES if (p := directory / f"{slug}{s}").is_file()), None)
        if path is None:
            continue
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        names[source_id], lines[source_id] = path.name, text.split("\n")
        if slug.startswith(_RATING):
            found = read_paragraphs(text, sections)
            paragraphs[source_id] = {(p.section, p.ordinal): p for p in found}
    if not names:
        raise UsageError(
            "{path} holds no document of a source; expected files such as {names}.",
            path=directory,
            names=[f"{s.partition(':')[2]}.md" for s in sources[:5]],
        )
    return Documents(names, lines, paragraphs)


def region_sections(statements: Statements) -> dict[str, str]:
    """Return the section of each region by its name and aliases, as ratings print them."""
    regions = (e for e in statements.entities.values() if e.type == "Region")
    return {name: e.id.partition(":")[2] for e in regions for name in (*e.aliases, e.names["ru"])}


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, for comparing wordings."""
    return _WORD.findall(folded(re.sub(r"<[^>]+>", " ", text)))


def runs(lines: Iterable[str], length: int) -> set[tuple[str, ...]]:
    """Return every run of so many words in a row of a document."""
    found = words(" ".join(lines))
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}
