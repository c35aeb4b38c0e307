"""Things that are told by their words rather than by a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.names.tokens import Token
from graph.statements.records import Entity
from loaders.extraction.candidate import Mention, Passage


class Described:
    """Finds projects, routes and crossings by the words of their names."""

    def __init__(self, entities: Iterable[Entity], regions: Mapping[str, frozenset[str]]) -> None:
        """Take the things and the regions that each has to do with."""

    def find(self, passage: Passage, text: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
        """Return what a passage describes."""
        return []
