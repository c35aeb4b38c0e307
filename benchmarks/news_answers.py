"""How a program's candidates answer the right ones: by paragraph, both ends, type and what is said of them.

A candidate answers a right one of the same paragraph when the type and an end are right, or both ends: a
reviewer would change it rather than reject it. Each answers one at most, best first. No word of health is
``active``, as in the codebook, and bad news about what the data know may leave the stage open: it stays. The
id of what the data do not have cannot be known, so there the type of the entity must be right, and of a party
its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from graph.statements import Statements
from schema.reader import read_schema

_SCHEMA = read_schema()
FIELDS = ("parties", "type", "stage", "health", "numbers", "joins")
#: Types of which a program cannot always tell which it is: a school, a firm, a body.
_PARTIES = ("company", "university", "organisation")
_LIKE, _LOOKED_AT = 75, 3


@dataclass(frozen=True, slots=True)
class Right:
    """A right candidate; each of its fields holds all values that are right."""

    words: str
    subject: tuple[str, ...]
    counterpart: tuple[str, ...]
    type: tuple[str, ...]
    stage: tuple[str | None, ...]
    health: tuple[str | None, ...]
    numbers: tuple[Mapping[str, Any], ...]
    joins: tuple[str, ...]
    optional: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Right:
        """Return that of a line of the file."""
        return cls(
            words=row["words"],
            subject=_all(row["subject"]),
            counterpart=_all(row["counterpart"]),
            type=_all(row["type"]),
            stage=_all(row["stage"]),
            health=_all(row["health"]),
            numbers=tuple(row["numbers"]),
            joins=tuple(row["joins"]),
            optional=row["optional"],
        )


def _all(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


@dataclass(frozen=True, slots=True)
class Answer:
    """A right candidate and the record that answers it; None for what is missed, or invented."""

    file: str
    right: Right | None
    record: Mapping[str, Any] | None
    #: Which fields are right; None where there is nothing to judge.
    fields: Mapping[str, bool | None] = field(default_factory=dict)
    #: Tells again what another paragraph of the document told rightly: a heading, a lead.
    repeated: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether nothing is to be changed."""
        return all(value is not False for value in self.fields.values())

    def line(self) -> str:
        """Return what became of it, in a line."""
        bare = "repeated" if self.repeated else "invented"
        kind = bare if self.right is None else "missed" if self.record is None else "wrong"
        if self.record is None and self.right:
            told = f"{self.right.subject[0]} {self.right.type[0]} {self.right.counterpart[0]}"
            return f"{kind}\t{self.file}\t{told}\t{self.right.words}"
        record = self.record or {}
        told = " ".join(str(record[key]) for key in ("subject", "type", "counterpart", "stage", "health"))
        bad = ", ".join(name for name, value in self.fields.items() if value is False)
        return f"{kind}\t{self.file}\t{told}\t{bad}"


def compare(
    file: str, rights: Sequence[Right], records: Sequence[Mapping[str, Any]], statements: Statements
) -> Iterator[Answer]:
    """Yield the answers of a document: best pairs first, then what is missed, then what is invented."""
    pairs = []
    for i, right in enumerate(rights):
        for j, record in enumerate(records):
            fields = _fields(right, record, statements)
            ends = _ends(right, record, statements)
            if right.words in record["text"] and (ends == 2 or (ends and fields["type"])):
                score = (ends + bool(fields["type"]), sum(map(bool, fields.values())), not right.optional)
                pairs.append((score, -i, -j, fields))
    taken: set[int] = set()
    answering: set[int] = set()
    for _, i, j, fields in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if i not in taken and j not in answering:
            taken.add(i)
            answering.add(j)
            yield Answer(file, rights[-i], records[-j], fields)
    yield from (Answer(file, r, None) for i, r in enumerate(rights) if -i not in taken and not r.optional)
    for j, record in enumerate(records):
        if -j not in answering:
            again = any(record["type"] in r.type and _ends(r, record, statements) == 2 for r in rights)
            yield Answer(file, None, record, repeated=again)


def _fields(right: Right, record: Mapping[str, Any], statements: Statements) -> dict[str, bool | None]:
    """Return which fields of a record are right."""
    health = record["health"] or ("active" if "active" in right.health else None)
    silent = bool(right.joins) and "active" not in right.health
    return {
        "parties": _ends(right, record, statements) == 2,
        "type": record["type"] in right.type,
        "stage": record["stage"] in right.stage or (silent and record["stage"] is None),
        "health": health in right.health if right.health != (None,) else None,
        "numbers": _numbers(right, record) if right.numbers or record["numbers"] else None,
        "joins": _joins(right, record) if right.joins or record["joins"] else None,
    }


def _ends(right: Right, record: Mapping[str, Any], statements: Statements) -> int:
    """Return how many ends are right; whoever is named first where the type means the same both ways."""
    new = {row["id"]: row["name"] for row in record["new"]}

    def count(first: str, second: str) -> int:
        ends = ((right.subject, first), (right.counterpart, second))
        return sum(any(_is(one, id_, new, statements) for one in wanted) for wanted, id_ in ends)

    straight = count(record["subject"], record["counterpart"])
    edge = _SCHEMA.edges.get(record["type"])
    turned = count(record["counterpart"], record["subject"]) if edge and edge.symmetric else 0
    return max(straight, turned)


def _is(wanted: str, id_: str, new: Mapping[str, str], statements: Statements) -> bool:
    if not wanted.startswith("new:"):
        return wanted == id_
    kind, name = wanted.removeprefix("new:").split(":", 1)
    told = id_.partition(":")[0]
    if id_ in statements.entities or (told != kind and not {told, kind} <= set(_PARTIES)):
        return False
    if kind not in _PARTIES or name[0].islower() or id_ not in new:
        return True
    return partial_ratio(name.casefold(), new[id_].casefold()) >= _LIKE


def _numbers(right: Right, record: Mapping[str, Any]) -> bool:
    """Tell whether each right number is there, and no other."""
    told = [(n["quantity"], *_base(n)) for n in record["numbers"]]
    wanted = [(n["quantity"].split("|"), *_base(n)) for n in right.numbers]
    there = all(any(q in quantities and _same(v, u, n) for q, *n in told) for quantities, v, u in wanted)
    return there and len(told) == len(wanted)


def _same(value: float, unit: str, told: Sequence[Any]) -> bool:
    return bool(told[1] == unit and abs(abs(told[0]) - abs(value)) <= 1e-6 * abs(value))


def _base(number: Mapping[str, Any]) -> tuple[float, str]:
    return _SCHEMA.in_base_unit(number["value"], number["unit"])


def _joins(right: Right, record: Mapping[str, Any]) -> bool:
    """Tell whether one of the first ids is right, a deal or tie around it; none where it is new."""
    told = record["joins"][:_LOOKED_AT]
    if not right.joins:
        return not told
    return any(id_ in (join, f"deal:{join}") or f"/{join}" in id_ for join in right.joins for id_ in told)
