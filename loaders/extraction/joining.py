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

from graph.statements.parties import PARTY_TYPES
from graph.statements.records import Statements, Tie
from graph.statements.status import status_of
from loaders.extraction.drafts import Draft, End
from loaders.extraction.keys import text_keys
from loaders.extraction.sides import CN, THINGS, Sides

#: Words that all things share tell nothing of one; a stem as of loaders.extraction.keys.
_COMMON = text_keys(
    "китайский россия российский КНР область край республика регион город район проект строить строительство "
    "создать завод предприятие производство компания участие развитие реализация план новый обсуждать центр "
    "company china chinese russia russian region plant build project development new"
)
#: From so high a score on a thing is taken to be meant; found on the development half.
LEAST = 0.5
#: A whole sentence without a noun for the thing must have so much of its name.
_LEAST_OF_SENTENCE = 0.75
#: What it adds that the noun is of the thing's kind, and that a party of the thing is named; and what it
#: takes away that another party is.
#: The weight of words that tell a thing from others for sure: two rare ones.
_TELLING = 8.0
_KIND, _PARTY, _STRANGER = 0.12, 0.25, -0.25
_STRUCTURAL = ("LOCATED_IN", "PART_OF", "ABOUT", "FROM", "POSSIBLY_SAME", "SUCCEEDED_BY", "PRODUCT_OF")


@dataclass(frozen=True, slots=True)
class Query:
    """What a thing is looked for by: the keys of its noun phrase and of the whole sentence.

    ``kind`` is that of the noun (of the vocabulary project_kind, or Zone), ``parties`` the Chinese bodies
    that are named.
    """

    phrase: frozenset[str]
    sentence: frozenset[str]
    kind: str | None = None
    parties: frozenset[str] = frozenset()


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
        self._sides, self._ties = Sides(statements), statements.ties
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

    def end(self, id_: str, language: str, score: float = 1.0) -> End:
        """Return a known entity as an end."""
        entity = self.entities[id_]
        return End(id_, entity.type, entity.name(language), score)

    def capital_of(self, region: End, language: str) -> End | None:
        """Return the capital of a region, where the data have it as a town."""
        name = self.entities[region.id].properties.get("capital_ru")
        towns = (e.id for e in self.entities.values() if e.type == "City" and e.names.get("ru") == name)
        return next((self.end(id_, language, region.score) for id_ in sorted(towns)), None)

    def weight(self, keys: Iterable[str]) -> float:
        """Return how much words tell: the sum of their inverse document frequencies, common ones nothing."""
        return sum(
            math.log(self._most / (1 + self._counts.get(key, 0)))
            for key in sorted(keys)
            if key not in _COMMON
        )

    def things(self, region: str | None, query: Query, types: Collection[str]) -> list[Match]:
        """Return the things of the region that a noun phrase is about, best first."""
        ids = [i for i in sorted(self._things.get(region or "", ())) if self.entities[i].type in types]
        found = [match for id_ in ids if (match := self._match(id_, query)).score >= LEAST]
        return sorted(found, key=lambda m: (-m.score, m.id))

    def told_of(self, region: str | None, keys: frozenset[str], types: Collection[str]) -> list[Match]:
        """Return the things of the region whose names a sentence has without a noun that tells of them."""
        found = []
        for id_ in sorted(self._things.get(region or "", ())):
            if self.entities[id_].type in types:
                cover, shared = self._named(id_, keys)
                if cover >= _LEAST_OF_SENTENCE and len(shared) > 1:
                    found.append(Match(id_, cover, shared))
        return sorted(found, key=lambda m: (-m.score, m.id))

    def _named(self, id_: str, keys: frozenset[str]) -> tuple[float, tuple[str, ...]]:
        """Return how much of a name of a thing stands in a text, of its names the best, and the words."""
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for name in self._names[id_]:
            weight = self.weight(name)
            cover = self.weight(name & keys) / weight if weight else 0.0
            best = max(best, (cover, tuple(sorted(name & keys))))
        return best

    def _match(self, id_: str, query: Query) -> Match:
        cover, shared = self._named(id_, query.sentence)
        profile = self._notes[id_].union(*self._names[id_])
        phrase = query.phrase - _COMMON
        told = self.weight(phrase)
        both = phrase & profile
        if not both or not told:
            return Match(id_, 0.0)
        # One common word, a terminal among terminals, says little.
        score = 0.5 * cover + 0.5 * self.weight(both) / told * min(1.0, self.weight(both) / _TELLING)
        entity = self.entities[id_]
        if query.kind and query.kind in (entity.properties.get("project_kind"), entity.type):
            score += _KIND
        named = self.partners_of(id_)
        if query.parties & named:
            score += _PARTY
        elif query.parties and named:
            score += _STRANGER
        return Match(id_, min(1.0, score), shared or tuple(sorted(both)))

    def partners_of(self, id_: str) -> frozenset[str]:
        """Return the Chinese bodies with names that the ties of a thing name."""
        ends = {end for tie in self.of_thing[id_] for end in (tie.source_id, tie.target_id)}
        bodies = (e for e in ends if self.entities[e].type in PARTY_TYPES and self.is_chinese(e))
        return frozenset(e for e in bodies if self.entities[e].properties.get("named") is not False)

    def ends_of(self, route: str) -> set[str]:
        """Return the places that a route serves."""
        return self._ends.get(route, set())

    def is_held(self, id_: str) -> bool:
        """Tell whether a place is known to have a thing as its own project."""
        return any(tie.type == "HAS_PROJECT" for tie in self.of_thing.get(id_, ()))

    def is_chinese(self, id_: str) -> bool:
        """Tell whether an entity is of the Chinese side."""
        return self._sides.of(id_).side == CN

    def stage_of(self, draft: Draft) -> str | None:
        """Return the known stage of a tie that did not come off: one that was announced and no more."""
        for id_ in sorted(self.by_pair.get(draft.pair, ())):
            stage = status_of(self._ties[id_]).stage
            return stage if stage in ("discussed", "agreed") else None
        return None

    def joins(self, draft: Draft) -> tuple[str, ...]:
        """Return what a draft is about of what is known: its deal, its tie, then its thing."""
        ties = sorted(self.by_pair.get(draft.pair, ()))
        thing = draft.thing.id if draft.thing and not draft.thing.new else None
        around = [t.id for t in self.of_thing.get(thing or "", ()) if t.id in self.deals]
        deals = [self.deals[t] for t in (*ties, *sorted(around)) if t in self.deals]
        found = [*deals[:1], *ties, *([draft.thing.id] if draft.thing and (thing or draft.again) else [])]
        return tuple(dict.fromkeys(found))


def _names(statements: Statements, id_: str) -> list[frozenset[str]]:
    entity = statements.entities[id_]
    names = sorted({*entity.names.values(), *entity.aliases})
    return [keys for name in names if (keys := text_keys(name) - _COMMON)]
