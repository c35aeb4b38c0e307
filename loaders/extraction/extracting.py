"""Candidates from passages: who and what is named in each clause, what it says of it, what is known of it.

:class:`Extractor` is made once for the statements that a document is compared with. Anything else with the
one method of :class:`Extracts` may stand in its place: a program of the user's own, a language model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from graph.statements.records import Statements
from loaders.extraction.candidate import Candidate, Number, Passage, Verdict
from loaders.extraction.certainty import certainty
from loaders.extraction.clauses import clauses, sentences
from loaders.extraction.drafting import drafts_of
from loaders.extraction.drafting.context import home_of
from loaders.extraction.drafts import Draft, End
from loaders.extraction.joining import Known
from loaders.extraction.kinds import find_kinds
from loaders.extraction.memory import Memory
from loaders.extraction.mentions import MentionFinder
from loaders.extraction.notes import note_of
from loaders.extraction.numbers import find_numbers
from loaders.extraction.reading import language_of
from loaders.extraction.scene import Scene
from loaders.extraction.sharing import shared
from loaders.extraction.sides import Sides
from loaders.extraction.verdicts import find_verdicts
from schema.messages import N_, Message
from schema.reader import read_schema

_JOINED = N_("it seems to be about what the data have: {what}")
_TOLD_BEFORE = N_("it seems to be about what another passage of the document tells of: {what}")
#: What is less sure than this is more often wrong than worth a look (benchmarks.extraction).
_LEAST = 0.32
#: Effort has these in the place of stages.
_EFFORT_STAGES = ("held", "planned", "dropped")


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
        self._mentions = MentionFinder.of(statements)

    def candidates(self, passages: Iterable[Passage]) -> list[Candidate]:
        """Return candidates in the order of the passages, those of one passage in that of the text."""
        memory, found = Memory(self._known), {}
        told = [_in_its_language(passage) for passage in passages]
        memory.place = self._first_place(told)
        # What the earlier period announced is known where the later one tells what became of it.
        for number, passage in sorted(enumerate(told), key=lambda p: (p[1].column == "after", p[0])):
            found[number] = list(self._of(passage, memory))
        return [candidate for number in range(len(told)) for candidate in found[number]]

    def _first_place(self, passages: Sequence[Passage]) -> End | None:
        """Return the region that a text tells of first, for what it says before; None in a rating."""
        if any(passage.region for passage in passages):
            return None
        scenes = (scene for passage in passages for scene in self._scenes(passage, ()))
        return next((place for scene in scenes if (place := home_of(scene, self._known))), None)

    def _of(self, passage: Passage, memory: Memory) -> Iterator[Candidate]:
        verdicts = find_verdicts(passage)
        told = [
            (draft, scene)
            for scene in self._scenes(passage, verdicts)
            for draft in drafts_of(scene, self._known, memory)
            if draft.confidence >= _LEAST
        ]
        own = shared([draft for draft, _ in told], find_numbers(passage))
        for number, (draft, scene) in enumerate(told):
            yield self._candidate(draft, scene, own.get(number, ()))

    def _scenes(self, passage: Passage, verdicts: Sequence[Verdict]) -> Iterator[Scene]:
        mentions, kinds, parts = self._mentions.find(passage), find_kinds(passage), clauses(passage.text)
        for number, (start, end) in enumerate(sentences(passage.text)):
            yield Scene(
                passage,
                start,
                end,
                [clause for clause in parts if clause.sentence == number],
                [m for m in mentions if start <= m.start < end],
                [k for k in kinds if start <= k.start < end],
                [v for v in verdicts if start <= v.start < end],
                self._sides,
            )

    def _candidate(self, draft: Draft, scene: Scene, numbers: tuple[Number, ...]) -> Candidate:
        passage, verdict = scene.passage, verdict_of(draft, scene)
        stage, health = _status(draft, verdict)
        if stage is None and health == "stalled":
            stage = self._known.stage_of(draft)
        joins = self._known.joins(draft)
        why = [draft.why, *([verdict.why] if verdict else [])]
        new = {end.id for end in (draft.subject, draft.counterpart) if end.new}
        if joins:
            why.append(Message(_TOLD_BEFORE if joins[0] in new else _JOINED, what=joins[0]))
        names = (draft.subject.name, draft.counterpart.name)
        return replace(
            draft.of_passage(passage),
            stage=stage,
            health=health,
            numbers=numbers,
            dates=verdict.dates if verdict else (),
            joins=joins,
            confidence=certainty(draft.confidence),
            why=tuple(why),
            note=note_of(draft.type, names, stage, health, passage.language),
        )


def _in_its_language(passage: Passage) -> Passage:
    return passage if passage.language else replace(passage, language=language_of(passage.text))


def verdict_of(draft: Draft, scene: Scene) -> Verdict | None:
    """Return the verdict on a draft: that of its clause, else the nearest before it, else one after it.

    Stages of effort are for visits and events alone.
    """
    effort = read_schema().edges[draft.type].role == "effort"
    fitting = [v for v in scene.verdicts if (v.stage in _EFFORT_STAGES) == effort]
    own = [v for v in fitting if v.start <= draft.start < v.end]
    before = [v for v in fitting if v.end <= draft.start]
    return next(iter([*own, *reversed(before), *fitting]), None)


def _status(draft: Draft, verdict: Verdict | None) -> tuple[str | None, str | None]:
    """Return stage and health of a draft in the terms of the role of its type."""
    role = read_schema().edges[draft.type].role
    stage = verdict.stage if verdict else None
    if role == "effort":
        return stage or "held", None
    if role == "structural":
        return None, None
    return stage, verdict.health if verdict else None
