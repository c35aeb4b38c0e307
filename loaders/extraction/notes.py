"""The one line that a candidate is told by, made of its own parts; no sentence of the document is in it."""

from __future__ import annotations

from graph.texts import languages
from loaders.extraction.candidate import Candidate
from loaders.extraction.drafts import Draft
from schema.messages import BASE
from schema.reader import read_schema


def note_of(candidate: Candidate, draft: Draft, language: str) -> str:
    """Return the phrase of the type with both names, then stage and health in words, in the language."""
    schema = read_schema()
    lang = language if language in languages() else BASE
    phrase = schema.edges[candidate.type].phrase[lang]
    told = phrase.format(source=draft.subject.name, target=draft.counterpart.name)
    words = []
    for vocabulary, term in (("stage", candidate.stage), ("health", candidate.health)):
        known = schema.vocabularies[vocabulary].terms
        if term in known:
            words.append(known[term].word(lang))
    return f"{told}: {', '.join(words)}" if words else told
