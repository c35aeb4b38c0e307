"""White space that goes down through many lines at one place: between columns, however narrow it is.

Words of a text rarely end above one another: that none crosses a place in six lines that have words on both
sides of it happens once in some hundred thousand places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.documents.pages.lines import GAP, Line, line_of

#: So many lines, in so large a part of which a word begins at the place; in some the gap is wide, since
#: a line or a paragraph of the left column ends early. Where it never is, lines have the same words.
_LEAST_LINES, _LEAST_SHARE, _LEAST_WIDE = 6, 0.5, 0.1
#: Places that are nearer are one; what stands to the left is wider than a number, in heights of letters.
_NEAR, _LEAST_WIDTH = 1.0, 4.0
_MOST_PLACES = 200


def parted(lines: Sequence[Line], known: Sequence[float] = ()) -> list[Line]:
    """Return lines, those cut that a river flows through, or that begin a word where a column is known."""
    cuts: dict[int, list[float]] = {}
    for number, line in enumerate(lines):
        cuts[number] = [p for p in known if any(abs(word.x0 - p) <= _NEAR for word in line.words[1:])]
    for place in _places(lines):
        for run in _runs(lines, place):
            for number in run:
                cuts.setdefault(number, []).append(place)
    return [part for number, line in enumerate(lines) for part in _cut(line, cuts.get(number, ()))]


def _places(lines: Sequence[Line]) -> list[float]:
    """Return where words begin in many lines, the first of each line left out."""
    starts = sorted(word.x0 for line in lines for word in line.words[1:])
    found: list[float] = []
    for number, start in enumerate(starts):
        many = bisect_left(starts, start + _NEAR) - number >= _LEAST_LINES * _LEAST_SHARE
        if many and (not found or start - found[-1] > _NEAR):
            found.append(start)
    return found[:_MOST_PLACES]


def _runs(lines: Sequence[Line], place: float) -> Iterator[list[int]]:
    """Yield the lines that stand on both sides of a place, as long as no word crosses it."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if any(word.x0 < place - _NEAR and word.x1 > place for word in line.words):
            if _flows(lines, run, place):
                yield run
            run = []
        elif line.x0 < place - _NEAR and line.x1 > place:
            run.append(number)
    if _flows(lines, run, place):
        yield run


def _flows(lines: Sequence[Line], run: Sequence[int], place: float) -> bool:
    if len(run) < _LEAST_LINES:
        return False
    height = lines[run[0]].height
    starts = sum(any(abs(word.x0 - place) <= _NEAR for word in lines[n].words) for n in run)
    lefts = [max(word.x1 for word in lines[n].words if word.x0 < place - _NEAR) for n in run]
    wide = sum(place - left > GAP * height for left in lefts)
    widest = max(place - lines[n].x0 for n in run)
    many = starts >= _LEAST_SHARE * len(run) and wide >= _LEAST_WIDE * len(run)
    return many and widest > _LEAST_WIDTH * height


def _cut(line: Line, places: Sequence[float]) -> Iterator[Line]:
    rest = list(line.words)
    for place in sorted(places):
        left = [word for word in rest if word.x1 <= place + _NEAR]
        if left and len(left) < len(rest):
            yield line_of(left)
            rest = [word for word in rest if word.x1 > place + _NEAR]
    yield line_of(rest)
