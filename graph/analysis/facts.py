"""Deals as the score sees them, read from the NetworkX view: status, places, partners, sizes.

Everything here is derived from attributes of the view, so it is equal for a graph made from the
statements and one read back from a store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.statements.shares import region_shares
from schema.values import date_bounds

#: Tie types that hold the stage and health of the thing itself.
ANCHOR_TYPES = frozenset({"HAS_PROJECT", "SERVES", "BORDER_CROSSING"})
CHINA = "country:CN"
_PRESENCE_COUNTS = ("companies", "projects", "residents")
_NEARNESS = ("claimed", "transit", "endpoint", "origin", "site")
_PARTIES = frozenset({"Company", "University", "Organisation"})


@dataclass(frozen=True, slots=True)
class TieFact:
    """A scored tie: what the view says of it."""

    id: str
    type: str
    role: str
    stage: str
    health: str
    source_id: str
    target_id: str
    roles: Mapping[str, str]
    provinces: tuple[str, ...]
    first_period: str
    last_period: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Number:
    """An observation about a deal; one that tells a change (``change_of``) gives no size.

    ``until`` is the last day of its date or period, in ISO form.
    """

    quantity: str
    value: float
    unit: str
    scope: str | None
    nature: str
    change_of: bool
    until: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One thing between a region and China with everything known about it.

    ``shares`` gives each region's share (0 to 1), ``partners`` the named Chinese parties with the ties
    that name them, as far as those ties came to something: a party of mere talk beside a running thing
    is no partner of the result. ``anchor_id`` is the project, corridor or crossing the deal stands on.
    """

    id: str
    role: str
    ties: tuple[TieFact, ...]
    anchor_id: str | None
    shares: Mapping[str, float]
    provinces: tuple[str, ...]
    partners: Mapping[str, tuple[str, ...]]
    numbers: tuple[Number, ...]
    chinese: bool

    @property
    def met(self) -> tuple[str, ...]:
        """The provinces of the ties that came to something; ``provinces`` are all that are told."""
        return tuple(sorted({p for t in self.ties if came_to_something(t) for p in t.provinces}))

    @property
    def levels(self) -> tuple[Number, ...]:
        """The numbers that tell how much there is, without those that tell a change."""
        return tuple(n for n in self.numbers if not n.change_of)

    @property
    def falling(self) -> bool:
        """Whether the last change that is told is a fall."""
        changes = [n for n in self.numbers if n.change_of]
        return bool(changes) and max(changes, key=lambda n: (n.until, -n.value)).value < 0

    @property
    def is_substance(self) -> bool:
        """Whether the deal can be a result; goods that are sold are, other flows are not."""
        return self.role == "substance" or any(t.type == "EXPORTS" for t in self.ties)

    @property
    def is_presence(self) -> bool:
        """Whether the deal tells companies, projects or residents as a number."""
        return any(t.type == "HAS_PRESENCE" for t in self.ties)

    @property
    def told_presence(self) -> float:
        """The largest number of companies, projects or residents that is told; 0.0 when none is."""
        counted = (n.value for n in self.levels if n.quantity in _PRESENCE_COUNTS and n.unit == "count")
        return max(counted, default=0.0)

    @property
    def healthy(self) -> tuple[TieFact, ...]:
        """The ties of which nothing bad is known."""
        return tuple(t for t in self.ties if t.health in ("", "active", "ended"))

    def deciding(self, region: str | None) -> tuple[TieFact, ...]:
        """Return the ties whose status counts for a region: the anchor's own, else all of the deal's.

        A delivered machine does not open a plant; so where the thing itself has a status, that holds.
        """
        here = [t for t in self.ties if region is None or region in t.roles] or list(self.ties)
        anchors = [t for t in here if t.type in ANCHOR_TYPES] if self.anchor_id else []
        return tuple(anchors or here)


def read_deals(view: nx.MultiDiGraph) -> list[Deal]:
    """Return every deal of the view, sorted by id."""
    parents = _parents(view)
    ties: dict[str, list[TieFact]] = defaultdict(list)
    for source, target, key, values in view.edges(keys=True, data=True):
        if "deal_id" in values:
            ties[values["deal_id"]].append(_tie_fact(key, source, target, values))
    numbers = _numbers(view)
    return [
        _deal(view, deal_id, sorted(ties[deal_id], key=lambda t: t.id), numbers, parents)
        for deal_id in sorted(ties)
    ]


def _tie_fact(key: str, source: str, target: str, values: Mapping[str, Any]) -> TieFact:
    roles = dict(zip(values.get("region_ids", ()), values.get("region_roles", ()), strict=True))
    return TieFact(
        key,
        values["type"],
        values["role"],
        values.get("stage", ""),
        values.get("health", ""),
        source,
        target,
        roles,
        tuple(values.get("province_ids", ())),
        values.get("first_period", ""),
        values.get("last_period", ""),
        values,
    )


