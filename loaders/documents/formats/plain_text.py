"""Plain text: a paragraph a line, or lines wrapped at a width with empty ones between paragraphs."""

from __future__ import annotations

from loaders.documents.decoding import text_of
from loaders.documents.runs import folded
from loaders.documents.telling import about_text
from loaders.documents.text import Block, Format, Text, printed
from loaders.documents.wrapping import joined, paragraphs_of


def read_plain_text(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the paragraphs of a text with the lines on which they begin."""
    text, notes = text_of(content, name, encoding)
    groups = paragraphs_of(text.split("\n"))
    told = ((number, folded([(joined(lines), False)])[0]) for number, lines in groups)
    blocks = [Block(words, line=number) for number, words in told if words]
    return Text(name, blocks, printed(text), about=about_text(blocks), notes=notes)


FORMAT = Format((".txt", ".text"), read_plain_text)
