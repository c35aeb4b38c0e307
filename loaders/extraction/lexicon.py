"""The words by which clauses are understood, read from ``rules``: cues of kinds of ties, nouns of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.names.scripts import has_chinese
from loaders.extraction.stems import Word
from schema.yaml_text import parse_yaml

#: The nouns of things are stems of this many letters or whole words: a shorter one matches only itself.
_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Words [first, last] of a clause that a phrase of the lexicon stands for."""

    key: str
    first: int
    last: int


Phrases = Mapping[str, Sequence[Sequence[str]]]


@cache
def _rules(name: str) -> dict[str, Any]:
    text = (resources.files("loaders.extraction") / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    found = parse_yaml(text)
    assert isinstance(found, dict)  # noqa: S101 - our own file
    return found


@cache
def phrases(name: str) -> Phrases:
    """Return the phrases of a file by their heading, those of all languages together, the longest first."""
    found = {}
    for key, by_language in _rules(name).items():
        told = [str(phrase) for given in by_language.values() for phrase in given]
        parts = [list(p) if has_chinese(p) else p.split() for p in told]
        found[key] = sorted(parts, key=lambda p: (-len(p), p))
    return found


def hits(words: Sequence[Word], name: str, keys: Sequence[str] = ()) -> Iterator[Hit]:
    """Yield where phrases of the headings (none: of all) stand, at each word the longest of each heading."""
    index = _index(name)
    for at in range(len(words)):
        seen = set()
        for key, phrase in _beginning(words[at], index):
            if key in seen or (keys and key not in keys):
                continue
            if _stands(words, at, phrase):
                seen.add(key)
                yield Hit(key, at, at + len(phrase) - 1)


_Index = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]


@cache
def _index(name: str) -> _Index:
    """Return the phrases by the first two letters that they begin with (one of a Chinese character)."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, told in phrases(name).items():
        for phrase in told:
            found.setdefault(phrase[0][:2], []).append((key, tuple(phrase)))
    return {head: sorted(told, key=lambda p: -len(p[1])) for head, told in found.items()}


def _beginning(word: Word, index: _Index) -> Iterator[tuple[str, tuple[str, ...]]]:
    heads = {base[:2] for base in (*word.bases, word.text.casefold())}
    for head in sorted(heads):
        yield from index.get(head, ())


def _stands(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(_is(words[at + i], stem) for i, stem in enumerate(phrase))


def _is(word: Word, stem: str) -> bool:
    if len(stem) <= _WHOLE and not has_chinese(stem):
        return stem in word.bases
    return word.begins((stem,))
