"""Phrases of the rules by their headings: cues of a clause, nouns of things, goods by other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.extraction.phrases import Phrases
from loaders.extraction.rulebook import check_keys, phrases_of, rules


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a heading, at the characters [start, end) of the passage."""

    key: str
    start: int
    end: int


@cache
def _headings(file: str) -> Mapping[str, Phrases[None]]:
    found = {}
    for key, rule in rules(file).items():
        check_keys(file, key, rule, frozenset())
        found[key] = Phrases((phrase, None) for phrase in phrases_of(file, key, rule))
    return found


@cache
def _together(file: str) -> Phrases[str]:
    return Phrases(
        (phrase, key) for key, rule in rules(file).items() for phrase in phrases_of(file, key, rule)
    )


def all_cues(file: str, text: str, start: int, end: int) -> list[Cue]:
    """Return where phrases of each heading stand; those of one heading may lie within another's."""
    return [
        Cue(key, hit.start, hit.end)
        for key, phrases in _headings(file).items()
        for hit in phrases.find(text, start, end)
    ]


def longest_cues(file: str, text: str, start: int, end: int) -> list[Cue]:
    """Return where phrases of a file stand, none within another: the longest hold."""
    return [Cue(hit.told, hit.start, hit.end) for hit in _together(file).find(text, start, end)]
