"""The backbone of a weighted network: the edges that are much for one of their ends, whatever its size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

Edge = tuple[str, str]

#: An edge stays where chance would make one so heavy in fewer cases than this.
LEVEL = 0.2


def backbone(weights: Mapping[Edge, float], level: float = LEVEL) -> set[Edge]:
    """Return the edges that stand out at one of their ends, and the heaviest of each first end.

    The disparity filter (M. A. Serrano, M. Boguna, A. Vespignani, 2009): were the weight of a place with k
    edges strewn over them at random, one would have the share p or more with the probability
    (1 - p) ** (k - 1). Of equal weights the first edge in order counts as the heaviest.
    """
    ends: dict[str, list[float]] = defaultdict(list)
    for edge in sorted(weights):
        for end in edge:
            ends[end].append(weights[edge])
    sums = {end: math.fsum(found) for end, found in ends.items()}

    def stands_out(edge: Edge) -> bool:
        return any(
            len(ends[end]) > 1 and (1 - weights[edge] / sums[end]) ** (len(ends[end]) - 1) < level
            for end in edge
            if sums[end] > 0
        )

    heaviest: dict[str, Edge] = {}
    for edge in sorted(weights, key=lambda e: (-round(weights[e], 9), e)):
        heaviest.setdefault(edge[0], edge)
    return {edge for edge in weights if stands_out(edge)} | set(heaviest.values())
