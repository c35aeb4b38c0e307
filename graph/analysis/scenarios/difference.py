"""What moves a place's score between two appraisals, by deal and component, summing exactly.

x is the sum of what deals give to strength, talk and position. Where a curve lies between an amount and the
score (the ceiling on talk, the bend to a mark), each amount that changed is taken at the mean slope of the
curve between the two states (Aumann-Shapley values of a function of one sum). So a deal whose own amounts
did not change moves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.deals.assignment import assign_deals
from graph.analysis.score.method import Method
from graph.analysis.score.score import (
    COMPONENTS,
    Appraisal,
    slope_of_score,
    slope_of_talk,
    sum_of,
    to_score,
)
from graph.networkx_view import to_networkx
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Statements

#: Amounts closer than this are the same.
_SAME = 1e-12
#: Below this the slope of a curve between two amounts is the slope at the amount.
_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Move:
    """How a deal moves a place's score: points of the score by component, of those that changed."""

    deal_id: str
    components: Mapping[str, float]

    @property
    def points(self) -> float:
        """What it moves in all."""
        return math.fsum(self.components.values())


def appraise(statements: Statements, method: Method) -> Appraisal:
    """Appraise statements from the start."""
    graph = to_property_graph(statements, assign_deals(statements), reports=False)
    return Appraisal.of(to_networkx(graph), method)


def moves(before: Appraisal, after: Appraisal, place: str) -> list[Move]:
    """Return what moved the score of a place, largest first; the points sum to the difference (1e-9)."""
    old, new = _amounts(before, place), _amounts(after, place)
    slopes = _slopes(before, after, place)
    found: dict[str, dict[str, float]] = {}
    for component, deal_id in sorted({*old, *new}, key=lambda key: (COMPONENTS.index(key[0]), key[1])):
        change = new.get((component, deal_id), 0.0) - old.get((component, deal_id), 0.0)
        if abs(change) > _SAME:
            found.setdefault(deal_id, {})[component] = change * slopes[component]
    moved = [Move(deal_id, components) for deal_id, components in found.items()]
    return sorted(moved, key=lambda m: (-round(abs(m.points), 9), m.deal_id))


def _amounts(appraisal: Appraisal, place: str) -> dict[tuple[str, str], float]:
    """Return the bare amounts of every deal of a place, by component and deal."""
    points = appraisal.points
    found = {("position", deal_id): x for deal_id, x in appraisal.position_of_deals(place).items()}
    for row, held in enumerate(points.holdings):
        if held.place == place:
            found["strength", held.deal.id] = float(points.strength[row, 0])
            found["talk", held.deal.id] = float(points.talk[row, 0])
    return found


def _slopes(before: Appraisal, after: Appraisal, place: str) -> dict[str, float]:
    """Return what one more point of each component adds to the score, on average between the two states."""
    scale = before.method.scale
    talks, bents, xs, scores = [], [], [], []
    for appraisal in (before, after):
        totals = appraisal.totals([place])
        xs.append(float(sum_of(totals)[0, 0]))
        scores.append(float(to_score(sum_of(totals), scale)[0, 0]))
        talks.append(float(appraisal.points.by_place(appraisal.points.talk, [place])[0, 0]))
        bents.append(float(totals["talk"][0, 0]))
    whole = _mean_slope(xs, scores, slope_of_score(scores[0], scale))
    bent = _mean_slope(talks, bents, float(slope_of_talk(bents[0], before.method)))
    return {name: whole * (bent if name == "talk" else 1.0) for name in COMPONENTS}


def _mean_slope(amounts: list[float], values: list[float], at_point: float) -> float:
    change = amounts[1] - amounts[0]
    return (values[1] - values[0]) / change if abs(change) > _NEAR else at_point
