"""A document as text with places, whatever its format: blocks in reading order, and what is set aside.

Invariant of every reader of a format: the characters of the blocks and of what is set aside, white space and
what nobody sees aside, are those of the whole document. ``characters`` is counted from the document itself,
not from the blocks, so that a reader that drops something says so (:meth:`Text.lost`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from schema.errors import ListedError
from schema.messages import Message
from schema.wording import seen


class TextError(ListedError):
    """A document cannot be read, or holds no text that could be."""


def without_text(name: str) -> TextError:
    """Say that a document holds no word, and what to do."""
    return TextError(
        "{file} has no text: it is empty, or its words are pictures or come by a script; open it, copy what "
        "you see into a text file or recognise it (OCR), and read that",
        file=name,
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a table that a block stands in; all numbers from 0, ``columns`` is how many the row has."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a paragraph of a cell, its white space folded.

    ``line`` counts from 1 where the format has lines, ``page`` where it has pages. ``italic`` are spans of
    characters [start, end) of ``text``. ``level`` is that of a heading, 0 for what is none. ``paragraph`` is
    its number in the document, where it has neither line nor page.
    """

    text: str
    line: int | None = None
    page: int | None = None
    italic: tuple[tuple[int, int], ...] = ()
    level: int = 0
    cell: Cell | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """What a reader leaves out of the blocks, and why: a page number, a script, a menu."""

    text: str
    reason: Message
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; None where it does not. ``date`` is written as in the dataset."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Text:
    """The blocks of a document in reading order; ``characters`` counts those of the whole but white space.

    ``notes`` say what was found out of the file: its encoding, pages without text.
    """

    name: str
    blocks: Sequence[Block]
    characters: int
    asides: Sequence[Aside] = ()
    about: About = field(default_factory=About)
    notes: tuple[Message, ...] = ()

    def lost(self) -> int:
        """Return how many characters are neither in a block nor set aside (below 0: told twice)."""
        told = [*(block.text for block in self.blocks), *(aside.text for aside in self.asides)]
        return self.characters - sum(printed(text) for text in told)


def printed(text: str) -> int:
    """Count the characters of a text that are seen: neither white space nor such as soft hyphens.

    Examples
    --------
    >>> printed("9 (9)")
    4
    """
    return len("".join(seen(text).split()))


class Reads(Protocol):
    """Makes a text of the bytes of a file, in ``encoding`` where the format does not tell it itself."""

    def __call__(self, content: bytes, name: str, encoding: str | None = None) -> Text: ...


@dataclass(frozen=True, slots=True)
class Format:
    """Reads documents of one format, known by their suffixes."""

    suffixes: tuple[str, ...]
    read: Reads
