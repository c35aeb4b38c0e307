"""Competitors (regions that court the same partner in the same field) and niches (what few others do)."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.components import PlaceDeal
from graph.analysis.network import Results, carriers, naming_ties

#: A niche is done by at most so many other regions (of 83, about half of which have results), ...
MOST_OTHERS = 5
#: ... and takes at least so many times the share that it has in the country; from 1.25 upwards regional
#: economics speaks of specialisation (location quotient).
LEAST_INDEX = 1.25
DIMENSIONS = ("kind", "hs_section", "sector")


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two regions with deals of their own with one partner in one field (a kind of deal).

    ``worth`` and ``other_worth`` are the raw results of the deals so far, of whatever stage.
    """

    region: str
    other: str
    partner: str
    field: str
    worth: float
    other_worth: float
    tie_ids: tuple[str, ...]
    other_tie_ids: tuple[str, ...]


def competitors(results: Results, region: str | None = None) -> list[Rivalry]:
    """Return who courts whose partner, those with most worth on both sides first.

    Both have results with the partner: who has none competes in words only. A deal that two regions share
    is joint work, no rivalry: each must have one with the partner that the other has no part in. Partners
    are named Chinese parties and provinces. With ``region`` it stands first in each pair; without, each pair
    is told once.
    """
    courted: dict[tuple[str, str], dict[str, list[PlaceDeal]]] = defaultdict(lambda: defaultdict(list))
    for item in results.placed:
        if item.worth.announcement > 0:
            for partner in (*item.deal.partners, *item.deal.met):
                courted[partner, item.kind][item.place].append(item)
    found = [
        rivalry
        for (partner, field), by_region in sorted(courted.items())
        for a, b in itertools.combinations(sorted(by_region), 2)
        if region in (None, a, b)
        for rivalry in _rivalries(partner, field, *((b, a) if region == b else (a, b)), by_region)
    ]
    return sorted(
        found,
        key=lambda r: (
            -round(min(r.worth, r.other_worth), 9),
            -round(r.worth + r.other_worth, 9),
            *(r.region, r.other, r.partner, r.field),
        ),
    )


def _rivalries(
    partner: str, field: str, a: str, b: str, by_region: Mapping[str, Sequence[PlaceDeal]]
) -> Iterator[Rivalry]:
    deals = [{item.deal.id for item in by_region[place]} for place in (a, b)]
    own = [
        [item for item in by_region[place] if item.deal.id not in other]
        for place, other in ((a, deals[1]), (b, deals[0]))
    ]
    if all(own):
        worths = [math.fsum(item.worth.result for item in side) for side in own]
        if min(worths) <= 0:
            return  # who has no result with the partner competes in words only
        ties = [tuple(sorted({t for i in side for t in naming_ties(i, partner)})) for side in own]
        yield Rivalry(a, b, partner, field, worths[0], worths[1], ties[0], ties[1])


@dataclass(frozen=True, slots=True)
class Niche:
    """A field of a region's results. ``dimension`` is kind (of deal), hs_section (of exports) or sector.

    ``index`` is the share of the field in the region's results over its share in the country's, within the
    dimension (location quotient): 1 is the country's average; it is large for any field of a region with few
    deals, so read it with ``deals``. ``others`` is how many other regions have results in the field.
    """

    region: str
    dimension: str
    field: str
    index: float
    deals: int
    results: float
    others: int
    national_results: float
    tie_ids: tuple[str, ...]


def niches(
    results: Results,
    region: str | None = None,
    most_others: int = MOST_OTHERS,
    least_index: float = LEAST_INDEX,
) -> list[Niche]:
    """Return the fields that a region works in and few others do, the rarest and largest first."""
    found = [
        niche
        for dimension in DIMENSIONS
        for niche in _fields(results, dimension)
        if region in (None, niche.region) and niche.others <= most_others and niche.index >= least_index
    ]
    return sorted(
        found,
        key=lambda n: (n.others, -round(n.results, 9), -round(n.index, 9), n.region, n.dimension, n.field),
    )


def _fields(results: Results, dimension: str) -> list[Niche]:
    told: dict[tuple[str, str], list[tuple[PlaceDeal, float]]] = defaultdict(list)
    for item in results.placed:
        if item.worth.result > 0:
            fields = _fields_of(results, item, dimension)
            for field in fields:
                told[item.place, field].append((item, item.worth.result / len(fields)))
    worth = {key: math.fsum(amount for _, amount in told[key]) for key in sorted(told)}
    whole = math.fsum(worth.values())
    by_region, by_field = _sums(worth, 0), _sums(worth, 1)
    return [
        Niche(
            region,
            dimension,
            field,
            (amount / by_region[region]) / (by_field[field] / whole),
            len(told[region, field]),
            amount,
            sum(1 for other, name in worth if name == field and other != region),
            by_field[field],
            tuple(sorted({t for item, _ in told[region, field] for t in carriers(item.deal, region)})),
        )
        for (region, field), amount in worth.items()
    ]


def _sums(worth: Mapping[tuple[str, str], float], axis: int) -> dict[str, float]:
    amounts: dict[str, list[float]] = defaultdict(list)
    for key, amount in worth.items():
        amounts[key[axis]].append(amount)
    return {key: math.fsum(values) for key, values in amounts.items()}


def _fields_of(results: Results, item: PlaceDeal, dimension: str) -> list[str]:
    """Return the fields of a deal in a dimension; several share it equally."""
    if dimension == "kind":
        return [item.kind]
    nodes, deal = results.view.nodes, item.deal
    if dimension == "sector":
        own = nodes[deal.anchor_id].get("sector") if deal.anchor_id else None
        ends = {end for tie in deal.ties for end in (tie.source_id, tie.target_id)}
        told = {own} if own else {nodes[end].get("sector") for end in ends}
        # What is left over from all sectors is nobody's speciality.
        return sorted(told - {None, "other"})
    products = {tie.target_id for tie in deal.ties if tie.type == "EXPORTS"}
    section = deal.id.rpartition("/")[2]
    if products and section.isdigit():
        return [section]
    return sorted({str(nodes[p]["hs_section"]) for p in products if "hs_section" in nodes[p]})
