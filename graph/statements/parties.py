"""Who counts as a Chinese party: the one place that says so, for deals, pictures and the audit."""

from __future__ import annotations

from collections.abc import Mapping

CHINA, RUSSIA = "country:CN", "country:RU"
PARTY_TYPES = ("Company", "University", "Organisation")
#: Forms of ownership of a company here that is partly or wholly of the other country.
_SHARED = ("joint", "subsidiary_of_foreign")


def party_or_type(type_: str) -> str:
    """Return what things of a node type are told apart among: bodies of every type, else their own type."""
    return "Party" if type_ in PARTY_TYPES else type_


def is_chinese_party(type_: str, properties: Mapping[str, object]) -> bool:
    """Tell whether a thing of a node type is a Chinese company, university or organisation with a name."""
    chinese = properties.get("country") == CHINA
    return type_ in PARTY_TYPES and chinese and properties.get("named") is not False


def is_of_both_countries(type_: str, properties: Mapping[str, object]) -> bool:
    """Tell whether a thing of a node type is a company with owners in the other country."""
    return type_ == "Company" and properties.get("ownership") in _SHARED
