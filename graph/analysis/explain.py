"""A mark explained: which ties carry it, what was said of each, and where."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from graph.analysis.scoring import Contribution, Score
from graph.statements.records import Evidence, Statements, Tie


@dataclass(frozen=True, slots=True)
class CarriedBy:
    """One tie of a mark with all points that it adds, by component, and its evidence."""

    tie: Tie
    points: float
    by_component: dict[str, float]
    deal_id: str


def carried_by(score: Score, statements: Statements) -> list[CarriedBy]:
    """Return the ties that carry a mark, those with most points first."""
    grouped: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in score.contributions:
        grouped[contribution.tie_id].append(contribution)
    found = [
        CarriedBy(
            statements.ties[tie_id],
            math.fsum(c.points for c in parts),
            {c.component: c.points for c in parts},
            parts[0].deal_id,
        )
        for tie_id, parts in grouped.items()
    ]
    return sorted(found, key=lambda item: (-item.points, item.tie.id))


def place_of(evidence: Evidence) -> str:
    """Return the source and the place in it: ``rating-2026 RU-AMU/before/3``."""
    return f"{evidence.source_id.partition(':')[2]} {evidence.locator}"
