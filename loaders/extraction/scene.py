"""A clause as the rules see it: its words, who and what is named in it, and what it seems to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.lexicon import Hit, hits
from loaders.extraction.sides import CN, RU, Sides, is_party
from loaders.extraction.stems import Word, words_of

#: A sentence ends before a capital or a quotation mark, but not after an initial or a short form.
_END = re.compile(r"(?<=[.!?…])\s+(?=[«\"„“A-ZА-ЯЁ0-9])|(?<=[。！？；])")
_SHORT = re.compile(r"(?:^|[\s(«])(?:[А-ЯA-Z]|г|гг|руб|долл|млн|млрд|тыс|им|д|т|ул|пос|с|стр|см|Inc|Co|Ltd|St)\.$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters [start, end) of each sentence.

    Examples
    --------
    >>> [*sentences("It is built. It works.")]
    [(0, 12), (13, 22)]
    """
    start = 0
    for found in _END.finditer(text):
        if not _SHORT.search(text[: found.start()]):
            if text[start : found.start()].strip():
                yield start, found.start()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


@dataclass(frozen=True)
class Scene:
    """A clause: the characters [start, end) of its passage, and the mentions in it."""

    passage: Passage
    start: int
    end: int
    mentions: Sequence[Mention]
    sides: Sides = field(repr=False)

    @cached_property
    def words(self) -> list[Word]:
        """Return the words of the clause, their places those in the passage."""
        found = words_of(self.passage.text[self.start : self.end])
        return [Word(w.start + self.start, w.end + self.start, w.text, w.bases) for w in found]

    @cached_property
    def cues(self) -> dict[str, Hit]:
        """Return the first place of each cue that the clause has."""
        found: dict[str, Hit] = {}
        for hit in hits(self.words, "cues"):
            found.setdefault(hit.key, hit)
        return found

    def has(self, *keys: str) -> bool:
        """Tell whether the clause has one of the cues."""
        return any(key in self.cues for key in keys)

    def of(self, types: Iterable[str], side: str | None = None) -> list[Mention]:
        """Return the mentions of entities of some types, of one side where it is given, each entity once."""
        types = tuple(types)
        found: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.type in types and (side is None or self.side(mention) == side):
                found.setdefault(mention.id, mention)
        return list(found.values())

    def side(self, mention: Mention) -> str:
        """Return the side of a mention; one without a known place is of the side that its script tells."""
        return mention_side(mention, self.sides)

    @cached_property
    def chinese_parties(self) -> list[Mention]:
        """Return the bodies of the Chinese side that the clause names."""
        return [m for m in self.of(("Company", "University", "Organisation"), CN) if is_party(m.type)]

    @cached_property
    def russian_parties(self) -> list[Mention]:
        """Return the bodies of the Russian side that the clause names."""
        return [m for m in self.of(("Company", "University", "Organisation"), RU) if is_party(m.type)]


def mention_side(mention: Mention, sides: Sides) -> str:
    """Return the side of a mention."""
    known = sides.of(mention.id).side
    if known in (RU, CN) or not mention.new:
        return known
    return CN if re.search("[A-Za-z\u4e00-\u9fff]", mention.text) else RU
