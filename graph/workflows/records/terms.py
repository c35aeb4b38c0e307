"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from graph.names.folding import plain, words
from graph.names.scripts import has_cyrillic, is_chinese
from graph.names.word_forms import is_form_of
from graph.texts import languages
from graph.workflows.contracts.words import word_of
from schema.errors import UsageError
from schema.messages import Message
from schema.values import choices
from schema.wording import seen


def known_term(given: str, known: Mapping[str, object], what: str, vocabulary: str = "") -> str:
    """Return the term that is meant, whatever its case; ``what`` is a text marked for translation.

    The words that tables show for the terms of a vocabulary are understood too, in every language and, if
    Russian, in every form.

    Raises
    ------
    UsageError
        Nothing of the sort is known; near ones are in the message, in the script in which it was asked for.
    """
    for is_meant in _readings(given):
        for term in known:
            if any(map(is_meant, (term, *_words_of(term, vocabulary)))):
                return term
    lang = ("ru" if has_cyrillic(given) else "zh" if is_chinese(plain(given)) else "") if vocabulary else ""
    named = [word_of(vocabulary, term, lang) for term in known] if lang else list(known)
    raise UsageError(
        'the {what} "{given}" is unknown ({choices})',
        what=Message(what),
        given=given,
        choices=choices(given, named, 20),
    )


def term_taken_as(given: str, term: str, vocabulary: str, lang: str) -> Message:
    """Return what to say of a word that was typed and the term that it is taken for."""
    return Message(
        '"{given}" is taken as {name} ({id})', given=given, name=word_of(vocabulary, term, lang), id=term
    )


def _words_of(term: str, vocabulary: str) -> Iterator[str]:
    if vocabulary:
        yield from (word_of(vocabulary, term, lang) for lang in languages())


def _readings(given: str) -> Iterator[Callable[[str], bool]]:
    """Yield what tells whether a word is meant, the strictest first."""
    as_seen, in_one, apart = seen(given).casefold(), plain(given), words(given)
    yield lambda word: word.casefold() == as_seen
    yield lambda word: bool(in_one) and plain(word) == in_one
    yield lambda word: len(own := words(word)) == len(apart) > 0 and all(map(is_form_of, apart, own))
