"""The pairs of the network page: a region with a province, or with a named Chinese party, and their deals.

Regions and provinces are paired by PARTNER, whose points sum to the region's strength; deals that name no
province stand with China. A party is paired with every region of its deals and carries all the points that
these give the region, whoever else takes part, unless it only talks of joining what runs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import PropertyGraph
from graph.statements.parties import CHINA, PARTY_TYPES, is_chinese_party
from graph.statements.status import RUNNING

TYPES = ("Region", "Province", "Country", *PARTY_TYPES)
#: What a deal is.
STATES = ("operating", "building", "announced", "halted")

#: The limits of the first picture; beyond them a party of fewer regions is only shown on demand.
MAX_NODES = 120
MAX_PAIRS = 150
MIN_PARTY_REGIONS = 2

#: Properties of TAKES_PART.
_Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A deal of a pair: its points there, and its stage and health, of which both may be empty."""

    deal_id: str
    points: float
    stage: str
    health: str

    @property
    def state(self) -> str:
        """One of STATES: ``halted``, whatever its stage, is what stalled, was cancelled or is over."""
        over = self.health == "ended" and not self.points
        if over or self.health in ("stalled", "cancelled"):
            return "halted"
        return self.stage if self.stage in RUNNING else "announced"


@dataclass(frozen=True, slots=True)
class Pair:
    """All deals of a region with a province, China or a party; ``points`` are of what runs or rises."""

    region_id: str
    other_id: str
    points: float
    deals: tuple[Held, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The two ends."""
        return self.region_id, self.other_id

    @property
    def is_named(self) -> bool:
        """Whether a province or party is named."""
        return self.other_id != CHINA

    @property
    def with_place(self) -> bool:
        """Whether it is a pair of places: with a province, or with China as a whole."""
        return not self.is_named or self.other_id.startswith("province:")

    @property
    def order(self) -> tuple[float, int, bool, tuple[str, str]]:
        """Sorts the strongest first: by points, then by deals; places before parties where they are equal."""
        return -round(self.points, 9), -len(self.deals), not self.with_place, self.key

    @property
    def works(self) -> int:
        """How many of its deals are there and work."""
        return sum(held.state == "operating" for held in self.deals)


def read_pairs(graph: PropertyGraph) -> list[Pair]:
    """Return every pair, sorted by its ends."""
    nodes = {node.id: node for node in graph.nodes}
    parts: defaultdict[str, dict[str, _Part]] = defaultdict(dict)
    parties: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    points: dict[tuple[str, str], float] = {}
    for r in graph.relationships:
        if r.type == "TAKES_PART":
            parts[r.target_id][r.source_id] = r.properties
        elif r.type == "PARTY_TO" and is_chinese_party(
            nodes[r.source_id].label, nodes[r.source_id].properties
        ):
            parties[r.target_id].append((r.source_id, str(r.properties.get("stage", ""))))
        elif r.type == "PARTNER":
            points[r.source_id, r.target_id] = float(str(r.properties["points"]))
    deals: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
    for deal, places in parts.items():
        provinces = {id_: part for id_, part in places.items() if nodes[id_].label == "Province"}
        for region in sorted(id_ for id_ in places.keys() - provinces if places[id_]["share"]):
            whole = _held(deal, places[region])
            by_party = ((party, _of_party(whole, stage)) for party, stage in parties[deal])
            for other, held in (*_split(whole, provinces), *by_party):
                deals[region, other].append(held)
    return [Pair(*key, points.get(key, _running(deals[key])), tuple(deals[key])) for key in sorted(deals)]


def _held(deal: str, part: _Part, share: float = 1.0) -> Held:
    return Held(deal, part["points"] * share, part.get("stage", ""), part.get("health", ""))


def _of_party(whole: Held, stage: str) -> Held:
    """Return what a party has of a region's deal: nothing of what runs where it only talks of joining."""
    only_talks = whole.stage in RUNNING and stage not in RUNNING
    return Held(whole.deal_id, 0.0, stage, whole.health) if only_talks else whole


def _split(whole: Held, provinces: Mapping[str, _Part]) -> Iterator[tuple[str, Held]]:
    """Yield what each province has of a region's deal, and China what runs without them (as PARTNER)."""
    unnamed = 0.0 if provinces else 1.0
    for id_, part in provinces.items():
        own = _held(whole.deal_id, part)
        if _running([whole]) and not _running([own]):
            unnamed += part["share"]
            yield id_, own
        else:
            yield id_, Held(whole.deal_id, whole.points * part["share"], whole.stage, whole.health)
    if unnamed:
        yield CHINA, Held(whole.deal_id, whole.points * unnamed, whole.stage, whole.health)


def _running(deals: Iterable[Held]) -> float:
    return math.fsum(held.points for held in deals if held.stage in RUNNING)


def grouped(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Return the pairs of every node, nodes in sorted order."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.region_id].append(pair)
        found[pair.other_id].append(pair)
    return {id_: found[id_] for id_ in sorted(found)}


def homes(pairs: Iterable[Pair]) -> dict[str, Pair]:
    """Return each region's strongest pair: with a province where something runs, else a party, else China."""
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda p: (not p.points, not p.is_named, not p.with_place, p.order)):
        best.setdefault(pair.region_id, pair)
    return best


def first_picture(pairs: Sequence[Pair]) -> list[Pair]:
    """Return what the page shows at first, small enough to be read, sorted by its ends.

    That is all where it is small enough; else every region's home pair and then the strongest, up to
    MAX_PAIRS pairs and MAX_NODES ends, without parties of a single region.
    """
    ends_of = grouped(pairs)
    if len(pairs) <= MAX_PAIRS and len(ends_of) <= MAX_NODES:
        return list(pairs)
    shown = [p for p in pairs if p.with_place or len(ends_of[p.other_id]) >= MIN_PARTY_REGIONS]
    own = homes(shown)
    chosen: dict[tuple[str, str], Pair] = {}
    ends: set[str] = set()
    for pair in sorted(shown, key=lambda p: (own[p.region_id] is not p, p.order)):
        if len(chosen) < MAX_PAIRS and len(ends | set(pair.key)) <= MAX_NODES:
            chosen[pair.key] = pair
            ends.update(pair.key)
    return [chosen[key] for key in sorted(chosen)]
