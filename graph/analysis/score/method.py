"""Reads a method file: the orders from which every number of the score is computed, with their reasons."""

from __future__ import annotations

import datetime
import math
import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from schema.errors import MethodError
from schema.files import FileError, read_text
from schema.messages import N_, Message
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
#: Numbers by key: the least, the most, whether it must be whole. A size only adds; what is left of a walk is
#: a part of it; the other ends keep every sum and power finite and every draw in memory.
_NUMBERS: Mapping[str, tuple[float, float, bool]] = {
    "version": (VERSION, VERSION, True),
    "orders.*.worst": (0, 0, True),
    "size.most": (1, 100, False),
    "size.decades": (0.01, 100, False),
    "size.floors.*": (1e-9, 1e18, False),
    "size.rates_rub.*": (1e-9, 1e18, False),
    "talk.ceiling": (0, 1000, False),
    "position.attenuation": (0, 1, False),
    "mark.scale": (0.01, 1000, False),
    "uncertainty.draws": (1, 10_000, True),
    "uncertainty.seed": (0, 2**63 - 1, True),
    "uncertainty.level": (0.01, 0.999, False),
}


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
        With everything that is wrong: a missing or unknown member of an order, two that tie, a missing number
        or one out of its bounds, or a file of the first design.
    """
    name = str(path) if path else Message("the shipped method")
    try:
        loaded = parse_yaml(read_text(path) if path else _shipped_text())
    except (FileError, YamlError) as error:
        reason = error.reason if isinstance(error, FileError) else error.message
        place = Message("{file} line {line}", file=name, line=error.line) if error.line else name
        raise MethodError("{name} cannot be read: {reason}", name=place, reason=reason) from None
    faults = list(_faults(loaded)) or list(_talk_faults(loaded["talk"]["ceiling"], loaded["mark"]["scale"]))
    if faults:
        hint = N_(
            "{name} is not a method file. Start from a copy of the shipped one (argun schema --method)."
        )
        raise MethodError(_listed(Message(hint, name=name), faults))
    orders = {
        key: Order(tuple(order["members"]), order.get("worst") == 0)
        for key, order in loaded["orders"].items()
    }
    return Method(orders, datetime.date.fromisoformat(str(loaded["reference_day"])), loaded)


def _listed(head: Message, faults: Iterable[Message]) -> Message:
    for fault in faults:
        head = Message("{text}\n  {fault}", text=head, fault=fault)
    return head


@cache
def _shipped_text() -> str:
    return (resources.files("graph.analysis.score") / "method.yaml").read_text(encoding="utf-8")


@cache
def _shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = parse_yaml(_shipped_text())
    return loaded


def _faults(loaded: Any) -> Iterator[Message]:
    if not isinstance(loaded, dict):
        yield Message("expected keys and values")
        return
    if loaded.get("version") != VERSION:
        if set(loaded) & _FIRST_DESIGN:
            yield Message(
                "this is a method of the first design (version 1); weights and components were replaced by "
                "orders (kind, stage, health, side), from which the numbers are computed"
            )
        elif "version" not in loaded:
            yield Message("version: missing, expected {expected}", expected=VERSION)
        else:
            found = reprlib.repr(loaded["version"])
            yield Message("version: {found} is unknown (expected {expected})", found=found, expected=VERSION)
        return
    try:
        datetime.date.fromisoformat(str(loaded.get("reference_day")))
    except ValueError:
        yield Message("reference_day: expected a day such as 2026-05-31")
    yield from _unlike_faults(_shipped(), loaded, ())
    orders = loaded.get("orders")
    if isinstance(orders, dict):
        for key in ORDERS:
            yield from _order_faults(key, orders.get(key))


def _talk_faults(ceiling: float, scale: float) -> Iterator[Message]:
    if ceiling / scale > MOST_TALK:
        text = N_("talk.ceiling: {value:g} lets talk alone reach mark 4 (at most {most:.3g})")
        yield Message(text, value=ceiling, most=MOST_TALK * scale)


def _order_faults(name: str, order: Any) -> Iterator[Message]:
    """Name what makes a list no order of all the members that the schema knows."""
    members = order.get("members") if isinstance(order, dict) else None
    if not isinstance(members, list):
        return
    known = _members(name)
    for member in members:
        if isinstance(member, list) and len(member) > 1:
            text = N_("orders.{name}: {members} tie; an order puts each member on a place of its own")
            yield Message(text, name=name, members=member)
        elif member not in known:
            text = N_("orders.{name}: {member} is unknown ({known})")
            yield Message(text, name=name, member=repr(member), known=known)
    flat = [str(m) for member in members for m in (member if isinstance(member, list) else [member])]
    for member in sorted({m for m in flat if flat.count(m) > 1}):
        yield Message("orders.{name}: {member} stands twice", name=name, member=member)
    for member in known:
        if member not in flat:
            yield Message("orders.{name}: {member} is missing", name=name, member=member)
    if name != "kind" and sorted(flat) == sorted(known) and flat != list(known):
        text = N_("orders.{name}: must run {order}; another order would let a better word lower a mark")
        yield Message(text, name=name, order=" > ".join(known))


def _members(name: str) -> Sequence[str]:
    """Return all members of an order, from best to worst as the shipped method and the codebook have them."""
    if name == "kind":
        return tuple(read_schema().vocabularies["deal_kind"].terms)
    return tuple(_shipped()["orders"][name]["members"])


def _unlike_faults(pattern: Any, value: Any, path: tuple[str, ...]) -> Iterator[Message]:
    """Name what a file lacks or has beyond the shipped one, and what is not of its kind."""
    name = ".".join(path)
    if isinstance(pattern, dict) and isinstance(value, dict):
        known = {"worst": 0, **pattern} if path[:1] == ("orders",) and len(path) > 1 else pattern
        own = next(iter(pattern.values())) if name in _OPEN else None
        for key in (*value, *(key for key in pattern if own is None and key not in value)):
            inner = known.get(key, own)
            if inner is None:
                text = N_("{key}: unknown key (known: {known})")
                yield Message(text, key=".".join((*path, str(key))), known=list(known))
            else:
                yield from _unlike_faults(inner, value.get(key), (*path, str(key)))
    elif expected := _expected(pattern, value, name):
        missing, found = Message("missing"), Message("found {value}", value=reprlib.repr(value))
        what = missing if value is None else found
        yield Message("{key}: {found}, expected {expected}", key=name, found=what, expected=expected)


def _expected(pattern: Any, value: Any, name: str) -> Message | None:
    """Return what stands in the place of a value in a method file; None when the value is of that kind."""
    if isinstance(pattern, dict):
        return Message("a mapping")
    if isinstance(pattern, str):
        return None if isinstance(value, str) and value.strip() else Message("a text")
    if isinstance(pattern, list):
        # What is no member of an order is named with the members that are.
        words = isinstance(value, list) and (
            name.startswith("orders.") or all(isinstance(v, str) for v in value)
        )
        return None if words else Message("a list of words")
    least, most, whole = next(bounds for key, bounds in _NUMBERS.items() if fnmatchcase(name, key))
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if number and least <= value <= most and (not whole or value == int(value)):
        return None
    if least == most:
        return Message("{value}", value=least)
    if whole:
        return Message("a whole number from {least} to {most}", least=least, most=most)
    return Message("a number from {least} to {most}", least=least, most=most)
