"""The journal of a review: who decided what, when and on which text; lines are added and never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from graph.files.journal import append_lines
from loaders.review.item import FIELDS, Item
from schema.errors import DatasetError, Problem
from schema.files import decoded, read_bytes
from schema.messages import Message

FILE = "decisions.ndjson"
ACCEPT, CHANGE, REJECT, MERGE, SKIP, UNDO = "accept", "change", "reject", "merge", "skip", "undo"
DECISIONS = (ACCEPT, CHANGE, REJECT, MERGE, SKIP)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a candidate as it stood; ``fields`` are those that were changed.

    ``passage`` and ``content`` say what was seen: the decision holds for nothing else. ``tie`` is the one
    that it was merged with, ``when`` a time of day in UTC, ``how`` the way it was told: keys or a file.
    """

    candidate: str
    passage: str
    content: str
    decision: str
    who: str
    when: str
    how: str
    fields: Mapping[str, Any] = field(default_factory=dict, hash=False)
    tie: str | None = None
    reason: str | None = None

    def same(self, other: Decision | None) -> bool:
        """Tell whether another decision says the same of the same thing, whoever took it."""
        return other is not None and _told(self) == _told(other)


def _told(decision: Decision) -> dict[str, Any]:
    told = asdict(decision)
    return {key: told[key] for key in told if key not in ("who", "when", "how")}


def decide(item: Item, decision: str, *, who: str, when: str, how: str, **more: Any) -> Decision:
    """Return a decision on a candidate as it stands."""
    return Decision(item.id, item.fingerprint, item.content, decision, who, when, how, **more)


@dataclass(frozen=True, slots=True)
class Journal:
    """The decisions so far, in their order; ``torn`` are the lines that a crash has cut off."""

    decisions: tuple[Decision, ...]
    torn: tuple[int, ...] = ()


def read_journal(folder: Path) -> Journal:
    """Return the journal of a queue.

    A line that is no JSON was cut off by a crash: it is left out and named.

    Raises
    ------
    DatasetError
        A whole line is no decision.
    FileError
        The file cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return Journal(())
    found, torn = [], []
    for number, line in enumerate(decoded(read_bytes(path), "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except ValueError:
            torn.append(number)
            continue
        try:
            found.append(_decision(told))
        except (KeyError, TypeError, ValueError):
            text = Message("this line is no decision; restore the journal from a copy, or remove the line")
            problem = Problem(FILE, number, "", text)
            raise DatasetError("{path} cannot be used:", [problem], path=path) from None
    return Journal(tuple(found), tuple(torn))


def _decision(told: Any) -> Decision:
    decision = Decision(**told)
    if decision.decision not in (*DECISIONS, UNDO) or not set(decision.fields) <= set(FIELDS):
        raise ValueError(decision.decision)
    return decision


def write_decisions(
    folder: Path, decisions: Iterable[Decision], check: Callable[[], None] | None = None
) -> None:
    """Add decisions to the journal; they are on the disk when this returns (see :func:`append_lines`)."""
    lines = [json.dumps(_short(d), ensure_ascii=False, sort_keys=True) for d in decisions]
    append_lines(folder / FILE, lines, check)


def _short(decision: Decision) -> dict[str, Any]:
    told = {**asdict(decision), "fields": dict(decision.fields)}
    return {key: value for key, value in told.items() if value not in (None, {})}
