"""Parties that a passage does not name: Chinese investors, a company from Harbin."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names.tokens import Token
from loaders.extraction.candidate import Mention, Passage


def unnamed_parties(passage: Passage, text: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
    """Return the parties without a name."""
    return []
