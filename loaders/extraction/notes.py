"""The one line that a candidate is told by, made of its own parts; no sentence of the document is in it."""

from __future__ import annotations

from graph.texts import languages, translate
from loaders.extraction.candidate import Candidate
from loaders.extraction.drafts import Draft
from schema.messages import BASE
from schema.reader import read_schema
from schema.words import HEALTH_WORDS, STAGE_WORDS


def note_of(candidate: Candidate, draft: Draft, language: str | None) -> str:
    """Return the phrase of the type with both names, then stage and health in words, in the language."""
    lang = language if language and language in languages() else BASE
    phrase = read_schema().edges[candidate.type].phrase[lang]
    told = phrase.format(source=draft.subject.name, target=draft.counterpart.name)
    told_of = ((STAGE_WORDS, candidate.stage), (HEALTH_WORDS, candidate.health))
    words = [translate(known[term], lang) for known, term in told_of if term in known]
    return f"{told}: {', '.join(words)}" if words else told
