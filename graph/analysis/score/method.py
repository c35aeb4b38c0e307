"""Reads a method file: the orders from which every number of the score is computed, with their reasons."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeGuard

from schema.errors import MethodError
from schema.reader import read_schema
from schema.yaml_text import YamlError, parse_yaml

VERSION = 2
ORDERS = ("kind", "stage", "health", "side")
#: The score is 1 for a place without ties and at most this many points more.
MOST_POINTS = 9.0
#: Talk alone stays below mark 4 while its ceiling is at most this part of the scale: 1 + 9 (1 - exp(-x)) < 4.
MOST_TALK = math.log(1.5)
#: Keys of the first design, which had weights where this one has orders.
_FIRST_DESIGN = frozenset({"components", "kinds", "stages", "healths", "unconfirmed"})
#: Mappings to which a file may add keys of its own.
_OPEN = frozenset({"size.floors", "size.rates_rub", "size.quantities"})


@dataclass(frozen=True, slots=True)
class Order:
    """Members from best to worst; ``ends_at_zero`` fixes what the worst counts at 0."""

    members: tuple[str, ...]
    ends_at_zero: bool = False

    @property
    def free(self) -> int:
        """The number of members whose value lies between the fixed ends."""
        return len(self.members) - 1 - self.ends_at_zero

    def centroid(self) -> tuple[float, ...]:
        """Return what each member counts, 1 for the best: the mean over all weights that keep the order.

        Those are the expected order statistics of ``free`` uniform draws, i / (free + 1) (rank order
        centroid; F. Barron and B. Barrett, Decision quality using ranked attribute weights, 1996).

        Examples
        --------
        >>> Order(("operating", "building", "agreed", "discussed")).centroid()
        (1.0, 0.75, 0.5, 0.25)
        """
        between = [(self.free + 1 - i) / (self.free + 1) for i in range(1, self.free + 1)]
        return (1.0, *between, *([0.0] if self.ends_at_zero else []))


@dataclass(frozen=True)
class Method:
    """A checked method file; ``values`` is the file itself."""

    orders: Mapping[str, Order]
    reference_day: datetime.date
    values: Mapping[str, Any]

    @property
    def talk_ceiling(self) -> float:
        """What all talk together can count at most."""
        return float(self.values["talk"]["ceiling"])

    @property
    def attenuation(self) -> float:
        """What is left of a walk with each step over the network."""
        return float(self.values["position"]["attenuation"])

    @property
    def scale(self) -> float:
        """The strength at which 63 % of the way from mark 1 to 10 is gone."""
        return float(self.values["mark"]["scale"])

    @property
    def level(self) -> float:
        """How much of the draws an interval holds, 0 to 1."""
        return float(self.values["uncertainty"]["level"])


def read_method(path: Path | None = None) -> Method:
    """Read a method file, the shipped one when none is given.

    Raises
    ------
    MethodError
        With everything that is wrong: a missing or unknown member of an order, two that tie, a missing or
        negative number, or a file of the first design.
    """
    name = str(path) if path else "the shipped method"
    try:
        loaded = parse_yaml(path.read_text(encoding="utf-8") if path else _shipped_text())
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise MethodError(f"{name} cannot be read: {error}") from None
    faults = list(_faults(loaded))
    if faults:
        hint = "Start from a copy of the shipped one (argun schema --method)."
        raise MethodError(f"{name} is not a method file. {hint}\n  " + "\n  ".join(faults))
    orders = {
        key: Order(tuple(told["members"]), told.get("worst") == 0) for key, told in loaded["orders"].items()
    }
    return Method(orders, datetime.date.fromisoformat(str(loaded["reference_day"])), loaded)


@cache
def _shipped_text() -> str:
    return (resources.files("graph.analysis.score") / "method.yaml").read_text(encoding="utf-8")


@cache
def _shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = parse_yaml(_shipped_text())
    return loaded


def _faults(loaded: Any) -> Iterator[str]:
    if not isinstance(loaded, dict):
        yield "expected keys and values"
        return
    if loaded.get("version") != VERSION:
        if set(loaded) & _FIRST_DESIGN:
            yield (
                "this is a method of the first design (version 1); weights and components were replaced by "
                "orders (kind, stage, health, side), from which the numbers are computed"
            )
        else:
            yield f"version: {loaded.get('version')!r} is unknown (expected {VERSION})"
        return
    try:
        datetime.date.fromisoformat(str(loaded.get("reference_day")))
    except ValueError:
        yield "reference_day: expected a day such as 2026-05-31"
    rest = {key: value for key, value in _shipped().items() if key != "reference_day"}
    yield from _unlike_faults(rest, {k: v for k, v in loaded.items() if k != "reference_day"}, ())
    orders = loaded.get("orders")
    if isinstance(orders, dict):
        for key in ORDERS:
            yield from _order_faults(key, orders.get(key))
    yield from _number_faults(loaded)


def _order_faults(name: str, told: Any) -> Iterator[str]:
    """Name what makes a list no order of all the members that the schema knows."""
    members = told.get("members") if isinstance(told, dict) else None
    if not isinstance(members, list):
        return
    known = _members(name)
    for member in members:
        if isinstance(member, list):
            both = " and ".join(map(str, member))
            yield f"orders.{name}: {both} tie; an order puts each member on a place of its own"
        elif member not in known:
            yield f"orders.{name}: {member!r} is unknown ({', '.join(known)})"
    flat = [m for member in members for m in (member if isinstance(member, list) else [member])]
    yield from (f"orders.{name}: {m} stands twice" for m in sorted({m for m in flat if flat.count(m) > 1}))
    yield from (f"orders.{name}: {m} is missing" for m in known if m not in flat)
    if name != "kind" and sorted(map(str, flat)) == sorted(known) and flat != list(known):
        told_order = " > ".join(known)
        yield f"orders.{name}: must run {told_order}; another order would let a better word lower a mark"
    if "worst" in told and told["worst"] != 0:
        yield f"orders.{name}.worst: expected 0 or nothing"


def _members(name: str) -> Sequence[str]:
    """Return all members of an order, from best to worst as the shipped method and the codebook have them."""
    if name == "kind":
        return tuple(read_schema().vocabularies["deal_kind"].terms)
    return tuple(_shipped()["orders"][name]["members"])


def _unlike_faults(pattern: Any, value: Any, path: tuple[str, ...]) -> Iterator[str]:
    """Name what a file lacks or has beyond the shipped one."""
    name = ".".join(path)
    if isinstance(pattern, dict):
        if not isinstance(value, dict):
            yield f"{name}: missing, expected a mapping"
            return
        optional = {"worst"} if path[:1] == ("orders",) else set()
        own = [key for key in value if key not in pattern and key not in optional]
        if name not in _OPEN:
            yield from (
                f"{'.'.join((*path, str(key)))}: unknown key (known: {', '.join(pattern)})" for key in own
            )
        for key, inner in pattern.items():
            if key in value or (key not in optional and name not in _OPEN):
                yield from _unlike_faults(inner, value.get(key), (*path, str(key)))
    elif isinstance(pattern, list) and not isinstance(value, list):
        yield f"{name}: missing, expected a list"
    elif isinstance(pattern, str) and not (isinstance(value, str) and value.strip()):
        yield f"{name}: missing, expected a text"
    elif _is_number(pattern) and not _is_number(value):
        yield f"{name}: missing, expected a number"


def _number_faults(loaded: Mapping[str, Any]) -> Iterator[str]:
    """Name numbers that would break a law of the marks."""
    size, talk, mark, position = (_part(loaded, key) for key in ("size", "talk", "mark", "position"))
    above = {"size.decades": size.get("decades"), "mark.scale": mark.get("scale")}
    above |= {f"size.floors.{key}": value for key, value in _part(size, "floors").items()}
    above |= {f"size.rates_rub.{key}": value for key, value in _part(size, "rates_rub").items()}
    for key, number in above.items():
        if _is_number(number) and number <= 0:
            yield f"{key}: {number:g} must be above 0"
    if _is_number(size.get("most")) and size["most"] < 1:
        yield f"size.most: {size['most']:g} must be at least 1; a size never takes away"
    for key, number in {
        "position.attenuation": position.get("attenuation"),
        "talk.ceiling": talk.get("ceiling"),
    }.items():
        if _is_number(number) and number < 0:
            yield f"{key}: {number:g} must not be negative"
    ceiling, scale = talk.get("ceiling"), mark.get("scale")
    if _is_number(ceiling) and _is_number(scale) and scale > 0 and ceiling / scale > MOST_TALK:
        yield f"talk.ceiling: {ceiling:g} lets talk alone reach mark 4 (at most {MOST_TALK * scale:.3g})"
    uncertainty = _part(loaded, "uncertainty")
    draws, level = uncertainty.get("draws"), uncertainty.get("level")
    if _is_number(draws) and (draws < 1 or draws != int(draws)):
        yield f"uncertainty.draws: {draws:g} must be a whole number of at least 1"
    if _is_number(level) and not 0 < level < 1:
        yield f"uncertainty.level: {level:g} must lie between 0 and 1"


def _part(loaded: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = loaded.get(key)
    return part if isinstance(part, dict) else {}


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
