"""The portrait of a region or province: everything that its page, its picture and its brief tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analysis.score.score import COMPONENTS, Of
from graph.statements.parties import PARTY_TYPES
from graph.statements.records import Observation, Tie
from graph.workflows.portraits.changes import ChangesFact, place_changes
from graph.workflows.portraits.deal_facts import place_deals
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.goods import GoodsFact, place_goods
from graph.workflows.portraits.headlines import place_headline
from graph.workflows.portraits.lifts import Lift, place_lift
from graph.workflows.portraits.numbers import NumberFact, numbers_of
from graph.workflows.portraits.partners import PartnerFact, PartyFact, place_parties, place_partners
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.promises import PromiseFact, fates, promise_facts
from graph.workflows.portraits.restrictions import RestrictedParties, restricted_parties
from graph.workflows.portraits.rivals import CompetitorFact, NicheFact, place_competitors, place_niches
from graph.workflows.portraits.silences import silences
from graph.workflows.sentences.comparison import gap_messages
from schema.messages import Message, Words

if TYPE_CHECKING:
    from graph.analysis.rating.gap import Gap


@dataclass(frozen=True, slots=True)
class PartBeside:
    """A component of the mark beside that of the median place, in points before the bend to a mark."""

    component: str
    points: float
    median: float


@dataclass(frozen=True, slots=True)
class PublishedMark:
    """What an edition gives; None where it gives no mark. ``date`` is that of the edition."""

    edition_id: str
    date: str
    mark: float | None


@dataclass(frozen=True, slots=True)
class GapFact:
    """Our score beside the mark of the latest edition, taken apart, and in sentences."""

    edition_id: str
    gap: Gap
    sentences: tuple[Message, ...]


@dataclass(frozen=True)
class PlacePortrait:
    """A region or province. Lists begin with what matters most; names are asked from the entities.

    What needs a pass over all places is reckoned when it is asked for: no picture tells everything.
    """

    passes: Passes = field(repr=False, compare=False)
    id: str
    type: str
    headline: Message
    mark: int
    score: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    places: int
    parts: tuple[PartBeside, ...]
    published: tuple[PublishedMark, ...]
    deals: tuple[DealFact, ...]
    partners: tuple[PartnerFact, ...]
    parties: tuple[PartyFact, ...]
    exports: tuple[GoodsFact, ...]
    imports: tuple[GoodsFact, ...]
    promises: tuple[PromiseFact, ...]
    fates: Mapping[str, int] = field(hash=False)
    numbers: tuple[NumberFact, ...]
    silences: tuple[Message, ...]

    @cached_property
    def gap(self) -> GapFact | None:
        """Our score beside the mark of the latest edition; None without one."""
        return _gap(self.passes, self.id)

    @cached_property
    def changes(self) -> ChangesFact | None:
        """What happened since the edition before; None without one."""
        return place_changes(self.passes, self.id)

    @cached_property
    def competitors(self) -> tuple[CompetitorFact, ...]:
        """Who works with the same partners in the same lines of work."""
        return place_competitors(self.passes, self.id)

    @cached_property
    def niches(self) -> tuple[NicheFact, ...]:
        """What it does that few others do."""
        return place_niches(self.passes, self.id)

    @cached_property
    def restricted(self) -> tuple[RestrictedParties, ...]:
        """Which of the parties that its deals name are under sanctions, by source; nothing without a list."""
        return _restricted(self.passes, self.deal.keys())

    @cached_property
    def lift(self) -> Lift:
        """What would lift the mark."""
        return place_lift(self.passes, self.id)

    @property
    def of(self) -> Of:
        """Among which places it is ranked."""
        return "regions" if self.type == "Region" else "provinces"

    @property
    def carriers(self) -> tuple[DealFact, ...]:
        """The deals that carry the mark: those with points."""
        return tuple(d for d in self.deals if d.points > 0)

    @property
    def links(self) -> tuple[DealFact, ...]:
        """Its crossings, routes, pipelines and lines."""
        return tuple(d for d in self.deals if d.is_link)

    @property
    def deal(self) -> Mapping[str, DealFact]:
        """Its deals by id."""
        return {d.deal_id: d for d in self.deals}


def place_portrait(passes: Passes, place: str) -> PlacePortrait:
    """Return the portrait of a region or province by its id."""
    entity, score = passes.workspace.statements.entities[place], passes.scores[place]
    of: Of = "regions" if entity.type == "Region" else "provinces"
    deals, promises = place_deals(passes, place), promise_facts(passes.promises_at(place), passes.names)
    ties, numbers, medians = _ties(passes, place, deals), _numbers(passes, place, deals), passes.medians[of]
    return PlacePortrait(
        passes,
        id=place,
        type=entity.type,
        headline=place_headline(Words(entity.names), score, deals, fates(promises)),
        mark=score.mark,
        score=score.score,
        low=score.low,
        high=score.high,
        rank=score.rank,
        rank_low=score.rank_low,
        rank_high=score.rank_high,
        places=len(passes.workspace.appraisal.places[of]),
        parts=tuple(PartBeside(name, score.parts[name], medians[name]) for name in COMPONENTS),
        published=tuple(PublishedMark(e.id, e.date, e.marks.get(place)) for e in passes.editions),
        deals=deals,
        partners=place_partners(passes, place, deals),
        parties=place_parties(deals),
        exports=place_goods(passes, ties, "EXPORTS"),
        imports=place_goods(passes, ties, "IMPORTS"),
        promises=promises,
        fates=fates(promises),
        numbers=numbers,
        silences=silences(passes, place, deals, numbers, promises),
    )


def _ties(passes: Passes, place: str, deals: tuple[DealFact, ...]) -> list[Tie]:
    ties = passes.workspace.statements.ties
    return [ties[id_] for id_ in sorted({id_ for deal in deals for id_ in deal.tie_ids})]


def _numbers(passes: Passes, place: str, deals: tuple[DealFact, ...]) -> tuple[NumberFact, ...]:
    """Return the numbers about the place itself, and those of its deals."""
    found: dict[str, Observation] = {o.id: o for o in passes.observations.get(place, ())}
    kept = {n.id for deal in deals for n in deal.numbers}
    everything = passes.workspace.statements.observations
    return numbers_of((found | {id_: everything[id_] for id_ in kept}).values())


def _restricted(passes: Passes, deals: Collection[str]) -> tuple[RestrictedParties, ...]:
    if not passes.restrictions:
        return ()
    entities = passes.workspace.statements.entities
    named = (
        id_
        for id_, own in passes.deals_at.items()
        if entities[id_].type in PARTY_TYPES
        and entities[id_].properties.get("named") is not False
        and not set(own).isdisjoint(deals)
    )
    return restricted_parties(passes.restrictions, named)


def _gap(passes: Passes, place: str) -> GapFact | None:
    if passes.fit is None or place not in passes.fit[0].marks:
        return None
    from graph.analysis.rating.gap import gap_of  # only where there is a fit

    gap = gap_of(passes.fit[1], place)
    name = Words(passes.workspace.statements.entities[place].names)
    return GapFact(passes.fit[0].id, gap, tuple(gap_messages(gap, name)))
