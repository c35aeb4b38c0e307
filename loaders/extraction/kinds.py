"""Which type of tie the words of a clause tell of."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.candidate import Passage
from schema.messages import Message


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of tie that words of a passage tell of, before anybody knows its ends.

    ``start`` and ``end`` are the characters of those words, ``clause`` those of the clause they stand in.
    ``source`` and ``target`` are the node types that its ends typically have, best first, ``forward`` says
    that the source is what does it: the words' subject, the target their object or place. ``goods``
    is true where the target is what is told of (exports), not a party. ``confidence`` is in 0..1.
    """

    type: str
    start: int
    end: int
    clause: tuple[int, int]
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    why: Message
    forward: bool = True


def find_kinds(passage: Passage) -> list[Kind]:
    """Return the types of ties that a passage tells of, in the order of their words."""
    raise NotImplementedError
