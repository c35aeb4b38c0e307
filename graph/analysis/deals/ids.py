"""Ids of deals, which say themselves what a deal is.

``deal:project:amur-bridge`` stands on a thing; ``deal:capital/company:haier/company:ru-x`` is a dealing
between sides, where a side may be several regions joined by ``+`` and the last one an HS section.
"""

from __future__ import annotations

PREFIX = "deal:"


class DealId(str):
    """The id of a deal; a string everywhere, made and read only here."""

    __slots__ = ()

    @classmethod
    def on(cls, thing: str) -> DealId:
        """Return the id of the deal that stands on a project, route or crossing."""
        return cls(PREFIX + thing)

    @classmethod
    def between(cls, dealing: str, *sides: str) -> DealId:
        """Return the id of a dealing between sides, in this order."""
        return cls(PREFIX + "/".join((dealing, *sides)))

    @property
    def dealing(self) -> str | None:
        """The dealing (a term of the vocabulary ``dealing``); None for a deal that stands on a thing."""
        dealing, slash, _ = self.removeprefix(PREFIX).partition("/")
        return dealing if slash else None

    @property
    def thing(self) -> str | None:
        """The entity that the deal stands on; None for a dealing between sides."""
        return None if self.dealing else self.removeprefix(PREFIX)

    @property
    def sides(self) -> tuple[str, ...]:
        """What stands on each side, joined regions one by one; empty for a deal that stands on a thing."""
        if not self.dealing:
            return ()
        return tuple(part for side in self.split("/")[1:] for part in side.split("+"))
