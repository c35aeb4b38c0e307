"""What changed, what is at risk, what lies ahead, and what no source tells."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence

from graph.analysis.score.score import to_mark
from graph.statements.status import RUNNING
from graph.texts import translate
from graph.workflows.briefs.model import Paragraph, Run
from graph.workflows.briefs.telling import Teller, capital
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.deals import STATES, DealFact
from graph.workflows.portraits.lifts import Lift
from graph.workflows.portraits.numbers import figure, percent
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import PlacePortrait
from graph.workflows.portraits.restrictions import NO_PART, RestrictedParties, parties_words
from schema.messages import N_, Message
from schema.values import date_bounds

_MOST_EVENTS, _MOST_NAMED, _MOST_AHEAD = 3, 4, 4
#: What is told of events together: which events, of deals in which states.
_NEWS = (
    (N_("Reported first, and working already: {names}."), ("new",), ("operating",)),
    (N_("Reported first, being built: {names}."), ("new",), ("building",)),
    (N_("Reported first, agreed or discussed so far: {names}."), ("new",), ("agreed", "discussed")),
    (N_("Came to a stop: {names}."), ("stalled", "cancelled", "ended"), STATES),
)
#: A province with such a share of the results is a risk; an interval as wide tells of little evidence.
_MUCH, _WIDE = 0.6, 3.0
#: A last report is old after so many days.
_OLD = 3 * 365


def changed(teller: Teller, portrait: PlacePortrait) -> Iterator[Paragraph]:
    """Yield what moved deal by deal, then what is new and what stopped, by name."""
    found = portrait.changes.events if portrait.changes else ()
    told = [e for e in found if not e.is_quiet and e.citations and e.deal_id in portrait.deal]
    moved = [e for e in told if e.event == "moved"]
    moved.sort(key=lambda e: portrait.deal[e.deal_id or ""].about is None)  # things say more than dealings
    for place, event in enumerate(moved[:_MOST_EVENTS]):
        yield teller.bullet(
            Run(teller.sentence(teller.deal(portrait.deal[event.deal_id or ""])), strong=True),
            Run(capital(teller.sentence(teller.say(event.told))), note=teller.cited(event.citations)),
            weight=3 + place,
        )
    for (text, events, states), weight in zip(_NEWS, (3, 3, 6, 4), strict=True):
        kept = [e for e in told if e.event in events and portrait.deal[e.deal_id or ""].state in states]
        if kept:
            names = teller.deals([portrait.deal[e.deal_id or ""] for e in kept], _MOST_NAMED)
            note = teller.cited(c for e in kept for c in e.citations[:1])
            yield teller.bullet(Run(teller.say(Message(text, names=names)), note=note), weight=weight)


def risks(teller: Teller, passes: Passes, portrait: PlacePortrait, day: datetime.date) -> Iterator[Paragraph]:
    """Yield who is under sanctions, what could lower the mark, and where the ground is thin."""
    for parties in portrait.restricted:
        yield teller.bullet(*_sanctioned(teller, parties), weight=1)
    runs = [
        *_fall(teller, passes, portrait),
        *_one_partner(teller, portrait),
        *_weak(teller, portrait.deals),
        *_old(teller, portrait.deals, day),
        *_wide(teller, portrait),
    ]
    for place, run in enumerate(runs):
        yield teller.bullet(run, weight=3 + place)


def _sanctioned(teller: Teller, parties: RestrictedParties) -> Iterator[Run]:
    note = teller.cited(parties.citations)
    yield Run(teller.say(parties_words(parties, teller.statements)), note=note)
    yield Run(translate(NO_PART, teller.lang), note=note)


def _fall(teller: Teller, passes: Passes, portrait: PlacePortrait) -> Iterator[Run]:
    if portrait.mark <= 1:
        return
    found = passes.falls[portrait.id]
    lost = [portrait.deal[s.deal_id] for s in found.steps if s.deal_id in portrait.deal]
    if not found.reached or not lost or len(lost) > _MOST_NAMED:
        return
    text = Message(
        "Losing what follows would take the mark from {mark} to {after}: {names}.",
        mark=portrait.mark,
        after=to_mark(found.score),
        names=teller.deals(lost, _MOST_NAMED),
    )
    yield Run(teller.say(text), note=teller.newest(lost))


def _one_partner(teller: Teller, portrait: PlacePortrait) -> Iterator[Run]:
    total = math.fsum(p.points for p in portrait.partners)
    first = next((p for p in portrait.partners if p.id), None)
    if first and total and first.points / total >= _MUCH:
        text = Message(
            "Much depends on one partner: {name} has {share} of the results.",
            name=teller.name(first.id or ""),
            share=percent(first.points / total),
        )
        yield Run(teller.say(text), note=teller.newest(portrait.deal[id_] for id_ in first.deal_ids))


def _weak(teller: Teller, deals: Sequence[DealFact]) -> Iterator[Run]:
    weak = [d for d in deals if d.state in RUNNING and d.health == "slow"]
    if weak:
        text = Message("Slower or weaker than expected: {names}.", names=teller.deals(weak, _MOST_NAMED))
        yield Run(teller.say(text), note=teller.newest(weak))


def _old(teller: Teller, deals: Sequence[DealFact], day: datetime.date) -> Iterator[Run]:
    old = [d for d in deals if d.points > 0 and d.state == "operating" and d.newest]
    old = [d for d in old if d.newest and (day - d.newest.until).days > _OLD]
    if old:
        first = min(d.newest.until.year for d in old if d.newest)
        last = max(d.newest.until.year for d in old if d.newest)
        years = (
            Message("{year}", year=first)
            if first == last
            else Message("{start} – {end}", start=first, end=last)
        )
        text = Message(
            "Old news: what was last reported of it is of {years}: {names}.",
            years=years,
            names=teller.deals(old, _MOST_NAMED),
        )
        yield Run(teller.say(text), note=teller.newest(old))


def _wide(teller: Teller, portrait: PlacePortrait) -> Iterator[Run]:
    if portrait.high - portrait.low >= _WIDE:
        text = Message(
            "The ground is thin: the facts allow any score from {low} to {high}.",
            low=figure(portrait.low),
            high=figure(portrait.high),
        )
        yield Run(teller.say(text), note=teller.newest(portrait.carriers))


def outlook(
    teller: Teller, deals: Sequence[DealFact], lift: Lift | None, day: datetime.date
) -> Iterator[Paragraph]:
    """Yield what is planned and when, then what would lift the mark."""
    ahead = [
        d
        for d in deals
        if d.planned and date_bounds(d.planned)[1] >= day and d.state in ("building", "agreed", "discussed")
    ]
    ahead.sort(key=lambda d: (date_bounds(d.planned or "")[1], d.deal_id))
    if ahead:
        dates = [
            teller.say(Message("{text} ({detail})", text=teller.deal(d), detail=date_words(d.planned or "")))
            for d in ahead[:_MOST_AHEAD]
        ]
        text = Message("Dates ahead: {names}.", names=teller.series(dates, len(ahead) - _MOST_AHEAD))
        yield teller.bullet(Run(teller.say(text), note=teller.newest(ahead[:_MOST_AHEAD])), weight=2)
    if lift is not None and (found := _lift(teller, deals, lift)):
        yield teller.bullet(*found, weight=2)


def _lift(teller: Teller, deals: Sequence[DealFact], lift: Lift) -> list[Run]:
    known: dict[str, DealFact] = {d.deal_id: d for d in deals}
    steps = [known[s.deal_id] for s in lift.steps if s.deal_id in known]
    note = teller.newest(steps or deals)
    found = [Run(teller.say(lift.words), note=note)] if deals else []
    if lift.reached and 0 < len(steps) <= _MOST_NAMED:
        text = Message("These weigh most: {names}.", names=teller.deals(steps, _MOST_NAMED))
        found.append(Run(teller.say(text), note=note))
    return found


def silent(teller: Teller, portrait: PlacePortrait) -> Iterator[Paragraph]:
    """Yield what the sources do not tell."""
    note = teller.newest(portrait.deals)
    yield teller.paragraph(*(Run(teller.say(m), note=note) for m in portrait.silences), weight=2)
