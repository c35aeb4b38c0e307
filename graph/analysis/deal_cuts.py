"""What makes a deal count less than its stage and health let one expect.

Each rule is found by taking it away: the deal is appraised anew without it, and where it would then be worth
more, the rule cut it. So no rule of the worth is written a second time here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from graph.analysis.components import Part, Shares, components
from graph.analysis.facts import CHINA, Deal, came_to_something
from graph.analysis.method import Method

#: Rules of the method that cut a deal unseen, and their values in the method file.
_NEUTRAL = {"no_chinese_side": "without_chinese_side", "unconfirmed": "unconfirmed"}
REASONS = (*_NEUTRAL, "falling", "shared", "unnamed_partner")
#: The component that shows best what a deal is worth, the first of these in which it has a part.
_TELLING = ("results", "flows", "framework", "talk")
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Cut:
    """A reason and the factor (0 to 1) it puts on the deal; None where it costs reach and network alone."""

    reason: str
    factor: float | None


def cuts(
    view: nx.MultiDiGraph, deals: Iterable[Deal], place: str, shares: Shares, method: Method
) -> dict[str, tuple[Cut, ...]]:
    """Return for each deal in which the place has a share what cuts it, in the order of ``REASONS``."""
    own = [deal for deal in deals if shares(deal).get(place, 0.0) > 0]
    actual = _worths(components(view, own, shares, method), place)
    free: dict[str, Mapping[str, Mapping[str, float]]] = {
        reason: _worths(components(view, own, shares, _without(method, value)), place)
        for reason, value in _NEUTRAL.items()
    }
    steady = [replace(d, numbers=tuple(n for n in d.numbers if not n.change_of)) for d in own]
    free["falling"] = _worths(components(view, steady, shares, method), place)
    return {deal.id: tuple(_cuts_of(deal, actual, free, shares(deal)[place], view)) for deal in own}


def _cuts_of(
    deal: Deal,
    actual: Mapping[str, Mapping[str, float]],
    free: Mapping[str, Mapping[str, Mapping[str, float]]],
    share: float,
    view: nx.MultiDiGraph,
) -> Iterable[Cut]:
    worth = actual.get(deal.id, {})
    telling = next((name for name in _TELLING if worth.get(name, 0.0) > 0), None)
    if telling is None:
        return
    for reason, worths in free.items():
        factor = worth[telling] / worths[deal.id][telling]
        if factor < 1.0 - _SAME:
            yield Cut(reason, factor)
    if share < 1.0 - _SAME:
        yield Cut("shared", share)
    if telling == "results" and not deal.partners and _has_unnamed_partner(deal, view):
        yield Cut("unnamed_partner", None)


def _worths(parts: Sequence[Part], place: str) -> dict[str, dict[str, float]]:
    """Return what each deal adds to each component of the place."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for part in parts:
        if part.place == place:
            found[part.deal_id][part.component] += part.amount
    return found


def _without(method: Method, value: str) -> Method:
    return replace(method, values={**method.values, value: 1.0})


def _has_unnamed_partner(deal: Deal, view: nx.MultiDiGraph) -> bool:
    ends = {end for t in deal.ties if came_to_something(t) for end in (t.source_id, t.target_id)}
    nodes = (view.nodes[end] for end in ends)
    return any(node.get("named") is False and node.get("country") == CHINA for node in nodes)
