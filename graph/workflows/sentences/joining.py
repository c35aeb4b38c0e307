"""How words and sentences are put together, which differs between languages."""

from __future__ import annotations

from collections.abc import Iterable

from graph.texts import say, translate
from schema.messages import N_, SEPARATOR, Message, running


def listed(items: Iterable[str], lang: str) -> str:
    """Return items as a list within a sentence."""
    return translate(SEPARATOR, lang).join(items)


def in_sequence(clauses: Iterable[str], lang: str) -> str:
    """Return clauses, which may hold lists themselves, one after the other."""
    return translate(N_("; "), lang).join(clauses)


def bracketed(text: str, detail: str, lang: str) -> str:
    """Return a text with a detail in brackets behind it."""
    return say(Message("{text} ({detail})", text=text, detail=detail), lang)


def paragraph(sentences: Iterable[Message], lang: str) -> str:
    """Return sentences as one running text."""
    return say(running(sentences), lang)
