"""Assigns ties to deals: one deal is one thing between a region and China with all that is known of it.

Rules (MODEL, deals). Anchors are projects, leaf corridors and border crossings: all ties at one anchor are
one deal. A tie straight between two sides is one deal with the other ties of its kind between them,
whoever of the two is named first, a subsidiary counting as its parent. Exports are one deal for each
region and HS section (that of the widest product group), other flows one for each region and series.
A stake in a company that operates one project joins that project, and so do what that company assembles
there for others and the technology it is given. Capital, production and development between two companies
that meet at exactly one project belong to that project: it is what they do together. Zones, umbrella
corridors and LOCATED_IN never join anything. Structural ties, restrictions and flows with third countries
belong to no deal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.statements.records import Statements, Tie

#: Kinds of dealings between two sides; types of one kind between the same sides are one deal.
PAIR_KINDS = {
    "INVESTOR_IN": "capital",
    "OWNS_STAKE_IN": "capital",
    "FINANCES": "capital",
    "JOINT_VENTURE": "capital",
    "CONTRACTOR_FOR": "contract",
    "SUPPLIER_TO": "supply",
    "ASSEMBLES_FOR": "production",
    "TRANSFERS_TECHNOLOGY_TO": "production",
    "PARTNERS_WITH": "partnership",
    "DEVELOPS_WITH": "partnership",
    "OPERATES": "operation",
    "LEASES": "operation",
    "RESIDENT_OF": "resident",
    "HAS_PROJECT": "zone",
    "SERVES": "service",
    "BORDER_CROSSING": "crossing",
}
_CAPITAL = ("OWNS_STAKE_IN", "INVESTOR_IN", "FINANCES")
#: Ties between two companies that belong to the one project at which both take part.
_TOGETHER = frozenset(
    {*_CAPITAL, "JOINT_VENTURE", "ASSEMBLES_FOR", "TRANSFERS_TECHNOLOGY_TO", "DEVELOPS_WITH"}
)
_SECTIONED = {"EXPORTS": "exports", "IMPORTS": "imports"}
_HOME = ("country:RU", "country:CN")
_MOST_PARENTS = 20


def assign_deals(statements: Statements) -> dict[str, str]:
    """Return the deal id of every tie that belongs to one, in sorted order of ties."""
    assigner = _Assigner(statements)
    found = {id_: assigner.deal_of(tie) for id_, tie in statements.ties.items()}
    return {id_: deal for id_, deal in found.items() if deal}


class _Assigner:
    def __init__(self, statements: Statements) -> None:
        self._entities = statements.entities
        self._parents = _single(statements, "SUBSIDIARY_OF")
        self._groups = _single(statements, "PRODUCT_OF")
        self._run_by = _operated_projects(statements)
        self._taken_part = self._participants(statements)

    def deal_of(self, tie: Tie) -> str | None:
        if tie.role in ("structural", "restriction"):
            return None
        if tie.role == "flow":
            return self._flow(tie)
        if tie.role in ("effort", "framework"):
            return self._pair(tie.role, tie)
        return self._substance(tie)

    def _substance(self, tie: Tie) -> str:
        if tie.via_id and tie.type == "BORDER_CROSSING":
            return f"deal:{tie.via_id}"
        # An umbrella that serves a plant is no part of the plant's deal, so only the route itself anchors.
        ends = (tie.source_id,) if tie.type == "SERVES" else (tie.target_id, tie.source_id)
        for end in ends:
            if self._is_anchor(end):
                return f"deal:{end}"
        if tie.type == "SERVES":
            # A bundle of lines joins nothing across regions; its ends told under one region are one deal.
            return f"deal:service/{tie.source_id}/{_where(tie)}"
        project = self._project_of(tie)
        return f"deal:{project}" if project else self._pair(PAIR_KINDS[tie.type], tie)

    def _project_of(self, tie: Tie) -> str | None:
        """Return the one project that a tie between two parties belongs to, if there is one."""
        company = tie.source_id if tie.type == "ASSEMBLES_FOR" else tie.target_id
        if tie.type in (*_CAPITAL, "TRANSFERS_TECHNOLOGY_TO", "ASSEMBLES_FOR") and company in self._run_by:
            return self._run_by[company]
        if tie.type not in _TOGETHER:
            return None
        first, second = (self._taken_part[self._root(end)] for end in (tie.source_id, tie.target_id))
        common = first & second
        return min(common) if len(common) == 1 else None

    def _participants(self, statements: Statements) -> Mapping[str, set[str]]:
        """Return the projects at which each company takes part, a subsidiary counting as its parent."""
        found: dict[str, set[str]] = defaultdict(set)
        for tie in statements.ties.values():
            for company, project in ((tie.source_id, tie.target_id), (tie.target_id, tie.source_id)):
                types = (self._entities[company].type, self._entities[project].type)
                if tie.role == "substance" and types == ("Company", "Project"):
                    found[self._root(company)].add(project)
        return found

    def _flow(self, tie: Tie) -> str | None:
        if not self._is_with_china(tie):
            return None
        if tie.via_id and tie.type == "EXPORTS" and self._entities[tie.via_id].type == "Project":
            return f"deal:{tie.via_id}"
        where = _where(tie)
        if tie.type in _SECTIONED:
            return f"deal:{_SECTIONED[tie.type]}/{where}/{self._section(tie.target_id)}"
        other = tie.source_id if tie.type == "HAS_PRESENCE" else tie.target_id
        return f"deal:{tie.type.lower()}/{where}/{other}"

    def _is_with_china(self, tie: Tie) -> bool:
        named = {str(tie.properties.get("to_country", "")), tie.source_id, tie.target_id}
        return all(end in _HOME for end in named if end.startswith("country:"))

    def _section(self, product_id: str) -> object:
        """Return the HS section of the widest group that gives one, else the widest group itself."""
        chain = _chain(product_id, self._groups)
        sections = (self._entities[group].properties.get("hs_section") for group in reversed(chain))
        return next((section for section in sections if section is not None), chain[-1])

    def _pair(self, kind: str, tie: Tie) -> str:
        first, second = sorted((self._root(tie.source_id), self._root(tie.target_id)))
        return f"deal:{kind}/{first}/{second}"

    def _is_anchor(self, entity_id: str) -> bool:
        entity = self._entities[entity_id]
        umbrella = entity.type == "Corridor" and entity.properties.get("umbrella") is True
        return entity.type in ("Project", "Corridor", "BorderCrossing") and not umbrella

    def _root(self, entity_id: str) -> str:
        return _chain(entity_id, self._parents)[-1]


def _chain(entity_id: str, parents: Mapping[str, str]) -> list[str]:
    """Return the entity and what it belongs to, upwards."""
    chain = [entity_id]
    # A cycle is a slip of the data, not a reason to hang.
    while chain[-1] in parents and parents[chain[-1]] not in chain and len(chain) < _MOST_PARENTS:
        chain.append(parents[chain[-1]])
    return chain


def _where(tie: Tie) -> str:
    return "+".join(sorted(r for r, role in tie.regions.items() if role != "claimed")) or tie.source_id


def _single(statements: Statements, type_: str, target_type: str | None = None) -> Mapping[str, str]:
    """Return source to target where the source has such ties with exactly one target (of a type)."""
    found = defaultdict(set)
    for tie in statements.ties.values():
        if tie.type == type_ and target_type in (None, statements.entities[tie.target_id].type):
            found[tie.source_id].add(tie.target_id)
    return {source: min(targets) for source, targets in found.items() if len(targets) == 1}


def _operated_projects(statements: Statements) -> Mapping[str, str]:
    return _single(statements, "OPERATES", target_type="Project")
