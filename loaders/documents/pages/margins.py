"""Running heads and page numbers: what stands at the same place of many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.documents.pages.lines import Line
from schema.messages import N_, Message

RUNNING = Message(N_("a running head or foot"))
NUMBER = Message(N_("a page number"))
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[\W_]*(?:стр\.?|страница|page|第)?\s*\d{1,4}\s*(?:[/|из—–-]|of|页|共)?\s*\d{0,4}\s*页?[\W_]*",
    re.IGNORECASE,
)
#: The parts of a page in which they stand, and how many lines from its edge; the head of a table has more.
_ZONE, _OUTERMOST = 0.15, 3
_WIDER_ZONE = 0.25
_SAME_PLACE = 4
#: A number that no other page has at its place: alone at the edge, so many of its heights from the text.
_APART, _LAST_PAGE = 1.5, 999
#: On so many pages, or so large a part of them.
_LEAST_PAGES, _LEAST_SHARE = 3, 0.4


def running_lines(pages: Sequence[tuple[float, Sequence[Line]]]) -> dict[int, set[int]]:
    """Return, by the index of a page, which of its lines are running heads, feet and page numbers.

    A page is its height and its lines from the head to the foot. What stands as often elsewhere, such as a
    heading of each section, is none.
    """
    places: dict[tuple[str, int], set[int]] = {}
    seen: dict[int, list[tuple[int, str, float]]] = {}
    for index, (height, lines) in enumerate(pages):
        for number in _outermost(height, lines):
            key = _DIGITS.sub("#", lines[number].text)
            seen.setdefault(index, []).append((number, key, lines[number].middle))
            # A page of another height has its foot at the same place all the same, its head by the height.
            for place in _near(lines[number].middle, height):
                places.setdefault((key, place), set()).add(index)
    told = Counter(
        _DIGITS.sub("#", line.text) for _, lines in pages for line in lines if not _is_number(line)
    )
    least = max(2, min(_LEAST_PAGES, round(_LEAST_SHARE * len(pages))))
    found: dict[int, set[int]] = {}
    for index, lines_seen in seen.items():
        height, lines = pages[index]
        repeated = {
            number
            for number, key, middle in lines_seen
            if max(len(places[key, place]) for place in _near(middle, height))
            >= max(least, told[key] // 2 + 1)
        }
        if kept := _from_edges(repeated, len(lines)):
            found[index] = kept
    for index, (height, lines) in enumerate(pages):
        found.setdefault(index, set()).update(_lone_numbers(height, lines))
    return found


def _lone_numbers(height: float, lines: Sequence[Line]) -> Iterator[int]:
    """Yield which of the first and the last line is a page number, though no other page shows it."""
    zone = _ZONE * height
    for number, neighbour in ((0, 1), (len(lines) - 1, len(lines) - 2)):
        if not 0 <= neighbour < len(lines):
            continue
        line = lines[number]
        gap = abs(line.middle - lines[neighbour].middle)
        told = _DIGITS.findall(line.text) if _is_number(line) else []
        at_edge = line.middle > height - zone or line.middle < zone
        if at_edge and told and int(told[0]) <= _LAST_PAGE and gap > (1 + _APART) * line.height:
            yield number


def _from_edges(repeated: set[int], count: int) -> set[int]:
    """Return the repeated lines that are outermost, and those that stand next to such."""
    kept = {n for n in repeated if _is_outermost(n, count)}
    for numbers, before in ((sorted(repeated), -1), (sorted(repeated, reverse=True), 1)):
        for number in numbers:
            if number + before in kept:
                kept.add(number)
    return kept


def reason_of(line: Line) -> Message:
    """Say what a running line is."""
    return NUMBER if _is_number(line) else RUNNING


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _outermost(height: float, lines: Sequence[Line]) -> list[int]:
    edge, zone = _ZONE * height, _WIDER_ZONE * height
    return [
        n
        for n, line in enumerate(lines)
        if min(line.middle, height - line.middle) < (edge if _is_outermost(n, len(lines)) else zone)
    ]


def _is_outermost(number: int, count: int) -> bool:
    return number < _OUTERMOST or number >= count - _OUTERMOST


def _near(middle: float, height: float) -> tuple[int, int]:
    place = middle if middle < height / 2 else middle - height
    return int(place // _SAME_PLACE), int((place + _SAME_PLACE / 2) // _SAME_PLACE) + 10_000
