"""With whom a place works, and who competes with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.workflows.briefs.model import Paragraph, Run
from graph.workflows.briefs.telling import Teller
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.partners import PartnerFact
from graph.workflows.portraits.place import PlacePortrait
from graph.workflows.portraits.rivals import CompetitorFact
from schema.messages import Message, counted

_MOST_PARTNERS, _MOST_PARTIES, _MOST_RIVALS, _MOST_NICHES = 3, 6, 4, 3


def partners(teller: Teller, portrait: PlacePortrait) -> Iterator[Paragraph]:
    """Yield the places on the other side, then the parties that are named."""
    told = [p for p in portrait.partners if p.id][:_MOST_PARTNERS]
    runs = [_partner(teller, portrait, p) for p in told]
    rest = len([p for p in portrait.partners if p.id]) - len(told)
    if rest > 0:
        others = [p for p in portrait.partners if p.id][len(told) :]
        names = teller.series([teller.name(p.id or "") for p in others[:_MOST_PARTIES]], rest - _MOST_PARTIES)
        deals = [portrait.deal[id_] for p in others for id_ in p.deal_ids]
        runs.append(
            Run(teller.say(Message("Single deals: {names}.", names=names)), note=teller.newest(deals))
        )
    if runs:
        yield teller.paragraph(*runs, weight=3)
    yield from _parties(teller, portrait)


def _partner(teller: Teller, portrait: PlacePortrait, partner: PartnerFact) -> Run:
    own = [portrait.deal[id_] for id_ in partner.deal_ids]
    text = counted(
        "{name}: {count} deal ({states}).",
        "{name}: {count} deals ({states}).",
        partner.deals,
        name=teller.name(partner.id or ""),
        states=teller.states(partner.states),
    )
    return Run(teller.say(text), note=teller.newest(own))


def _parties(teller: Teller, portrait: PlacePortrait) -> Iterator[Paragraph]:
    if not portrait.parties:
        return
    names = teller.series(
        [teller.name(p.id) for p in portrait.parties[:_MOST_PARTIES]], len(portrait.parties) - _MOST_PARTIES
    )
    deals = [portrait.deal[id_] for p in portrait.parties[:_MOST_PARTIES] for id_ in p.deal_ids]
    text = Message("Chinese parties that are named: {names}.", names=names)
    yield teller.paragraph(Run(teller.say(text), note=teller.newest(deals)), weight=4)


def rivals(teller: Teller, portrait: PlacePortrait) -> Iterator[Paragraph]:
    """Yield who works with the same partner in the same field, and what few others do."""
    by_field: dict[tuple[str, str, str], list[CompetitorFact]] = defaultdict(list)
    for fact in portrait.competitors:
        by_field[fact.partner, fact.dimension, fact.field].append(fact)
    for facts in list(by_field.values())[:2]:
        names = [teller.name(id_) for id_ in dict.fromkeys(f.other for f in facts)]
        text = Message(
            "The same partner, {partner}, and the same field, {field}: {names}.",
            partner=teller.name(facts[0].partner),
            field=facts[0].field_words,
            names=teller.series(names[:_MOST_RIVALS], len(names) - _MOST_RIVALS),
        )
        note = teller.newest(_deals(portrait, facts[0].deal_ids))
        yield teller.bullet(Run(teller.say(text), note=note), weight=4)
    for niche in portrait.niches[:_MOST_NICHES]:
        text = (
            counted(
                "Few others do it: {field} – only {count} more region.",
                "Few others do it: {field} – only {count} more regions.",
                niche.others,
                field=niche.field_words,
            )
            if niche.others
            else Message("Nobody else does this: {field}.", field=niche.field_words)
        )
        note = teller.newest(_deals(portrait, niche.deal_ids))
        yield teller.bullet(Run(teller.say(text), note=note), weight=6)


def _deals(portrait: PlacePortrait, ids: Sequence[str]) -> list[DealFact]:
    return [portrait.deal[id_] for id_ in ids if id_ in portrait.deal]
