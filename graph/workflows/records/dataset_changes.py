"""What changed between two versions of a dataset, as records: one for each fact, or each field of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.releases import Release
from graph.statements.changelog import RECORDS, Fact, FactChange, Mark, Piece, changes_of_facts, facts
from graph.statements.records import Entity, Observation, Statements, Tie
from graph.statements.status import status_of
from graph.tables import cell
from graph.texts import BASE
from graph.workflows.records.ties import tie_name
from graph.workflows.sentences.joining import listed
from loaders.dataset_reader import read_layers, read_releases, read_sound
from schema.files import expanded

#: What stands for the dataset that comes with Argun.
SHIPPED = "shipped"


@dataclass(frozen=True)
class DatasetChanges:
    """Two versions of a dataset: directories, or ``shipped`` for the one that comes with Argun.

    Versions that are complete in themselves are compared as they are; where one of them needs the shipped
    dataset, both lie over it, so that only what differs between them is told.
    """

    old: str
    new: str

    @cached_property
    def releases(self) -> tuple[Release, Release]:
        """The releases of both."""
        old, new = (read_releases(paths, shipped=not paths)[-1] for paths in map(paths_of, self._given))
        return old, new

    @property
    def _given(self) -> tuple[str, str]:
        return self.old, self.new

    @cached_property
    def statements(self) -> tuple[Statements, Statements]:
        """The statements of both.

        Raises
        ------
        DatasetError
            A directory is no dataset, or what is in it cannot be read.
        """
        own = [release.name for release in read_releases(())]
        named = [paths for paths in map(paths_of, self._given) if paths]
        others = [paths for paths in named if read_releases(paths, shipped=False)[0].name not in own]
        over = any(read_layers(paths, any_ends=True).problems for paths in others)
        old, new = (
            read_sound(paths, shipped=not paths or (over and paths in others), any_ends=True).statements
            for paths in map(paths_of, self._given)
        )
        return old, new

    @cached_property
    def changes(self) -> list[FactChange]:
        """What differs, in a fixed order."""
        return changes_of_facts(*self.statements)

    def records(self, lang: str) -> list[dict[str, Any]]:
        """Return a record for each fact that is only in one version, and for each field that differs."""
        return [record for change in self.changes for record in self._records(change, lang)]

    def _records(self, change: FactChange, lang: str) -> Iterable[dict[str, Any]]:
        old, new = self.statements
        fact, statements = change.fact, new if change.new else old
        tie_id = fact.tie.id if isinstance(fact, Piece) else getattr(fact, "tie_id", None)
        head: dict[str, Any] = {"record": change.record, "change": change.change, "id": fact.id}
        head |= {"type": _type(fact), "name": _name(fact, statements, lang), "tie_id": tie_id}
        if change.change != "changed":
            shown = _shown(fact, lang)
            ends = (None, shown) if change.old is None else (shown, None)
            yield {**head, "field": None, "before": ends[0], "after": ends[1]}
        for field, (before, after) in change.differing.items():
            yield {**head, "field": field, "before": before, "after": after}

    def summary(self) -> list[dict[str, Any]]:
        """Return how many facts of each kind both versions have, and how many differ."""
        old, new = map(facts, self.statements)
        counts = Counter((change.record, change.change) for change in self.changes)
        return [
            {
                "record": record,
                "before": len(old[record]),
                "after": len(new[record]),
                **{name: counts[record, name] for name in ("added", "removed", "changed")},
            }
            for record in RECORDS
        ]


def paths_of(given: str) -> Sequence[Path]:
    """Return the directories of a version of a dataset: none for the shipped one."""
    return () if given == SHIPPED else (expanded(given),)


def _type(fact: Fact) -> str:
    if isinstance(fact, Piece):
        return fact.tie.type
    if isinstance(fact, Mark):
        return "RATED"
    return fact.quantity if isinstance(fact, Observation) else fact.type


def _name(fact: Fact, statements: Statements, lang: str) -> str:
    """Return the name of what a fact is about, in a language."""
    if isinstance(fact, Entity):
        return fact.name(lang)
    tie = statements.ties.get(fact.tie_id or "") if isinstance(fact, Observation) else None
    tie = fact.tie if isinstance(fact, Piece) else fact if isinstance(fact, Tie) else tie
    if tie is not None:
        return tie_name(tie, statements, lang)
    subjects = (fact.place_id,) if isinstance(fact, Mark) else getattr(fact, "subjects", ())
    return listed((statements.entities[id_].name(lang) for id_ in subjects), lang)


def _shown(fact: Fact, lang: str) -> str:
    """Return in short what a fact says that is only in one version."""
    if isinstance(fact, Entity):
        return fact.type
    if isinstance(fact, Tie):
        status = status_of(fact)
        return ", ".join(word for word in (status.stage, status.health) if word)
    if isinstance(fact, Piece):
        notes: Mapping[str, str] = fact.evidence.notes
        return notes.get(lang) or notes.get(BASE, "")
    return cell(fact.mark) if isinstance(fact, Mark) else f"{cell(fact.value)} {fact.unit}"
