"""Which script a text is in, and which a name in a language may be in."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")


def has_cyrillic(text: str) -> bool:
    """Tell whether a text has a Cyrillic letter."""
    return any("\u0400" <= c <= "\u04ff" for c in text)


def has_latin(text: str) -> bool:
    """Tell whether a text has a Latin letter."""
    return any(c.isascii() and c.isalpha() for c in text)


def has_chinese(text: str) -> bool:
    """Tell whether a text has a Chinese character."""
    return any("\u3400" <= c <= "\u9fff" for c in text)


def is_chinese(text: str) -> bool:
    """Tell whether a text is all Chinese characters."""
    return bool(text) and all("\u3400" <= c <= "\u9fff" for c in text)


def is_foreign_name(name: str, lang: str) -> bool:
    """Tell whether a name is in a script that no name in the language has."""
    if lang == "ru":  # a Russian name may be in Latin letters, as brands are
        return has_chinese(name)
    if lang == "zh":
        return has_cyrillic(name) or not (has_chinese(name) or has_latin(name))
    return has_cyrillic(name) or has_chinese(name)


def is_foreign_note(note: str, lang: str) -> bool:
    """Tell whether a note is not written in its language; one without letters is in any."""
    letters = any(c.isalpha() for c in note)
    return has_chinese(note) or (letters and (lang == "ru") != has_cyrillic(note))


def mixed_words(text: str) -> list[str]:
    """Return the words that mix Cyrillic and Latin letters, as a slip of the keyboard makes them."""
    return [w for w in _WORD.findall(text) if has_cyrillic(w) and has_latin(w)]
