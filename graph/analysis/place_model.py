"""One place's score under changes to its own ties, without scoring everything anew.

Only what a change can touch is computed again: the place's own deals, and of the network of results
the part within reach of the walks that count. Equal to a full computation, which a test makes sure of.
Changes are those that leave every tie in its deal: other stages and healths, and effort that falls away.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.analysis.centrality import katz_walks
from graph.analysis.components import PlaceDeal, components, place_deals, result_network
from graph.analysis.facts import Deal, is_chinese_party, read_deals, root
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.scoring import BASE, SHARES, Of, component_points
from graph.analysis.suppositions import Change, apply_changes
from graph.networkx_view import to_networkx
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Statements, Tie

_JOINT = ("reach", "position")


@dataclass(frozen=True, slots=True)
class DealParts:
    """A deal (none once it is dropped) with its raw values for the place, and its worth for all places.

    ``is_joint`` tells whether it has a part in reach or position, which deals make up together.
    """

    deals: tuple[Deal, ...]
    totals: Mapping[str, float]
    placed: tuple[PlaceDeal, ...]
    is_joint: bool

    def edges(self) -> list[tuple[str, str]]:
        """Return the edges that the deal holds in the network of results."""
        return sorted(result_network(self.placed).edges())


class PlaceModel:
    """Scores one place under changes to its own ties, fast.

    ``deal_ids`` is the assignment of all ties as they stand, ``view`` the graph of all statements.
    """

    def __init__(
        self,
        statements: Statements,
        deal_ids: Mapping[str, str],
        view: nx.MultiDiGraph,
        method: Method,
        place: str,
        of: Of,
    ) -> None:
        self._statements, self._deal_ids, self._method = statements, deal_ids, method
        self._place, self._shares = place, SHARES[of]
        deals = read_deals(view)
        own = [d for d in deals if self._shares(d).get(place, 0.0) > 0]
        around = self._reached(deals, {d.id for d in own}, view)
        relevant = [*own, *around]
        named = {d.anchor_id for d in relevant} | {
            e for d in relevant for t in d.ties for e in (t.source_id, t.target_id)
        }
        self._nodes = view.subgraph(sorted(n for n in named if n is not None)).copy()
        self._nodes.remove_edges_from(list(self._nodes.edges(keys=True)))
        self._groups = [t for t in statements.ties.values() if t.type == "SUBSIDIARY_OF"]
        self._numbers = _numbers_by_subject(statements)
        self._rebuilt: dict[tuple[str, frozenset[Change]], DealParts] = {}
        self._placed_around = place_deals(self._nodes, around, self._shares, method)
        self._own = {d.id: self._parts([d]) for d in own}
        self._joint = self._joint_totals(self._own.values())
        self.score = self.evaluate(())

    @property
    def ties(self) -> list[Tie]:
        """The ties of the deals in which the place has a share, in order of id."""
        return [self._statements.ties[t] for t in sorted(self._tie_ids())]

    def _tie_ids(self) -> Iterator[str]:
        return (t.id for part in self._own.values() for d in part.deals for t in d.ties)

    def _reached(self, deals: Sequence[Deal], own: set[str], view: nx.MultiDiGraph) -> list[Deal]:
        """Return the other places' deals that can lie on a walk that counts for this place."""
        heads = _heads(view)
        joins = {d.id: ({p for p, s in self._shares(d).items() if s > 0}, _others(d, heads)) for d in deals}
        reached = {self._place}
        for _ in range(int(self._method.values["position"]["length"]) // 2 + 1):
            partners = {o for places, others in joins.values() if places & reached for o in others}
            reached |= {p for places, others in joins.values() if others & partners for p in places}
            reached |= {p for places, _ in joins.values() if places & reached for p in places}
        return [d for d in deals if d.id not in own and joins[d.id][0] & reached and self._has_result(d)]

    def _has_result(self, deal: Deal) -> bool:
        return any(float(self._method.values["stages"].get(t.stage, 0.0)) > 0 for t in deal.ties)

    def evaluate(self, changes: Iterable[Change]) -> float:
        """Return the place's unrounded score under changes (see above).

        Raises
        ------
        ValueError
            A tie that is no effort is to be dropped, which may move others to another deal.
        """
        return score_of_totals(self.totals(changes), self._method)

    def totals(self, changes: Iterable[Change]) -> Mapping[str, float]:
        """Return the raw value of every component under changes."""
        parts, touched = self._changed(changes)
        totals = {
            name: math.fsum(part.totals[name] for part in parts.values())
            for name in COMPONENTS
            if name not in _JOINT
        }
        joint = any(self._own[d].is_joint or parts[d].is_joint for d in touched) or not touched
        return totals | (self._joint_totals(parts.values()) if joint else self._joint)

    def parts_of(self, deal_id: str, changes: Iterable[Change] = ()) -> DealParts:
        """Return what a deal of the place adds by itself under changes to its ties."""
        own = frozenset(changes)
        return self._rebuild(deal_id, own) if own else self._own[deal_id]

    def network(self, changes: Iterable[Change] = ()) -> nx.Graph:
        """Return the network of results around the place under changes."""
        return self._network(self._changed(changes)[0].values())

    def position_in(self, network: nx.Graph) -> float:
        """Return the raw value of the place's position in a network of results."""
        settings = self._method.values["position"]
        walks = katz_walks(network, float(settings["attenuation"]), int(settings["length"]))
        return walks.get(self._place, 0.0)

    def _changed(self, changes: Iterable[Change]) -> tuple[dict[str, DealParts], set[str]]:
        """Return the parts of every own deal under changes, and which deals the changes touch."""
        by_deal: dict[str, set[Change]] = {}
        for change in changes:
            if change.what == "drop" and self._statements.ties[change.tie_id].role != "effort":
                raise ValueError(f"{change}: dropping may move other ties to another deal")
            by_deal.setdefault(self._deal_ids[change.tie_id], set()).add(change)
        rebuilt = {deal_id: self._rebuild(deal_id, frozenset(own)) for deal_id, own in by_deal.items()}
        return self._own | rebuilt, set(by_deal)

    def _joint_totals(self, parts: Iterable[DealParts]) -> dict[str, float]:
        """Return the raw values to which deals add only together: reach and position."""
        held = [part for part in parts if part.is_joint]
        deals = sorted((d for part in held for d in part.deals), key=lambda d: d.id)
        found = components(self._nodes, deals, self._shares, self._method)
        reach = math.fsum(p.amount for p in found if (p.place, p.component) == (self._place, "reach"))
        return {"reach": reach, "position": self.position_in(self._network(held))}

    def _network(self, parts: Iterable[DealParts]) -> nx.Graph:
        return result_network([*itertools.chain(*(part.placed for part in parts)), *self._placed_around])

    def _parts(self, deals: Sequence[Deal]) -> DealParts:
        """Return what a deal adds for the place by itself."""
        found = components(self._nodes, deals, self._shares, self._method)
        totals = dict.fromkeys(COMPONENTS, 0.0)
        for part in found:
            if part.place == self._place:
                totals[part.component] += part.amount
        placed = tuple(place_deals(self._nodes, deals, self._shares, self._method))
        joint = any(item.worth.result > 0 for item in placed) or totals["reach"] > 0
        return DealParts(tuple(deals), totals, placed, joint)

    def _rebuild(self, deal_id: str, changes: frozenset[Change]) -> DealParts:
        key = (deal_id, changes)
        if key not in self._rebuilt:
            ties = [self._statements.ties[t.id] for t in self._own[deal_id].deals[0].ties]
            small = _restricted(self._statements, ties, self._groups, self._numbers, deal_id)
            changed = apply_changes(small, changes, self._method.reference_day)
            graph = to_property_graph(changed, {t.id: deal_id for t in ties})
            self._rebuilt[key] = self._parts(read_deals(to_networkx(graph)))
        return self._rebuilt[key]


def _heads(view: nx.MultiDiGraph) -> dict[str, str]:
    """Return the head of the group of every Chinese party: as what it counts as a partner."""
    parents: dict[str, set[str]] = {}
    for source, target, values in view.edges(data=True):
        if values["type"] == "SUBSIDIARY_OF":
            parents.setdefault(source, set()).add(target)
    single = {source: min(targets) for source, targets in parents.items() if len(targets) == 1}
    return {node: root(node, single) for node, values in view.nodes(data=True) if is_chinese_party(values)}


def _others(deal: Deal, heads: Mapping[str, str]) -> set[str]:
    """Return whom a deal joins, or may join under a change: parties of mere talk are no partners yet."""
    ends = {end for t in deal.ties for end in (t.source_id, t.target_id, str(t.attributes.get("buyer", "")))}
    parties = {party for end in ends & set(heads) for party in (end, heads[end])}
    return {*deal.partners, *deal.provinces, *(r for r, share in deal.shares.items() if share > 0), *parties}


def _numbers_by_subject(statements: Statements) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for o in statements.observations.values():
        for subject in [o.tie_id] if o.tie_id else o.subjects:
            found.setdefault(subject, []).append(o.id)
    return found


def _restricted(
    statements: Statements,
    ties: Sequence[Tie],
    groups: Sequence[Tie],
    numbers: Mapping[str, Sequence[str]],
    deal_id: str,
) -> Statements:
    """Return the statements of one deal: its ties, the groups its companies belong to, and its numbers."""
    ends = {e for t in ties for e in (t.source_id, t.target_id, *map(str, t.properties.values()))}
    chain: dict[str, Tie] = {}
    while found := [t for t in groups if t.source_id in ends and t.id not in chain]:
        chain |= {t.id: t for t in found}
        ends |= {t.target_id for t in found}
    anchor = deal_id.removeprefix("deal:")
    about = {n for key in (*(t.id for t in ties), anchor) for n in numbers.get(key, ())}
    kept = [statements.observations[n] for n in sorted(about)]
    named = ends | {anchor} | {s for o in kept for s in (*o.subjects, o.source_id)}
    named |= {e.source_id for t in (*ties, *chain.values()) for e in t.evidence}
    named |= {end for t in chain.values() for end in (t.source_id, t.target_id)}
    entities = [statements.entities[e] for e in sorted(named) if e in statements.entities]
    return Statements.of(entities, [*ties, *chain.values()], kept, (), statements.layers)


def score_of_totals(totals: Mapping[str, float], method: Method) -> float:
    """Return the unrounded score of the raw values of all components."""
    return math.fsum([BASE, *(component_points(name, totals[name], method) for name in COMPONENTS)])