def _deal(
    view: nx.MultiDiGraph,
    deal_id: str,
    ties: list[TieFact],
    numbers: Mapping[str, list[Number]],
    parents: Mapping[str, str],
) -> Deal:
    anchor = deal_id.removeprefix("deal:")
    anchor_id = anchor if anchor in view else None
    about = {t.id for t in ties} | ({anchor_id} if anchor_id else set())
    return Deal(
        deal_id,
        _deal_role(ties),
        tuple(ties),
        anchor_id,
        _shares(ties, anchored=anchor_id is not None),
        tuple(sorted({p for t in ties for p in t.provinces})),
        _partners(view, [t for t in ties if came_to_something(t)], parents),
        tuple(n for key in sorted(about) for n in numbers.get(key, ())),
        any(_has_chinese_side(view, t) for t in ties),
    )


def came_to_something(tie: TieFact) -> bool:
    """Tell whether a tie was at least begun and has not been given up."""
    return tie.stage in ("building", "operating") and tie.health != "cancelled"


def _has_chinese_side(view: nx.MultiDiGraph, tie: TieFact) -> bool:
    """Tell whether a tie names China, a place or a party there, or a company that China's companies own.

    Flows are with China unless told otherwise, and those told otherwise belong to no deal.
    """
    if tie.role == "flow" or tie.provinces:
        return True
    buyer = (str(tie.attributes["buyer"]),) if "buyer" in tie.attributes else ()
    return any(_is_chinese(view.nodes[end], end) for end in (tie.source_id, tie.target_id, *buyer))


def _is_chinese(node: Mapping[str, Any], entity_id: str) -> bool:
    owned = node.get("ownership") in ("joint", "subsidiary_of_foreign")
    return (
        entity_id == CHINA
        or node["label"] == "Province"
        or node.get("country") == CHINA
        or (owned and node["label"] == "Company")
        or node.get("border") is True
    )


def _deal_role(ties: Iterable[TieFact]) -> str:
    roles = {t.role for t in ties}
    return next(role for role in ("substance", "flow", "framework", "effort") if role in roles)


def _shares(ties: list[TieFact], *, anchored: bool) -> dict[str, float]:
    """Share the deal by the roles of the ties that hold the thing's own place, else of all its ties."""
    placing = (t for t in ties if t.type in ANCHOR_TYPES and set(t.roles.values()) - {"claimed"})
    own = list(placing) if anchored else []
    nearest: dict[str, str] = {}
    for tie in own or ties:
        for region, role in tie.roles.items():
            if region not in nearest or _NEARNESS.index(role) > _NEARNESS.index(nearest[region]):
                nearest[region] = role
    return region_shares(nearest)


def _partners(
    view: nx.MultiDiGraph, ties: list[TieFact], parents: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    named: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        ends = [
            tie.source_id,
            tie.target_id,
            *(str(tie.attributes[k]) for k in ("buyer",) if k in tie.attributes),
        ]
        for end in ends:
            if is_chinese_party(view.nodes[end]):
                head = root(end, parents)
                named[end if view.nodes[head].get("named") is False else head].add(tie.id)
    return {partner: tuple(sorted(named[partner])) for partner in sorted(named)}


def is_chinese_party(node: Mapping[str, Any]) -> bool:
    """Tell whether a node is a Chinese company, university or organisation with a name."""
    return node["label"] in _PARTIES and node.get("country") == CHINA and node.get("named") is not False


def _parents(view: nx.MultiDiGraph) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target, values in view.edges(data=True):
        if values["type"] == "SUBSIDIARY_OF":
            found[source].add(target)
    return {source: min(targets) for source, targets in found.items() if len(targets) == 1}


def root(entity_id: str, parents: Mapping[str, str]) -> str:
    """Return the head of the group that an entity belongs to; stops at a cycle."""
    seen = {entity_id}
    while entity_id in parents and parents[entity_id] not in seen:
        entity_id = parents[entity_id]
        seen.add(entity_id)
    return entity_id


def _numbers(view: nx.MultiDiGraph) -> dict[str, list[Number]]:
    """Return the numbers told about each tie or entity, in an order of their own."""
    found: dict[str, list[Number]] = defaultdict(list)
    for _, values in view.nodes(data=True):
        if values["label"] != "Observation":
            continue
        number = Number(
            values["quantity"],
            values["value"],
            values["unit"],
            values.get("scope"),
            values.get("nature", "measured"),
            bool(values.get("change_of")),
            date_bounds(values["date"])[1].isoformat(),
        )
        keys = [values["tie_id"]] if "tie_id" in values else values.get("subject_ids", ())
        for key in keys:
            found[key].append(number)
    for key in found:
        found[key].sort(key=lambda n: (n.quantity, n.unit, n.value, n.until, n.change_of))
    return found
