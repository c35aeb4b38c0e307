"""The portrait of a company, university, project, route, crossing or zone, and of a sector of the economy."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.deals.model import Deal
from graph.statements.parties import CHINA, PARTY_TYPES
from graph.statements.records import Entity
from graph.workflows.portraits.deal_facts import score_points, whole_deals
from graph.workflows.portraits.deals import STATE_WORDS, STATES, DealFact, Said, said_of
from graph.workflows.portraits.headlines import deals_words
from graph.workflows.portraits.numbers import NumberFact, numbers_of
from graph.workflows.portraits.partners import counted_states
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.promises import PromiseFact, fates, promise_facts
from graph.workflows.portraits.restrictions import RestrictionFact
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema

#: What has a page of its own where enough is known of it.
THING_TYPES = (*PARTY_TYPES, "Project", "Corridor", "BorderCrossing", "Zone")
#: So many pieces of evidence, numbers and acts of sanction make a portrait.
LEAST_FACTS = 2
#: What says best what a thing is, the first that it has.
_KINDS = ("project_kind", "mode", "zone_kind", "organisation_kind")
_TYPES = {
    "Company": N_("company"),
    "ChineseCompany": N_("Chinese company"),
    "University": N_("university"),
    "Organisation": N_("organisation"),
    "Corridor": N_("route"),
    "BorderCrossing": N_("border crossing"),
    "Zone": N_("zone"),
}
#: So many regions are named.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class PlaceShare:
    """What deals give to a place: points of its score, and how many they are by state."""

    id: str
    points: float
    states: Mapping[str, int] = field(hash=False)
    deal_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dealings:
    """What is told of deals taken together. ``parties`` are the named Chinese ones."""

    id: str
    headline: Message
    regions: tuple[PlaceShare, ...]
    provinces: tuple[PlaceShare, ...]
    parties: tuple[str, ...]
    deals: tuple[DealFact, ...]
    states: Mapping[str, int] = field(hash=False)
    promises: tuple[PromiseFact, ...]
    fates: Mapping[str, int] = field(hash=False)
    numbers: tuple[NumberFact, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ThingPortrait(Dealings):
    """Something with deals. ``kind`` says what it is; ``parties`` are the further ones of its deals.

    ``restrictions`` are sanctions against it; none says nothing, as lists of them need not be there.
    """

    type: str
    kind: Message
    restrictions: tuple[RestrictionFact, ...]

    @property
    def facts(self) -> int:
        """The number of reports, numbers and sanctions that it rests on."""
        return len(self.said) + len(self.numbers) + len(self.restrictions)


@dataclass(frozen=True, slots=True)
class SectorPortrait(Dealings):
    """A sector of the economy with its deals."""

    names: Words


def things(passes: Passes) -> tuple[str, ...]:
    """Return the ids of what has a portrait, in order."""
    found = passes.deals_at
    entities = passes.workspace.statements.entities
    return tuple(
        id_ for id_ in sorted(found) if _is_thing(entities[id_]) and _facts(passes, id_) >= LEAST_FACTS
    )


def sectors(passes: Passes) -> tuple[str, ...]:
    """Return the sectors that have deals in a region, in the order of the vocabulary."""
    having = {deal.sector for deal in passes.workspace.appraisal.deals if any(deal.shares.values())}
    return tuple(term for term in read_schema().vocabularies["sector"].terms if term in having)


def thing_portrait(passes: Passes, id_: str) -> ThingPortrait:
    """Return the portrait of a thing of :data:`THING_TYPES` by its id; one without deals is empty."""
    entity, statements = passes.workspace.statements.entities[id_], passes.workspace.statements
    found = [passes.workspace.appraisal.by_id[deal] for deal in passes.deals_at.get(id_, ())]
    deals = whole_deals(passes, found)
    promises = _promises(passes, found)
    ties = _own_ties(found, id_)
    numbers = {o.id: o for key in (*ties, id_) for o in passes.observations.get(key, ())}
    regions, states = _shares(passes, deals, "regions"), counted_states(deals)
    kind = kind_of(entity)
    return ThingPortrait(
        id=id_,
        type=entity.type,
        headline=_headline(Words(entity.names), kind, states, _where(passes, regions)),
        kind=kind,
        restrictions=passes.restrictions.get(id_, ()),
        regions=regions,
        provinces=_shares(passes, deals, "provinces"),
        parties=tuple(p for p in _parties(deals) if p != id_),
        deals=deals,
        states=states,
        promises=promises,
        fates=fates(promises),
        numbers=numbers_of(numbers.values()),
        said=said_of(ties, statements),
    )


def sector_portrait(passes: Passes, sector: str) -> SectorPortrait:
    """Return the portrait of a sector by its term."""
    found = [deal for deal in passes.workspace.appraisal.deals if deal.sector == sector]
    deals = whole_deals(passes, found)
    promises = _promises(passes, found)
    names = read_schema().vocabularies["sector"].terms[sector].words
    regions, states = _shares(passes, deals, "regions"), counted_states(deals)
    return SectorPortrait(
        id=sector,
        names=names,
        headline=_headline(names, None, states, _where(passes, regions)),
        regions=regions,
        provinces=_shares(passes, deals, "provinces"),
        parties=_parties(deals),
        deals=deals,
        states=states,
        promises=promises,
        fates=fates(promises),
        numbers=numbers_of(
            passes.workspace.statements.observations[n]
            for n in sorted({number.id for deal in deals for number in deal.numbers})
        ),
        said=said_of(sorted({t for d in deals for t in d.tie_ids}), passes.workspace.statements),
    )


def kind_of(entity: Entity) -> Message:
    """Say what a thing is: ``Chinese company, appliances``, ``border crossing, road``."""
    schema = read_schema()
    type_ = schema.nodes[entity.type]
    words: list[Words | Message] = []
    if entity.type != "Project":
        is_chinese = entity.type == "Company" and entity.properties.get("country") == CHINA
        words.append(Message(_TYPES["ChineseCompany" if is_chinese else entity.type]))
    for key in _KINDS:
        declared, value = type_.properties.get(key), str(entity.properties.get(key, "other"))
        if declared is not None and declared.vocabulary and value not in ("other", "multimodal"):
            words.append(schema.vocabularies[declared.vocabulary].terms[value].words)
            break
    sector = entity.properties.get("sector")
    if sector in schema.vocabularies["sector"].terms:
        words.append(schema.vocabularies["sector"].terms[str(sector)].words)
    return Message("{words}", words=tuple(words or [Message("project")]))


def _is_thing(entity: Entity) -> bool:
    return entity.type in THING_TYPES and entity.properties.get("named") is not False


def _facts(passes: Passes, id_: str) -> int:
    deals = (passes.workspace.appraisal.by_id[deal] for deal in passes.deals_at.get(id_, ()))
    ties = _own_ties(deals, id_)
    reports = sum(len(passes.workspace.statements.ties[tie].evidence) for tie in ties)
    sanctions = len(passes.restrictions.get(id_, ()))
    return reports + sanctions + len({o.id for key in (*ties, id_) for o in passes.observations.get(key, ())})


def _own_ties(deals: Iterable[Deal], id_: str) -> list[str]:
    """Return the ties of deals at a thing: all of those that stand on it, of others those that name it."""
    parts = [(deal, part) for deal in deals for part in deal.parts]
    named = {p.id for d, p in parts if id_ in (d.thing, *p.ends, str(p.attributes.get("via_id", "")))}
    return sorted(named or {p.id for _, p in parts})


def _shares(passes: Passes, deals: Iterable[DealFact], of: str) -> tuple[PlaceShare, ...]:
    by_place: dict[str, list[DealFact]] = defaultdict(list)
    for deal in deals:
        for place in deal.regions if of == "regions" else deal.provinces:
            by_place[place].append(deal)
    found = [
        PlaceShare(
            place,
            math.fsum(score_points(passes, d.deal_id, place) for d in own),
            counted_states(own),
            tuple(d.deal_id for d in own),
        )
        for place, own in by_place.items()
    ]
    return tuple(sorted(found, key=lambda p: (-round(p.points, 9), -len(p.deal_ids), p.id)))


def _parties(deals: Iterable[DealFact]) -> tuple[str, ...]:
    """Return the named Chinese parties of deals, those of most deals first."""
    counts: dict[str, int] = defaultdict(int)
    for deal in deals:
        for party in deal.parties:
            counts[party] += 1
    return tuple(sorted(counts, key=lambda p: (-counts[p], p)))


def _promises(passes: Passes, deals: Sequence[Deal]) -> tuple[PromiseFact, ...]:
    kept = (passes.promises[deal.id] for deal in deals if deal.id in passes.promises)
    return promise_facts(kept, passes.names)


def _headline(name: Words, kind: Message | None, states: Mapping[str, int], where: Message) -> Message:
    """Say what it is, how much of it works, and where."""
    count = sum(states.values())
    if not count:
        return Message("{name}: no deal with a region is known", name=name)
    if count == 1:
        deals = Message(STATE_WORDS[next(state for state in STATES if states[state])])
    else:
        deals = deals_words(count, states["operating"])
    if kind is None:
        return Message("{name}: {deals}; {regions}", name=name, deals=deals, regions=where)
    return Message("{name} ({kind}): {deals}; {regions}", name=name, kind=kind, deals=deals, regions=where)


def _where(passes: Passes, regions: Sequence[PlaceShare]) -> Message:
    """Name the regions, or say how many they are."""
    if len(regions) > _MOST_NAMED:
        return counted("{count} region", "{count} regions", len(regions))
    entities = passes.workspace.statements.entities
    return Message("{names}", names=tuple(Words(entities[r.id].names) for r in regions))
