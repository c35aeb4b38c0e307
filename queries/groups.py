"""The groups of the query book: what its questions are about, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Mapping

from schema.messages import N_

#: Their titles by name; a query names its group in its head.
GROUPS: Mapping[str, str] = {
    "who_with_whom": N_("Who with whom"),
    "through_what": N_("Through what"),
    "what_came_of_it": N_("What came of it"),
    "what_is_missing": N_("What is missing"),
    "corridors": N_("Corridors and crossings"),
    "companies": N_("Companies"),
    "universities": N_("Universities and people"),
    "technology": N_("Technology"),
    "zones": N_("Zones and parks"),
    "sectors": N_("Sectors and goods"),
    "risk": N_("Sanctions and risk"),
    "time": N_("Time"),
    "network": N_("Network measures"),
    "evidence": N_("Evidence"),
}
