"""The checks of the audit by name, and their rules by id.

A check is a module of :mod:`loaders.audit.checks` that declares ``CHECK``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.rooms import Room
from loaders.audit.records import Context, Fault
from loaders.audit.rules import Rule


def _no_faults(context: Context) -> Iterator[Fault]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Check:
    """Rules, and the function that finds what breaks them; none for what the reader finds."""

    rules: Sequence[Rule]
    find: Callable[[Context], Iterator[Fault]] = _no_faults


CHECKS: Mapping[str, Check] = Room("loaders.audit.checks", "CHECK")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of the ids."""
    rules = [rule for check in CHECKS.values() for rule in check.rules]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


def rule_of_code(code: str) -> Rule:
    """Return the rule for a kind of reader's problem; an unknown kind falls under wrong values."""
    by_code = {rule.code: rule for rule in all_rules().values() if rule.code}
    return by_code.get(code) or by_code["value"]
