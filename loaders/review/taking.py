"""Decisions from a file that a reviewer has edited: each checked, with its line and key where it is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.texts import languages, translate
from loaders.parsing import parse_file
from loaders.places import Places, key_text
from loaders.review.beneath import Beneath
from loaders.review.fields import read_field
from loaders.review.item import FIELDS, Item
from loaders.review.journal import ACCEPT, CHANGE, DECISIONS, MERGE, REJECT, SKIP, Decision, decide
from loaders.review.notes import following, of_tie
from loaders.review.queue import Queue
from loaders.review.records import faults
from loaders.review.sheet import OWN, SECTION
from loaders.review.state import State
from loaders.tables.reading import key_of
from schema.errors import ArgunError, DatasetError, Problem
from schema.messages import N_, Message
from schema.validation import Finding
from schema.validation import Path as KeyPath
from schema.values import choices, one_line
from schema.wording import visible

#: The words for decisions.
WORDS: Mapping[str, str] = {
    ACCEPT: N_("accept"),
    CHANGE: N_("change fields"),
    REJECT: N_("reject"),
    MERGE: N_("merge"),
    SKIP: N_("skip"),
}
HOW = "file"


@dataclass
class Taken:
    """What a file says: decisions that are new, how many were known or are still open, and what is wrong.

    ``replaced`` counts the decisions of other reviewers that no longer hold, by who took them.
    """

    decisions: list[Decision] = field(default_factory=list)
    known: int = 0
    open: int = 0
    problems: list[Problem] = field(default_factory=list)
    replaced: Counter[str] = field(default_factory=Counter)


def read_sheet(path: Path, queue: Queue, beneath: Beneath, who: str, when: str) -> Taken:
    """Return the decisions of a file; those that hold already are not taken again.

    Raises
    ------
    DatasetError
        The file is no sheet of a review.
    """
    places, loaded = parse_file(path, path.name)
    if isinstance(loaded, Problem):
        raise DatasetError("{path} cannot be used:", [loaded], path=path)
    records = loaded.get(SECTION) if isinstance(loaded, dict) else None
    if not isinstance(records, list):
        text = Message('expected "{key}:" with a list, as argun review sheet writes', key=SECTION)
        raise DatasetError("{path} cannot be used:", [Problem(path.name, 0, "", text)], path=path)
    states = {state.item.id: state for state in queue.states}
    taken, seen = Taken(), dict[str, int]()
    reader = _Reader(states, beneath, queue.origin.columns, who, when)
    for number, record in enumerate(records):
        findings: list[Finding] = []
        decision = _read(record, number, seen, reader, findings, taken)
        taken.problems += [_problem(path, places, number, finding) for finding in findings]
        if decision is None or findings:
            continue
        before = states[decision.candidate].decision
        if decision.same(before):
            taken.known += 1
            continue
        taken.decisions.append(decision)
        if before is not None and before.who != who:
            taken.replaced[before.who] += 1
    return taken


def _problem(path: Path, places: Places, number: int, finding: Finding) -> Problem:
    key = (SECTION, number, *finding.path)
    return Problem(path.name, places.line(key), key_text(key), finding.message, finding.code)


@dataclass(frozen=True, slots=True)
class _Reader:
    states: Mapping[str, State]
    beneath: Beneath
    columns: frozenset[str]
    who: str
    when: str


def _read(
    record: Any, number: int, seen: dict[str, int], reader: _Reader, findings: list[Finding], taken: Taken
) -> Decision | None:
    id_ = str(record.get("id")) if isinstance(record, dict) else ""
    state = reader.states.get(id_)
    if state is None:
        text = Message("no candidate of this review has this id; make the file anew: argun review sheet")
        findings.append(Finding(("id",), text))
        return None
    if id_ in seen:
        findings.append(Finding(("id",), Message("this candidate stands here twice; keep one")))
        return None
    seen[id_] = number
    changed = _changes(record, state.item, reader.beneath, findings)
    word = str(record.get("decision") or "")
    if not word:
        taken.open += 1
        if changed:
            text = Message("fields are changed here, and there is no decision; write accept")
            findings.append(Finding(("decision",), text))
        return None
    meant = _decision(word)
    if meant is None:
        words = [Message(text) for text in WORDS.values()]
        text = Message('decision "{value}" is unknown ({choices})', value=word, choices=words)
        findings.append(Finding(("decision",), text))
    if meant is None or findings:
        return None
    return _decided(record, meant, changed, state.item, reader, findings)


def _decision(word: str) -> str | None:
    known = {key_of(translate(text, lang)): code for code, text in WORDS.items() for lang in languages()}
    return {**known, **{code: code for code in DECISIONS}}.get(key_of(word))


def _changes(
    record: Mapping[str, Any], item: Item, beneath: Beneath, findings: list[Finding]
) -> Mapping[str, Any]:
    """Return the fields that differ from the candidate's."""
    found: dict[str, Any] = {}
    type_ = str(record.get("type") or item.fields["type"])
    for key, given in record.items():
        if key in ("id", *OWN):
            continue
        if key not in FIELDS:
            text = Message('a candidate has no key "{key}" ({choices})', key=str(key),
                           choices=choices(str(key), (*OWN, *FIELDS)))  # fmt: skip
            findings.append(Finding((str(key),), text, "key"))
            continue
        if given == item.fields.get(key):
            continue
        try:
            value = read_field(key, given, type_, beneath)
        except ArgunError as error:
            findings.append(Finding((key,), error.message))
            continue
        if value != item.fields.get(key) and (value or item.fields.get(key)):
            found[key] = value
    return found


def _decided(
    record: Mapping[str, Any],
    decision: str,
    changed: Mapping[str, Any],
    item: Item,
    reader: _Reader,
    findings: list[Finding],
) -> Decision | None:
    more: dict[str, Any] = {}
    if decision in (ACCEPT, CHANGE):
        decision = CHANGE if changed else ACCEPT
    if decision == REJECT and record.get("reason"):
        more["reason"] = visible(one_line(str(record["reason"])))
    if decision in (ACCEPT, CHANGE, MERGE):
        told = following(item.with_fields(changed), item, reader.beneath)
        tie = reader.beneath.statements.ties.get(str(record.get("tie"))) if decision == MERGE else None
        if decision == MERGE and tie is None:
            text = Message(
                'no tie of the data has the id "{id}"; copy one from argun ties',
                id=str(record.get("tie") or ""),
            )
            findings.append(Finding(("tie",), text))
            return None
        told = of_tie(told, tie, reader.beneath) if tie else told
        more = {"fields": told.changed(item), "tie": tie.id if tie else None}
        findings += _located(faults(told, reader.beneath, reader.columns, tie))
    return decide(item, decision, who=reader.who, when=reader.when, how=HOW, **more)


def _located(found: list[Finding]) -> Iterator[Finding]:
    """Yield findings at keys that a sheet has: what belongs to no field belongs to the decision."""
    for finding in found:
        path: KeyPath = finding.path or ("decision",)
        yield Finding(path, finding.message, finding.code)
