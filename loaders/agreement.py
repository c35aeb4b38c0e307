"""How far two independent readings of a source agree: Cohen's kappa.

Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.tabular import read_table

#: The readings that come with Argun, one file a batch of data.
SHIPPED = Path(__file__).parent / "readings"
_FIELDS = ("type", "stage", "health")
#: A field that only later batches have.
_OPTIONAL = "sector"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one field of ``count`` ties: ``share`` of equal codes (0 to 1), ``kappa`` (at most 1)."""

    batch: str
    field: str
    count: int
    share: float
    kappa: float


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Return Cohen's kappa of two codings of the same items; 1.0 when both use one code throughout.

    Raises
    ------
    ValueError
        The codings differ in length or are empty.

    Examples
    --------
    >>> round(cohen_kappa(list("aabb"), list("aabc")), 3)
    0.6
    """
    if len(first) != len(second) or not first:
        raise ValueError(f"two codings of the same items are needed, got {len(first)} and {len(second)}")
    count = len(first)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / count
    counts = Counter(first), Counter(second)
    expected = sum(counts[0][code] * counts[1][code] for code in counts[0]) / count**2
    return 1.0 if expected == 1.0 else (observed - expected) / (1.0 - expected)


def read_agreements(directory: Path = SHIPPED) -> list[Agreement]:
    """Return the agreement of every batch on type, stage, health and sector, before anything was settled.

    A tie that has no stage or health in the first coding (effort has no health) is left out of that field.

    Raises
    ------
    DatasetError
        A file lacks a column, or a row does not have them all.
    """
    found = []
    for path in sorted(directory.glob("*.tsv")):
        rows = read_table(path, (f"{field}_{reader}" for field in _FIELDS for reader in (1, 2)))
        later = [_OPTIONAL] if rows and {f"{_OPTIONAL}_1", f"{_OPTIONAL}_2"} <= rows[0].keys() else []
        for field in (*_FIELDS, *later):
            pairs = [(row[f"{field}_1"], row[f"{field}_2"]) for row in rows]
            pairs = [pair for pair in pairs if pair[0]]
            if not pairs:
                continue
            first, second = [a for a, _ in pairs], [b for _, b in pairs]
            same = sum(a == b for a, b in pairs)
            kappa = cohen_kappa(first, second)
            found.append(Agreement(path.stem, field, len(pairs), same / len(pairs), kappa))
    return found
