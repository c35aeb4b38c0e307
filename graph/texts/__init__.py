"""The languages of the program: gettext catalogues, and messages put into words.

A language is a file ``po/LANGUAGE.po``, compiled when the package is built. English needs none: its texts
stand in the code, and what a catalogue lacks is said in English.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from schema.errors import ArgunError, UsageError
from schema.messages import BASE as BASE
from schema.messages import ENGLISH, N_, Message

DOMAIN = "argun"
#: Each catalogue says here what its own language calls itself.
_OWN_NAME = N_("English")
#: What the catalogues are compiled from; an installed program may be without.
SOURCES = Path(__file__).parent / "po"
COMPILED = Path(__file__).parent / "compiled"
#: What the POSIX locale is read from, the strongest first.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks, English first."""
    found = sorted(path.parent.parent.name for path in COMPILED.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (BASE, *found)


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; raises UsageError for one that the program does not speak.

    One that was not compiled is an ArgunError that says how to.
    """
    if lang == BASE:
        return ENGLISH
    if lang not in languages():
        _refuse_uncompiled(lang)
        raise UsageError('the language "{lang}" is unknown ({languages})', lang=lang, languages=languages())
    return gettext.translation(DOMAIN, COMPILED, [lang])


def _refuse_uncompiled(lang: str) -> None:
    if lang in {path.stem for path in SOURCES.glob("*.po")}:
        raise ArgunError(
            'the language "{lang}" is not compiled: run python -m graph.texts.catalogues compile',
            lang=lang,
        )


def chosen_language(given: str | None, environ: Mapping[str, str]) -> str:
    """Return the language asked for, else that of ``ARGUN_LANG``, else that of the locale, else English.

    Raises
    ------
    UsageError
        The language that was asked for, or that of ``ARGUN_LANG``, is unknown.
    ArgunError
        It has a catalogue that was not compiled.
    """
    for name, value in (("--lang", given), ("ARGUN_LANG", environ.get("ARGUN_LANG"))):
        if value and _spoken(value) not in languages():
            _refuse_uncompiled(_spoken(value))
            known = languages()
            raise UsageError('{name} "{value}" is unknown ({known})', name=name, value=value, known=known)
        if value:
            return _spoken(value)
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return _spoken(locale) if _spoken(locale) in languages() else BASE


def _spoken(locale: str) -> str:
    """Return the language of a locale, as a system or a browser writes it (``zh_CN.UTF-8``, ``zh-CN``)."""
    return re.split(r"[._@-]", locale)[0].lower()


def say(message: Message | ArgunError, lang: str) -> str:
    """Return a message, or what an error says, in a language."""
    return message.render(translations(lang))


def translate(text: str, lang: str) -> str:
    """Return a text that was marked for translation in a language, its fields as they stand there."""
    return translations(lang).gettext(text) if text else ""  # where gettext returns the head of the catalogue


def own_name(lang: str) -> str:
    """Return what a language calls itself."""
    return translate(_OWN_NAME, lang)


def translated(texts: Mapping[str, str], lang: str) -> dict[str, str]:
    """Return a table of marked texts in a language."""
    return {key: translate(text, lang) for key, text in texts.items()}
