"""How one tie is shared between the regions it touches (MODEL, attribution).

Site takes all; origins and endpoints share equally; a transit region counts half of such a share;
claimed counts nothing. Several sites share equally among themselves. The shares of a tie sum to 1,
or to 0 when it is only claimed or has no region.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Roles of a region, the nearest to a thing last, and how a province is known, the surest last.
NEARNESS = ("claimed", "transit", "endpoint", "origin", "site")
CERTAINTY = ("arrival", "seat", "told")
_WEIGHTS = {"origin": 1.0, "endpoint": 1.0, "transit": 0.5, "claimed": 0.0}


def region_shares(roles: Mapping[str, str]) -> dict[str, float]:
    """Return the share of each region, 0 to 1, regions in sorted order, those with share 0 included."""
    sited = "site" in roles.values()
    weights = {
        region: float(roles[region] == "site") if sited else _WEIGHTS[roles[region]]
        for region in sorted(roles)
    }
    total = sum(weights.values())
    return {region: weight / total if total else 0.0 for region, weight in weights.items()}
