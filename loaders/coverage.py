"""Coverage by locator: which paragraph of a rating is coded by what, set aside and why, or forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.statements import Statements
from loaders.dataset_files import RawDataset
from loaders.documents import Document
from schema.validation import full_code

COVERED, SET_ASIDE, UNACCOUNTED = "covered", "set_aside", "unaccounted"


@dataclass(frozen=True, slots=True)
class ParagraphCoverage:
    """One paragraph: ids of the ties and observations that cite it, the reason it was set aside for.

    ``length`` is its length in characters; ``line`` its line in the document.
    """

    section: str
    ordinal: int
    column: str | None
    line: int
    length: int
    ties: tuple[str, ...]
    observations: tuple[str, ...]
    set_aside: str | None

    @property
    def status(self) -> str:
        """Return ``covered`` (a citation beats a reason), ``set_aside`` or ``unaccounted``."""
        if self.ties or self.observations:
            return COVERED
        return SET_ASIDE if self.set_aside else UNACCOUNTED


@dataclass(frozen=True, slots=True)
class Coverage:
    """The paragraphs of one document, by section and number."""

    source_id: str
    paragraphs: tuple[ParagraphCoverage, ...]

    def count(self, status: str | None = None) -> int:
        """Count the paragraphs of a status, or all."""
        return sum(status in (None, p.status) for p in self.paragraphs)


def cover(
    statements: Statements,
    documents: Mapping[str, Document],
    reasons: Mapping[tuple[str, str, int], str],
) -> tuple[Coverage, ...]:
    """Join paragraphs with their citations; ``reasons`` is what :func:`set_aside_reasons` returns."""
    ties: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    numbers: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for tie in statements.ties.values():
        for evidence in tie.evidence:
            _cite(ties, evidence.source_id, evidence.locator, tie.id)
    for observation in statements.observations.values():
        _cite(numbers, observation.source_id, observation.locator, observation.id)
    found = []
    for source, document in sorted(documents.items()):
        if not document.paragraphs:
            continue
        rows = []
        for (section, ordinal), p in sorted(document.paragraphs.items()):
            key = (source, section, ordinal)
            cited = tuple(sorted(ties.get(key, ()))), tuple(sorted(numbers.get(key, ())))
            reason = reasons.get(key)
            rows.append(ParagraphCoverage(section, ordinal, p.column, p.line, len(p.text), *cited, reason))
        found.append(Coverage(source, tuple(rows)))
    return tuple(found)


def _cite(into: dict[tuple[str, str, int], set[str]], source: str, locator: str, id_: str) -> None:
    parts = locator.split("/")
    if len(parts) == 3 and parts[2].isdecimal():
        into[source, parts[0], int(parts[2])].add(id_)


def set_aside_reasons(layers: Iterable[RawDataset]) -> dict[tuple[str, str, int], str]:
    """Return the reason for each paragraph set aside in the head of a file, by source, section, number."""
    found = {}
    for layer in layers:
        for file in layer.files:
            source = full_code(str(file.head.get("source")), "source")
            for number, reason in sound_reasons(file.head.get("set_aside")).items():
                found[source, str(file.head.get("section")), number] = reason
    return found


def sound_reasons(value: Any) -> dict[int, str]:
    """Return the entries of a ``set_aside`` that are a number with a reason."""
    entries = value.items() if isinstance(value, dict) else ()
    return {
        number: reason.strip()
        for number, reason in entries
        if isinstance(number, int) and number > 0 and isinstance(reason, str) and reason.strip()
    }
