"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from schema.errors import UsageError
from schema.messages import Message
from schema.values import choices


def known_term(given: str, known: Mapping[str, object], what: str) -> str:
    """Return the term that is meant, whatever its case; ``what`` is a text marked for translation.

    Raises
    ------
    UsageError
        Nothing of the sort is known; near ones are in the message.
    """
    for term in known:
        if term.casefold() == given.casefold():
            return term
    near = choices(given, known, 20)
    raise UsageError(
        'the {what} "{given}" is unknown ({choices})', what=Message(what), given=given, choices=near
    )
