"""How sure a candidate is, as a share: of those with this confidence, so many were right."""

from __future__ import annotations

from itertools import pairwise

#: The worth that the rules give, and the share of candidates of that worth that were right: the development
#: half of benchmarks.extraction, the mean of --known new and --known edition, smoothed to rise.
_SHARES = (
    (0.0, 0.0),
    (0.3, 0.35),
    (0.4, 0.58),
    (0.5, 0.66),
    (0.6, 0.74),
    (0.7, 0.85),
    (0.8, 0.87),
    (1.0, 0.95),
)


def certainty(worth: float) -> float:
    """Return the share of right ones among candidates of a worth (0..1), straight lines between the points.

    Examples
    --------
    >>> certainty(0.3), certainty(0.45), certainty(1.0)
    (0.35, 0.62, 0.95)
    """
    for (low, first), (high, last) in pairwise(_SHARES):
        if worth <= high:
            return round(first + (last - first) * (worth - low) / (high - low), 3)
    return _SHARES[-1][1]
