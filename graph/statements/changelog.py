"""What differs between two versions of a dataset, fact by fact.

Evidence and numbers have ids made of their content, so one that was corrected has another id: what is left
over on both sides is paired by its place in the source, then by what it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias, TypeVar

from graph.statements.records import Edition, Entity, Evidence, Observation, Statements, Tie
from graph.statements.status import status_of
from graph.tables import cell

#: The kinds of facts, in the order of a changelog.
RECORDS = ("entity", "tie", "evidence", "observation", "mark")
#: What is no part of a fact: where it stands, or what another fact tells.
_NOT_TOLD = frozenset({"id", "layer", "layers", "role", "section", "evidence"})
#: What several texts by language or properties are called together.
_PREFIXES = {"names": "name_", "notes": "note_", "properties": "", "details": ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that an edition gives to a place."""

    id: str
    edition_id: str
    place_id: str
    mark: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence with the tie that it is about."""

    tie: Tie
    evidence: Evidence

    @property
    def id(self) -> str:
        """The id of the evidence."""
        return self.evidence.id


Fact: TypeAlias = Entity | Tie | Piece | Observation | Mark
_Fact = TypeVar("_Fact", Entity, Tie, Piece, Observation, Mark)
_Key: TypeAlias = Callable[[Any], Hashable]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is only in one version, or what of it differs: values as text, by field."""

    record: str
    old: Fact | None
    new: Fact | None
    differing: Mapping[str, tuple[str | None, str | None]]

    @property
    def change(self) -> str:
        """What happened to it: added, removed or changed."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def fact(self) -> Fact:
        """The fact as it is in the new version, or was in the old one."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of them is there
        return found


def facts(statements: Statements) -> dict[str, list[Any]]:
    """Return every fact by its kind, in order of ids."""
    ties = list(statements.ties.values())
    return {
        "entity": list(statements.entities.values()),
        "tie": ties,
        "evidence": [Piece(tie, evidence) for tie in ties for evidence in tie.evidence],
        "observation": list(statements.observations.values()),
        "mark": [mark for edition in statements.editions.values() for mark in _marks(edition)],
    }


def _marks(edition: Edition) -> Iterator[Mark]:
    for place, mark in sorted(edition.marks.items()):
        yield Mark(f"{edition.id}/{place}", edition.id, place, mark)


def changes_of_facts(old: Statements, new: Statements) -> list[FactChange]:
    """Return what differs, by kind and id; nothing else than ids and content decides the order."""
    before, after = facts(old), facts(new)
    found: list[FactChange] = []
    for record in RECORDS:
        pairs = _paired(before[record], after[record], _KEYS.get(record, ()))
        changed = (_compared(record, *pair) for pair in pairs)
        found += sorted((change for change in changed if change), key=_order)
    return found


def _order(change: FactChange) -> tuple[str, str, str]:
    fact = change.fact
    return (fact.tie.id if isinstance(fact, Piece) else "", fact.id, change.change)


def _paired(
    old: Iterable[_Fact], new: Iterable[_Fact], keys: Sequence[_Key]
) -> Iterator[tuple[_Fact | None, _Fact | None]]:
    """Yield the facts of both versions that are one and the same, then those of one version alone."""
    left, right = list(old), list(new)
    for key in (lambda fact: fact.id, *keys):
        groups: dict[Hashable, tuple[list[_Fact], list[_Fact]]] = defaultdict(lambda: ([], []))
        for side, found in enumerate((left, right)):
            for fact in found:
                groups[key(fact)][side].append(fact)
        left, right = [], []
        for ours, theirs in groups.values():
            count = min(len(ours), len(theirs))
            yield from zip(ours[:count], theirs[:count], strict=True)
            left += ours[count:]
            right += theirs[count:]
    yield from ((fact, None) for fact in left)
    yield from ((None, fact) for fact in right)


def _place(piece: Piece) -> Hashable:
    return piece.tie.id, piece.evidence.source_id, piece.evidence.locator


def _said(piece: Piece) -> Hashable:
    e = piece.evidence
    notes = tuple(sorted(e.notes.items()))
    return piece.tie.id, e.source_id, e.stage, e.health, e.basis, e.stance, notes


def _measured(number: Observation) -> Hashable:
    about = (number.subjects, number.tie_id, number.quantity, number.change_of, number.counterpart)
    return about, number.source_id, number.locator, number.scope, number.nature


def _value(number: Observation) -> Hashable:
    return number.subjects, number.tie_id, number.quantity, number.source_id, number.value, number.unit


_KEYS: Mapping[str, tuple[_Key, ...]] = {"evidence": (_place, _said), "observation": (_measured, _value)}


def _compared(record: str, old: Fact | None, new: Fact | None) -> FactChange | None:
    """Return the change, None where both say the same."""
    if old is None or new is None:
        return FactChange(record, old, new, {})
    before, after = _told(old), _told(new)
    names = sorted(before.keys() | after.keys())
    differing = {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}
    return FactChange(record, old, new, differing) if differing else None


def _told(fact: Fact) -> dict[str, str]:
    """Return all that a fact tells as text, by field; what is not known is left out."""
    found: dict[str, object] = {}
    told = fact.evidence if isinstance(fact, Piece) else fact
    for field in fields(told):
        value = getattr(told, field.name)
        if field.name in _PREFIXES:
            found |= {_PREFIXES[field.name] + key: item for key, item in value.items()}
        elif isinstance(value, Mapping) and field.name not in _NOT_TOLD:
            found[field.name] = [f"{key} {item}" for key, item in sorted(value.items())]
        elif field.name not in _NOT_TOLD:
            found[field.name] = value
    if isinstance(fact, Tie):
        status = status_of(fact)
        found |= {"stage": status.stage, "health": status.health, "basis": status.basis}
    return {name: cell(value) for name, value in found.items() if value not in (None, "", (), [])}
