"""Deals as the scores see them, read from the NetworkX view: parts, places, partners, numbers.

Everything here is derived from the ties of the view, so it is equal for a graph made from the statements
and one read back from a store; the Deal nodes that a store also holds are never read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysis.deals.assignment import group_chain
from graph.analysis.deals.ids import DealId
from graph.statements.parties import CHINA, is_chinese_party, is_of_both_countries
from graph.statements.shares import CERTAINTY, NEARNESS, region_shares
from graph.statements.status import HEALTHS, RUNNING, STAGES
from schema.model import DealRule, Schema
from schema.reader import read_schema
from schema.values import date_bounds

#: What a tie counts as that has no stage of a deal: a visit that is only planned, or fell through.
NOTHING = ""
_MOST_STEPS = 4
#: Quantities that are better the less there is of them.
_ILLS = frozenset({"loss", "travel_time", "sanctions", "tariff"})


@dataclass(frozen=True, slots=True)
class Part:
    """A tie of a deal; ``counted_stage`` and ``counted_health`` are what it counts as.

    The definitions of the types say so: agreements of authorities count as agreed at most, a visit that
    took place as discussed; after a neutral end the fruit counts on (``active``) or nothing is left
    (``cancelled``); a flow that ``falls`` is slow. ``provinces`` maps those that the tie names to their
    basis.
    """

    id: str
    type: str
    role: str
    source_id: str
    target_id: str
    counted_stage: str
    counted_health: str
    falls: bool
    basis: str
    roles: Mapping[str, str]
    provinces: Mapping[str, str]
    first_period: str
    last_period: str
    attributes: Mapping[str, Any]

    @property
    def rule(self) -> DealRule:
        """What the definition of the type says of deals."""
        rule = read_schema().edges[self.type].deal
        assert rule is not None  # noqa: S101 - only ties of scored types become parts
        return rule

    @property
    def runs(self) -> bool:
        """Whether it was at least begun and is not given up: a partner or province of it has a result."""
        return self.counted_stage in RUNNING and self.counted_health != "cancelled"

    @property
    def shown_health(self) -> str:
        """The health as an analyst reads it: what it counts as, or that it ended."""
        return "ended" if self.attributes.get("health") == "ended" else self.counted_health

    @property
    def ends(self) -> tuple[str, ...]:
        """Both ends, and a named buyer."""
        buyer = (str(self.attributes["buyer"]),) if "buyer" in self.attributes else ()
        return (self.source_id, self.target_id, *buyer)


@dataclass(frozen=True, slots=True)
class Number:
    """An observation about a deal; ``until`` is the last day of its date or period, in ISO form.

    One ``sizes`` the deal that gives an amount of it as measured: not one that is planned or claimed, an
    upper bound, a change (``change_of``), or of what goes to other countries as well.
    """

    quantity: str
    value: float
    unit: str
    sizes: bool
    change_of: bool
    until: str

    @property
    def falls(self) -> bool:
        """Whether it reports a fall: a change below 0, or to less than once as much."""
        return self.change_of and self.value < (1.0 if self.unit == "times" else 0.0)


@dataclass(frozen=True, slots=True)
class Deal:
    """One thing between a region and China with everything known about it.

    ``thing`` is what it stands on. ``kinds`` are the kinds that the thing and its running parts have, of
    which the best counts; empty where the deal stands on no thing and each part has the kind of its type.
    ``shares`` gives each region's share, ``provinces`` each known province's basis (they share equally);
    both are kept apart from what counts, so a region that only claims a thing has the share 0. ``partners``
    are the named Chinese parties with the running parts that name them.
    """

    id: DealId
    parts: tuple[Part, ...]
    thing: str | None
    kinds: tuple[str, ...]
    shares: Mapping[str, float]
    provinces: Mapping[str, str]
    partners: Mapping[str, tuple[str, ...]]
    numbers: tuple[Number, ...]
    named: bool
    sector: str | None

    @property
    def side(self) -> str:
        """``named`` where anything Chinese is named, else ``unnamed``."""
        return "named" if self.named else "unnamed"

    @property
    def is_talk(self) -> bool:
        """Whether it can never be a result: agreements of authorities, visits and events."""
        return all(part.rule.at_most for part in self.parts)

    def share_of(self, place: str) -> float:
        """Return the share of a region or province, 0 to 1."""
        if place in self.provinces:
            return 1.0 / len(self.provinces)
        return self.shares.get(place, 0.0)

    def deciding(self, place: str | None) -> tuple[Part, ...]:
        """Return the parts whose status counts for a region: those that hold the thing's own, else all.

        A delivered machine does not open a plant; so where the thing itself has a status, that holds. A
        province or None takes the parts of all regions.
        """
        here = [p for p in self.parts if place in p.roles] or self.parts
        holding = [p for p in here if p.rule.holds] if self.thing else []
        return tuple(holding or here)

    def naming(self, province: str) -> tuple[Part, ...]:
        """Return the parts that name a province."""
        return tuple(p for p in self.parts if province in p.provinces)


def read_deals(view: nx.MultiDiGraph) -> list[Deal]:
    """Return every deal of the view, sorted by id."""
    reader = _Reader(view)
    ties: dict[str, list[tuple[str, str, str, Mapping[str, Any]]]] = defaultdict(list)
    for source, target, key, values in view.edges(keys=True, data=True):
        if "deal_id" in values:
            ties[values["deal_id"]].append((key, source, target, values))
    return [reader.deal(DealId(id_), sorted(ties[id_], key=lambda t: t[0])) for id_ in sorted(ties)]


class _Reader:
    """What a deal needs of the rest of the graph: groups of companies, places, numbers."""

    def __init__(self, view: nx.MultiDiGraph) -> None:
        self._view = view
        self._schema = read_schema()
        self._parents = {s: min(t) for s, t in _targets(view, "SUBSIDIARY_OF").items() if len(t) == 1}
        self._located = _targets(view, "LOCATED_IN")
        self._numbers = _numbers(view)

    def deal(self, id_: DealId, ties: list[tuple[str, str, str, Mapping[str, Any]]]) -> Deal:
        thing = id_.thing
        numbers = [
            n for key in sorted({t[0] for t in ties} | {thing or ""}) for n in self._numbers.get(key, ())
        ]
        falls = _falls(numbers)
        parts = tuple(self._part(tie, thing, falls=falls) for tie in ties)
        provinces: dict[str, str] = {}
        for part in parts:
            for province, basis in part.provinces.items():
                provinces[province] = max(basis, provinces.get(province, basis), key=CERTAINTY.index)
        return Deal(
            id_,
            parts,
            thing,
            self._kinds(thing, parts),
            _shares(parts, anchored=thing is not None),
            {p: provinces[p] for p in sorted(provinces)},
            self._partners([p for p in parts if p.runs]),
            tuple(numbers),
            any(self._names_china(p) for p in parts),
            self._sector(thing, parts),
        )

    def _part(self, tie: tuple[str, str, str, Mapping[str, Any]], thing: str | None, *, falls: bool) -> Part:
        key, source, target, values = tie
        rule = self._schema.edges[values["type"]].deal
        assert rule is not None  # noqa: S101 - the schema refuses a scored type without one
        falls = falls and values["role"] == "flow"
        return Part(
            key,
            values["type"],
            values["role"],
            source,
            target,
            counted_stage(values.get("stage", ""), rule),
            counted_health(values.get("health", ""), rule, falls=falls),
            falls,
            values.get("basis", "reported"),
            dict(zip(values.get("region_ids", ()), values.get("region_roles", ()), strict=True)),
            self._provinces(source, target, values, thing if rule.holds else None),
            values.get("first_period", ""),
            values.get("last_period", ""),
            values,
        )

    def _provinces(
        self, source: str, target: str, values: Mapping[str, Any], thing: str | None
    ) -> dict[str, str]:
        """Return the provinces that a tie names: as reported, by its ends, by seats, by where things arrive.

        The seat of a company counts only where none is reported; a central state company has none here.
        """
        found = dict(zip(values.get("province_ids", ()), values.get("province_bases", ()), strict=True))
        for end in (source, target):
            if self._view.nodes[end]["label"] in ("Province", "City"):
                found |= dict.fromkeys(self._provinces_of(end), "told")
        if not found:
            for end in (source, target, str(values.get("buyer", ""))):
                if self._is_party(end) and self._view.nodes[end].get("ownership") != "state_central":
                    found |= dict.fromkeys(self._provinces_of(end), "seat")
        if thing:
            found = dict.fromkeys(self._provinces_of(thing), "arrival") | found
        return {province: found[province] for province in sorted(found)}

    def _places_of(self, entity_id: str) -> set[str]:
        """Return an entity and all places in which it stands."""
        found, steps = {entity_id}, {entity_id}
        for _ in range(_MOST_STEPS):
            steps = {place for here in steps for place in self._located.get(here, ())}
            found |= steps
        return found

    def _provinces_of(self, entity_id: str) -> set[str]:
        """Return the provinces in which an entity stands, itself if it is one."""
        return {e for e in self._places_of(entity_id) if self._view.nodes[e]["label"] == "Province"}

    def _is_party(self, id_: str) -> bool:
        node = self._view.nodes.get(id_)
        return node is not None and is_chinese_party(node["label"], node)

    def _kinds(self, thing: str | None, parts: Iterable[Part]) -> tuple[str, ...]:
        if thing is None:
            return ()
        running = {p.rule.kind for p in parts if p.runs and not p.rule.holds and self._names_china(p)}
        return tuple(sorted({thing_kind(self._view.nodes[thing], self._schema), *running}))

    def _partners(self, parts: Iterable[Part]) -> dict[str, tuple[str, ...]]:
        named: dict[str, set[str]] = defaultdict(set)
        for part in parts:
            for end in filter(self._is_party, part.ends):
                head = group_chain(end, self._parents)[-1]
                named[end if self._view.nodes[head].get("named") is False else head].add(part.id)
        return {partner: tuple(sorted(named[partner])) for partner in sorted(named)}

    def _names_china(self, part: Part) -> bool:
        """Tell whether a tie names China, a place, thing or party there, or a company with Chinese owners.

        Flows are with China unless reported otherwise, and those with others belong to no deal.
        """
        if part.role == "flow" or part.provinces:
            return True
        places = {place for end in part.ends for place in self._places_of(end)}
        return CHINA in places or any(_is_chinese(self._view.nodes[place]) for place in places)

    def _sector(self, thing: str | None, parts: Iterable[Part]) -> str | None:
        """Return the sector of the thing, else the commonest one of the ties, of equals the first."""
        node = self._view.nodes[thing] if thing else {}
        if "sector" in node:
            return str(node["sector"])
        found = [str(part.attributes["sector"]) for part in parts if "sector" in part.attributes]
        return min(set(found), key=lambda s: (-found.count(s), s), default=None)


def counted_stage(stage: str, rule: DealRule) -> str:
    """Return the stage that a tie of a type counts as; :data:`NOTHING` where it counts as none."""
    if rule.at_most is None:
        return stage
    if stage == "held":
        return rule.at_most
    return min(stage, rule.at_most, key=STAGES.index) if stage in STAGES else NOTHING


def counted_health(health: str, rule: DealRule, *, falls: bool = False) -> str:
    """Return the health that a tie of a type counts as: active, slow, stalled or cancelled."""
    if health == "ended":
        health = "active" if rule.ended == "stands" else "cancelled"
    return max(health or "active", "slow" if falls else "active", key=HEALTHS.index)


def thing_kind(node: Mapping[str, Any], schema: Schema) -> str:
    """Return the kind of the deals on a thing: that of its type, or of the term that says what it is."""
    declared = schema.nodes[node["label"]]
    name = declared.deal_kind or ""
    if name in schema.vocabularies["deal_kind"].terms:
        return name
    terms = schema.vocabularies[declared.properties[name].vocabulary or ""].terms
    term = terms.get(str(node.get(name, "other")), terms["other"])
    return term.across_border if node.get("border") is True and term.across_border else term.deal_kind


def _is_chinese(node: Mapping[str, Any]) -> bool:
    return (
        node["label"] == "Province"
        or node.get("country") == CHINA
        or is_of_both_countries(node["label"], node)
        or node.get("border") is True
    )


def _shares(parts: Iterable[Part], *, anchored: bool) -> dict[str, float]:
    """Share the deal by the roles of the parts that hold the thing's own place, else of all its parts."""
    placing = [p for p in parts if p.rule.holds and set(p.roles.values()) - {"claimed"}] if anchored else []
    nearest: dict[str, str] = {}
    for part in placing or parts:
        for region, role in part.roles.items():
            nearest[region] = max(role, nearest.get(region, "claimed"), key=NEARNESS.index)
    return region_shares(nearest)


