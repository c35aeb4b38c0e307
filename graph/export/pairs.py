"""The aggregated picture: regions, provinces and named Chinese partners, one pair for all their ties.

A tie joins each region that it counts for (a share above 0) with each of its provinces and each named
Chinese party at its ends. The weight of a pair is the sum of its ties' stages (discussed 1 to operating 4;
visits and events 1).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Node, PropertyGraph, Relationship
from schema.reader import read_schema

PARTY_TYPES = ("Company", "University", "Organisation")
TYPES = ("Region", "Province", *PARTY_TYPES)
#: Structural ties describe the world and restrictions act through other ties: neither joins a pair.
_NOT_DRAWN = frozenset({"structural", "restriction"})
#: From good to bad; a pair whose ties are evenly split gets the worse colour.
HEALTHS = ("none", "active", "ended", "slow", "stalled", "cancelled")


@dataclass(frozen=True, slots=True)
class Pair:
    """All ties between a region and a province or partner; ``health`` is that of most of them."""

    region_id: str
    other_id: str
    ties: tuple[Relationship, ...]
    weight: int
    health: str

    @property
    def key(self) -> tuple[str, str]:
        """The two ends."""
        return self.region_id, self.other_id


def read_pairs(graph: PropertyGraph) -> list[Pair]:
    """Return every pair, sorted by its ends."""
    nodes = {node.id: node for node in graph.nodes}
    found: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for r in graph.relationships:
        if r.properties.get("role", "structural") in _NOT_DRAWN:
            continue
        others = sorted(set(_others(r, nodes)))
        for region in counted_regions(r):
            for other in others:
                found[region, other].append(r)
    return [_pair(key, found[key]) for key in sorted(found) if key[0] in nodes]


def counted_regions(r: Relationship) -> list[str]:
    """Return the regions that a tie counts for, sorted."""
    shares = zip(texts(r, "region_ids"), _tuple(r.properties.get("region_shares")), strict=True)
    return sorted(region for region, share in shares if float(share) > 0)


def texts(record: Node | Relationship, key: str) -> tuple[str, ...]:
    """Return a property that is a list of texts; empty where there is none."""
    return tuple(str(item) for item in _tuple(record.properties.get(key)))


def _tuple(value: object) -> tuple[str | float, ...]:
    return value if isinstance(value, tuple) else ()


def _others(r: Relationship, nodes: Mapping[str, Node]) -> Iterator[str]:
    yield from (id_ for id_ in texts(r, "province_ids") if id_ in nodes)
    for id_ in (r.source_id, r.target_id, str(r.properties.get("buyer", ""))):
        if id_ in nodes and _is_partner(nodes[id_]):
            yield id_


def _is_partner(node: Node) -> bool:
    chinese = node.properties.get("country") == "country:CN"
    return node.label in PARTY_TYPES and chinese and node.properties.get("named") is not False


def _pair(key: tuple[str, str], ties: list[Relationship]) -> Pair:
    stages = read_schema().vocabularies["stage"].terms
    orders = (stages.get(str(r.properties.get("stage"))) for r in ties)
    weight = sum(term.order if term else 1 for term in orders)
    return Pair(*key, tuple(ties), weight, main_health(health_of(r) for r in ties))


def health_of(r: Relationship) -> str:
    """Return the tie's health, ``none`` for visits and events."""
    health = str(r.properties.get("health", "none"))
    return health if health in HEALTHS else "none"


def main_health(found: Iterable[str]) -> str:
    """Return the most frequent health; of equally frequent ones the worst."""
    counts = Counter(found)
    return max(counts, key=lambda health: (counts[health], HEALTHS.index(health)))


def grouped(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Return the pairs of every node, nodes in sorted order."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.region_id].append(pair)
        found[pair.other_id].append(pair)
    return {id_: found[id_] for id_ in sorted(found)}
