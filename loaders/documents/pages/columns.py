"""Columns of text, and tables without ruled lines, found by the white space between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from loaders.documents.pages.lines import Line, lines_of, segments_of
from loaders.documents.pages.rivers import parted
from loaders.documents.pages.rows import rows_of
from loaders.documents.pages.words import Word

#: Fewer lines on either side make no columns.
_LEAST_LINES = 3
#: Columns of a text are of about one width; other columns are those of a table.
_EVEN = 1.25
#: White space between columns is no narrower.
_NARROWEST = 2.0
#: Rows of a table stand further apart than its lines.
_ROW_GAP = 0.55
_DEEPEST = 6
#: A page with more words is none for people, and is read line by line.
MOST_WORDS = 20_000
_MOST_GUTTERS = 40


@dataclass(frozen=True, slots=True)
class Region:
    """Words that are read on their own; ``column`` and ``row`` in a table without lines, else None.

    ``full`` is the column that the region stands in, from its left to its right edge.
    """

    words: tuple[Word, ...]
    full: tuple[float, float]
    row: int | None = None
    column: int | None = None
    columns: int = 1
    #: A table's regions share its number; 0 for a text.
    table: int = 0


def regions_of(words: Sequence[Word], known: Sequence[float] = (), deep: int = 0) -> Iterator[Region]:
    """Yield the regions of a part of a page in the order in which they are read.

    ``known`` are the left edges of the columns of a table before: a column with few lines is found by these.
    """
    cut = None
    if deep < _DEEPEST and len(words) <= MOST_WORDS:
        lines = parted(lines_of(words), known)
        cut = _columnar([segment for line in lines for segment in segments_of(line)], known)
    if cut is None:
        if words:
            yield Region(tuple(words), (min(w.x0 for w in words), max(w.x1 for w in words)))
        return
    top, bottom, gutters = cut
    above, inside, below = _banded(words, top, bottom)
    yield from regions_of(above, known, deep + 1)
    yield from _columns(inside, gutters)
    yield from regions_of(below, known, deep + 1)


def _banded(words: Sequence[Word], top: float, bottom: float) -> tuple[list[Word], list[Word], list[Word]]:
    above: list[Word] = []
    inside: list[Word] = []
    below: list[Word] = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        (above if middle > top else below if middle < bottom else inside).append(word)
    return above, inside, below


def _columnar(segments: Sequence[Line], known: Sequence[float]) -> tuple[float, float, list[float]] | None:
    """Return the band of a page with the most lines in columns, and where white space parts these."""
    runs = list(_columnar_runs(segments, known))
    if not runs:
        return None
    run, gutters = max(runs, key=lambda one: len(one[0]))
    # A line of a text above a table may reach over some of its columns alone.
    for within, clear in runs:
        inside = within[0].top <= run[0].top and within[-1].bottom >= run[-1].bottom
        if inside and len(clear) > len(gutters) and 2 * len(within) >= len(run):
            run, gutters = within, clear
    return max(s.top for s in run), min(s.bottom for s in run), gutters


def _columnar_runs(
    segments: Sequence[Line], known: Sequence[float]
) -> Iterator[tuple[list[Line], list[float]]]:
    """Yield runs of lines that stand in columns, each with the gutters that are clear all along it."""
    for gutter in _gutters(segments):
        for whole in _runs(segments, gutter):
            run = _trimmed(whole, gutter)
            left = [s for s in run if s.x1 <= gutter]
            right = [s for s in run if s.x0 >= gutter]
            if min(len(left), len(right)) >= _LEAST_LINES and _side_by_side(left, right):
                yield run, _clear(run, gutter, known)


def _clear(run: Sequence[Line], first: float, known: Sequence[float]) -> list[float]:
    """Return the gutters that no line of a run crosses; ``first`` is one of them."""
    gutters = [first]
    for gutter, least in [*((g, _LEAST_LINES) for g in _gutters(run)), *((edge - 2, 1) for edge in known)]:
        clear = all(s.x1 <= gutter or s.x0 >= gutter for s in run)
        if clear and all(abs(gutter - other) > 20 for other in gutters):
            between = [s for s in run if min(gutter, *gutters) <= s.x0]
            if len(between) >= least and any(s.x1 <= gutter for s in run):
                gutters.append(gutter)
    return sorted(gutters)


def _gutters(segments: Sequence[Line]) -> list[float]:
    """Return places where a gap may part columns: before the left edges that many segments share."""
    edges: dict[int, list[float]] = {}
    for segment in segments:
        edges.setdefault(round(segment.x0 / 4), []).append(segment.x0)
    shared = [min(found) for found in edges.values() if len(found) >= _LEAST_LINES]
    leftmost = min((segment.x0 for segment in segments), default=0.0)
    return [edge - 2 for edge in sorted(shared) if edge > leftmost + 4][:_MOST_GUTTERS]


def _runs(segments: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Yield the longest runs of segments, from the head to the foot, none of which crosses a gutter."""
    run: list[Line] = []
    floor = None
    for segment in sorted(segments, key=lambda s: -s.middle):
        if segment.x0 < gutter < segment.x1:
            yield run
            run, floor = [], segment.bottom
        elif floor is None or segment.top <= floor + 0.5 * segment.height:
            run.append(segment)
    yield run


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether two columns stand beside each other, with white space between them all the way."""
    top, bottom = min(left[0].top, right[0].top), max(left[-1].bottom, right[-1].bottom)
    height = median(s.height for s in [*left, *right])
    gap = min(s.x0 for s in right) - max(s.x1 for s in left)
    return top - bottom > 2 * height and gap > _NARROWEST


def _trimmed(run: Sequence[Line], gutter: float) -> list[Line]:
    """Return a run without what stands above and below its columns on one side alone."""
    bands = [[s for s in run if bottom <= s.middle <= top] for top, bottom in _bands(run)]
    both = [any(s.x1 <= gutter for s in band) and any(s.x0 >= gutter for s in band) for band in bands]
    if not any(both):
        return []
    first, last = both.index(True), len(both) - both[::-1].index(True)
    inner = [segment for band in bands[first:last] for segment in band]
    sides = [[s for s in inner if s.x1 <= gutter], [s for s in inner if s.x0 >= gutter]]
    spans = [(min(s.x0 for s in side), max(s.x1 for s in side)) for side in sides]
    if last - first < _LEAST_LINES and _are_even(spans):
        last = len(bands)  # of two columns of a text the second is shorter
    return [segment for band in bands[first:last] for segment in band]


def _are_even(spans: Sequence[tuple[float, float]]) -> bool:
    """Tell whether columns are of about one width."""
    widths = [end - start for start, end in spans]
    return max(widths) <= _EVEN * min(widths)


def _columns(words: Sequence[Word], gutters: Sequence[float]) -> Iterator[Region]:
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in words:
        columns[bisect_right(gutters, (word.x0 + word.x1) / 2)].append(word)
    spans = [(min(w.x0 for w in c), max(w.x1 for w in c)) if c else (0.0, 0.0) for c in columns]
    rows = rows_of(columns, _bands(lines_of(words)))
    cells: dict[tuple[int, int], list[Word]] = {}
    for index, column in enumerate(columns):
        for word in column:
            # The bands go down; a word stands in the last that begins above its middle.
            row = bisect_right(rows, -(word.top + word.bottom) / 2, key=lambda band: -band[0]) - 1
            cells.setdefault((max(row, 0), index), []).append(word)
    full = sum(all((row, index) in cells for index in range(len(columns))) for row in range(len(rows)))
    if _are_even(spans) and full < _LEAST_LINES:
        for column, span in zip(columns, spans, strict=True):
            yield Region(tuple(column), span)
        return
    for (row, index), found in sorted(cells.items()):
        yield Region(tuple(found), spans[index], row, index, len(columns), table=1)


def _bands(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the top and bottom of bands that white space parts, wider than that between lines."""
    bands: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if bands and bands[-1][1] - line.top < _ROW_GAP * line.height:
            bands[-1] = bands[-1][0], min(bands[-1][1], line.bottom)
        else:
            bands.append((line.top, line.bottom))
    return bands
