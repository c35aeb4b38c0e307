"""Rows of a table without lines, where no white space parts them all along."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.pages.lines import Line, lines_of
from loaders.documents.pages.words import Word

#: A line that begins anew stands so far below the one before, in heights of letters.
_GAP = 0.55
_SAME = 0.3
_ENDED = re.compile(r"[.!?;:。！？；：…»”\")%]\s*$")


def rows_of(
    columns: Sequence[Sequence[Word]], bands: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the bands of a table, those parted in which a row begins: its top and bottom from the head down.

    A row begins where the first column, or all the others, begin anew at one height with another column, and
    what stands above has come to its end.
    """
    lines = [lines_of(words) for words in columns]
    first, *others = [_begun(own) for own in lines]
    places = [*first, *(place for place in others[0] if all(_near(place, own) for own in others[1:]))]
    found = list(bands)
    for place, height in sorted(places, reverse=True):
        index = next((i for i, (top, bottom) in enumerate(found) if bottom < place < top - height / 2), None)
        if index is not None and _is_row(lines, place, height, found[index][0]):
            top, bottom = found[index]
            found[index : index + 1] = [(top, place), (place, bottom)]
    return found


def _begun(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the top and the height of each line with white space above it."""
    above = [None, *lines[:-1]]
    return [
        (line.top, line.height)
        for before, line in zip(above, lines, strict=True)
        if before is None or before.bottom - line.top > _GAP * line.height
    ]


def _near(place: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(abs(place[0] - top) < _SAME * height for top, height in others)


def _is_row(columns: Sequence[Sequence[Line]], place: float, height: float, ceiling: float) -> bool:
    """Tell whether two columns begin a line at a place, and none goes on with a sentence there."""
    begun = 0
    for lines in columns:
        above = [line for line in lines if place < line.middle <= ceiling]
        at = [line for line in lines if abs(line.top - place) < _SAME * height]
        begun += bool(at)
        follows = at and above and above[-1].bottom - at[0].top <= _GAP * height
        if follows and not _ENDED.search(above[-1].text):
            return False
        if not at and any(line.bottom < place < line.top for line in lines):
            return False
    return begun > 1
