"""Competitors (regions that work with the same partner in the same field) and niches (what few others do)."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.deals.model import Deal
from graph.analysis.network.graphs import Join, deals_of, party_joins, place_joins, points_of
from graph.analysis.score.position import UNKNOWN
from graph.analysis.score.score import Appraisal
from schema.reader import read_schema

#: A niche is done by at most so many other regions (of 83, about half of which have something running), ...
MOST_OTHERS = 5
#: ... and takes at least so many times the share that it has in the country; from 1.25 upwards regional
#: economics speaks of specialisation (location quotient).
LEAST_INDEX = 1.25
_NO_FIELD = frozenset({"other", "several"})


def field_of(deal: Deal) -> tuple[str, str] | None:
    """Return the dimension and field of a deal: the section of goods exported, else the reported sector.

    None where neither is reported; what is left over from all sectors is nobody's speciality.
    """
    section = deal.id.sides[-1] if deal.id.dealing == "exports" else ""
    if section.isdigit():
        return "hs_section", section
    return ("sector", deal.sector) if deal.sector and deal.sector not in _NO_FIELD else None


@dataclass(frozen=True, slots=True)
class Competition:
    """Two regions with running deals of their own with one partner in one field.

    ``dimension`` is that of :func:`field_of`, or ``kind`` (of deals of one sort) where no field is reported.
    """

    region: str
    other: str
    partner: str
    dimension: str
    field: str
    joins: tuple[Join, ...]
    other_joins: tuple[Join, ...]


def competitors(appraisal: Appraisal, region: str | None = None) -> list[Competition]:
    """Return who competes for whose partner, those with most points on both sides first.

    Partners are named Chinese parties, and provinces where other deals than those with one party compete. A
    deal that two regions share is joint work: each must have one with the partner that the other has no part
    in, and who has nothing running competes in words only. With ``region`` it stands first in each pair;
    without, each pair stands once.
    """
    found: dict[tuple[object, ...], Competition] = {}
    for joins in (party_joins(appraisal), place_joins(appraisal)):
        for c in _competitions(joins, region):
            found.setdefault((c.region, c.other, c.field, deals_of(c.joins), deals_of(c.other_joins)), c)
    return sorted(found.values(), key=_shared_points)


def _competitions(joins: Iterable[Join], region: str | None) -> Iterator[Competition]:
    by_partner: dict[tuple[str, str, str, str], dict[str, list[Join]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for join in joins:
        if join.other != UNKNOWN:
            by_partner[join.other, *_compared(join)][join.region].append(join)
    for (partner, dimension, field, _), by_region in sorted(by_partner.items()):
        for a, b in itertools.combinations(sorted(by_region), 2):
            pair = (b, a) if region == b else (a, b)
            shared = {j.deal.id for j in by_region[a]} & {j.deal.id for j in by_region[b]}
            mine, theirs = ([j for j in by_region[side] if j.deal.id not in shared] for side in pair)
            if region in (None, pair[0]) and mine and theirs:
                yield Competition(*pair, partner, dimension, field, tuple(mine), tuple(theirs))


def _compared(join: Join) -> tuple[str, str, str]:
    """Return the field in which a deal competes; without one a flight and a factory do not compete."""
    known, thing = field_of(join.deal), join.deal.thing
    if known:
        return *known, ""
    return "kind", join.kind, (read_schema().type_of(thing) if thing else join.deal.id.dealing) or ""


def _shared_points(competition: Competition) -> tuple[float, float]:
    amounts = points_of(competition.joins), points_of(competition.other_joins)
    return -round(min(amounts), 9), -round(sum(amounts), 9)


@dataclass(frozen=True, slots=True)
class Niche:
    """A field of a region's running deals; ``dimension`` is ``sector`` or ``hs_section`` (of exports).

    ``index`` is the share of the field in the region's points over its share in the country's, within the
    dimension (location quotient): 1 is the country's average; it is large for any field of a region with few
    deals, so read it with their number. ``others`` is how many other regions do it, ``country_points`` what
    all regions together have in it.
    """

    region: str
    dimension: str
    field: str
    index: float
    others: int
    country_points: float
    joins: tuple[Join, ...]


def niches(
    appraisal: Appraisal,
    region: str | None = None,
    most_others: int = MOST_OTHERS,
    least_index: float = LEAST_INDEX,
) -> list[Niche]:
    """Return the fields that a region works in and few others do, the largest first, then the rarest."""
    found = [
        niche
        for niche in _niches(place_joins(appraisal))
        if region in (None, niche.region) and niche.others <= most_others and niche.index >= least_index
    ]
    return sorted(found, key=lambda n: (-round(points_of(n.joins), 9), n.others, -round(n.index, 9)))


def _niches(joins: Iterable[Join]) -> Iterator[Niche]:
    by_field: dict[tuple[str, str, str], list[Join]] = defaultdict(list)
    for join in joins:
        known = field_of(join.deal)
        if known:
            by_field[join.region, *known].append(join)
    points = {key: points_of(mine) for key, mine in sorted(by_field.items())}
    for (region, dimension, field), own in points.items():
        alike = {key: amount for key, amount in points.items() if key[1] == dimension}
        country = [amount for key, amount in alike.items() if key[2] == field]
        here = math.fsum(amount for key, amount in alike.items() if key[0] == region)
        index = (own / here) / (math.fsum(country) / math.fsum(alike.values()))
        mine = tuple(by_field[region, dimension, field])
        yield Niche(region, dimension, field, index, len(country) - 1, math.fsum(country), mine)
