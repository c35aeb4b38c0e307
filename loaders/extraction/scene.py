"""A sentence as the rules see it: who and what is named in it, and what its clauses seem to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.statements.parties import PARTY_TYPES
from loaders.extraction.candidate import Mention, Passage, Verdict
from loaders.extraction.clauses import Clause
from loaders.extraction.cues import Cue, all_cues
from loaders.extraction.kinds import Kind
from loaders.extraction.sides import CN, RU, Sides
from schema.messages import BASE, Message

_BAD = ("slow", "stalled", "cancelled", "ended")
_NAMES = (*PARTY_TYPES, "Event")
#: The place that a name goes on with stands so near: the children's hospital of Jiangxi province.
_NEXT = 3
_LEADS = re.compile(
    r"(?:^|\s)(?:в|во|на|до|из|через|и|to|from|via|through|and)\s+$|[经至到往]$", re.IGNORECASE
)
_LATIN_OR_HAN = re.compile("[A-Za-z\u4e00-\u9fff]")


@dataclass(frozen=True)
class Scene:
    """The characters [start, end) of a passage: a sentence with its clauses, mentions and kinds of ties."""

    passage: Passage
    start: int
    end: int
    clauses: Sequence[Clause]
    mentions: Sequence[Mention]
    kinds: Sequence[Kind]
    verdicts: Sequence[Verdict]
    sides: Sides = field(repr=False)

    @property
    def text(self) -> str:
        """The text of the whole passage, in which all places are."""
        return self.passage.text

    @property
    def language(self) -> str:
        """The language of the passage; English where nobody knows."""
        return self.passage.language or BASE

    @cached_property
    def _cues(self) -> Sequence[Cue]:
        return all_cues("cues", self.text, self.start, self.end)

    def span(self, at: int | None) -> tuple[int, int]:
        """Return the characters of the clause that a place is in; of the sentence where none is asked for."""
        if at is None:
            return self.start, self.end
        return next(((c.start, c.end) for c in self.clauses if c.covers(at)), (self.start, self.end))

    def cue(self, *keys: str, at: int | None = None) -> Cue | None:
        """Return the first cue of these headings in the clause of a place, or in the sentence."""
        start, end = self.span(at)
        return next((c for c in self._cues if c.key in keys and start <= c.start < end), None)

    def kind(self, *types: str, at: int | None = None) -> Kind | None:
        """Return the first kind of these types that the clause of a place, or the sentence, tells of."""
        return next(iter(self.kinds_of(*types, at=at)), None)

    def kinds_of(self, *types: str, at: int | None = None) -> list[Kind]:
        """Return all kinds of these types of the clause of a place, or of the sentence."""
        start, end = self.span(at)
        return [k for k in self._kinds if k.type in types and start <= k.start < end]

    @cached_property
    def _kinds(self) -> Sequence[Kind]:
        """The kinds but those that words of a name would tell of: a university of foreign trade."""
        names = [(m.start, m.end) for m in self.mentions if m.type in _NAMES]
        return [
            k
            for k in self.kinds
            if not any(a <= k.start and k.end <= b and (a, b) != (k.start, k.end) for a, b in names)
        ]

    def is_bad(self) -> bool:
        """Tell whether the sentence says that something goes badly: a verdict covers all that it names."""
        return any(v.health in _BAD for v in self.verdicts)

    def of(self, types: Iterable[str], side: str | None = None, at: int | None = None) -> list[Mention]:
        """Return the mentions of some types, of one side where given, in a clause or the sentence."""
        types, (start, end) = tuple(types), self.span(at)
        found: dict[str, Mention] = {}
        for mention in self.mentions:
            here = mention.type in types and start <= mention.start < end
            if here and (side is None or self.side(mention) == side):
                found.setdefault(mention.id, mention)
        return list(found.values())

    def led_to(self, types: Iterable[str], side: str) -> list[Mention]:
        """Return the places that a preposition of direction leads to: в Монголию, through Iran."""
        return [m for m in self.of(types, side) if _LEADS.search(self.text[self.start : m.start])]

    def parties(self, side: str, at: int | None = None) -> list[Mention]:
        """Return the bodies of a side in the clause, else in the sentence: those with names, if any."""
        found = self.of(PARTY_TYPES, side, at) or self.of(PARTY_TYPES, side)
        named = [m for m in found if not is_unnamed(m)]
        return named or found

    def side(self, mention: Mention) -> str:
        """Return the side of a mention; of what is new, by what is named in it, else by its script."""
        known = self.sides.of(mention.id).side
        if known in (RU, CN) or not mention.new:
            return known
        within = [
            m for m in self.mentions if m is not mention and mention.start <= m.start and m.end <= mention.end
        ]
        for inner in within:
            if self.sides.of(inner.id).side in (RU, CN):
                return self.sides.of(inner.id).side
        after = (m for m in self.mentions if 0 < m.start - mention.end < _NEXT and m.type == "Province")
        if self.sides.of_name(mention.name) or any(self.text[mention.end : m.start].isspace() for m in after):
            return CN
        return CN if _LATIN_OR_HAN.search(mention.text) else RU

    def why(self, told: Kind | Cue) -> Message:
        """Return by which words something was found."""
        if isinstance(told, Kind):
            return told.why
        return Message('"{words}" tells of it', words=self.text[told.start : told.end])


def is_unnamed(mention: Mention) -> bool:
    """Tell whether a mention is a party without a name."""
    return ":unnamed-" in mention.id
