"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from schema.errors import UsageError
from schema.messages import Message
from schema.values import choices


def known_term(given: str, known: Mapping[str, object], what: Message) -> str:
    """Return the term that is meant, whatever its case; raises UsageError with near ones."""
    for term in known:
        if term.casefold() == given.casefold():
            return term
    near = choices(given, known, 20)
    raise UsageError('the {what} "{given}" is unknown ({choices})', what=what, given=given, choices=near)
