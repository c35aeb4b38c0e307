"""Promises as facts: what was announced, and which of eight fates it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.promises.ledger import Promise
from schema.messages import N_, Message, Words

#: What became of an announcement; each has one of these, and together they are all.
FATES = (
    "came_true",
    "under_way",
    "late",
    "stalled",
    "cancelled",
    "looked_nothing",
    "nobody_looked",
    "too_new",
)
FATE_WORDS: Mapping[str, str] = {
    "came_true": N_("came true"),
    "under_way": N_("under way"),
    "late": N_("late"),
    "stalled": N_("stalled"),
    "cancelled": N_("given up"),
    "looked_nothing": N_("looked at again, still only announced"),
    "nobody_looked": N_("nobody looked again"),
    "too_new": N_("too new to judge"),
}
_BY_OUTCOME = {
    "came_true": "came_true",
    "building": "under_way",
    "slow": "late",
    "stalled": "stalled",
    "cancelled": "cancelled",
    "ended": "cancelled",
}
#: What is only announced still, by whether anybody came back to it.
_BY_FOLLOW_UP = {"not_due": "too_new", "nobody_looked": "nobody_looked", "nobody_could": "nobody_looked"}


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """An announcement with its fate; ``promise`` has its whole life."""

    deal_id: str
    names: Words
    kind: str
    sector: str | None
    fate: str
    overdue_months: int | None
    planned: str | None
    promise: Promise

    @property
    def words(self) -> Message:
        """What became of it."""
        return Message(FATE_WORDS[self.fate])


def fate_of(promise: Promise) -> str:
    """Return what became of a promise, a term of :data:`FATES`."""
    known = _BY_OUTCOME.get(promise.outcome)
    return known or _BY_FOLLOW_UP.get(promise.follow_up, "looked_nothing")


def promise_facts(promises: Iterable[Promise], names: Mapping[str, Words]) -> tuple[PromiseFact, ...]:
    """Return promises as facts: the overdue first, the longest first; then by fate, the newest first."""
    found = [
        PromiseFact(
            p.deal.id, names[p.deal.id], p.kind, p.deal.sector, fate_of(p), p.overdue_months, p.planned, p
        )
        for p in promises
    ]
    return tuple(sorted(found, key=_order))


def _order(fact: PromiseFact) -> tuple[int, int, int, str]:
    since = fact.promise.first.until.toordinal()
    return -(fact.overdue_months or 0), FATES.index(fact.fate), -since, fact.deal_id


def fates(facts: Iterable[PromiseFact]) -> Mapping[str, int]:
    """Count promises by fate, in the order of :data:`FATES`."""
    counts = Counter(fact.fate for fact in facts)
    return {fate: counts[fate] for fate in FATES}
