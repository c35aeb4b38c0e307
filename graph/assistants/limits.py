"""How much an assistant gets at once: what it reads has to fit beside everything else that it reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from schema.errors import UsageError

#: Rows when nothing is said, and the most that can be asked for.
ROWS = 50
MOST_ROWS = 500
#: Letters of JSON in one answer, some 20,000 words for a model.
MOST_LETTERS = 80_000
#: How long a statement may take.
DEADLINE_S = 30.0


def limited(rows: Iterable[Mapping[str, Any]], limit: int = ROWS) -> dict[str, Any]:
    """Return the first ``limit`` rows that fit, with how many there are and whether some are left out.

    Raises
    ------
    UsageError
        The limit is not from 1 to ``MOST_ROWS``.

    Examples
    --------
    >>> limited([{"n": 1}, {"n": 2}], 1)
    {'rows': [{'n': 1}], 'found': 2, 'left_out': 1}
    """
    if not 1 <= limit <= MOST_ROWS:
        raise UsageError("limit {given}: expected 1 to {most}", given=limit, most=MOST_ROWS)
    every = list(rows)
    kept: list[Mapping[str, Any]] = []
    left = MOST_LETTERS
    for row in every[:limit]:
        left -= len(json.dumps(row, ensure_ascii=False)) + len(", ")
        if left < 0:
            break
        kept.append(row)
    return {"rows": kept, "found": len(every), "left_out": len(every) - len(kept)}


def cut(text: str) -> str:
    """Return a text, cut at the end of a paragraph where it is longer than an answer may be."""
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rpartition("\n\n")[0] + "\n\n[…]"
