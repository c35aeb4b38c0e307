"""The language of what the command line says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from graph.settings import LANGUAGES, read_settings
from schema.wording import counted


def chosen_language(arguments: Sequence[str], environment_language: str | None) -> str:
    """Return the language named by ``--lang``, else by the environment (``ARGUN_LANG``), else English."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return environment_language if environment_language in LANGUAGES else "en"


#: Help is built when the commands are declared, so the language is read from the command line first.
LANGUAGE = chosen_language(sys.argv[1:], read_settings(os.environ).language)


def say(en: str, ru: str, lang: str | None = None) -> str:
    """Return the Russian text when Russian is the language, the English one otherwise."""
    return ru if (lang or LANGUAGE) == "ru" else en


#: What the commands count, with its forms in English and in Russian.
_NOUNS = {
    "entity": (("entity", "entities"), ("объект", "объекта", "объектов")),
    "error": (("error", "errors"), ("ошибка", "ошибки", "ошибок")),
    "evidence": (
        ("piece of evidence", "pieces of evidence"),
        ("свидетельство", "свидетельства", "свидетельств"),
    ),
    "node": (("node", "nodes"), ("узел", "узла", "узлов")),
    "observation": (("observation", "observations"), ("число", "числа", "чисел")),
    "paragraph": (("paragraph", "paragraphs"), ("абзац", "абзаца", "абзацев")),
    "place": (
        ("region or province stands", "regions and provinces stand"),
        ("регион или провинция", "региона и провинции", "регионов и провинций"),
    ),
    "relationship": (("relationship", "relationships"), ("связь", "связи", "связей")),
    "tie": (("tie", "ties"), ("связь", "связи", "связей")),
    "warning": (("warning", "warnings"), ("предупреждение", "предупреждения", "предупреждений")),
}


def count_of(number: int, noun: str, lang: str | None = None) -> str:
    """Return a number with the right form of a noun, in the language of the command line or the one given."""
    english, russian = _NOUNS[noun]
    return say(counted(number, *english), counted(number, *russian), lang)


def translated(text: str) -> str:
    """Return what a library says in English in the language of the command line."""
    if LANGUAGE != "ru":
        return text
    from graph.cli.russian import to_russian  # reads its catalogue

    return to_russian(text)
