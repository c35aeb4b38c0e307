"""Coding uncertainty: which codes a second reader gave to the ties that the first gave a code to.

The readings are data that the caller passes in as pairs of codes; without them every code is certain.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: For each code, the chance of every code that a second reader may give instead; chances sum to 1.
Confusion = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class CodingUncertainty:
    """The confusion of stages and of healths; a code that is not there is certain."""

    stages: Confusion = field(default_factory=dict)
    healths: Confusion = field(default_factory=dict)


CERTAIN = CodingUncertainty()


def confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Return the confusion of pairs (code of the first reader, code of the second), both not empty.

    Each code counts once more as agreed than it was seen, so that one differing tie does not make a
    rare code certainly wrong.

    Examples
    --------
    >>> confusion([("agreed", "agreed"), ("agreed", "building"), ("held", "held")])
    {'agreed': {'agreed': 0.6666666666666666, 'building': 0.3333333333333333}, 'held': {'held': 1.0}}
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for first, second in pairs:
        if first and second:
            counts[first][second] += 1
    found = {}
    for first in sorted(counts):
        seen = counts[first] + Counter([first])
        found[first] = {second: seen[second] / seen.total() for second in sorted(seen)}
    return found
