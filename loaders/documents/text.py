"""A document as text with places, whatever its format: blocks in reading order, and what is set aside.

Invariant of every reader of a format: the characters of the blocks and of what is set aside, white space
aside, are those of the whole document. ``characters`` is counted from the document itself, not from the
blocks, so that a reader that drops something says so (:meth:`Text.lost`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from schema.messages import Message


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
    characters [start, end) of ``text``. ``level`` is that of a heading, 0 for what is none.
    """

    text: str
    line: int | None = None
    page: int | None = None
    italic: tuple[tuple[int, int], ...] = ()
    level: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """What a reader leaves out of the blocks, and why: a page number, a script, a menu."""

    text: str
    reason: Message
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; None where it does not. ``date`` is written as in the dataset."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Text:
    """The blocks of a document in reading order; ``characters`` counts those of the whole but white space."""

    name: str
    blocks: Sequence[Block]
    characters: int
    asides: Sequence[Aside] = ()
    about: About = field(default_factory=About)

    def lost(self) -> int:
        """Return how many characters are neither in a block nor set aside (below 0: told twice)."""
        told = [*(block.text for block in self.blocks), *(aside.text for aside in self.asides)]
        return self.characters - sum(printed(text) for text in told)


def printed(text: str) -> int:
    """Count the characters of a text that are no white space.

    Examples
    --------
    >>> printed("9 (9)")
    4
    """
    return len("".join(text.split()))


@dataclass(frozen=True, slots=True)
class Format:
    """Reads documents of one format, known by its suffixes; ``read`` takes the bytes and the file's name."""

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Text]
