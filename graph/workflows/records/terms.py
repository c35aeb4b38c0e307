"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from schema.errors import UsageError
from schema.values import choices


def known_term(given: str, known: Mapping[str, object], what: str) -> str:
    """Return the term that is meant, whatever its case; raises UsageError with near ones."""
    for term in known:
        if term.casefold() == given.casefold():
            return term
    raise UsageError(f'the {what} "{given}" is unknown ({choices(given, known, 20)})')
