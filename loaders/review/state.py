"""What holds of each candidate: the journal, replayed over the candidates."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.review.item import Item
from loaders.review.journal import ACCEPT, CHANGE, MERGE, UNDO, Decision

UNDECIDED, RETURNED = "undecided", "returned"
#: What becomes a statement.
TAKEN = frozenset({ACCEPT, CHANGE, MERGE})
#: A longer pause between two decisions was none of the work.
LONGEST_PAUSE_S = 300


@dataclass(frozen=True, slots=True)
class State:
    """A candidate with the decision that holds, or the ``earlier`` one that holds no longer."""

    item: Item
    decision: Decision | None = None
    earlier: Decision | None = None

    @property
    def status(self) -> str:
        """Return the decision, ``undecided`` or ``returned``."""
        return self.decision.decision if self.decision else RETURNED if self.earlier else UNDECIDED

    @property
    def decided(self) -> Item:
        """The candidate as it was decided on: with the changes of its reviewer."""
        return self.item.with_fields(self.decision.fields) if self.decision else self.item


def replay(items: Iterable[Item], decisions: Iterable[Decision]) -> list[State]:
    """Return the state of every candidate, in their order.

    A decision holds for the passage and the content that it was taken on; on others it is an earlier one.
    """
    standing = _standing(decisions)
    return [_state(item, standing) for item in items]


def with_known_names(item: Item, decisions: Iterable[Decision]) -> Item:
    """Return a candidate whose new things are called as a reviewer has called them elsewhere."""
    told = (decision.fields.get("new", ()) for decision in _standing(decisions).values())
    called = {record["id"]: record for records in told for record in records}
    new = [called.get(record["id"], record) for record in item.fields["new"]]
    return item if new == item.fields["new"] else item.with_fields({"new": new})


def _standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    stacks: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        stack = stacks[decision.candidate]
        if decision.decision != UNDO:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {id_: stack[-1] for id_, stack in stacks.items() if stack}


def _state(item: Item, standing: Mapping[str, Decision]) -> State:
    found = standing.get(item.id)
    if found is None:
        return State(item, earlier=standing.get(item.previous or ""))
    holds = (found.passage, found.content) == (item.fingerprint, item.content)
    return State(item, found) if holds else State(item, earlier=found)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a review is, of one reviewer (None: of all)."""

    reviewer: str | None
    passages: int
    candidates: int
    counts: Mapping[str, int]
    minutes: float


def tallies(states: Sequence[State], decisions: Sequence[Decision]) -> list[Tally]:
    """Return how far a review is: as a whole, then by reviewer in order of their names."""
    found = [_tally(None, states, decisions)]
    for who in sorted({decision.who for decision in decisions}):
        own = [state for state in states if state.decision and state.decision.who == who]
        found.append(_tally(who, own, [d for d in decisions if d.who == who]))
    return found


def _tally(reviewer: str | None, states: Sequence[State], decisions: Sequence[Decision]) -> Tally:
    places = {(state.item.passage.locator, state.item.fingerprint) for state in states}
    by_person: dict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        by_person[decision.who].append(decision.when)
    minutes = sum(_seconds(times) for times in by_person.values()) / 60
    return Tally(reviewer, len(places), len(states), Counter(s.status for s in states), minutes)


def _seconds(times: Iterable[str]) -> float:
    """Return the time between decisions of one person, without the pauses."""
    moments = sorted(datetime.datetime.fromisoformat(time) for time in times)
    pauses = [(b - a).total_seconds() for a, b in pairwise(moments)]
    return sum(pause for pause in pauses if pause <= LONGEST_PAUSE_S)
