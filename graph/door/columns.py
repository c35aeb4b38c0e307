"""Which fields the records have: those of the command that writes the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.door.rows import Rows
from graph.workflows.contracts import Contract, data, marks, network, time

#: The methods that return rows, by name, with the contract of the command that writes the same.
RECORDS: Mapping[str, Contract] = {
    "regions": data.REGION_CONTRACT,
    "provinces": data.PROVINCE_CONTRACT,
    "entities": data.ENTITY,
    "ties": data.TIE,
    "deals": data.DEAL,
    "observations": data.OBSERVATION,
    "queries": data.BOOK,
    "scores": marks.SCORES,
    "clusters": network.CLUSTERS,
    "promises": time.PROMISES,
    "promise_rates": time.RATES,
    "network": network.STANDINGS,
    "dyads": network.DYADS,
    "competitors": network.COMPETITORS,
    "niches": network.NICHES,
    "brokers": network.BROKERS,
}


def rows_of(what: str, records: Iterable[Mapping[str, Any]]) -> Rows:
    """Return records as rows that have the columns of their kind, even where there are none."""
    return Rows(records, (field.name for field in RECORDS[what].fields))
