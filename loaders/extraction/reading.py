"""Passages of a document: the paragraphs of a rating under their regions, or those of any other text."""

from __future__ import annotations

import re
from pathlib import Path

from graph.statements.records import Statements
from loaders.documents.rating import Rating, read_rating
from loaders.documents.rating.model import AFTER
from loaders.documents.registry import text_of
from loaders.documents.text import Text, TextError
from loaders.extraction.candidate import Passage

RATING, TEXT = "rating", "text"
_HAN, _CYRILLIC = re.compile("[\u3400-\u9fff]"), re.compile("[а-яё]", re.IGNORECASE)


def read_passages(path: Path, statements: Statements, kind: str | None = None) -> list[Passage]:
    """Return the passages of a document; ``kind`` None: a rating is known by its table of regions and marks.

    Raises
    ------
    UsageError
        No reader knows the file's suffix.
    FileError, TextError
        The file cannot be read, holds no text, or is no rating where ``kind`` says so.
    """
    text = text_of(path)
    if kind == TEXT:
        return passages_of_text(text)
    try:
        return passages_of_rating(read_rating(text, statements.entities.values()))
    except TextError:
        if kind == RATING:
            raise
    return passages_of_text(text)


def passages_of_rating(rating: Rating) -> list[Passage]:
    """Return the paragraphs of a rating as passages, in its order; their date is the end of its year."""
    date = rating.periods.get(AFTER, "").rpartition("/")[2] or rating.text.about.date
    return [
        Passage(
            p.index,
            p.text,
            p.region,
            p.column,
            p.italic,
            p.pieces[0].page,
            p.pieces[0].line,
            "ru",
            date,
            p.pieces[0].paragraph,
        )
        for p in rating.paragraphs
    ]


def passages_of_text(text: Text) -> list[Passage]:
    """Return the paragraphs of a text as passages, numbered from 1.

    Headings and the title have numbers, too, but are no passages: the text below says what they announce.
    """
    return [
        Passage(
            number,
            block.text,
            italic=block.italic,
            page=block.page,
            line=block.line,
            language=language_of(block.text) or text.about.language or "en",
            date=text.about.date,
            paragraph=None if block.line or block.page else number,
        )
        for number, block in enumerate(text.blocks, 1)
        if block.level == 0 and block.text != text.about.title
    ]


def language_of(text: str) -> str | None:
    """Return the language of a paragraph by its letters; None where it has none that tell.

    Examples
    --------
    >>> language_of("Завод BYD"), language_of("比亚迪工厂"), language_of("a plant"), language_of("2025")
    ('ru', 'zh', 'en', None)
    """
    if _HAN.search(text):
        return "zh"
    if _CYRILLIC.search(text):
        return "ru"
    return "en" if re.search("[a-z]", text) else None
