"""What the names of a thing are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar


class Named(Protocol):
    """A thing with names by language and other spellings, as an entity of the statements is."""

    @property
    def id(self) -> str:
        """Its id, with its kind before the colon."""

    @property
    def type(self) -> str:
        """Its type in the schema."""

    @property
    def names(self) -> Mapping[str, str]:
        """Its names by language, English among them."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other spellings."""

    @property
    def properties(self) -> Mapping[str, object]:
        """What else is known of it: codes, capitals."""

    def name(self, lang: str) -> str:
        """Return the name in a language, the English one where there is none."""


E = TypeVar("E", bound=Named)


def code_of(entity: Named) -> str:
    """Return the id without its kind: ``RU-AMU``."""
    return entity.id.partition(":")[2]


def all_names(entity: Named) -> list[str]:
    """Return the names in the languages and the aliases."""
    return [*entity.names.values(), *entity.aliases]
