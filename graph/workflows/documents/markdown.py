"""Tables and numbers of the documents that are written as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

#: Digits after the point of a number that was computed; the score needs four.
_DIGITS = 6


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], numbers: int = 0) -> list[str]:
    """Return the lines of a table, numbers in the last columns; a bar inside a cell is escaped."""
    titles = list(heads)
    lines = [_row(titles), "|" + "---|" * (len(titles) - numbers) + "---:|" * numbers]
    return lines + [_row(row) for row in rows]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def number(value: float) -> str:
    """Return a number with at most six digits after the point and no empty ones.

    Examples
    --------
    >>> number(0.35), number(2 / 3), number(4.0)
    ('0.35', '0.666667', '4')
    """
    return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
