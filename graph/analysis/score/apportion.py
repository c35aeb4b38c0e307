"""Rounding that keeps sums: whole units shared so that the parts printed add up to the sum printed.

Largest remainders (Hamilton's method): everybody gets the whole part of their share, and what is left goes to
the largest remainders, so no part is a unit or more from its own share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

#: Points are printed in thousandths.
UNITS = 1000


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Share ``total`` whole units (at least 0) in proportion to weights of at least 0.

    Equal remainders go to those that stand first. Without any weight everything is 0.

    Examples
    --------
    >>> apportion(10, [1.0, 1.0, 1.0])
    [4, 3, 3]
    """
    whole = math.fsum(weights)
    if whole <= 0.0:
        return [0] * len(weights)
    shares = [total * weight / whole for weight in weights]
    found = [math.floor(share) for share in shares]
    order = sorted(range(len(weights)), key=lambda i: (found[i] - shares[i], i))
    for index in order[: total - sum(found)]:
        found[index] += 1
    return found


def round_parts(total: int, parts: Sequence[float]) -> list[int]:
    """Round points of either sign to whole units that sum to ``total``, their own sum in units.

    Examples
    --------
    >>> round_parts(0, [0.0016, -0.0014])
    [2, -2]
    """
    units = [part * UNITS for part in parts]
    found = [math.floor(unit) for unit in units]
    order = sorted(range(len(units)), key=lambda i: (found[i] - units[i], i))
    for index in order[: total - sum(found)]:
        found[index] += 1
    return found


def to_units(points: float) -> int:
    """Return points in whole units, rounded as they are printed."""
    return round(points * UNITS)


def shown(units: int, *, signed: bool = False) -> str:
    """Return units as points with all their digits: ``1.003``, or ``+1.003``."""
    return f"{units / UNITS:{'+' if signed else ''}.3f}"
