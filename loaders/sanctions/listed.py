"""What an export says of one party: its names and identifiers, and the sanctions that it is under."""

from __future__ import annotations

from dataclasses import dataclass

#: The schemata of OpenSanctions (FollowTheMoney) that may be a company of the data.
BODIES = frozenset({"Company", "Organization", "LegalEntity", "PublicBody"})


@dataclass(frozen=True, slots=True)
class Designation:
    """One act: ``programme`` as its list has it, ``authority`` by its code (``US``), empty where untold.

    ``list_name`` is empty where the export doesn't say which of several it is, a date where there is none.
    """

    programme: str
    authority: str = ""
    list_name: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A party of an export, at a row of the file."""

    row: int
    id: str
    name: str
    names: tuple[str, ...]
    countries: frozenset[str]
    identifiers: frozenset[str]
    designations: tuple[Designation, ...]
    first_seen: str = ""
    last_seen: str = ""


def authority_of(programme_id: str) -> str:
    """Return the code of the authority with which the id of a programme begins; empty without one.

    Examples
    --------
    >>> authority_of("US-RUSHAR"), authority_of("EU-RUS"), authority_of("Article 3s(2)"), authority_of("us")
    ('US', 'EU', '', '')
    """
    code, dash, rest = programme_id.partition("-")
    return code if dash and rest and len(code) == 2 and code.isascii() and code.isupper() else ""


def day_of(text: str) -> str:
    """Return the day of a time as exports write it: ``2022-02-24T00:00:00``."""
    return text.partition("T")[0].strip()
