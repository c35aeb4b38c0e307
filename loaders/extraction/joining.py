"""Which known thing, deal or tie a clause is about: by its names, its parties, and rare words that both have.

A verdict a year later often describes a thing in other words than its announcement. So the words of a
clause are compared with all that the data say of the region's things, the evidence's notes included; a
word counts by how few of the things have it (inverse document frequency).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.statements.records import Statements, Tie
from loaders.extraction.drafts import Draft
from loaders.extraction.sides import CN, THINGS, Sides
from loaders.extraction.keys import text_keys

#: Words that all things share tell nothing of one; a stem as of loaders.extraction.stems.
_COMMON = frozenset(
    "китай россий росси кнр облас край респу регио город район проек строи созда завод предп произ компа "
    "китайско участ разви реали план новый обсуж центр compa china chine russi regio plant build".split()
)
#: A thing is meant where this share of a name's weight stands in the clause, or of notes and clause together.
NAME_COVER, NOTE_COVER = 0.6, 0.45
_STRUCTURAL = ("LOCATED_IN", "PART_OF", "ABOUT", "FROM", "POSSIBLY_SAME", "SUCCEEDED_BY", "PRODUCT_OF")


@dataclass(frozen=True, slots=True)
class Match:
    """A known thing that a clause seems to be about, how sure that is, and the words that say it."""

    id: str
    score: float
    words: tuple[str, ...] = ()


class Known:
    """What the statements know: things by region, ties by their ends, deals by their ties."""

    def __init__(self, statements: Statements, deals: Mapping[str, str]) -> None:
        """Take the statements that a document is compared with, and the deal of each tie that has one."""
        self.entities = statements.entities
        self._sides = Sides(statements)
        self.deals = deals
        self.by_pair: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self.of_thing: dict[str, list[Tie]] = defaultdict(list)
        self._things: dict[str, set[str]] = defaultdict(set)
        self._notes: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[str, set[str]] = defaultdict(set)
        for tie in statements.ties.values():
            self._take(tie)
        self._names = {id_: _names(statements, id_) for id_ in self.of_thing}
        counts: Counter[str] = Counter()
        for id_ in self.of_thing:
            counts.update({k for name in self._names[id_] for k in name} | self._notes[id_])
        self._most = len(self.of_thing) + 1
        self._counts = counts

    def _take(self, tie: Tie) -> None:
        first, second = sorted((tie.source_id, tie.target_id))
        self.by_pair[tie.type, first, second].append(tie.id)
        if tie.type == "SERVES":
            self._ends[tie.source_id].add(tie.target_id)
        if tie.type in _STRUCTURAL:
            return
        for end in (tie.source_id, tie.target_id, tie.via_id):
            if end and self.entities[end].type in THINGS:
                self.of_thing[end].append(tie)
                for region in tie.regions:
                    self._things[region].add(end)
                for evidence in tie.evidence:
                    self._notes[end] |= text_keys(evidence.notes.get("ru", "")) - _COMMON

    def weight(self, keys: Iterable[str]) -> float:
        """Return how much words tell: the sum of their inverse document frequencies, common ones nothing."""
        return sum(
            math.log(self._most / (1 + self._counts.get(key, 0))) for key in sorted(keys) if key not in _COMMON
        )

    def things(self, region: str | None, keys: frozenset[str], types: Collection[str]) -> list[Match]:
        """Return the things of the region that the words of a clause are about, best first."""
        found = []
        for id_ in sorted(self._things.get(region or "", ())):
            if self.entities[id_].type not in types:
                continue
            match = self._match(id_, keys)
            if match.score > 0:
                found.append(match)
        return sorted(found, key=lambda m: (-m.score, m.id))

    def _match(self, id_: str, keys: frozenset[str]) -> Match:
        best, shared = 0.0, frozenset[str]()
        for name in self._names[id_]:
            common = (name & keys) - _COMMON
            weight = self.weight(name)
            cover = self.weight(common) / weight if weight else 0.0
            if cover >= NAME_COVER and cover > best:
                best, shared = cover, common
        noted = (self._notes[id_] & keys) - _COMMON
        told = self.weight(keys)
        if noted and told and (cover := self.weight(noted) / told) >= NOTE_COVER and cover > best:
            best, shared = cover, frozenset(noted)
        return Match(id_, best, tuple(sorted(shared)))

    def ends_of(self, route: str) -> set[str]:
        """Return the places that a route serves."""
        return self._ends.get(route, set())

    def is_chinese(self, id_: str) -> bool:
        """Tell whether an entity is of the Chinese side."""
        return self._sides.of(id_).side == CN

    def joins(self, draft: Draft) -> tuple[str, ...]:
        """Return what a draft is about of what is known: its deal, its tie, then its thing."""
        ties = sorted(self.by_pair.get(draft.pair, ()))
        thing = draft.thing.id if draft.thing and not draft.thing.new else None
        around = [t.id for t in self.of_thing.get(thing or "", ()) if t.id in self.deals]
        deals = [self.deals[t] for t in (*ties, *sorted(around)) if t in self.deals]
        found = [*deals[:1], *ties, *([thing] if thing else [])]
        return tuple(dict.fromkeys(found))


def _names(statements: Statements, id_: str) -> list[frozenset[str]]:
    entity = statements.entities[id_]
    names = sorted({*entity.names.values(), *entity.aliases})
    return [keys for name in names if (keys := text_keys(name) - _COMMON)]
