"""Every mention of an entity in a paragraph, with how sure it is and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.names.coordinated import coordinated
from graph.names.joined import Joined
from graph.names.phrases import Phrases
from graph.names.tokens import Token, tokens
from graph.names.transcribed import Transcribed
from graph.statements.records import Entity, Statements
from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.described import Described
from loaders.extraction.judging import Judge, Read
from loaders.extraction.reading import language_of
from loaders.extraction.spans import widened
from loaders.extraction.unknown import unknown_names
from loaders.extraction.unnamed import unnamed_parties
from schema.messages import BASE

#: Notions, sources and the like have names that no text speaks of.
_NOT_MENTIONED = frozenset(("Source", "Concept", "Trend", "Edition"))
#: These have names made of other names: of a project's owner, of the ends of a route.
_MADE_OF_NAMES = frozenset(("Project", "Corridor", "BorderCrossing", "Event"))
#: Of these the description of what is meant is more often told than a name.
DESCRIBED = frozenset(("Project", "Corridor", "BorderCrossing", "Zone", "Event", "Organisation"))
#: A second reading that is so near to the best makes the best less sure.
_NEAR = 0.08
#: Legal forms belong to the names of these.
_WITH_FORMS = frozenset(("Company", "Organisation"))
_DOUBT = 0.85
#: Adjectives of places are less sure than this.
_ADJECTIVE = 0.7
_STANDING = frozenset(("LOCATED_IN", "HAS_PROJECT", "BORDER_CROSSING", "RESIDENT_OF", "PART_OF"))


class MentionFinder:
    """Finds the mentions of entities in passages; made once, for as many passages as there are."""

    def __init__(
        self, entities: Iterable[Entity], regions: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """Take the entities, and the ids of the regions that each is known to have to do with."""
        known = [e for e in entities if e.type not in _NOT_MENTIONED]
        named = [e for e in known if e.properties.get("named") is not False]
        self._ids = frozenset(e.id for e in known)
        self._phrases = Phrases(named)
        self._otherwise = (Joined(named), Transcribed(named))
        self._judge = Judge(regions or {})
        described = [e for e in named if e.type in DESCRIBED]
        places = [e for e in named if e.type == "Region"]
        self._described = Described(described, places, regions or {})

    @classmethod
    def of(cls, statements: Statements) -> MentionFinder:
        """Return the finder for the entities of statements, with the regions that their ties tell."""
        return cls(statements.entities.values(), regions_of(statements))

    def find(self, passage: Passage) -> list[Mention]:
        """Return the mentions in a passage in the order of their places, none within another of its kind.

        Of names that overlap the longest holds, then the surest. A project, a route, a crossing, an event
        and an unnamed party ("a company from Harbin") may have names within them: they tell whose and where
        it is.
        """
        if passage.language is None:
            passage = replace(passage, language=language_of(passage.text))
        text = tokens(passage.text)
        named, made_of_names = _layers(self._named(text, passage))
        named = sorted([*named, *self._written_otherwise(text, named, passage)], key=_place)
        new = unknown_names(passage, text, named, self._ids)
        named = _apart([*named, *(m for m in new if not any(_lies_in(m, made) for made in made_of_names))])
        described = self._described.find(passage, text, [*named, *made_of_names])
        unnamed = unnamed_parties(passage, text, named)
        return sorted([*named, *made_of_names, *described, *unnamed], key=_place)

    def _named(self, text: Sequence[Token], passage: Passage) -> Iterator[Mention]:
        for at in range(len(text)):
            by_end: dict[int, list[Read]] = {}
            for found in self._phrases.starting_at(text, at):
                if read := self._judge.read(found, text, passage):
                    by_end.setdefault(found.end, []).append(read)
            for reads in by_end.values():
                yield self._mention(reads, text, passage)
        for found in coordinated(self._phrases, text):
            if read := self._judge.read(found, text, passage):
                yield self._mention([read], text, passage)

    def _written_otherwise(
        self, text: Sequence[Token], named: Sequence[Mention], passage: Passage
    ) -> list[Mention]:
        """Return names whose words are parted otherwise, and Russian ones in characters."""
        taken = {at for m in named for at in range(m.start, m.end)}
        free = [taken.isdisjoint(range(token.start, token.end)) for token in text]
        by_span: dict[tuple[int, int], list[Read]] = {}
        for found in (found for way in self._otherwise for found in way.find(text, free)):
            if read := self._judge.read(found, text, passage):
                by_span.setdefault((found.start, found.end), []).append(read)
        return _apart(self._mention(reads, text, passage) for reads in by_span.values())

    def _mention(self, reads: Iterable[Read], text: Sequence[Token], passage: Passage) -> Mention:
        best, *rest = sorted(reads, key=self._judge.order)
        run = text[best.found.start : best.found.end]
        company = best.found.entity.type in _WITH_FORMS
        start, end = widened(passage.text, run[0].start, run[-1].end, company=company)
        doubtful = any(best.score - other.score < _NEAR for other in rest)
        entity = best.found.entity
        return Mention(
            start,
            end,
            passage.text[start:end],
            entity.id,
            entity.type,
            entity.name(passage.language or BASE),
            round(best.score * (_DOUBT if doubtful else 1), 3),
            best.why,
            others=tuple(read.found.entity.id for read in rest),
        )


def regions_of(statements: Statements) -> Mapping[str, frozenset[str]]:
    """Return the regions that each entity has to do with: where it stands, and what its ties count for."""
    found: dict[str, set[str]] = {id_: set() for id_ in statements.entities}
    for id_, entity in statements.entities.items():
        if entity.type == "Region":
            found[id_].add(id_)
    for tie in statements.ties.values():
        ends = {end for end in (tie.source_id, tie.target_id) if end.startswith("region:")}
        for end in (tie.source_id, tie.target_id):
            found.setdefault(end, set()).update(ends, tie.regions)
    return {id_: frozenset(regions) for id_, regions in found.items()}


def _layers(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Part what is made of other names from those names; adjectives in it are parts of it only."""
    every = list(mentions)
    made = _apart(m for m in every if m.type in _MADE_OF_NAMES)
    named = (m for m in every if m.type not in _MADE_OF_NAMES)
    kept = (m for m in named if not (m.score < _ADJECTIVE and any(_lies_in(m, other) for other in made)))
    return _apart(kept), made


def _lies_in(mention: Mention, other: Mention) -> bool:
    return other.start <= mention.start and mention.end <= other.end


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Leave of mentions that overlap the longest, then the surest."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, -m.score, m.start, m.id)):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=_place)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.end, mention.id
