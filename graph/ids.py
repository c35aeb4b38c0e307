"""Ids made from content: the same fact gets the same id wherever and whenever it is read.

Invariant: no id depends on a place in a file, on order, or on how much evidence there is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def tie_id(type_: str, source_id: str, target_id: str, key: str | None = None, via: str | None = None) -> str:
    """Return ``TYPE/from/to``, followed by what it passes over and by the curator's key, where given."""
    return "/".join(part for part in (type_, source_id, target_id, via, key) if part)


def evidence_id(tie: str, source_id: str, locator: str, content: Iterable[str]) -> str:
    """Return an id from tie, source and place, with a short hash that tells two readings of a place apart."""
    return f"{tie}@{source_id.partition(':')[2]}/{locator}~{short_hash(content)}"


def observation_id(subjects: Iterable[str], quantity: str, date: str, locator: str, key: str | None) -> str:
    """Return an id from what is measured, when, and where it is told."""
    about = "+".join(sorted(subjects))
    return "/".join(
        part for part in (f"observation:{quantity}", about, date.replace("/", ".."), locator, key) if part
    )


def short_hash(content: Iterable[str]) -> str:
    """Return eight hexadecimal digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x00".join(content).encode()).hexdigest()[:8]
