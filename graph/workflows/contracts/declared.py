"""What a command prints, declared: the fields of its record, what each means and where it is shown.

Tables, CSV and TSV heads, JSON, docs/cli.md and the tests of the contracts follow from these declarations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: Kinds of values with the Python types of JSON; a list may hold objects, which only JSON shows; spans are
#: a list, or false where there is none. Tables show a number to two digits, a mark as it was given.
KINDS: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "integer": int,
    "number": (int, float),
    "mark": (int, float),
    "truth": bool,
    "list": list,
    "spans": (list, bool),
    "objects": list,
    "object": dict,
}
#: What only JSON shows.
_NESTED = ("objects", "object")


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a record: its name in files, its heading in tables and what it means (both in English).

    ``nullable``: JSON may have null there. ``vocabulary``: its values are codes of this vocabulary (see
    :mod:`graph.workflows.contracts.words`), in whose place a table shows their words.
    """

    name: str
    kind: str
    heading: str
    meaning: str
    nullable: bool = False
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """The record of a command: its fields in the order of files.

    ``table`` names the fields that a table on a terminal shows, in its order; files show every field that is
    no nested object. ``more`` says what further fields depend on the data, empty where there are none.
    ``prose``: on a terminal it is told in sentences instead.
    """

    fields: tuple[Field, ...]
    table: tuple[str, ...]
    more: str = ""
    prose: bool = False

    def __post_init__(self) -> None:
        known = [field.name for field in self.fields]
        wrong = {name for name in (*known, *self.table) if known.count(name) != 1}
        if wrong:
            raise ValueError(f"fields declared twice or not at all: {', '.join(sorted(wrong))}")

    def field(self, name: str) -> Field | None:
        """Return the field of a name."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def in_files(self) -> tuple[str, ...]:
        """The columns of CSV and TSV: those of the table first."""
        rest = (f.name for f in self.fields if f.name not in self.table and f.kind not in _NESTED)
        return (*self.table, *rest)

    def faults(self, record: Mapping[str, Any]) -> Iterable[str]:
        """Yield in what a record differs from what is declared."""
        for field in self.fields:
            if field.name not in record:
                yield f"{field.name} is missing"
                continue
            value, types = record[field.name], KINDS[field.kind]
            is_truth = isinstance(value, bool) and field.kind not in ("truth", "spans")
            if value is None and field.nullable:
                continue
            if is_truth or not isinstance(value, types):
                yield f"{field.name} is {value!r}, expected {field.kind}"
        if not self.more:
            known = {field.name for field in self.fields}
            yield from (f"{name} is not declared" for name in record if name not in known)
