"""The name of a region in a text, with its marks, perhaps before a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.documents.rating.heads import Mark, mark_behind, marks_within

#: Finds the region with a whole name, in whatever spelling; None where no region has it.
Named = Callable[[str], str | None]

_LONGEST_NAME = 60
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands; ``id`` is None where no region has it.

    ``end`` is where a paragraph begins behind it, None where none does.
    """

    id: str | None
    printed: str
    marks: Sequence[Mark]
    end: int | None = None


def known(text: str, named: Named) -> Name | None:
    """Return the name of a region that, with its marks, is all that a text says."""
    pairs = marks_within(text)
    if found := _region(without(text, pairs), named):
        return Name(found, without(text, pairs), pairs)
    alone = [] if pairs else [mark for mark in (mark_behind(text),) if mark]
    if alone and (found := _region(without(text, alone), named)):
        return Name(found, without(text, alone), alone)
    return None


def before_paragraph(text: str, named: Named, tabled: bool) -> Name | None:
    """Return the name that a paragraph begins with; outside the column of names only one with its marks."""
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        pairs = marks_within(head)
        if (pairs or tabled) and (found := _region(without(head, pairs), named)):
            return Name(found, without(head, pairs), pairs, len(head) + 1)
    return None


def unknown(text: str, tabled: bool) -> Name | None:
    """Return what looks like the name of a region, but is that of none."""
    pairs = marks_within(text)
    name = without(text, pairs)
    looks = name[:1].isupper() and len(name.split()) <= _MOST_WORDS and not name.endswith((".", "»", ":"))
    return Name(None, name, pairs) if looks and len(name) <= _LONGEST_NAME and (pairs or tabled) else None


def without(text: str, marks: Sequence[Mark]) -> str:
    """Return a text without the marks in it."""
    for mark in reversed(marks):
        text = f"{text[: mark.start].rstrip()} {text[mark.end :].lstrip()}"
    return text.strip()


def _region(text: str, named: Named) -> str | None:
    return named(text) if text and len(text) <= _LONGEST_NAME else None
