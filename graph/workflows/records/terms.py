"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from graph.texts import languages
from graph.workflows.contracts.words import word_of
from schema.errors import UsageError
from schema.messages import Message
from schema.values import choices
from schema.wording import seen


def known_term(given: str, known: Mapping[str, object], what: str, vocabulary: str = "") -> str:
    """Return the term that is meant, whatever its case; ``what`` is a text marked for translation.

    The words that tables show for the terms of a vocabulary are understood too, in every language.

    Raises
    ------
    UsageError
        Nothing of the sort is known; near ones are in the message.
    """
    for term in known:
        words = [word_of(vocabulary, term, lang) for lang in languages()] if vocabulary else []
        if seen(given).casefold() in (name.casefold() for name in (term, *words)):
            return term
    near = choices(given, known, 20)
    raise UsageError(
        'the {what} "{given}" is unknown ({choices})', what=Message(what), given=given, choices=near
    )
