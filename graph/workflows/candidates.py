"""Candidates for ties out of a document: what is read, what is made of it, and their records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.analysis.deals.assignment import assign_deals
from graph.ids import short_hash
from graph.statements.records import Statements
from graph.texts import say
from loaders.documents.rating.model import place_of
from loaders.extraction.candidate import Candidate, Passage
from loaders.extraction.extracting import Extractor
from loaders.extraction.reading import read_passages
from loaders.extraction.received import Received, Receiver
from loaders.passages import fingerprint


def candidates_of(path: Path, statements: Statements, kind: str | None = None) -> list[Candidate]:
    """Return the candidates of a document, in its order; ``kind`` is rating, text or None: by its form."""
    return Extractor(statements, assign_deals(statements)).candidates(read_passages(path, statements, kind))


def received_candidates(
    path: Path, statements: Statements, kind: str | None, name: str, text: str
) -> Received:
    """Return the candidates about a document that another program made: JSON lines of the same contract."""
    passages = read_passages(path, statements, kind)
    return Receiver(statements, passages, assign_deals(statements)).read(name, text)


def candidate_records(
    candidates: Sequence[Candidate], statements: Statements, source: str, lang: str
) -> list[dict[str, Any]]:
    """Return the records that the contract declares, in the order of the candidates."""
    return [_record(candidate, statements, source, lang) for candidate in candidates]


def _record(candidate: Candidate, statements: Statements, source: str, lang: str) -> dict[str, Any]:
    passage = candidate.passage
    names = {id_: name for id_, _, name in candidate.new}

    def name(id_: str) -> str:
        entity = statements.entities.get(id_)
        return entity.name(lang) if entity else names.get(id_, id_)

    return {
        "id": candidate_id(candidate),
        "region": passage.region,
        "column": passage.column,
        "index": passage.index,
        "subject": candidate.subject,
        "subject_name": name(candidate.subject),
        "type": candidate.type,
        "counterpart": candidate.counterpart,
        "counterpart_name": name(candidate.counterpart),
        "stage": candidate.stage,
        "health": candidate.health,
        "numbers": [_number(number) for number in candidate.numbers],
        "dates": dict(candidate.dates),
        "joins": list(candidate.joins),
        "confidence": candidate.confidence,
        "why": [say(message, lang) for message in candidate.why],
        "note": candidate.note,
        "new": [{"id": id_, "type": type_, "name": called} for id_, type_, called in candidate.new],
        **_words(candidate),
        "source": source,
    }


def _words(candidate: Candidate) -> dict[str, Any]:
    """Return the passage and where in it the candidate stands."""
    text = candidate.passage.text
    return {
        "start": candidate.start,
        "end": candidate.end,
        "text": text,
        "place": _place(candidate.passage),
        "fingerprint": fingerprint(text),
    }


def candidate_id(candidate: Candidate) -> str:
    """Return an id made of content: the letters of the passage, the clause, the type and both ends."""
    passage = candidate.passage
    clause = fingerprint(passage.text[candidate.start : candidate.end])
    ends = sorted((candidate.subject, candidate.counterpart))
    parts = (passage.region or "", fingerprint(passage.text), clause, candidate.type, *ends)
    return f"candidate:{short_hash(parts)}"


def _number(number: Any) -> dict[str, Any]:
    return {
        "quantity": number.quantity,
        "value": number.value,
        "unit": number.unit,
        "date": number.date,
        "nature": number.nature,
        "bound": number.bound,
        "scope": number.scope,
        "change_of": number.change_of,
        "start": number.start,
        "end": number.end,
    }


def _place(passage: Passage) -> str | None:
    if passage.page is not None:
        return f"page/{passage.page}"
    return place_of(passage.line, None, passage.paragraph) or None
