"""Where a tie counts, and which provinces stand on its other side: as its ends lie, where nobody says it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.statements.parties import PARTY_TYPES
from loaders.table_mapping.context import Context

_CENTRAL = "state_central"
#: Where a tie counts: at the thing that stands somewhere, else at the places joined, else at the seats.
_NEARNESS = (("Project", "Zone", "Corridor", "BorderCrossing"), ("Region", "City"), PARTY_TYPES)


def regions_of(context: Context, ends: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the regions in which a tie between two things counts, in order."""
    for types in _NEARNESS:
        near = [end for end in ends if (entity := context.entity(end)) and entity.type in types]
        found = {region for end in near for region in context.places(end, "Region")}
        if found:
            return tuple(sorted(found))
    return ()


def provinces_of(context: Context, ends: Sequence[str]) -> dict[str, str]:
    """Return the ids of the provinces in which the ends lie, each with how it is known."""
    found: dict[str, str] = {}
    for end in ends:
        entity = context.entity(end)
        party = entity is not None and entity.type in PARTY_TYPES
        if entity and entity.properties.get("ownership") == _CENTRAL:
            continue  # belongs to the country, wherever its seat is
        for province in context.places(end, "Province"):
            found.setdefault(province, "seat" if party else "told")
    return found
