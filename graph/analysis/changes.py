"""Why a mark changed between two days: new facts, moves, ageing, corrections and method, summing exactly.

The first state is replaced by the second one cause at a time, always in this order:

1. ``corrections``: the layers of data over the base, as of the first day;
2. ``new_facts``: ties of deals of which nothing had been told by the first day;
3. ``moves``: everything else that was reported between the days (stages, health, numbers, parties);
4. ``ageing``: the day up to which reports count as recent becomes the second one;
5. ``method``: the second method file.

A cause's part is the difference of the scores before and after its replacement, so the parts sum to the
whole change (1e-9). Within a part, points go to ties by the mean slope of the component between the two
states (Aumann-Shapley for a function of one sum), so a tie whose own amount did not change has no part.
New facts only add and ageing only takes away, so their points go only to ties whose amount rose or fell:
a tie that takes over what another one carried gains nothing by its silence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.analysis.components import components, province_shares_of, region_shares_of
from graph.analysis.deals import assign_deals
from graph.analysis.facts import read_deals
from graph.analysis.method import COMPONENTS, Method
from graph.analysis.scoring import BASE, Of, component_points, to_mark
from graph.networkx_view import to_networkx
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Observation, Statements, Tie

CAUSES = ("corrections", "new_facts", "moves", "ageing", "method")
#: The only direction in which a cause can move a component.
_DIRECTION = {"new_facts": 1, "ageing": -1}
#: Below this the amounts of a component are taken as having changed only among its ties.
_CANCELLED = 1e-9
#: A change in points below this is rounding.
_UNCHANGED = 1e-12
#: A carrier of a raw amount within a place: component, tie, deal.
Carrier = tuple[str, str, str]
Amounts = Mapping[Carrier, float]


@dataclass(frozen=True, slots=True)
class State:
    """What a score is made from; the method counts reports up to its reference day as recent."""

    statements: Statements
    method: Method


@dataclass(frozen=True, slots=True)
class TieChange:
    """Points that a tie gained or lost for a cause within a component."""

    cause: str
    tie_id: str
    deal_id: str
    component: str
    points: float


@dataclass(frozen=True, slots=True)
class Change:
    """How a place's score changed; ``parts`` has every cause, in order, and sums to ``after - before``."""

    id: str
    before: float
    after: float
    parts: Mapping[str, float]
    ties: tuple[TieChange, ...]

    @property
    def marks(self) -> tuple[int, int]:
        """The marks before and after."""
        return to_mark(self.before), to_mark(self.after)


def explain_changes(base: Statements, first: State, second: State, of: Of = "regions") -> list[Change]:
    """Return the change of every place's score, by id.

    ``base`` is the first day's data without corrections (``first.statements`` when there are none).
    """
    states = _states(base, first, second)
    measured: dict[tuple[int, int], dict[str, dict[Carrier, float]]] = {}
    for state in states:
        key = (id(state.statements), id(state.method))
        if key not in measured:
            measured[key] = _amounts(state, of)
    chain = [(state.method, measured[id(state.statements), id(state.method)]) for state in states]
    label = "Region" if of == "regions" else "Province"
    places = {e.id for s in states for e in s.statements.entities.values() if e.type == label}
    return [
        _change(place, [(method, amounts.get(place, {})) for method, amounts in chain])
        for place in sorted(places)
    ]


def _states(base: Statements, first: State, second: State) -> list[State]:
    grown = _with_new_deals(first.statements, second.statements)
    aged = replace(first.method, reference_day=second.method.reference_day)
    same = aged.values == second.method.values and aged.components == second.method.components
    return [
        State(base, first.method),
        first,
        State(grown, first.method),
        State(second.statements, first.method),
        State(second.statements, aged),
        State(second.statements, aged if same else second.method),
    ]


def _with_new_deals(first: Statements, second: Statements) -> Statements:
    """Return the first statements with the ties and numbers of deals that only the second ones know."""
    if first is second:
        return first
    deals = assign_deals(second)
    told = {deal for tie, deal in deals.items() if tie in first.ties}
    new = {tie: deal for tie, deal in deals.items() if deal not in told}
    ties = {**first.ties, **{id_: second.ties[id_] for id_ in new}}
    about = set(new.values())
    return Statements.of(
        {**first.entities, **second.entities}.values(),
        ties.values(),
        {**first.observations, **{o.id: o for o in _numbers_about(second, new, about)}}.values(),
        first.editions.values(),
        second.layers,
    )


