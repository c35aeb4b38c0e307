"""What an export says of one party: its names and identifiers, and the sanctions that it is under."""

from __future__ import annotations

from dataclasses import dataclass

#: The schemata of OpenSanctions (FollowTheMoney) that may be a company of the data.
BODIES = frozenset({"Company", "Organization", "LegalEntity", "PublicBody"})
#: Programmes of OpenSanctions that restrict no trade and no payments: contracts of one state's own, fines,
#: lists that name and shame. To call a company sanctioned for them would be wrong.
_NO_SANCTIONS = frozenset(
    {
        "BR-CEIS",
        "EU-ESMA",
        "LI-ENTSG",
        "US-DDTC-ENFORCEMENT",
        "US-FED-ENF",
        "US-HHS-OIG",
        "US-CORRUPT-353",
        "US-MCCAIN-1286",
    }
)
_NO_SANCTIONS_FROM = ("UA-WS-",)
#: Issuers whose ids begin otherwise than with the code of their state.
_ISSUERS = {"SECO": "CH"}


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


def authority_of(programme: str) -> str:
    """Return the code of the authority with which a programme begins; empty for what is no sanction.

    Examples
    --------
    >>> [authority_of(id_) for id_ in ("US-RUSHAR", "SECO-RUSSIA", "ICIJ-PA", "US-HHS-OIG", "Article 3s(2)")]
    ['US', 'CH', '', '', '']
    """
    if programme in _NO_SANCTIONS or programme.startswith(_NO_SANCTIONS_FROM):
        return ""
    code, dash, rest = programme.partition("-")
    code = _ISSUERS.get(code, code)
    return code if dash and rest and len(code) == 2 and code.isascii() and code.isupper() else ""


def day_of(text: str) -> str:
    """Return the day of a time as exports write it: ``2022-02-24T00:00:00``."""
    return text.partition("T")[0].strip()
