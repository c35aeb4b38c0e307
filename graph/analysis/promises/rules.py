"""Reads the rules by which silence and missed dates are judged, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from schema.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class Rules:
    """Thresholds in months; ``silence_months`` by kind of deal, ``level`` of intervals between 0 and 1."""

    level: float
    overdue_grace_months: int
    unwatched_factor: float
    silence_months: Mapping[str, int]

    def silence_limit(self, kind: str, *, watched: bool) -> int:
        """Return the months of silence that count as an end; longer where no source follows up."""
        months = self.silence_months[kind]
        return months if watched else math.ceil(months * self.unwatched_factor)


def read_rules() -> Rules:
    """Read the shipped rules, which tests hold to a threshold above 0 and a reason for every kind of deal."""
    loaded = parse_yaml((resources.files(__package__) / "rules.yaml").read_text(encoding="utf-8"))
    return Rules(
        loaded["level"],
        loaded["overdue_grace_months"],
        loaded["unwatched_factor"],
        {kind: limit["months"] for kind, limit in loaded["silence_months"].items()},
    )
