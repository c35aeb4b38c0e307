"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from typing import Protocol

from schema.messages import Message


class Progress(Protocol):
    """Told of every step of a piece of long work."""

    def step(self, what: Message, done: int, total: int) -> None:
        """``done`` of ``total`` units of ``what`` are finished; both are at least 0."""


class NoProgress:
    """Tells nobody."""

    def step(self, what: Message, done: int, total: int) -> None:
        """Do nothing."""
