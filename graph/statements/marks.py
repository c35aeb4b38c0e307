"""Published marks: which edition is the latest, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping

from graph.statements.records import Edition


def latest_edition(editions: Mapping[str, Edition]) -> Edition | None:
    """Return the edition with the latest date, of equal ones the last by id; None without any."""
    return max(editions.values(), key=lambda e: (e.date, e.id), default=None)


def latest_marks(editions: Mapping[str, Edition]) -> Mapping[str, float]:
    """Return the marks of the latest edition by region; nothing without one."""
    latest = latest_edition(editions)
    return latest.marks if latest else {}
