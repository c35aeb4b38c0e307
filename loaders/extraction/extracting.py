"""Candidates from passages: who and what is named in each clause, what it says of it, what is known of it.

:class:`Extractor` is made once for the statements that a document is compared with. Anything else with the
one method of :class:`Extracts` may stand in its place: a program of the user's own, a language model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from graph.statements.records import Statements
from loaders.extraction.candidate import Candidate, Mention, Number, Passage, Verdict
from loaders.extraction.drafts import Draft, End
from loaders.extraction.joining import Known
from loaders.extraction.making import make
from loaders.extraction.notes import note_of
from loaders.extraction.plain_mentions import PlainMentions
from loaders.extraction.plain_verdicts import find_verdicts
from loaders.extraction.scene import Scene, sentences
from loaders.extraction.sides import Sides
from schema.messages import N_, Message
from schema.reader import read_schema

_JOINED = N_("it seems to be about what the data have: {what}")
#: What the stages of a deal are called for effort: what took place, and what is only meant.
_EFFORT = {"operating": "held", "building": "held", "agreed": "planned", "discussed": "planned"}


class Extracts(Protocol):
    """Makes candidates of passages."""

    def candidates(self, passages: Iterable[Passage]) -> list[Candidate]:
        """Return candidates in the order of the passages, those of one passage in that of the text."""
        ...


class Extractor:
    """Makes candidates by the rules and dictionaries that the program comes with."""

    def __init__(self, statements: Statements, deals: Mapping[str, str] | None = None) -> None:
        """Take the statements whose names and ties are known, and the deals of the ties, to join them."""
        self._known = Known(statements, deals or {})
        self._sides = Sides(statements)
        self._mentions = PlainMentions(statements)

    def candidates(self, passages: Iterable[Passage]) -> list[Candidate]:
        """Return candidates in the order of the passages, those of one passage in that of the text."""
        return [candidate for passage in passages for candidate in self._of(passage)]

    def _of(self, passage: Passage) -> Iterator[Candidate]:
        mentions = self._mentions.find(passage)
        verdicts = find_verdicts(passage)
        numbers: list[Number] = []
        seen = set()
        for start, end in sentences(passage.text):
            inside = [m for m in mentions if start <= m.start < end]
            scene = Scene(passage, start, end, inside, self._sides)
            for draft in sorted(make(scene, self._known), key=_order):
                if (draft.pair, start) not in seen:
                    seen.add((draft.pair, start))
                    yield self._candidate(draft, passage, verdicts, numbers)

    def _candidate(
        self, draft: Draft, passage: Passage, verdicts: Sequence[Verdict], numbers: Sequence[Number]
    ) -> Candidate:
        verdict = next((v for v in verdicts if v.start <= draft.start < v.end), None)
        stage, health = _status(draft, verdict)
        joins = self._known.joins(draft)
        why = [draft.why, *([verdict.why] if verdict else [])]
        if joins:
            why.append(Message(_JOINED, what=joins[0]))
        candidate = Candidate(
            passage,
            draft.start,
            draft.end,
            draft.subject.id,
            draft.counterpart.id,
            draft.type,
            stage,
            health,
            tuple(n for n in numbers if draft.start <= n.start < draft.end),
            verdict.dates if verdict else (),
            joins,
            tuple((e.id, e.type, e.name) for e in (draft.subject, draft.counterpart) if e.new),
            draft.confidence,
            tuple(why),
        )
        return replace(candidate, note=note_of(candidate, draft, passage.language))


def _order(draft: Draft) -> tuple[int, tuple[str, str, str]]:
    return draft.start, draft.pair


def _status(draft: Draft, verdict: Verdict | None) -> tuple[str | None, str | None]:
    """Return stage and health of a draft in the terms of the role of its type."""
    role = read_schema().edges[draft.type].role
    stage = verdict.stage if verdict else None
    if role == "effort":
        return _EFFORT.get(stage or "operating", "held"), None
    if role == "structural":
        return None, None
    return stage, verdict.health if verdict else None


__all__ = ["End", "Extractor", "Extracts", "Mention"]
