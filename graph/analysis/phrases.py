"""Short words for what a deal or tie is; how a tie reads as a sentence is in the definition of its type."""

from __future__ import annotations

from collections.abc import Mapping

from graph.texts import translate
from schema.messages import N_
from schema.words import BASIS_WORDS, HEALTH_WORDS, STAGE_WORDS

#: The words by section and term.
WORDS: Mapping[str, Mapping[str, str]] = {
    "stages": STAGE_WORDS,
    "healths": HEALTH_WORDS,
    "bases": BASIS_WORDS,
    "sides": {
        "named": N_("China or a Chinese party named"),
        "unnamed": N_("no Chinese side named"),
    },
    "components": {
        "strength": N_("strength: what runs or is being built"),
        "talk": N_("talk: agreed, discussed, visits"),
        "position": N_("position among regions and provinces"),
    },
    # Kinds of deals as groups, with the group of all and that of which nothing is known.
    "kinds": {
        "all": N_("all"),
        "unknown": N_("not known"),
        "link": N_("links across the border"),
        "built": N_("built things"),
        "service": N_("services and capital"),
        "partnership": N_("partnerships"),
        "goods": N_("goods, flows and contacts"),
    },
}


def word(section: str, term: str, lang: str) -> str:
    """Return the word for a term in a language, the term itself where it has none."""
    words = WORDS[section]
    return translate(words[term], lang) if term in words else term