def _numbers_about(second: Statements, ties: Mapping[str, str], deals: set[str]) -> Iterator[Observation]:
    for number in second.observations.values():
        about_new = any(f"deal:{subject}" in deals for subject in number.subjects)
        if number.tie_id in ties or (number.tie_id is None and about_new):
            yield number


def _amounts(state: State, of: Of) -> dict[str, dict[Carrier, float]]:
    """Return the raw amount of every carrier of every place."""
    graph = to_property_graph(state.statements, assign_deals(state.statements))
    view = to_networkx(graph)
    shares = region_shares_of if of == "regions" else province_shares_of
    found: dict[str, dict[Carrier, float]] = defaultdict(lambda: defaultdict(float))
    for part in components(view, read_deals(view), shares, state.method):
        found[part.place][part.component, part.tie_id, part.deal_id] += part.amount
    return {place: dict(amounts) for place, amounts in found.items()}


def _change(place: str, chain: Sequence[tuple[Method, Amounts]]) -> Change:
    scores = [score_of(amounts, method) for method, amounts in chain]
    ties: list[TieChange] = []
    for index, cause in enumerate(CAUSES):
        ties += _parts(cause, chain[index], chain[index + 1])
    parts = {cause: scores[index + 1] - scores[index] for index, cause in enumerate(CAUSES)}
    ties.sort(key=lambda t: (CAUSES.index(t.cause), -abs(t.points), t.tie_id, t.component))
    return Change(place, scores[0], scores[-1], parts, tuple(ties))


def score_of(amounts: Amounts, method: Method) -> float:
    """Return the unrounded score of raw amounts."""
    totals = _totals(amounts)
    return math.fsum([BASE, *(component_points(name, totals[name], method) for name in COMPONENTS)])


def _totals(amounts: Amounts) -> dict[str, float]:
    return {
        name: math.fsum(x for (component, _, _), x in amounts.items() if component == name)
        for name in COMPONENTS
    }


def _parts(cause: str, before: tuple[Method, Amounts], after: tuple[Method, Amounts]) -> Iterator[TieChange]:
    """Yield what each tie adds to a cause's part: first by changed amounts, then by the changed formula."""
    (old_method, old), (new_method, new) = before, after
    if old is new and old_method is new_method:
        return
    old_totals, new_totals = _totals(old), _totals(new)
    for name in COMPONENTS:
        start = component_points(name, old_totals[name], old_method)
        middle = component_points(name, new_totals[name], old_method)
        end = component_points(name, new_totals[name], new_method)
        carriers = sorted(c for c in {*old, *new} if c[0] == name)
        steps = {c: new.get(c, 0.0) - old.get(c, 0.0) for c in carriers}
        slope = _slope_at(name, old_totals[name], old_method)
        points = _shared(middle - start, steps, _DIRECTION.get(cause, 0), slope)
        for carrier, x in new.items():
            if carrier[0] == name and end != middle:
                points[carrier] = points.get(carrier, 0.0) + (end - middle) * x / new_totals[name]
        yield from (TieChange(cause, c[1], c[2], name, points[c]) for c in sorted(points) if points[c])


def _shared(
    change: float, steps: Mapping[Carrier, float], direction: int, slope: float
) -> dict[Carrier, float]:
    """Share a component's change among the ties whose amounts changed, all of one sign where it has one."""
    moved = {c: step for c, step in steps.items() if step}
    if direction and abs(change) < _UNCHANGED:
        return {}
    if direction * change > 0:
        moved = {c: step for c, step in moved.items() if step * direction > 0}
    total = math.fsum(moved.values())
    # Where gains and losses cancel out, the mean slope becomes the slope at the point itself.
    mean_slope = change / total if abs(total) > _CANCELLED else slope
    return {c: mean_slope * step for c, step in moved.items()}


def _slope_at(name: str, total: float, method: Method) -> float:
    component = method.components[name]
    return component.weight / component.scale * math.exp(-total / component.scale)


def silent_ties(first: Statements, second: Statements) -> set[str]:
    """Return the ties of which nothing was reported between two days."""
    return {
        id_
        for id_, tie in first.ties.items()
        if id_ in second.ties and _reports(second.ties[id_]) == _reports(tie)
    }


def _reports(tie: Tie) -> set[str]:
    return {e.id for e in tie.evidence}
