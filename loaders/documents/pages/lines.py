"""Words of one region put into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.documents.pages.words import Word


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line from left to right."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    bottom: float
    top: float

    @property
    def text(self) -> str:
        """Its words, parted by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        """The height of most of it."""
        return max(self.words, key=lambda word: word.x1 - word.x0).height

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(word.bold for word in self.words)

    @property
    def middle(self) -> float:
        """Where it stands on the page."""
        return (self.bottom + self.top) / 2


def line_of(words: Sequence[Word]) -> Line:
    """Return a line of words, in order from the left."""
    ordered = tuple(sorted(words, key=lambda word: (word.x0, word.x1)))
    tallest = max(word.height for word in ordered)
    # A small number above the line makes it no taller.
    body = [word for word in ordered if word.height > 0.8 * tallest] or ordered
    return Line(
        ordered,
        ordered[0].x0,
        max(word.x1 for word in ordered),
        min(word.bottom for word in body),
        max(word.top for word in body),
    )


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return lines from the head to the foot: words whose middles stand within each other's heights."""
    found: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda word: (-(word.top + word.bottom), word.x0)):
        middle = (word.top + word.bottom) / 2
        if found:
            bottom, top, line = found[-1]
            overlap = min(top, word.top) - max(bottom, word.bottom)
            if overlap > 0.5 * min(word.height, top - bottom) and bottom < middle < top:
                line.append(word)
                continue
        found.append((word.bottom, word.top, [word]))
    return [line_of(words) for _, _, words in found]


#: A gap so many times the height of the letters parts columns, or the cells of a table without lines.
GAP = 0.7


def segments_of(line: Line) -> list[Line]:
    """Return the parts of a line that wide gaps part."""
    parts: list[list[Word]] = []
    end = 0.0
    for word in line.words:
        if not parts or word.x0 - end > GAP * word.height:
            parts.append([])
        parts[-1].append(word)
        end = max(end, word.x1)
    return [line_of(words) for words in parts]
