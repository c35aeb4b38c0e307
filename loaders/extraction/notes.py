"""The one line that a candidate is told by, made of its own parts; no sentence of the document is in it."""

from __future__ import annotations

from graph.texts import languages, translate
from schema.messages import BASE
from schema.reader import read_schema
from schema.words import HEALTH_WORDS, STAGE_WORDS


def note_of(
    type_: str, names: tuple[str, str], stage: str | None, health: str | None, language: str | None
) -> str:
    """Return the phrase of the type with the names of both ends, then stage and health, in the language.

    Examples
    --------
    >>> note_of("EXPORTS", ("Tula Oblast", "Grain"), "operating", None, "en")
    'Tula Oblast exports Grain: operating'
    """
    lang = language or BASE
    if lang not in languages():
        lang = BASE
    told = read_schema().edges[type_].phrase[lang].format(source=names[0], target=names[1])
    told_of = ((STAGE_WORDS, stage), (HEALTH_WORDS, health))
    words = [translate(known[term], lang) for known, term in told_of if term and term in known]
    return f"{told}: {', '.join(words)}" if words else told
