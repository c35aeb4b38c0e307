"""What a field of deals is called: a sector, a kind of deal, a section of the Harmonised System."""

from __future__ import annotations

from graph.texts import say
from schema.messages import N_, Message, Words
from schema.reader import read_schema

#: The sections of the Harmonised System, shortened; 0 stands for services.
_EXPORTS = {
    "0": N_("exports: services"),
    "1": N_("exports: animals, meat, fish, dairy"),
    "2": N_("exports: crops"),
    "3": N_("exports: fats and oils"),
    "4": N_("exports: prepared food, drinks, tobacco"),
    "5": N_("exports: minerals and fuels"),
    "6": N_("exports: chemicals"),
    "7": N_("exports: plastics and rubber"),
    "8": N_("exports: hides, leather, furs"),
    "9": N_("exports: wood"),
    "10": N_("exports: pulp and paper"),
    "11": N_("exports: textiles"),
    "12": N_("exports: footwear and headgear"),
    "13": N_("exports: stone, ceramics, glass"),
    "14": N_("exports: precious stones and metals"),
    "15": N_("exports: base metals"),
    "16": N_("exports: machines and electronics"),
    "17": N_("exports: vehicles"),
    "18": N_("exports: instruments"),
    "19": N_("exports: arms"),
    "20": N_("exports: furniture, toys and the like"),
    "21": N_("exports: works of art"),
}


def field_name(dimension: str, field: str, lang: str) -> str:
    """Return the name of a sector, kind of deal or HS section of exports; unknown ones as they are."""
    words = field_words(dimension, field)
    return say(words, lang) if isinstance(words, Message) else words[lang]


def field_words(dimension: str, field: str) -> Words | Message:
    """Return this name in every language."""
    if dimension == "hs_section":
        return Message(_EXPORTS[field]) if field in _EXPORTS else Message("{field}", field=field)
    vocabulary = read_schema().vocabularies["deal_kind" if dimension == "kind" else dimension]
    return vocabulary.terms[field].words if field in vocabulary.terms else Message("{field}", field=field)
