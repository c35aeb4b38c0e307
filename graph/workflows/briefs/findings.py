"""The title of a brief on a place, and its main points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from graph.workflows.briefs.model import Paragraph, Run
from graph.workflows.briefs.telling import Teller
from graph.workflows.portraits.citations import Citation
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.numbers import figure, percent
from graph.workflows.portraits.partners import PartnerFact
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import PlacePortrait
from graph.workflows.portraits.promises import FATE_WORDS
from schema.messages import N_, Message, counted

#: So many deals are named as what carries a mark, and so much of it makes a main partner.
_MOST_CARRIERS, _MAIN = 3, 0.15
_STOPPED = ("stalled", "cancelled")
_TITLES = {
    "Region": {
        "works": N_("{name} and China: {told}"),
        "talk": N_("{name} and China: nothing works yet"),
        "none": N_("{name} and China: no ties are known"),
    },
    "Province": {
        "works": N_("{name} and Russia: {told}"),
        "talk": N_("{name} and Russia: nothing works yet"),
        "none": N_("{name} and Russia: no ties are known"),
    },
}


def title(teller: Teller, portrait: PlacePortrait) -> str:
    """State the finding: how many deals work, and how many have stopped."""
    name = teller.name(portrait.id)
    running, stopped = _in(portrait.deals, ("operating",)), _in(portrait.deals, _STOPPED)
    texts = _TITLES[portrait.type]
    if not portrait.deals:
        return teller.say(Message(texts["none"], name=name))
    if not running:
        return teller.say(Message(texts["talk"], name=name))
    told = working(len(running))
    if stopped:
        told = Message("{working}, {stopped}", working=told, stopped=halted(len(stopped)))
    return teller.say(Message(texts["works"], name=name, told=told))


def working(count: int) -> Message:
    """Say how many deals work."""
    return counted("{count} deal works", "{count} deals work", count)


def halted(count: int) -> Message:
    """Say how many have stopped, after how many work."""
    return counted("{count} has stopped", "{count} have stopped", count)


def main_points(teller: Teller, passes: Passes, portrait: PlacePortrait) -> Iterator[Paragraph]:
    """Yield the findings: the mark, what carries it, with whom, what became of promises, what changed."""
    yield teller.bullet(_mark(teller, portrait), *_published(teller, passes, portrait), weight=1)
    if portrait.carriers:
        yield teller.bullet(_carried(teller, portrait), weight=1)
    if found := _partner(teller, portrait):
        yield teller.bullet(*found, weight=1)
    if portrait.promises:
        yield teller.bullet(_promised(teller, portrait), weight=1)
    if portrait.changes and portrait.changes.events:
        yield teller.bullet(_changed(teller, passes, portrait), weight=1)


def _mark(teller: Teller, portrait: PlacePortrait) -> Run:
    text = Message(
        "Our mark is {mark} of 10, the rank {rank} of {places}; read otherwise, the facts allow ranks from "
        "{low} to {high}.",
        mark=portrait.mark,
        rank=portrait.rank,
        places=portrait.places,
        low=portrait.rank_low,
        high=portrait.rank_high,
    )
    return Run(teller.say(text), note=teller.newest(portrait.carriers))


def _published(teller: Teller, passes: Passes, portrait: PlacePortrait) -> Iterator[Run]:
    told = [(p, passes.workspace.statements.editions[p.edition_id]) for p in portrait.published if p.mark]
    if portrait.type != "Region" or not told:
        return
    section = portrait.id.partition(":")[2]
    note = teller.cited(Citation(edition.source_id, section, edition.date) for _, edition in told)
    (latest, edition), *before = told
    fields = {"latest": figure_of(latest.mark), "year": edition.date[:4]}
    if not before:
        text = Message("The rating gave it {latest} in {year}.", **fields)
    elif before[0][0].mark == latest.mark:
        text = Message("The rating gave it {latest} in {year}, as in the edition before.", **fields)
    else:
        previous = figure_of(before[0][0].mark)
        text = Message("The rating gave it {latest} in {year} after {previous}.", **fields, previous=previous)
    yield Run(teller.say(text), note=note)


def figure_of(mark: float | None) -> Message:
    """Return a published mark, with a digit behind the point only where it has one."""
    value = mark or 0.0
    return figure(value, 0 if value == int(value) else 1)


def _carried(teller: Teller, portrait: PlacePortrait) -> Run:
    first = portrait.carriers[:_MOST_CARRIERS]
    share = math.fsum(d.points for d in first) / math.fsum(d.points for d in portrait.carriers)
    names = teller.deals(first, _MOST_CARRIERS)
    if len(portrait.carriers) == 1:
        text = Message("All of it rests on one deal: {names}.", names=names)
    else:
        text = Message(
            "Most of it comes from: {names}. Together that is {share} of all points.",
            names=names,
            share=percent(share),
        )
    return Run(teller.say(text), note=teller.newest(first))


def _partner(teller: Teller, portrait: PlacePortrait) -> list[Run]:
    total = math.fsum(p.points for p in portrait.partners)
    told = [p for p in portrait.partners if p.id]
    if not total or not told:
        return []
    first, rest = told[0], math.fsum(p.points for p in portrait.partners if not p.id)
    found = []
    if first.points / total >= _MAIN:
        found.append(_main(teller, portrait, first, first.points / total))
    if rest / total >= _MAIN:
        text = Message("For {share} of the results no province is told.", share=percent(rest / total))
        unknown = [d for d in portrait.carriers if not d.provinces]
        found.append(Run(teller.say(text), note=teller.newest(unknown)))
    return found


def _main(teller: Teller, portrait: PlacePortrait, partner: PartnerFact, share: float) -> Run:
    own = [portrait.deal[id_] for id_ in partner.deal_ids]
    text = counted(
        "The main partner that is named is {name}: {share} of the results, {count} deal ({states}).",
        "The main partner that is named is {name}: {share} of the results, {count} deals ({states}).",
        partner.deals,
        name=teller.name(partner.id or ""),
        share=percent(share),
        states=teller.states(partner.states),
    )
    return Run(teller.say(text), note=teller.newest(own))


def _promised(teller: Teller, portrait: PlacePortrait) -> Run:
    fates = teller.counts((FATE_WORDS[fate], count) for fate, count in portrait.fates.items())
    text = counted(
        "What became of {count} announcement: {fates}.",
        "What became of {count} announcements: {fates}.",
        len(portrait.promises),
        fates=fates,
    )
    known = [portrait.deal[p.deal_id] for p in portrait.promises if p.deal_id in portrait.deal]
    return Run(teller.say(text), note=teller.newest(known))


def _changed(teller: Teller, passes: Passes, portrait: PlacePortrait) -> Run:
    changes = portrait.changes
    assert changes is not None  # noqa: S101 - the caller looks
    told = [e for e in changes.events if not e.is_quiet]
    counts = (
        (N_("reported first"), sum(e.event == "new" for e in told)),
        (N_("changed state"), sum(e.event == "moved" for e in told)),
        (N_("stopped"), sum(e.event in _STOPPED for e in told)),
    )
    fields = {
        "year": passes.workspace.statements.editions[changes.edition_id].date[:4],
        "before": figure(changes.score_before),
        "after": figure(changes.score_after),
        "events": teller.counts(counts) or Message("nothing was reported"),
    }
    if str(fields["before"]) == str(fields["after"]):
        text = N_("Since the edition of {year} the score stayed at {after}; deals: {events}.")
    else:
        text = N_("Since the edition of {year} the score went from {before} to {after}; deals: {events}.")
    return Run(teller.say(Message(text, **fields)), note=teller.cited(c for e in told for c in e.citations))


def _in(deals: Sequence[DealFact], states: Sequence[str]) -> list[DealFact]:
    return [d for d in deals if d.state in states]
