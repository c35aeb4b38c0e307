"""Reads the rules by which silence and missed dates are judged, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from schema.errors import MethodError
from schema.reader import read_schema
from schema.yaml_text import YamlError, parse_yaml


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


def read_rules(path: Path | None = None) -> Rules:
    """Read a file of rules, the shipped one when none is given.

    Raises
    ------
    MethodError
        With everything that is wrong: a missing or unknown kind, a threshold that is no number above 0.
    """
    name = str(path) if path else "the shipped rules of promises"
    try:
        loaded = parse_yaml((path or resources.files(__package__) / "rules.yaml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise MethodError(f"{name} cannot be read: {error}") from None
    faults = list(_faults(loaded))
    if faults:
        raise MethodError(f"{name} cannot be used; compare the shipped file\n  " + "\n  ".join(faults))
    return Rules(
        float(loaded["level"]),
        int(loaded["overdue_grace_months"]),
        float(loaded["unwatched_factor"]),
        {kind: int(limit["months"]) for kind, limit in loaded["silence_months"].items()},
    )


def _faults(loaded: Any) -> Iterator[str]:
    if not isinstance(loaded, dict) or not isinstance(loaded.get("silence_months"), dict):
        yield "silence_months: missing, expected a mapping"
        return
    if not 0 < _number(loaded.get("level")) < 1:
        yield "level: expected a number between 0 and 1"
    if not _number(loaded.get("overdue_grace_months")) >= 0:
        yield "overdue_grace_months: expected a number of at least 0"
    if not _number(loaded.get("unwatched_factor")) >= 1:
        yield "unwatched_factor: expected a number of at least 1"
    limits, kinds = loaded["silence_months"], read_schema().vocabularies["deal_kind"].terms
    yield from (f"silence_months.{kind}: unknown kind" for kind in sorted(set(map(str, limits)) - set(kinds)))
    for kind in kinds:
        limit = limits.get(kind)
        if not isinstance(limit, dict) or not _number(limit.get("months")) > 0:
            yield f"silence_months.{kind}.months: expected a number above 0"
        elif not (limit.get("why_en") and limit.get("why_ru")):
            yield f"silence_months.{kind}: every threshold has its reason (why_en, why_ru)"


def _number(value: Any) -> float:
    """Return a finite number as it is; nan, which passes no comparison, for anything else."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return value if is_number else math.nan
