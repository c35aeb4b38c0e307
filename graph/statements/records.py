"""The records of a dataset as frozen data.

Invariants of :class:`Statements`: keys are the records' ids, in sorted order; every id that a record
names exists; every tie has at least one piece of evidence; evidence is sorted by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Value
from graph.texts import BASE


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with an id that never changes; ``names`` by language, English among them."""

    id: str
    type: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    properties: Mapping[str, Value]
    layer: str

    def name(self, lang: str) -> str:
        """Return the name in a language, the English one where there is none."""
        return self.names.get(lang) or self.names[BASE]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one place of a source says about a tie; ``period`` is the source's reporting period.

    ``notes`` are by language; ``confidence`` is its own, else that of its source.
    """

    id: str
    source_id: str
    locator: str
    section: str
    period: str
    stage: str | None
    health: str | None
    basis: str
    stance: str
    announced_by: str | None
    notes: Mapping[str, str] = field(hash=False)
    layer: str
    confidence: str = "high"


@dataclass(frozen=True, slots=True)
class Tie:
    """A typed edge; ``regions`` maps region ids to roles, ``provinces`` province ids to their basis."""

    id: str
    type: str
    role: str
    source_id: str
    target_id: str
    via_id: str | None
    regions: Mapping[str, str]
    provinces: Mapping[str, str]
    details: Mapping[str, str]
    properties: Mapping[str, Value]
    evidence: tuple[Evidence, ...]
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """A number: ``value`` in ``unit`` (a term of the vocabulary) for a date or period; notes by language."""

    id: str
    subjects: tuple[str, ...]
    tie_id: str | None
    quantity: str
    value: float
    unit: str
    date: str
    source_id: str
    locator: str
    period: str
    counterpart: str | None
    scope: str | None
    nature: str
    bound: str
    change_of: bool
    notes: Mapping[str, str] = field(hash=False)
    layer: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The marks of an edition of a rating, by region id; a mark it does not give is absent."""

    id: str
    date: str
    source_id: str
    marks: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that the layers of data say, joined and checked."""

    entities: Mapping[str, Entity]
    ties: Mapping[str, Tie]
    observations: Mapping[str, Observation]
    editions: Mapping[str, Edition]
    layers: tuple[str, ...]

    @classmethod
    def of(
        cls,
        entities: Iterable[Entity],
        ties: Iterable[Tie],
        observations: Iterable[Observation],
        editions: Iterable[Edition],
        layers: Iterable[str],
    ) -> Statements:
        """Sort everything by id, so that the order of input never matters."""
        return cls(
            {e.id: e for e in sorted(entities, key=lambda e: e.id)},
            {t.id: t for t in sorted(ties, key=lambda t: t.id)},
            {o.id: o for o in sorted(observations, key=lambda o: o.id)},
            {e.id: e for e in sorted(editions, key=lambda e: e.id)},
            tuple(layers),
        )

    @property
    def evidence_count(self) -> int:
        """The number of pieces of evidence of all ties."""
        return sum(len(tie.evidence) for tie in self.ties.values())

    @property
    def pages(self) -> frozenset[str]:
        """The ids of the sources of the reference layer: public pages, which were seen on a day."""
        sources = (e for e in self.entities.values() if e.type == "Source")
        return frozenset(source.id for source in sources if "seen" in source.properties)
