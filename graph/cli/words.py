"""The language of what the command line says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from graph.settings import read_settings

LANGUAGES = ("en", "ru", "zh")


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


def translated(text: str) -> str:
    """Return what a library says in English in the language of the command line."""
    if LANGUAGE != "ru":
        return text
    from graph.cli.russian import to_russian  # reads its catalogue

    return to_russian(text)
