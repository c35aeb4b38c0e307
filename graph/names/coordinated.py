"""Names that share their last word: соевого и рапсового масла, Калужской и Тульской областей."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.names.named import E
from graph.names.phrases import Found, Phrases
from graph.names.scripts import has_cyrillic
from graph.names.tokens import Token

_AND = frozenset(("и", "или", "and", "or"))
_MOST = 6


def coordinated(phrases: Phrases[E], text: Sequence[Token]) -> Iterator[Found[E]]:
    """Yield names of two words of which the text has the first only, in a list that ends in a whole one.

    Each takes the place of its first word.
    """
    for head in range(1, len(text)):
        if not text[head].joined:
            continue
        whole = any(f.end == head + 1 for f in phrases.starting_at(text, head - 1, slips=False))
        if whole:
            yield from _before(phrases, text, head)


def _before(phrases: Phrases[E], text: Sequence[Token], head: int) -> Iterator[Found[E]]:
    at = head - 1
    for _ in range(_MOST):
        at = _previous(text, at)
        if at < 0:
            return
        run = [text[at], replace(text[head], joined=True)]
        found = [f for f in phrases.starting_at(run, 0, slips=False) if f.end == len(run)]
        if not found:
            return
        yield from (replace(f, start=at, end=at + 1) for f in found)


def _previous(text: Sequence[Token], at: int) -> int:
    """Return the place of the word before in the same list, -1 where there is none."""
    before = at - 1
    if before >= 0 and text[before].word in _AND:
        return before - 1
    listed = before >= 0 and not text[at].opens and not text[at].joined and has_cyrillic(text[before].word)
    return before if listed else -1
