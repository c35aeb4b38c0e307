"""The one line that a candidate is told by, made of its own parts; no sentence of the document is in it."""

from __future__ import annotations

import re

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


def is_note_of(note: str, type_: str) -> bool:
    """Tell whether a note is a phrase of :func:`note_of`, whatever it names.

    Examples
    --------
    >>> is_note_of("Tula exports Grain: operating", "EXPORTS"), is_note_of("Tula sold its grain", "EXPORTS")
    (True, False)
    """
    edge = read_schema().edges.get(type_)
    if edge is None:
        return False
    for lang in languages():
        words = [translate(word, lang) for known in (STAGE_WORDS, HEALTH_WORDS) for word in known.values()]
        told = "|".join(map(re.escape, words))
        names = (re.escape("\x00"), re.escape("\x01"))
        phrase = re.escape(edge.phrase[lang].format(source="\x00", target="\x01"))
        for name in names:
            phrase = phrase.replace(name, ".+")
        if re.fullmatch(rf"{phrase}(?:: (?:{told})(?:, (?:{told}))?)?", note):
            return True
    return False
