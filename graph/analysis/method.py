"""Reads a method file: every weight of the score, checked, with the reason for it."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeGuard

from schema.errors import MethodError
from schema.yaml_text import YamlError, parse_yaml

COMPONENTS = ("results", "reach", "position", "depth", "follow_through", "flows", "framework", "talk")
#: Mappings to which a file may add keys of its own; elsewhere an unknown key is a slip.
_OPEN = frozenset({"kinds", "project_kinds", "size.rates_rub", "size.floors", "flows.full"})
#: Words from best to worst: what a later word counts may not exceed what an earlier one does.
_FALLING = {
    "stages": ("operating", "building", "agreed", "discussed"),
    "announcements": ("operating", "building", "agreed", "discussed"),
    "efforts": ("held", "planned", "dropped"),
    "healths": ("active", "slow", "stalled", "cancelled"),
}
#: The score is 1 + at most this many points, so that it stays on the scale of 1 to 10.
MOST_POINTS = 9.0


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the score: ``weight`` is its ceiling in points, ``scale`` its goalpost, with the reasons."""

    name: str
    weight: float
    scale: float
    why_en: str
    why_ru: str


@dataclass(frozen=True)
class Method:
    """A checked method file; ``values`` holds the parts that are plain numbers."""

    components: Mapping[str, Component]
    reference_day: datetime.date
    values: Mapping[str, Any]

    def weights(self) -> Mapping[str, float]:
        """Return the ceiling of each component, in points."""
        return {name: component.weight for name, component in self.components.items()}

    def kind_worth(self, kind: str) -> float:
        """Return the worth of a full result of a kind of deal."""
        return float(self.values["kinds"][kind]["worth"])

    def kind_of_project(self, project_kind: str) -> str:
        """Return the kind of deal of a kind of project."""
        for kind, members in self.values["project_kinds"].items():
            if project_kind in members:
                return str(kind)
        return "building"


def read_method(path: Path | None = None) -> Method:
    """Read a method file, the shipped one when none is given.

    Raises
    ------
    MethodError
        With everything that is wrong: a missing or unknown component, a negative or missing weight.
    """
    name = str(path) if path else "the shipped method"
    try:
        text = (
            path.read_text(encoding="utf-8")
            if path
            else (resources.files("graph.analysis") / "method.yaml").read_text(encoding="utf-8")
        )
        loaded = parse_yaml(text)
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise MethodError(f"{name} cannot be read: {error}") from None
    faults = list(_faults(loaded))
    if faults:
        hint = "Start from a copy of the shipped one (argun schema --method)."
        raise MethodError(f"{name} is not a method file. {hint}\n  " + "\n  ".join(faults))
    components = {key: Component(name=key, **loaded["components"][key]) for key in COMPONENTS}
    day = datetime.date.fromisoformat(str(loaded["reference_day"]))
    return Method(components, day, loaded)


def _faults(loaded: Any) -> Iterator[str]:
    if not isinstance(loaded, dict):
        yield "expected keys and values"
        return
    yield from _unlike_faults(_shipped(), loaded, ())
    try:
        datetime.date.fromisoformat(str(loaded.get("reference_day")))
    except ValueError:
        yield "reference_day: expected a day such as 2026-05-31"
    if isinstance(loaded.get("components"), dict):
        yield from _component_faults(loaded["components"])
    negative = list(_negative(loaded, ()))
    yield from negative or _unlawful_faults(loaded)


@cache
def _shipped() -> dict[str, Any]:
    text = (resources.files("graph.analysis") / "method.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = parse_yaml(text)
    return loaded


def _unlike_faults(pattern: Any, value: Any, path: tuple[str, ...]) -> Iterator[str]:
    """Name what a file lacks or has beyond the shipped one; components and the day have own checks."""
    name = ".".join(path)
    if isinstance(pattern, dict):
        if not isinstance(value, dict):
            yield f"{name}: missing, expected a mapping"
            return
        own = [key for key in value if key not in pattern]
        if name not in _OPEN:
            known = ", ".join(pattern)
            yield from (f"{'.'.join((*path, str(key)))}: unknown key (known: {known})" for key in own)
            own = []
        # A member that a file adds is checked like the first of the shipped ones.
        for key, inner in {**pattern, **dict.fromkeys(own, next(iter(pattern.values())))}.items():
            if key != "reference_day" and (key != "components" or key not in value):
                yield from _unlike_faults(inner, value.get(key), (*path, str(key)))
    elif isinstance(pattern, list) and not isinstance(value, list):
        yield f"{name}: missing, expected a list"
    elif isinstance(pattern, str) and not (isinstance(value, str) and value.strip()):
        yield f"{name}: missing, expected a text"
    elif _is_number(pattern) and (not isinstance(value, (int, float)) or isinstance(value, bool)):
        yield f"{name}: missing, expected a number"


def _unlawful_faults(loaded: Mapping[str, Any]) -> Iterator[str]:
    """Name numbers by which bad news could raise a mark, or talk count as a result."""
    values: Mapping[str, Mapping[str, Any]] = {
        key: loaded[key] if isinstance(loaded.get(key), dict) else {} for key in _FALLING
    }
    for key, words in _FALLING.items():
        known = [(word, values[key][word]) for word in words if _is_number(values[key].get(word))]
        for (better, more), (worse, less) in itertools.pairwise(known):
            if less > more:
                yield f"{key}.{worse}: {less:g} is above {better} ({more:g}); no worse word may count more"
    for talk in ("agreed", "discussed"):
        if values["stages"].get(talk):
            yield f"stages.{talk}: {values['stages'][talk]} must be 0; announcements are no results"
    slow, left = values["healths"].get("slow"), loaded.get("unconfirmed")
    if _is_number(slow) and _is_number(left) and not slow <= left <= 1:
        yield f"unconfirmed: {left:g} must lie between healths.slow ({slow:g}) and 1"


def _component_faults(components: Mapping[str, Any]) -> Iterator[str]:
    for name in components:
        if name not in COMPONENTS:
            yield f"components.{name}: unknown component (known: {', '.join(COMPONENTS)})"
    for name in COMPONENTS:
        values = components.get(name)
        if not isinstance(values, dict):
            yield f"components.{name}: missing, expected weight, scale, why_en, why_ru"
            continue
        for key in ("weight", "scale"):
            if not _is_number(values.get(key)):
                yield f"components.{name}.{key}: missing, expected a number"
        if _is_number(values.get("scale")) and values["scale"] <= 0:
            yield f"components.{name}.scale: {values['scale']} must be above 0"
        for key in ("why_en", "why_ru"):
            if not values.get(key):
                yield f"components.{name}.{key}: missing; every weight has its reason"
        yield from (
            f"components.{name}.{key}: unknown key"
            for key in values
            if key not in Component.__dataclass_fields__
        )
    weights = [v.get("weight") for v in components.values() if isinstance(v, dict)]
    total = sum(float(w) for w in weights if w is not None and _is_number(w))
    if total > MOST_POINTS + 1e-9:
        most = f"{MOST_POINTS:g}"
        yield f"components: the weights sum to {total:g}; more than {most} leaves the scale of 1 to 10"


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _negative(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _negative(inner, (*path, str(key)))
    elif (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and (value < 0 or not math.isfinite(value))
    ):
        yield f"{'.'.join(path)}: {value} must not be negative"
