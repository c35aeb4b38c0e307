"""What the first picture shows: the backbone of the pairs, small enough to be read.

Every region's strongest pair, then the pairs that the disparity filter keeps (M. A. Serrano, M. Boguñá,
A. Vespignani, Extracting the multiscale backbone of complex weighted networks, PNAS 106, 2009), the most
significant first, up to the limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.export.pairs import Pair, grouped

ALPHA = 0.2
MAX_NODES = 120
MAX_PAIRS = 150
#: A partner of fewer regions is only shown on demand.
MIN_PARTNER_REGIONS = 2


def significance(pair: Pair, ties_of: dict[str, list[Pair]]) -> float:
    """Return the smaller of both ends' probabilities of such a weight by chance, 0 to 1 (small: kept).

    An end with one pair gives 1: the filter says nothing about it.
    """
    values = []
    for end in pair.key:
        total, degree = sum(p.weight for p in ties_of[end]), len(ties_of[end])
        values.append((1 - pair.weight / total) ** (degree - 1) if degree > 1 else 1.0)
    return min(values)


def first_picture(pairs: Sequence[Pair]) -> list[Pair]:
    """Return at most MAX_PAIRS pairs with at most MAX_NODES ends, sorted by their ends."""
    ties_of = grouped(pairs)
    shown = [p for p in pairs if _is_province(p) or len(ties_of[p.other_id]) >= MIN_PARTNER_REGIONS]
    ties_of = grouped(shown)
    strongest = _strongest(shown)
    values = {p.key: significance(p, ties_of) for p in shown}
    backbone = [p for p in shown if values[p.key] < ALPHA]
    shared = [p for p in shown if not _is_province(p)]
    ordered = [
        *sorted(strongest, key=lambda p: (-p.weight, p.key)),
        *sorted(backbone, key=lambda p: (values[p.key], p.key)),
        *sorted(shared, key=lambda p: (-len(ties_of[p.other_id]), -p.weight, p.key)),
    ]
    return _within_limits(ordered)


def _is_province(pair: Pair) -> bool:
    return pair.other_id.startswith("province:")


def _strongest(pairs: Iterable[Pair]) -> list[Pair]:
    """Return each region's strongest pair, provinces before partners where they are equal."""
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda p: (-p.weight, not _is_province(p), p.key)):
        best.setdefault(pair.region_id, pair)
    return list(best.values())


def _within_limits(ordered: Iterable[Pair]) -> list[Pair]:
    chosen: dict[tuple[str, str], Pair] = {}
    ends: set[str] = set()
    for pair in ordered:
        if len(chosen) < MAX_PAIRS and len(ends | set(pair.key)) <= MAX_NODES:
            chosen[pair.key] = pair
            ends.update(pair.key)
    return [chosen[key] for key in sorted(chosen)]