def _targets(view: nx.MultiDiGraph, type_: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target, values in view.edges(data=True):
        if values["type"] == type_:
            found[source].add(target)
    return found


def _falls(numbers: Iterable[Number]) -> bool:
    """Tell whether the last reported change is a fall."""
    changes = (n for n in numbers if n.change_of and n.quantity not in _ILLS)
    last = max(changes, key=lambda n: (n.until, -n.value), default=None)
    return last is not None and last.falls


def _sizes(values: Mapping[str, Any]) -> bool:
    """Tell whether an observation sizes a deal (see :class:`Number`)."""
    measured = values.get("nature", "measured") == "measured" and not values.get("change_of")
    return measured and values.get("bound") != "up_to" and values.get("scope", "cn") == "cn"


def _numbers(view: nx.MultiDiGraph) -> dict[str, list[Number]]:
    """Return the numbers reported about each tie or entity, in an order of their own."""
    found: dict[str, list[Number]] = defaultdict(list)
    for _, values in view.nodes(data=True):
        if values["label"] == "Observation":
            number = Number(
                values["quantity"],
                values["value"],
                values["unit"],
                _sizes(values),
                bool(values.get("change_of")),
                date_bounds(values["date"])[1].isoformat(),
            )
            for key in [values["tie_id"]] if "tie_id" in values else values.get("subject_ids", ()):
                found[key].append(number)
    for numbers in found.values():
        numbers.sort(key=lambda n: (n.quantity, n.unit, n.value, n.until, n.change_of))
    return found
