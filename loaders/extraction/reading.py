"""Passages of a document: the paragraphs of a rating under their regions, or those of any other text."""

from __future__ import annotations

import re
from pathlib import Path

from graph.rooms import Room
from graph.statements.records import Statements
from loaders.documents.readers.rating_report import read_rating
from loaders.documents.text import Format, Text
from loaders.extraction.candidate import Passage
from schema.errors import UsageError
from schema.files import read_bytes

RATING, TEXT = "rating", "text"
_FORMATS: Room[Format] = Room("loaders.documents.formats", "FORMAT")
#: A rating has sections for so many regions.
_LEAST_REGIONS = 2


def read_passages(path: Path, statements: Statements, kind: str | None = None) -> list[Passage]:
    """Return the passages of a document; ``kind`` None: a rating is known by the sections of its regions.

    Raises
    ------
    UsageError
        No reader knows the file's suffix.
    FileError
        The file cannot be read.
    """
    if kind != TEXT and path.suffix in (".md", ".txt"):
        rating = read_rating(path, statements)
        regions = {section for section, _ in rating.paragraphs if section}
        if kind == RATING or len(regions) >= _LEAST_REGIONS:
            return [
                Passage(n, p.text, f"region:{section}", p.column, line=p.line)
                for (section, n), p in rating.paragraphs.items()
                if section
            ]
    return passages_of_text(_read(path))


def _read(path: Path) -> Text:
    for format_ in _FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.read(read_bytes(path), path.name)
    raise UsageError("{path}: no reader knows the suffix {suffix}", path=path, suffix=path.suffix)


def passages_of_text(text: Text) -> list[Passage]:
    """Return the paragraphs of a text as passages, numbered from 1."""
    language = text.about.language
    return [
        Passage(
            number,
            block.text,
            italic=block.italic,
            page=block.page,
            line=block.line,
            language=language or language_of(block.text),
            date=text.about.date,
        )
        for number, block in enumerate(text.blocks, 1)
        if block.level == 0
    ]


def language_of(text: str) -> str:
    """Return the language of a paragraph by its letters: Chinese, Russian, else English.

    Examples
    --------
    >>> language_of("Завод BYD"), language_of("比亚迪工厂"), language_of("a plant")
    ('ru', 'zh', 'en')
    """
    if re.search("[\u4e00-\u9fff]", text):
        return "zh"
    return "ru" if re.search("[а-яё]", text.lower()) else "en"
