"""Whether the lines of a text are paragraphs, or parts of them that somebody wrapped at a width."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

#: Wider lines are paragraphs.
_WIDEST = 130
#: Of the lines that another one follows so many reach the width, as far as the next word allows.
_SHARE, _REACH = 0.6, 0.72
_FEW = 4
_HAN_AT_END, _HAN_AT_START = (
    re.compile(r"[\u3000-\u9fff\uff00-\uffef]\s*$"),
    re.compile(r"\s*[\u3000-\u9fff\uff00-\uffef]"),
)


def paragraphs_of(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first line of each paragraph, from 1, and its lines; empty ones part them."""
    wrapped = is_wrapped(lines)
    group: list[str] = []
    for number, line in enumerate(lines, 1):
        begins = line[:1].isspace() and bool(group) and not group[-1][:1].isspace()
        if group and (not wrapped or not line.strip() or begins):
            yield number - len(group), group
            group = []
        if line.strip():
            group.append(line)
    if group:
        yield len(lines) + 1 - len(group), group


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether most lines that another one follows are about as long as the longest."""
    told = [line.rstrip() for line in lines]
    longest = max((len(line) for line in told), default=0)
    inner = [len(a) for a, b in itertools.pairwise(told) if a.strip() and b.strip()]
    if longest > _WIDEST or len(inner) < _FEW:
        return False
    return sum(length >= _REACH * longest for length in inner) >= _SHARE * len(inner)


def joined(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one; Chinese is written without spaces."""
    text = lines[0]
    for line in lines[1:]:
        space = "" if _HAN_AT_END.search(text) and _HAN_AT_START.match(line) else " "
        text = f"{text.rstrip()}{space}{line.strip()}"
    return text
