"""Assigns ties to deals: one deal is one thing between a region and China with all that is known of it.

What each tie type needs for this stands in its definition (:class:`schema.model.DealRule`). Things of some
node types (projects, single routes, border crossings) anchor deals: all ties at one of them are one deal. A
tie straight between two sides is one deal with the other ties of its dealing between them, whoever of the
two is named first, a subsidiary counting as its parent. Goods are one deal for each region and HS section
(that of the widest product group), other flows one for each region and other side. A tie may join the one
project that its company operates (a stake, an assembly there), and ties between two companies that meet at
exactly one project belong to it: it is what they do together. Zones, bundles of routes and LOCATED_IN
never join anything. Structural ties, restrictions and flows with third countries belong to no deal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.analysis.deals.ids import DealId
from graph.statements.parties import CHINA, RUSSIA
from graph.statements.records import Entity, Statements, Tie
from schema.model import DealRule, NodeType
from schema.reader import read_schema

_HOME = (RUSSIA, CHINA)
_MOST_PARENTS = 20


def assign_deals(statements: Statements) -> dict[str, DealId]:
    """Return the deal of every tie that belongs to one, in sorted order of ties."""
    assigner = _Assigner(statements)
    found = {id_: assigner.deal_of(tie) for id_, tie in statements.ties.items()}
    return {id_: deal for id_, deal in found.items() if deal}


def anchors(node: NodeType, properties: Mapping[str, object]) -> bool:
    """Tell whether a thing of a node type anchors a deal: a bundle of routes is no thing of its own."""
    return node.deal_kind is not None and properties.get(node.bundle or "") is not True


def group_chain(entity_id: str, parents: Mapping[str, str]) -> list[str]:
    """Return the entity and what it belongs to, upwards; a cycle is a slip of the data, no reason to hang."""
    chain = [entity_id]
    while chain[-1] in parents and parents[chain[-1]] not in chain and len(chain) < _MOST_PARENTS:
        chain.append(parents[chain[-1]])
    return chain


class _Assigner:
    def __init__(self, statements: Statements) -> None:
        self._schema = read_schema()
        self._entities = statements.entities
        self._parents = _single(statements, "SUBSIDIARY_OF")
        self._groups = _single(statements, "PRODUCT_OF")
        self._run_by = _single(statements, "OPERATES", target_type="Project")
        self._taken_part = self._participants(statements)

    def deal_of(self, tie: Tie) -> DealId | None:
        rule = self._schema.edges[tie.type].deal
        if rule is None or (tie.role == "flow" and not _is_with_china(tie)):
            return None
        thing = self._thing_of(tie, rule)
        if thing:
            return DealId.on(thing)
        if rule.unit == "place":
            end = tie.source_id if rule.end == "source" else tie.target_id
            return DealId.between(rule.dealing, _where(tie), self._other_side(end))
        return DealId.between(rule.dealing, *sorted((self._root(tie.source_id), self._root(tie.target_id))))

    def _thing_of(self, tie: Tie, rule: DealRule) -> str | None:
        """Return the thing that a tie passes over, ends at or belongs to, in this order; None for none."""
        if tie.via_id and self._entities[tie.via_id].type in rule.over:
            return tie.via_id
        ends = {"source": tie.source_id, "target": tie.target_id}
        for end in rule.anchor:
            if self._is_anchor(self._entities[ends[end]]):
                return ends[end]
        if rule.joins and ends[rule.joins] in self._run_by:
            return self._run_by[ends[rule.joins]]
        if rule.meets:
            first, second = (self._taken_part[self._root(end)] for end in ends.values())
            common = first & second
            return min(common) if len(common) == 1 else None
        return None

    def _is_anchor(self, entity: Entity) -> bool:
        return anchors(self._schema.nodes[entity.type], entity.properties)

    def _participants(self, statements: Statements) -> Mapping[str, set[str]]:
        """Return the projects at which each company takes part, a subsidiary counting as its parent."""
        found: dict[str, set[str]] = defaultdict(set)
        for tie in statements.ties.values():
            for company, project in ((tie.source_id, tie.target_id), (tie.target_id, tie.source_id)):
                types = (self._entities[company].type, self._entities[project].type)
                if tie.role == "substance" and types == ("Company", "Project"):
                    found[self._root(company)].add(project)
        return found

    def _other_side(self, end: str) -> str:
        """Return the HS section of the widest group of a product that has one; anything else as it is."""
        if self._entities[end].type != "Product":
            return end
        chain = group_chain(end, self._groups)
        sections = (self._entities[group].properties.get("hs_section") for group in reversed(chain))
        return str(next((section for section in sections if section is not None), chain[-1]))

    def _root(self, entity_id: str) -> str:
        return group_chain(entity_id, self._parents)[-1]


def _is_with_china(tie: Tie) -> bool:
    named = (
        *(str(v) for k, v in tie.properties.items() if k.endswith("_country")),
        tie.source_id,
        tie.target_id,
    )
    return all(end in _HOME for end in named if end.startswith("country:"))


def _where(tie: Tie) -> str:
    return "+".join(sorted(r for r, role in tie.regions.items() if role != "claimed")) or tie.source_id


def _single(statements: Statements, type_: str, target_type: str | None = None) -> Mapping[str, str]:
    """Return source to target where the source has such ties with exactly one target (of a type)."""
    found = defaultdict(set)
    for tie in statements.ties.values():
        if tie.type == type_ and target_type in (None, statements.entities[tie.target_id].type):
            found[tie.source_id].add(tie.target_id)
    return {source: min(targets) for source, targets in found.items() if len(targets) == 1}
