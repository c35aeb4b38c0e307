"""Runs of letters, some in italics, put together into the text of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schema.wording import seen

_PIECES = re.compile(r"\s+|\S+")


def folded(runs: Iterable[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of runs, its white space folded and nothing unseen in it, and the spans in italics.

    Examples
    --------
    >>> folded([("The  plant ", False), ("has", True), (" stopped ", True), (".", False)])
    ('The plant has stopped .', ((10, 21),))
    """
    told: list[str] = []
    spans: list[tuple[int, int]] = []
    length, waiting = 0, False
    for text, italic in runs:
        for piece in _PIECES.findall(seen(text)):
            if piece.isspace():
                waiting = length > 0
                continue
            start = length + waiting
            told.append(f" {piece}" if waiting else piece)
            joins = bool(spans) and spans[-1][1] == length
            waiting, length = False, start + len(piece)
            if italic:
                begins = spans.pop()[0] if joins else start
                spans.append((begins, length))
    return "".join(told), tuple(spans)
