"""A document that has changed brings decisions back: what stood where, and what is no longer there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.review.item import Item
from loaders.review.state import TAKEN, UNDECIDED, State


@dataclass(frozen=True, slots=True)
class Update:
    """The candidates of a review after its document was read again, and how many are new, back or gone."""

    items: tuple[Item, ...]
    kept: int
    new: int
    returned: int
    dropped: int


def updated(states: Sequence[State], items: Sequence[Item]) -> Update:
    """Join the candidates of a new text of the document with what was decided on the former one.

    A candidate of the same words keeps its decision. Another one about the same ends in the same section
    is what became of it, and comes back; of what was accepted and is no longer there, that comes back. What
    nobody had decided on, or nobody had accepted, is dropped.
    """
    there = {item.id for item in items}
    known = {state.item.id for state in states}
    lost = [s for s in states if s.item.id not in there and s.status != UNDECIDED]
    successors = _successors(lost, [item for item in items if item.id not in known])
    before = {state.item.id: state.item.previous for state in states}
    found = [replace(item, previous=successors.get(item.id) or before.get(item.id)) for item in items]
    followed = set(successors.values())
    gone = [replace(s.item, gone=True) for s in lost if _was_taken(s) and _origin(s) not in followed]
    kept = sum(item.id in known for item in items)
    dropped = len(states) - kept - len(successors) - len(gone)
    return Update((*found, *gone), kept, len(items) - kept, len(successors) + len(gone), dropped)


def _was_taken(state: State) -> bool:
    told = state.decision or state.earlier
    return told is not None and told.decision in TAKEN


def _origin(state: State) -> str:
    """Return the id of the candidate on which a decision was taken."""
    return state.earlier.candidate if state.earlier else state.item.id


def _successors(lost: Iterable[State], new: Iterable[Item]) -> dict[str, str]:
    """Return, for new candidates, the id of the lost one that each has come of: the nearest one."""
    waiting: Mapping[tuple[object, ...], list[State]] = _by_ends(lost)
    found: dict[str, str] = {}
    for item in new:
        near = waiting.get(_ends(item), [])
        if near:
            state = min(near, key=lambda s: (abs(s.item.passage.index - item.passage.index), s.item.id))
            near.remove(state)
            found[item.id] = _origin(state)
    return found


def _by_ends(states: Iterable[State]) -> dict[tuple[object, ...], list[State]]:
    found: dict[tuple[object, ...], list[State]] = defaultdict(list)
    for state in states:
        found[_ends(state.item)].append(state)
    return found


def _ends(item: Item) -> tuple[object, ...]:
    return (item.passage.region, *(item.fields[key] for key in ("subject", "counterpart")))
