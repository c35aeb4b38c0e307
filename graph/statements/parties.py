"""Who counts as a Chinese party: the one place that says so, for deals, pictures and the audit."""

from __future__ import annotations

from collections.abc import Mapping

CHINA = "country:CN"
PARTY_TYPES = ("Company", "University", "Organisation")
#: Forms of ownership of a company here that is partly or wholly of the other country.
_SHARED = ("joint", "subsidiary_of_foreign")


def is_chinese_party(type_: str, properties: Mapping[str, object]) -> bool:
    """Tell whether a thing of a node type is a Chinese company, university or organisation with a name."""
    chinese = properties.get("country") == CHINA
    return type_ in PARTY_TYPES and chinese and properties.get("named") is not False


def is_of_both_countries(type_: str, properties: Mapping[str, object]) -> bool:
    """Tell whether a thing of a node type is a company with owners in the other country."""
    return type_ == "Company" and properties.get("ownership") in _SHARED
