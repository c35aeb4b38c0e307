"""A brief before it is written in a format: sections of paragraphs of runs, each with its note."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing

Kind = Literal["text", "bullet"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the place in it, in words, and its address where it has a safe one."""

    words: str
    address: str | None = None


Note = tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; a note behind it makes it a sentence with its sources."""

    text: str
    strong: bool = False
    note: Note = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs, one after the other; ``weight`` says how soon it goes where there is no room (9 goes first)."""

    runs: tuple[Run, ...]
    kind: Kind = "text"
    weight: int = 5

    @property
    def text(self) -> str:
        """The text without notes."""
        return "".join(run.text for run in self.runs)

    @property
    def notes(self) -> int:
        """The number of notes."""
        return sum(bool(run.note) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; ``width`` is the share of that of the text, ``told`` says what it shows."""

    drawing: Drawing
    told: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in one language. Ids stand in ``appendix`` (name, id) alone."""

    id: str
    lang: str
    kicker: str
    title: str
    lead: Paragraph
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    appendix_title: str
    appendix: tuple[tuple[str, str], ...]
    foot: str
    day: datetime.date

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs in their order, the lead first."""
        yield self.lead
        for section in self.sections:
            yield from section.paragraphs
