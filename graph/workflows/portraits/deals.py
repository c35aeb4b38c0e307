"""Deals as facts: what is said of a deal in a place, newest first, and what it counts there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.deals.ids import DealId
from graph.analysis.deals.model import Deal, Part
from graph.statements.parties import is_chinese_party
from graph.statements.records import Evidence, Statements
from graph.statements.status import period_end, weight
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.numbers import NumberFact
from schema.messages import Words
from schema.reader import read_schema
from schema.words import HEALTH_WORDS, STAGE_WORDS

#: What a deal is at, the best first; each deal is at one of them.
STATES = ("operating", "building", "agreed", "discussed", "stalled", "cancelled")
_TROUBLED = ("stalled", "cancelled")
STATE_WORDS: Mapping[str, str] = {s: STAGE_WORDS.get(s) or HEALTH_WORDS[s] for s in STATES}
#: What leads across the border or towards it.
_ROUTES = ("BorderCrossing", "Corridor")
_LINES = frozenset(
    {"pipeline", "power_line", "railway", "road", "bridge", "cableway", "terminal", "checkpoint"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one place of a source says; ``until`` is the last day of its period, None without an end."""

    note: Words
    citation: Citation
    until: datetime.date
    stage: str | None
    health: str | None
    is_inferred: bool
    is_doubtful: bool
    tie_id: str

    @classmethod
    def of(cls, tie_id: str, evidence: Evidence) -> Said:
        """Return what a piece of evidence says."""
        return cls(
            Words(evidence.notes) if evidence.notes else Words({"en": ""}),
            Citation.of(evidence),
            period_end(evidence),
            evidence.stage,
            evidence.health,
            evidence.basis == "inferred",
            evidence.confidence == "low",
            tie_id,
        )


@dataclass(frozen=True, slots=True)
class DealFact:
    """A deal as a place has it; ``points`` are of the score of the place (0 for what counts nothing).

    ``stage``, ``health`` and ``state`` are what it counts as there. ``regions`` maps those that have a part
    to their share. ``parties`` are the named Chinese ones, ``overdue_months`` counts from the planned date.
    """

    deal_id: DealId
    names: Words
    kind: str
    sector: str | None
    stage: str
    health: str
    points: float
    share: float
    parties: tuple[str, ...]
    provinces: tuple[str, ...]
    regions: Mapping[str, float] = field(hash=False)
    said: tuple[Said, ...]
    numbers: tuple[NumberFact, ...]
    planned: str | None
    overdue_months: int | None
    tie_ids: tuple[str, ...]
    about: str | None
    is_link: bool
    is_talk: bool

    @property
    def state(self) -> str:
        """What it is at, a term of :data:`STATES`."""
        return state_of(self.stage, self.health)

    @property
    def newest(self) -> Said | None:
        """What was last said of it."""
        return self.said[0] if self.said else None

    @property
    def telling(self) -> Said | None:
        """What last said how far it is or how it goes, else what was last said of it."""
        return telling_first(self.said)[0] if self.said else None


def state_of(stage: str, health: str) -> str:
    """Return the one state that a stage and a health give: trouble hides the stage."""
    if health in _TROUBLED:
        return health
    return stage if stage in STATES else "discussed"


def said_of(tie_ids: Iterable[str], statements: Statements) -> tuple[Said, ...]:
    """Return all that is said of ties, newest first; what is doubtful stands last."""
    found = [(e, id_) for id_ in tie_ids for e in statements.ties[id_].evidence]
    found.sort(key=lambda pair: pair[0].id)
    found.sort(key=lambda pair: weight(pair[0]), reverse=True)
    return tuple(Said.of(id_, e) for e, id_ in found)


def telling_first(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return what is said with what last told how far something is or how it goes before all else.

    Of what is equally new, what a source tells itself stands before what was inferred from it.
    """
    telling = [s for s in said if s.stage or s.health]
    newest = [s for s in telling if (s.until, s.is_doubtful) == (telling[0].until, telling[0].is_doubtful)]
    first = next((s for s in newest if not s.is_inferred), newest[0] if newest else None)
    return (*([first] if first else []), *(s for s in said if s is not first))


def parts_at(deal: Deal, place: str | None) -> tuple[Part, ...]:
    """Return the parts of a deal that a region or province has; all where none is its own, or without one."""
    if place is None:
        return deal.parts
    if place in deal.provinces:
        return deal.naming(place) or deal.parts
    return tuple(p for p in deal.parts if place in p.roles) or deal.parts


def parties_of(deal: Deal, statements: Statements) -> tuple[str, ...]:
    """Return the named Chinese parties of a deal: of what runs, else of whatever is said."""
    if deal.partners:
        return tuple(deal.partners)
    ends = {end for part in deal.parts for end in part.ends if end in statements.entities}
    named = (e for e in map(statements.entities.__getitem__, ends) if is_chinese_party(e.type, e.properties))
    return tuple(sorted(e.id for e in named))


def is_link(deal: Deal, kind: str, statements: Statements) -> bool:
    """Tell whether a deal is a crossing, a route, or a line such as a pipeline."""
    thing = statements.entities.get(deal.thing or "")
    if thing is None:
        return False
    line = thing.properties.get("project_kind") in _LINES
    return thing.type in _ROUTES or (
        line and (kind == "link" or thing.properties.get("project_kind") == "pipeline")
    )


def kind_words(kind: str) -> Words:
    """Return what a kind of deals is called."""
    return read_schema().vocabularies["deal_kind"].terms[kind].words
