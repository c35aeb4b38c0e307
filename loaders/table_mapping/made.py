"""What rows of a table have become so far: records of a dataset, each with the rows that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.statements.records import Entity
from loaders.table_mapping.rows import RowFault
from schema.messages import Message

#: A record as a dataset file has it.
Record = dict[str, Any]


@dataclass(slots=True)
class Made:
    """One record, and the number of the first row that says it."""

    kind: str
    id: str
    record: Record
    row: int


@dataclass
class Result:
    """Everything that was made, what was wrong, and what is worth saying."""

    sources: dict[str, Made] = field(default_factory=dict)
    entities: dict[str, Made] = field(default_factory=dict)
    ties: dict[str, Made] = field(default_factory=dict)
    observations: list[Made] = field(default_factory=list)
    #: Things of the data beneath that rows are about: the id, and the first row with the name there.
    joined: dict[str, tuple[int, str]] = field(default_factory=dict)
    #: Names that are not the full ones of the things that they were taken for.
    taken: dict[str, Entity] = field(default_factory=dict)
    #: New things that have nearly the name of another: the other's id by theirs.
    near: dict[str, str] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    #: Rows that repeat another one, with the number of that.
    repeated: dict[int, int] = field(default_factory=dict)
    rows: int = 0
    left_out: set[int] = field(default_factory=set)
    transliterated: int = 0
    #: Ties that the data beneath has already, to which the table adds evidence.
    known_ties: set[str] = field(default_factory=set)

    @property
    def records(self) -> list[Made]:
        """All records: sources, entities, ties, numbers, each kind in its order."""
        kinds = (self.sources, self.entities, self.ties)
        return [made for kind in kinds for _, made in sorted(kind.items())] + self.observations


def merged(record: Record, more: Record, lists: tuple[str, ...] = ()) -> list[tuple[str, Any, Any]]:
    """Add to a record what another report of the same thing says; return where the two differ.

    Of ``lists`` the items are joined.
    """
    differing = []
    for key, value in more.items():
        if key in lists:
            old = record.setdefault(key, [])
            old += [item for item in value if item not in old]
        elif isinstance(value, dict):
            for inner, word in value.items():
                if record.setdefault(key, {}).setdefault(inner, word) != word:
                    differing.append((f"{key}: {inner}", record[key][inner], word))
        elif record.setdefault(key, value) != value:
            differing.append((key, record[key], value))
    return differing


def differing_message(key: str, value: object, old: object, row: int) -> Message:
    """Say that two rows tell one thing differently."""
    return Message(
        "{key} is {value} here and {old} in row {row}, of the same thing; correct one of them",
        key=key, value=str(value), old=str(old), row=row,
    )  # fmt: skip
