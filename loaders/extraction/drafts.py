"""What a rule makes of a clause before verdict, numbers and joins are added: a draft of a candidate."""

from __future__ import annotations

from dataclasses import dataclass

from graph.names.scripts import has_cyrillic
from loaders.extraction.candidate import Candidate, Mention, Passage
from loaders.extraction.new_names import proposed_id
from loaders.table_mapping.names_to_ids import slug_of
from schema.messages import Message
from schema.reader import read_schema


@dataclass(frozen=True, slots=True)
class End:
    """An end of a draft: an entity of the data, or a new one with the name that it is to have.

    ``score`` is how sure it is that it is meant.
    """

    id: str
    type: str
    name: str
    score: float = 1.0
    new: bool = False

    @classmethod
    def of(cls, mention: Mention) -> End:
        """Return the end that a mention names."""
        return cls(mention.id, mention.type, mention.name, mention.score, mention.new)


@dataclass(frozen=True, slots=True)
class Draft:
    """A type between two ends, told in the characters [start, end) of the passage.

    ``thing`` is what it is about; ``again`` says that the document told of that new thing before.
    """

    type: str
    subject: End
    counterpart: End
    start: int
    end: int
    confidence: float
    why: Message
    thing: End | None = None
    again: bool = False

    @property
    def pair(self) -> tuple[str, str, str]:
        """The type and both ends in an order of their own: what makes it one tie."""
        first, second = sorted((self.subject.id, self.counterpart.id))
        return self.type, first, second

    def of_passage(self, passage: Passage) -> Candidate:
        """Return the candidate of a draft by itself: where it stands, its ends, and how sure it is."""
        ends = (self.subject, self.counterpart)
        return Candidate(
            passage,
            self.start,
            self.end,
            self.subject.id,
            self.counterpart.id,
            self.type,
            stage=None,
            health=None,
            new=tuple((end.id, end.type, end.name) for end in ends if end.new),
            confidence=self.confidence,
        )

    def is_sound(self) -> bool:
        """Tell whether the schema lets the type join the types of these ends."""
        edge = read_schema().edges[self.type]
        fits = self.subject.type in edge.source and self.counterpart.type in edge.target
        return fits and self.subject.id != self.counterpart.id


def new_thing(type_: str, name: str, place: str | None) -> End:
    """Return an end for a thing without an entry in the data; its id is that of the codebook's form."""
    prefix = {"Zone": "zone", "Corridor": "corridor", "Event": "event"}.get(type_, "project")
    code = place.partition(":")[2].partition("-")[2].casefold() if place else ""
    slug = proposed_id(type_, name, ()).partition(":")[2]
    return End(
        f"{prefix}:{'-'.join(filter(None, (code, slug)))}"[:70].rstrip("-"), type_, name, 0.6, new=True
    )


def placeholder(about: str, place: str | None, chinese_name: str) -> End:
    """Return the end for a party that the text does not name, one a mention."""
    code = place.partition(":")[2].partition("-")[2].casefold() if place else "cn"
    slug = slug_of([about]) if has_cyrillic(about) or about.isascii() else slug_of([about, "party"])
    return End(f"company:unnamed-{code}-{slug}"[:70].rstrip("-"), "Company", chinese_name, 0.7, new=True)
