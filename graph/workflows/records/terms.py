"""What a user means by a word of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from graph.names.folding import plain, words
from graph.names.scripts import has_cyrillic, is_chinese
from graph.names.word_forms import is_form_of
from graph.texts import languages, translate
from graph.workflows.contracts.words import word_of
from schema.errors import UsageError
from schema.messages import Message
from schema.values import choices
from schema.wording import seen

#: The vocabularies whose words list what a term holds (forestry, wood and paper), each of which means it. A
#: word of a stage does not: what is built is not what is being built.
_LISTING = frozenset({"sector"})


def known_term(given: str, known: Mapping[str, object], what: str, vocabulary: str = "") -> str:
    """Return the term that is meant, whatever its case; ``what`` is a text marked for translation.

    The words that tables show for the terms of a vocabulary are understood too, in every language and, if
    Russian, in every form; of sectors one word, too, where no other sector has it.

    Raises
    ------
    UsageError
        Nothing of the sort is known; near ones are in the message, in the script in which it was asked for.
    """
    for is_meant in _readings(given):
        for term in known:
            if any(map(is_meant, (term, *_words_of(term, vocabulary)))):
                return term
    if vocabulary in _LISTING:
        in_part = [term for term in known if any(_has_all(given, w) for w in _words_of(term, vocabulary))]
        if len(in_part) == 1:
            return in_part[0]
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
    name = word_of(vocabulary, term, lang)
    if name == term:
        return Message('"{given}" is taken as {name}', given=given, name=name)
    return Message('"{given}" is taken as {name} ({id})', given=given, name=name, id=term)


def _words_of(term: str, vocabulary: str) -> Iterator[str]:
    for lang in languages():
        yield word_of(vocabulary, term, lang) if vocabulary else translate(term.capitalize(), lang)


def _has_all(given: str, word: str) -> bool:
    """Tell whether what a term is called has all the words that are given."""
    wanted, own = words(given), words(word)
    return bool(wanted) and all(any(is_form_of(one, other) for other in own) for one in wanted)


def _readings(given: str) -> Iterator[Callable[[str], bool]]:
    """Yield what tells whether a word is meant, the strictest first."""
    as_seen, in_one, apart = seen(given).casefold(), plain(given), words(given)
    yield lambda word: word.casefold() == as_seen
    yield lambda word: bool(in_one) and plain(word) == in_one
    yield lambda word: len(own := words(word)) == len(apart) > 0 and all(map(is_form_of, apart, own))
