"""Markdown, and the half HTML that programs extract from PDF: cells parted by tabs, ``<p>``, ``<i>``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.documents.text import Block, Cell, Format, Text, printed
from schema.files import decoded

_PARAGRAPH = re.compile(r"</?p>")
_HEADING = re.compile(r"(#{1,6})\s+")
#: A tag of an extract or a sign of emphasis; an address in angle brackets is text.
_MARKUP = re.compile(r"</?[a-z]+ ?/?>|\*+")


def read_markdown(content: bytes, name: str) -> Text:
    """Return the paragraphs of each cell of each line, with their line."""
    lines = decoded(content, errors="replace").split("\n")
    blocks = [block for number, line in enumerate(lines, 1) for block in _blocks(line, number)]
    return Text(name, blocks, sum(printed(_MARKUP.sub("", line)) for line in lines))


def _blocks(line: str, number: int) -> Iterator[Block]:
    cells = line.split("\t")
    for index, cell in enumerate(cells):
        place = Cell(0, number, index, len(cells)) if len(cells) > 1 else None
        for piece in _PARAGRAPH.split(cell):
            heading = _HEADING.match(piece)
            text, italic = _emphasised(piece)
            if text:
                level = len(heading[1]) if heading else 0
                yield Block(text, line=number, italic=italic, level=level, cell=place)


def _emphasised(piece: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its markup and white space folded, and what of it is in italics."""
    spans: list[tuple[int, int]] = []
    words, start, inside, end = "", 0, False, 0
    for mark in [*_MARKUP.finditer(piece), None]:
        words = " ".join(f"{words}\0{piece[end : mark.start() if mark else None]}".split())
        words = words.replace("\0 ", " ").replace(" \0", " ").replace("\0", "").lstrip()
        if mark is None:
            break
        end = mark.end()
        if mark[0] == "<i>" or (mark[0] == "*" and not inside):
            start, inside = len(words), True
        elif inside and mark[0] in ("</i>", "*"):
            spans.append((start, len(words)))
            inside = False
    return words, tuple((a + words[a:b].startswith(" "), b) for a, b in spans if b > a)


FORMAT = Format((".md", ".markdown", ".txt"), read_markdown)
