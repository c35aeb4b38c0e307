"""The property graph with its deals: what the scores derive, as nodes and ties that any Cypher client sees.

Added to the graph of the statements: a Deal node for each deal with the factors of its points; TAKES_PART
from its regions and provinces, PARTY_TO from its parties, ABOUT to its thing and goods, TELLS_OF from its
evidence; PARTNER between a region and each province (China where none is named); mark, score, rank and
the published mark on regions and provinces. All of it can be thrown away and made again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.analysis.deals.model import Deal, Part
from graph.analysis.deals.names import deal_names
from graph.analysis.network.dyads import dyads
from graph.analysis.score.kernel import WHOLE, Points
from graph.analysis.score.score import Appraisal, whole_points
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.statements.marks import latest_marks
from graph.statements.parties import PARTY_TYPES
from graph.statements.records import Statements
from graph.statements.shares import NEARNESS
from graph.statements.status import STAGES

_PARTIES = (*PARTY_TYPES, "City")
_THINGS = ("Product", "Project", "Corridor", "BorderCrossing", "Zone")


def with_deals(graph: PropertyGraph, appraisal: Appraisal, statements: Statements) -> PropertyGraph:
    """Return the graph of the statements with everything that follows from its deals."""
    builder = _Builder(graph, appraisal, statements)
    nodes = [builder.marked(node) for node in graph.nodes]
    nodes += [builder.deal_node(deal) for deal in appraisal.deals]
    added = [r for deal in appraisal.deals for r in builder.ties_of(deal)]
    ties = [*graph.relationships, *added, *builder.partners(), *builder.seats()]
    return PropertyGraph.of(nodes, ties, graph.releases)


class _Builder:
    def __init__(self, graph: PropertyGraph, appraisal: Appraisal, statements: Statements) -> None:
        self._labels, self._relationships = graph.labels, graph.relationships
        self._appraisal, self._statements = appraisal, statements
        self._points, self._whole = appraisal.points, whole_points(appraisal)
        self._scores = {s.id: s for of in ("regions", "provinces") for s in appraisal.scores(of)}
        self._published = latest_marks(statements.editions)

    def marked(self, node: Node) -> Node:
        """Return a region or province with its marks, any other node as it is."""
        score = self._scores.get(node.id)
        if score is None:
            return node
        marks: dict[str, Value] = {"mark": float(score.mark), "score": score.score, "rank": score.rank}
        if node.id in self._published:
            marks["published_mark"] = self._published[node.id]
        return replace(node, properties={**node.properties, **marks})

    def deal_node(self, deal: Deal) -> Node:
        row = self._whole.rows[deal.id, WHOLE]
        values: dict[str, Value | None] = {
            **deal_names(deal, self._statements.entities),
            **_counted(self._whole, row),
            "side": deal.side,
            "side_factor": self._whole.weighting.of("side", deal.side),
            "basis": self._whole.deciding(row).part.basis,
            "size": self._whole.sizes[deal.id],
            "points": float(self._whole.strength[row, 0] or self._whole.talk[row, 0]),
            "sector": deal.sector,
            "dealing": deal.id.dealing,
            "first_period": min((p.first_period for p in deal.parts if p.first_period), default=None),
            "last_period": max((p.last_period for p in deal.parts if p.last_period), default=None),
        }
        return Node(str(deal.id), "Deal", {k: v for k, v in values.items() if v is not None})

    def ties_of(self, deal: Deal) -> Iterator[Relationship]:
        """Yield what joins a deal with its places, parties, things and evidence."""
        for region, share in deal.shares.items():
            yield self._takes_part(deal, region, share, {"place_role": _role(deal, region)})
        for province, basis in deal.provinces.items():
            yield self._takes_part(deal, province, deal.share_of(province), {"basis": basis})
        for party, parts in sorted(_parties(deal, self._labels).items()):
            roles = tuple(sorted({role for _, role in parts if role}))
            furthest = max((p.counted_stage for p, _ in parts), key=lambda s: STAGES.index(s) if s else -1)
            values: dict[str, Value] = {"as": roles} if roles else {}
            yield _tie("PARTY_TO", party, deal.id, values | ({"stage": furthest} if furthest else {}))
        for thing in sorted(_about(deal, self._labels)):
            yield _tie("ABOUT", deal.id, thing, {})
        for evidence in sorted({e.id for p in deal.parts for e in self._statements.ties[p.id].evidence}):
            yield _tie("TELLS_OF", evidence, deal.id, {})

    def _takes_part(self, deal: Deal, place: str, share: float, more: Mapping[str, Value]) -> Relationship:
        values: dict[str, Value] = {"share": share, "points": 0.0, **more}
        row = self._points.rows.get((deal.id, place))
        if row is not None:
            strength, talk = float(self._points.strength[row, 0]), float(self._points.talk[row, 0])
            values["points"] = strength or talk
            if strength and talk:
                values["talk_points"] = talk
            values |= _counted(self._points, row)
        return _tie("TAKES_PART", place, deal.id, values)

    def partners(self) -> Iterator[Relationship]:
        """Yield the tie of each region to each province it has a deal with, and to China for the rest."""
        ranks: Counter[str] = Counter()
        order = sorted(
            dyads(self._appraisal), key=lambda d: (-round(d.points, 9), -d.counts["deals"], d.province)
        )
        for dyad in order:
            ranks[dyad.region] += 1
            counts = {name: dyad.counts[name] for name in ("deals", *STAGES, "stalled")}
            values: dict[str, Value] = {"points": dyad.points, **counts, "rank": ranks[dyad.region]}
            yield _tie("PARTNER", dyad.region, dyad.province, values)

    def seats(self) -> Iterator[Relationship]:
        """Yield LOCATED_IN of a party to the province or region of the city in which it has its seat."""
        located: dict[str, set[str]] = defaultdict(set)
        for r in self._relationships:
            if r.type == "LOCATED_IN":
                located[r.source_id].add(r.target_id)
        for party in sorted(p for p in located if self._labels[p] in PARTY_TYPES):
            cities = [place for place in located[party] if self._labels[place] == "City"]
            further = {place for city in cities for place in located.get(city, ())} - located[party]
            for place in sorted(p for p in further if self._labels[p] in ("Province", "Region")):
                yield _tie("LOCATED_IN", party, place, {"role": "structural", "basis": "inferred"})


def _counted(points: Points, row: int) -> dict[str, Value]:
    """Return as what a holding counts, kind, stage and health, and the factor of each."""
    found, weights = points.deciding(row), points.weighting
    members = {"kind": found.kind, "stage": found.part.counted_stage, "health": found.part.counted_health}
    known = {order: member for order, member in members.items() if member in weights.members[order]}
    factors = {f"{order}_factor": weights.of(order, member) for order, member in known.items()}
    return {**known, **factors, "health": found.part.shown_health}


def _role(deal: Deal, region: str) -> str:
    """Return the nearest role of a region among the parts that decide, else among all."""
    roles = [p.roles[region] for p in deal.deciding(region) if region in p.roles]
    roles = roles or [p.roles[region] for p in deal.parts if region in p.roles]
    return max(roles, key=NEARNESS.index)


def _parties(deal: Deal, labels: Mapping[str, str]) -> dict[str, list[tuple[Part, str | None]]]:
    """Return the parts in which each party takes part, and as what; a buyer is a party, too."""
    found: dict[str, list[tuple[Part, str | None]]] = defaultdict(list)
    for part in deal.parts:
        for end, role in zip(part.ends, (part.rule.source_as, part.rule.target_as, "buyer"), strict=False):
            if labels[end] in _PARTIES:
                found[end].append((part, role))
    return found


def _about(deal: Deal, labels: Mapping[str, str]) -> set[str]:
    products = {str(part.attributes.get("product", "")) for part in deal.parts}
    named = products | {end for part in deal.parts for end in (part.source_id, part.target_id)}
    return {end for end in named if labels.get(end) in _THINGS} | ({deal.thing} if deal.thing else set())


def _tie(type_: str, source: str, target: str, values: Mapping[str, Value]) -> Relationship:
    return Relationship(f"{type_}/{source}/{target}", type_, str(source), str(target), dict(values))
