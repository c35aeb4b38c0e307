"""Ties as FollowTheMoney has them: ownership, part in a project, succession, or another link with a role.

What is no link between things that have a home there is left out: flows of goods and people, products,
routes and crossings, notions, deals and marks, and numbers, but for the share of a stake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.export.ftm.things import Things
from graph.export.ftm.values import Entity, Properties, entity, ftm_date, ftm_id
from graph.model import Node, Relationship

_LEGAL = frozenset({"Company", "Organization", "PublicBody", "LegalEntity"})
#: What an edge type becomes between these sorts of ends, and by which properties it names them.
_SPECIAL = {
    "OWNS_STAKE_IN": ("Ownership", "owner", "asset"),
    "SUBSIDIARY_OF": ("Ownership", "asset", "owner"),
    "SUCCEEDED_BY": ("Succession", "predecessor", "successor"),
    "POSSIBLY_SAME": ("Similar", "candidate", "match"),
}
#: What each end must be.
_RANGES = {
    "owner": _LEGAL,
    "asset": frozenset({"Company"}),
    "predecessor": _LEGAL,
    "successor": _LEGAL,
    "participant": _LEGAL,
    "project": frozenset({"Project"}),
}
#: Types that are properties of their ends there, and roles of what is no link.
_TOLD_OTHERWISE = ("LOCATED_IN",)
_LEFT_OUT = ("flow",)


@dataclass(frozen=True)
class Ties:
    """The ties of a graph as entities, each with its dates and proofs."""

    things: Things

    @cached_property
    def _evidence(self) -> Mapping[str, list[Node]]:
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self.things.graph.nodes:
            if node.label == "Evidence":
                found[str(node.properties["tie_id"])].append(node)
        return found

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {r.source_id: r.target_id for r in self.things.graph.relationships if r.type == "FROM"}

    @cached_property
    def _shares(self) -> Mapping[str, float]:
        """The percentage of a stake, as last told."""
        told = [n.properties for n in self.things.graph.nodes if n.label == "Observation"]
        percent = (
            p for p in told if p.get("unit") == "percent" and p.get("tie_id") and not p.get("change_of")
        )
        return {
            str(p["tie_id"]): float(str(p["value"])) for p in sorted(percent, key=lambda p: str(p["date"]))
        }

    def entities(self) -> Iterator[Entity]:
        """Yield an entity for each tie of the datasets whose ends have a home there."""
        known = self.things.schemata
        for r in self.things.graph.relationships:
            edge = self.things.schema.edges.get(r.type)
            if edge is None or r.id not in self._evidence or not {r.source_id, r.target_id} <= known.keys():
                continue
            if r.type not in _TOLD_OTHERWISE and edge.role not in _LEFT_OUT and not self._is_part(r):
                yield self._tie(r, edge.caption[self.things.lang] if edge.caption else r.type)

    def _is_part(self, r: Relationship) -> bool:
        """Tell whether a tie says of what place another one is a part, which is a property there."""
        ends = (self.things.schemata[r.source_id], self.things.schemata[r.target_id])
        return r.type == "PART_OF" and ends == ("Territory", "Territory")

    def _tie(self, r: Relationship, role: str) -> Entity:
        schema, source, target = self._as(r)
        ends = {source: [ftm_id(r.source_id)], target: [ftm_id(r.target_id)]}
        if schema == "Similar":
            return entity(ftm_id(r.id), schema, ends)
        told = r.properties
        note = self.things.text(told, "note")
        dates = {
            "startDate": [ftm_date(told.get("start"))],
            "endDate": [ftm_date(told.get("end"), last=True)],
        }
        more: Properties = {"role": [role], "status": [self.things.status(r)], "recordId": [r.id]}
        more["description"] = [note]
        if schema == "Ownership" and r.id in self._shares:
            more["percentage"] = [f"{self._shares[r.id]:g}"]
        return entity(ftm_id(r.id), schema, {**ends, **dates, **more, **self._proof(r)})

    def _as(self, r: Relationship) -> tuple[str, str, str]:
        """Return the schema of a tie and the properties of its source and target."""
        choices: Sequence[tuple[str, str, str]] = [
            *([_SPECIAL[r.type]] if r.type in _SPECIAL else []),
            ("ProjectParticipant", "participant", "project"),
        ]
        known = self.things.schemata
        for choice in choices:
            ranges = [_RANGES.get(name) for name in choice[1:]]
            ends = (known[r.source_id], known[r.target_id])
            if all(allowed is None or end in allowed for allowed, end in zip(ranges, ends, strict=True)):
                return choice
        return ("UnknownLink", "subject", "object")

    def _proof(self, r: Relationship) -> Properties:
        """Return the documents that tell of a tie, their addresses and publishers, when they were seen."""
        ids = sorted({self._sources[e.id] for e in self._evidence[r.id] if e.id in self._sources})
        sources = [self.things.nodes[id_].properties for id_ in ids]
        return {
            "proof": [ftm_id(id_) for id_ in ids],
            "sourceUrl": [s.get("url") for s in sources],
            "publisher": [self.things.text(s, "publisher") for s in sources],
            "retrievedAt": [ftm_date(s.get("seen")) for s in sources],
        }
