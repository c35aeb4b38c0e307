"""The one line that a candidate is told by, made of its own parts; no sentence of the document is in it."""

from __future__ import annotations

import re
from functools import cache

from graph.texts import languages, say, translate
from schema.messages import BASE, Message
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
    return say(Message("{told}: {status}", told=told, status=words), lang) if words else told


def is_note_of(note: str, type_: str) -> bool:
    """Tell whether a note is a phrase of :func:`note_of`, whatever it names.

    Examples
    --------
    >>> is_note_of("Tula exports Grain: operating", "EXPORTS"), is_note_of("Tula sold its grain", "EXPORTS")
    (True, False)
    """
    return type_ in read_schema().edges and bool(_notes_of(type_).fullmatch(note))


@cache
def _notes_of(type_: str) -> re.Pattern[str]:
    """Return what every note of a type looks like, in each language, at each stage and health."""
    forms = (
        re.escape(note_of(type_, ("\x00", "\x00"), stage, health, lang)).replace("\x00", ".+")
        for lang in languages()
        for stage in (None, *STAGE_WORDS)
        for health in (None, *HEALTH_WORDS)
    )
    return re.compile("|".join(forms))
