"""Reads the rules by which silence and missed dates are judged, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from schema.errors import MethodError
from schema.yaml_text import YamlError, parse_yaml

KINDS = (
    "exports", "flow", "supply", "contract", "capital", "resident", "operation", "partnership",
    "programme", "production", "building", "logistics", "resources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PromiseRules:
    """Thresholds in months; ``silence_months`` by kind of deal, ``level`` of intervals between 0 and 1."""

    level: float
    overdue_grace_months: int
    unwatched_factor: float
    silence_months: Mapping[str, int]

    def silence_limit(self, kind: str, *, watched: bool) -> int:
        """Return the months of silence that count as an end; longer where no source follows up."""
        months = self.silence_months[kind]
        return months if watched else math.ceil(months * self.unwatched_factor)


def read_rules(path: Path | None = None) -> PromiseRules:
    """Read a file of rules, the shipped one when none is given.

    Raises
    ------
    MethodError
        With everything that is wrong: a missing or unknown kind, a threshold that is no number above 0.
    """
    name = str(path) if path else "the shipped rules of promises"
    try:
        shipped = resources.files("graph.analysis") / "promise_rules.yaml"
        text = path.read_text(encoding="utf-8") if path else shipped.read_text(encoding="utf-8")
        loaded = parse_yaml(text)
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise MethodError(f"{name} cannot be read: {error}") from None
    faults = list(_faults(loaded))
    if faults:
        raise MethodError(f"{name} cannot be used; compare the shipped file\n  " + "\n  ".join(faults))
    return PromiseRules(
        float(loaded["level"]),
        int(loaded["overdue_grace_months"]),
        float(loaded["unwatched_factor"]),
        {kind: int(loaded["silence_months"][kind]["months"]) for kind in KINDS},
    )


def _faults(loaded: Any) -> Iterator[str]:
    if not isinstance(loaded, dict) or not isinstance(loaded.get("silence_months"), dict):
        yield "silence_months: missing, expected a mapping"
        return
    if not (_is_number(loaded.get("level")) and 0 < loaded["level"] < 1):
        yield "level: expected a number between 0 and 1"
    if not (_is_number(loaded.get("overdue_grace_months")) and loaded["overdue_grace_months"] >= 0):
        yield "overdue_grace_months: expected a number of at least 0"
    if not (_is_number(loaded.get("unwatched_factor")) and loaded["unwatched_factor"] >= 1):
        yield "unwatched_factor: expected a number of at least 1"
    limits = loaded["silence_months"]
    yield from (f"silence_months.{kind}: unknown kind" for kind in sorted(set(limits) - set(KINDS)))
    for kind in KINDS:
        limit = limits.get(kind)
        if not isinstance(limit, dict) or not (_is_number(limit.get("months")) and limit["months"] > 0):
            yield f"silence_months.{kind}.months: expected a number above 0"
        elif not (limit.get("why_en") and limit.get("why_ru")):
            yield f"silence_months.{kind}: every threshold has its reason (why_en, why_ru)"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
