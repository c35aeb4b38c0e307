"""Names that nothing in the data has: of a company, a university, a place in China."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.names.tokens import Token
from loaders.extraction.candidate import Mention, Passage


def unknown_names(
    passage: Passage, text: Sequence[Token], named: Sequence[Mention], ids: Collection[str]
) -> list[Mention]:
    """Return the names that are none of the data's, with a type and a proposed id."""
    return []
