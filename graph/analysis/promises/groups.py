"""How often promises come true or stall, by what the deals have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from graph.analysis.deals.model import Deal
from graph.analysis.promises.ledger import OUTCOMES, Ledger, Promise
from graph.analysis.promises.survival import Rate, wilson

By = Literal["region", "province", "company", "kind", "sector", "source"]
ALL = "all"
#: The group of promises that do not say what they are grouped by.
UNKNOWN = "unknown"
_LOOKED = ("found", "found_nothing", "found_end")
_UNSEEN = ("nobody_looked", "nobody_could")
_DEAD = ("stalled", "cancelled")


@dataclass(frozen=True, slots=True)
class Group:
    """The promises that share a key, with how often they came true and how often they stalled.

    ``looked_at`` were taken up again by a later report, ``nobody_looked`` were not (their source passed them
    over or never comes back), ``too_new`` were first reported in the last report: the three sum to all.
    ``conversion`` is of all of them, ``conversion_looked`` of those looked at; ``stall`` and ``stall_looked``
    count what was reported as stalled or cancelled, ``stall_inferred`` the inferred ones too.
    """

    key: str
    promises: tuple[Promise, ...]
    looked_at: int
    nobody_looked: int
    too_new: int
    outcomes: Mapping[str, int]
    conversion: Rate
    conversion_looked: Rate
    stall: Rate
    stall_looked: Rate
    stall_inferred: Rate


def grouped(ledger: Ledger, view: nx.MultiDiGraph, deals: Iterable[Deal], by: By) -> dict[str, list[Promise]]:
    """Return the promises under every key they belong to, keys sorted.

    Regions judge a deal by what is reported of it there. A deal of two provinces counts in both, so groups
    do not sum to the whole.
    """
    known = list(deals)
    if by == "region":
        regions = sorted({region for deal in known for region in deal.shares})
        found_by_region = {region: ledger.promises(known, region) for region in regions}
        return {region: promises for region, promises in found_by_region.items() if promises}
    found: dict[str, list[Promise]] = defaultdict(list)
    for promise in ledger.promises(known):
        for key in _keys(promise, view, by) or (UNKNOWN,):
            found[key].append(promise)
    return {key: found[key] for key in sorted(found)}


def _keys(promise: Promise, view: nx.MultiDiGraph, by: By) -> tuple[str, ...]:
    if by == "province":
        return tuple(promise.deal.provinces)
    if by == "company":
        ends = sorted({end for p in promise.deal.parts for end in (p.source_id, p.target_id)})
        companies = (end for end in ends if view.nodes[end]["label"] == "Company")
        return tuple(c for c in companies if view.nodes[c].get("named") is not False)
    if by == "source":
        return promise.sources
    return (promise.kind,) if by == "kind" else (promise.deal.sector or UNKNOWN,)


def rates(key: str, promises: Iterable[Promise], level: float) -> Group:
    """Count the outcomes of promises and give conversion and stall with Wilson intervals."""
    known = tuple(promises)
    looked = [p for p in known if p.follow_up in _LOOKED]
    came_true = sum(p.outcome == "came_true" for p in known)
    return Group(
        key,
        known,
        len(looked),
        sum(p.follow_up in _UNSEEN for p in known),
        sum(p.follow_up == "not_due" for p in known),
        {outcome: sum(p.outcome == outcome for p in known) for outcome in OUTCOMES},
        wilson(came_true, len(known), level),
        wilson(sum(p.outcome == "came_true" for p in looked), len(looked), level),
        wilson(sum(map(_reported_dead, known)), len(known), level),
        wilson(sum(map(_reported_dead, looked)), len(looked), level),
        wilson(sum(p.outcome in _DEAD for p in known), len(known), level),
    )


def _reported_dead(promise: Promise) -> bool:
    return promise.reported in _DEAD and promise.basis == "reported"
