"""Questions of the query book by words of theirs, in any language and form."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.names.folding import words
from graph.names.scripts import is_chinese
from graph.names.word_forms import base_forms
from graph.texts import languages, translate
from graph.workflows.query_book import questions
from queries.groups import GROUPS
from queries.header import Query
from schema.values import near_words

#: What a found question must have of the weight of all words that were asked for.
_LEAST = 0.6
#: How like a word of the book a misspelled one must be, 0 to 1.
_NEAR = 0.85
#: What the numbers of an English word differ by, and how many letters must stand before it.
_ENDINGS = "aeisy"
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The questions that were found, the best first, and what words that none has were taken for.

    A word was taken for nothing where no word of the book is near it; it does not count.
    """

    queries: Sequence[Query]
    taken: Sequence[tuple[str, str]] = ()


def search_questions(text: str) -> Found:
    """Return the questions that have these words in their name, text or group, in any language.

    Rare words weigh more; Russian ones count in every form, English ones in both numbers, Chinese ones by
    pairs of characters. A word that no question has is taken for the nearest of the book.
    """
    book = [(query, _all_keys(spoken)) for query, spoken in _book()]
    known = frozenset().union(*(spoken for _, spoken in _book()))
    asked, taken = [], []
    for word in (piece for given in words(text) for piece in _pieces(given)):
        if _keys(word) & _all_keys(known):
            asked.append(word)
            continue
        near = near_words(word, sorted(known), 1, _NEAR)
        taken.append((word, near[0] if near else ""))
        asked += near
    having = {word: {query.name for query, keys in book if _keys(word) & keys} for word in asked}
    weights = {word: math.log(1 + len(book) / (len(names) or 1)) for word, names in having.items()}
    scores = {
        query.name: sum(weights[word] for word, names in having.items() if query.name in names)
        for query, _ in book
    }
    least = max(_LEAST * sum(weights.values()), min(weights.values(), default=1.0))
    found = [query for query, _ in book if scores[query.name] >= least]
    return Found(sorted(found, key=lambda query: -scores[query.name]), taken)


@cache
def _book() -> list[tuple[Query, frozenset[str]]]:
    """Return the questions, each with the words by which it may be found."""
    return [(query, _spoken(query)) for query in questions()]


def _spoken(query: Query) -> frozenset[str]:
    texts = [translate(text, lang) for text in (query.summary, GROUPS[query.group]) for lang in languages()]
    spoken = (word for text in (*texts, query.name.replace("_", " ")) for word in words(text))
    return frozenset(piece for word in spoken for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    """Return the word itself, of a Chinese run every two characters that stand together."""
    return [word[at : at + 2] for at in range(len(word) - 1)] if is_chinese(word) and word[1:] else [word]


@cache
def _all_keys(spoken: frozenset[str]) -> frozenset[str]:
    return frozenset(key for word in spoken for key in _keys(word))


@cache
def _keys(word: str) -> frozenset[str]:
    """Return what a word is compared by: its dictionary forms, of an English one what is left of its ends."""
    stem = word.rstrip(_ENDINGS) if word.isascii() else ""
    return frozenset((stem,)) if len(stem) >= _SHORTEST else base_forms(word)
