"""What the sources do not tell of a place, made from what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.statements.status import RUNNING
from graph.workflows.portraits.deals import DealFact
from graph.workflows.portraits.numbers import NumberFact
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.promises import PromiseFact
from schema.messages import Message, counted
from schema.values import LAST_DAY


def silences(
    passes: Passes,
    place: str,
    deals: Sequence[DealFact],
    numbers: Sequence[NumberFact],
    promises: Sequence[PromiseFact],
) -> tuple[Message, ...]:
    """Return what is missing, the weightiest first; where nothing is known at all, only that."""
    if not deals:
        return (Message("The sources name nothing between this place and the other side."),)
    region = place.startswith("region:")
    found = [*_provinces(deals)] if region else []
    found += [*_parties(deals), *_numbers(numbers), *_promises(promises)]
    return (*found, *_news(passes, deals), *(_mark(passes, place) if region else ()))


def _provinces(deals: Sequence[DealFact]) -> Iterator[Message]:
    running = [d for d in deals if d.stage in RUNNING]
    without = sum(not d.provinces for d in running)
    if without:
        yield counted(
            "{without} of {count} result names no province.",
            "{without} of {count} results name no province.",
            len(running),
            without=without,
        )


def _parties(deals: Sequence[DealFact]) -> Iterator[Message]:
    running = [d for d in deals if d.stage in RUNNING and not d.is_link]
    without = sum(not d.parties for d in running)
    if len(running) > 1 and without == len(running):
        yield Message("Beside crossings and routes no Chinese party is named for any result.")
    elif len(running) > 1 and without:
        yield counted(
            "For {without} of {count} result beside crossings and routes no Chinese party is named.",
            "For {without} of {count} results beside crossings and routes no Chinese party is named.",
            len(running),
            without=without,
        )


def _numbers(numbers: Sequence[NumberFact]) -> Iterator[Message]:
    told = [n.until for n in numbers if n.nature == "measured" and n.until < LAST_DAY]
    if not told:
        yield Message("No measured number is given.")
    else:
        yield Message("The latest measured number is of {year}.", year=max(told).year)


def _promises(promises: Sequence[PromiseFact]) -> Iterator[Message]:
    unseen = sum(p.fate == "nobody_looked" for p in promises)
    if unseen:
        yield counted(
            "Nobody came back to {unseen} of {count} announcement.",
            "Nobody came back to {unseen} of {count} announcements.",
            len(promises),
            unseen=unseen,
        )


def _news(passes: Passes, deals: Sequence[DealFact]) -> Iterator[Message]:
    if passes.span is None:
        return
    start = passes.span.start
    if not any(s.until > start and not s.is_doubtful for d in deals for s in d.said):
        yield Message("Nothing new stands in the latest edition.")


def _mark(passes: Passes, place: str) -> Iterator[Message]:
    if passes.editions and all(place not in e.marks for e in passes.editions):
        yield Message("No edition gives a published mark.")
