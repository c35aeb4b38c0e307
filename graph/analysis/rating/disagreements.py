"""Where score and published mark differ, and the deals that weigh most there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.analysis.score.score import Score

_MOST_DEALS = 5


def disagreements(scores: Sequence[Score], published: Mapping[str, float]) -> list[Score]:
    """Return every score that is a mark or more off the published one, the farthest first, then by id."""
    off = [s for s in scores if s.id in published and abs(s.mark - published[s.id]) >= 1.0]
    return sorted(off, key=lambda s: (-abs(s.score - published[s.id]), s.id))


def heaviest(score: Score) -> dict[str, float]:
    """Return the deals that add most to a score, with their points of it."""
    points: dict[str, list[float]] = defaultdict(list)
    for c in score.contributions:
        points[c.deal_id].append(c.points)
    summed = sorted((-math.fsum(values), deal_id) for deal_id, values in points.items())
    return {deal_id: -amount for amount, deal_id in summed[:_MOST_DEALS]}
