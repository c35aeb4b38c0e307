"""What was promised and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.workflows.briefs.model import Paragraph, Run
from graph.workflows.briefs.telling import Teller
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.promises import PromiseFact
from schema.messages import N_, Message, counted

_MOST_OVERDUE, _MOST_NAMED, _MOST_STALLED = 3, 5, 3
#: What is only named, and how.
_NAMED = {
    "came_true": N_("Came true: {names}."),
    "under_way": N_("Under way: {names}."),
    "late": N_("Late: {names}."),
    "nobody_looked": N_("Nobody came back to: {names}."),
    "looked_nothing": N_("Looked at again and still only announced: {names}."),
    "too_new": N_("Announced last, too new to judge: {names}."),
}
_WEIGHTS = {"came_true": 2, "under_way": 4, "late": 3, "nobody_looked": 5, "looked_nothing": 7, "too_new": 6}


def promised(
    teller: Teller, promises: Sequence[PromiseFact], deals: Mapping[str, DealFact]
) -> Iterator[Paragraph]:
    """Yield the overdue first, then what stalled, then what else became of announcements."""
    known = [p for p in promises if p.deal_id in deals]
    overdue = [p for p in known if p.overdue_months]
    for place, promise in enumerate(overdue[:_MOST_OVERDUE]):
        yield teller.bullet(*_overdue(teller, promise, deals[promise.deal_id], place), weight=2 + place)
    shown = {p.deal_id for p in overdue[:_MOST_OVERDUE]}
    yield from _stalled(
        teller, [deals[p.deal_id] for p in known if p.fate == "stalled" and p.deal_id not in shown]
    )
    for fate, text in _NAMED.items():
        found = [deals[p.deal_id] for p in known if p.fate == fate and p.deal_id not in shown]
        if found:
            told = Message(text, names=teller.deals(found, _MOST_NAMED))
            run = Run(teller.say(told), note=teller.newest(found))
            yield teller.bullet(run, weight=_WEIGHTS[fate])


def _overdue(teller: Teller, promise: PromiseFact, deal: DealFact, place: int) -> Iterator[Run]:
    months, date = promise.overdue_months or 0, date_words(promise.planned or "")
    yield Run(teller.sentence(teller.deal(deal)), strong=True)
    text = (
        counted(
            "Promised for {date}; {count} month has passed since.",
            "Promised for {date}; {count} months have passed since.",
            months,
            date=date,
        )
        if place % 2
        else counted(
            "Was due by {date}: {count} month ago.",
            "Was due by {date}: {count} months ago.",
            months,
            date=date,
        )
    )
    yield Run(teller.say(text), note=teller.cited(s.citation for s in deal.said[-1:]))
    if deal.newest and deal.newest.note[teller.lang]:
        yield Run(teller.note(deal.newest), note=teller.newest([deal]))


def _stalled(teller: Teller, deals: Sequence[DealFact]) -> Iterator[Paragraph]:
    """Yield what came to a stop: some with the reason that is told, the rest by name."""
    if not deals:
        return
    text = counted(
        "{count} announced deal has come to a stop: {names}.",
        "{count} announced deals have come to a stop: {names}.",
        len(deals),
        names=teller.deals(deals, _MOST_NAMED),
    )
    yield teller.bullet(Run(teller.say(text), note=teller.newest(deals)), weight=2)
