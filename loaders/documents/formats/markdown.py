"""Markdown, and the half HTML that programs extract from PDF: cells parted by tabs, ``<p>``, ``<i>``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.documents.decoding import text_of
from loaders.documents.formats.html import parse_html
from loaders.documents.marked.inline import emphasised, plain, unlinked
from loaders.documents.marked.matter import aside_of_front, front_matter, html_tables, without_scripts
from loaders.documents.telling import about_text, first_of
from loaders.documents.text import Aside, Block, Cell, Format, Text, printed
from loaders.documents.web.walking import Walker
from loaders.documents.wrapping import joined, paragraphs_of
from schema.messages import N_, Message

_PARAGRAPH = re.compile(r"</?p>|<br ?/?>\s*<br ?/?>")
#: A break behind the end of a sentence, which parts paragraphs of a cell: a row of bars has no other way.
_BREAK = re.compile(r"([.!?…;。！？；](?:[*_]+|</\w+>)*)\s*<br ?/?>")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
#: What a line begins with that is no text: signs of a heading, of an item, of a quotation.
_START = re.compile(r"\s{0,3}#{1,6}\s+|\s*[*+]\s+(?=\S)|\s{0,3}>\s?")
#: A line that begins a paragraph of its own in a text that is wrapped.
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S|\s{0,3}(?:#{1,6}\s|>)|\s*(?:```|~~~)|.*\t")
#: What no line goes on.
_ALONE = re.compile(r"\s{0,3}#{1,6}\s|\s*(?:```|~~~)|.*\t")
_UNDERLINE, _FENCE = re.compile(r"\s{0,3}={3,}\s*"), re.compile(r"\s{0,3}(?:```|~~~).*")
_RULE, _RULED = re.compile(r"\s{0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})"), Message(N_("a ruled line"))
_PIPES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")


def read_markdown(content: bytes, name: str, encoding: str | None = None) -> Text:
    """Return the paragraphs of each cell of each line, with their line."""
    text, notes = text_of(content, name, encoding)
    reader = _Reader(text, name)
    about = first_of(reader.about, about_text(reader.blocks))
    return Text(name, reader.blocks, reader.characters, reader.asides, about, notes)


class _Reader:
    """Reads the lines of a text; ``characters`` are those that are no markup, counted line by line."""

    def __init__(self, text: str, name: str) -> None:
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self.characters, self._tables, self._name = 0, 0, name
        lines = without_scripts(text, self.asides).split("\n")
        front, self.about = front_matter(lines)
        if front:
            self.asides.append(aside_of_front(lines[:front]))
        self.characters = sum(printed(aside.text) for aside in self.asides)
        done = front
        for start, end in html_tables(lines):
            if start >= done:
                self._read(lines, done, start)
                self._html(lines[start:end], start)
                done = end
        self._read(lines, done, len(lines))

    def _read(self, lines: list[str], start: int, end: int) -> None:
        """Read lines: tables of bars by their rows, all others by paragraphs."""
        number = start
        while number < end:
            stop = next((n for n in range(number, end - 1) if _is_head(lines[n], lines[n + 1])), end)
            self._paragraphs(lines[number:stop], number)
            number = self._table(lines, stop, end) if stop < end else end

    def _paragraphs(self, lines: list[str], offset: int) -> None:
        for number, group in paragraphs_of(lines):
            for at, told in _items(group):
                self._paragraph(joined(told), number + at + offset)

    def _paragraph(self, line: str, number: int) -> None:
        if _UNDERLINE.fullmatch(line) and self.blocks and self.blocks[-1].line == number - 1:
            self.blocks[-1] = replace(self.blocks[-1], level=1)
            return
        if _FENCE.fullmatch(line):
            return
        if _RULE.fullmatch(line):
            self.asides.append(Aside("".join(line.split()), _RULED, line=number))
            self.characters += printed(line)
            return
        heading = _HEADING.match(line)
        begins = _START.match(line)
        cells = self._told(line[begins.end() if begins else 0 :], number).split("\t")
        for index, cell in enumerate(cells):
            place = Cell(0, number, index, len(cells)) if len(cells) > 1 else None
            level = len(heading[1]) if heading else 0
            self.blocks.extend(_pieces(cell, number, place, level))

    def _table(self, lines: list[str], start: int, end: int) -> int:
        """Read a table of bars; return the number of the line after it."""
        self._tables += 1
        number = start
        while number < end and "|" in lines[number]:
            if not _PIPES.fullmatch(lines[number]):
                row = number - start - (number > start)
                cells = _BAR.split(lines[number].strip().removeprefix("|").removesuffix("|"))
                for index, cell in enumerate(cells):
                    place = Cell(self._tables, row, index, len(cells))
                    told = self._told(cell, number + 1)
                    self.blocks.extend(_pieces(told, number + 1, place if len(cells) > 1 else None))
            number += 1
        return number

    def _told(self, text: str, number: int) -> str:
        known = len(self.asides)
        told = unlinked(text, number, self.asides)
        self.characters += printed(plain(told)) + sum(printed(a.text) for a in self.asides[known:])
        return told

    def _html(self, lines: list[str], offset: int) -> None:
        root = parse_html("\n".join(lines), self._name)
        if root is None:
            return
        walker = Walker(root, offset)
        self._tables += 1
        for block in walker.blocks:
            cell = block.cell and replace(block.cell, table=self._tables + block.cell.table)
            self.blocks.append(replace(block, cell=cell))
        self._tables += len({block.cell.table for block in walker.blocks if block.cell})
        self.asides.extend(walker.asides)
        self.characters += sum(printed(text) for text in root.itertext())


def _is_head(line: str, following: str) -> bool:
    return "|" in line and "|" in following and bool(_PIPES.fullmatch(following))


def _items(group: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the items of a list and other lines that stand for themselves, with their place in the group."""
    start = 0
    for number in range(1, len(group)):
        before, line = group[number - 1], group[number]
        if _ITEM.match(line) or _ALONE.match(before) or _UNDERLINE.fullmatch(line):
            yield start, group[start:number]
            start = number
    yield start, group[start:]


def _pieces(text: str, number: int, cell: Cell | None, level: int = 0) -> Iterator[Block]:
    for piece in _PARAGRAPH.split(_BREAK.sub(r"\1<p>", text) if cell else text):
        words, italic = emphasised(piece)
        if words:
            yield Block(words, line=number, italic=italic, level=level, cell=cell)


FORMAT = Format((".md", ".markdown"), read_markdown)
