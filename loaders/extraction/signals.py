"""The words of ``rules/stages.yaml`` and ``rules/health.yaml``: what they say of stage and health."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.extraction.phrases import Phrases
from loaders.extraction.rulebook import check_keys, check_term, phrases_of, rules
from schema.errors import SchemaError

PARTS = ("head", "act", "noun", "flow", "mark", "effort")
_KEYS = frozenset(("part", "stage", "health", "basis", "plan", "takes", "completes", "caps", "goes", "thin"))
_FILES = ("stages", "health")


@dataclass(frozen=True, slots=True)
class Signal:
    """What a set of words says; see ``rules/stages.yaml`` for the parts."""

    name: str
    part: str
    stage: str | None = None
    health: str | None = None
    basis: str = "reported"
    plan: bool = False
    takes: bool = False
    completes: bool = False
    caps: bool = False
    goes: bool = False
    thin: bool = False


#: What is said where a verb of a result in the past is denied.
UNDONE = Signal("undone", "mark", health="stalled", basis="inferred", takes=True)


@cache
def denied_well() -> frozenset[str]:
    """Return the verbs whose denial is no bad news ("did not exclude")."""
    return frozenset(rules("words")["denied_well"])


@cache
def signals() -> Phrases[Signal]:
    """Return all words that say something of stage and health; health goes before stage at equal length."""
    return Phrases(
        (phrase, signal)
        for file in reversed(_FILES)
        for name, rule in rules(file).items()
        for signal in [read_signal(file, name, rule)]
        for phrase in phrases_of(file, name, rule)
    )


def read_signal(file: str, name: str, rule: Mapping[str, Any]) -> Signal:
    """Return the signal that a rule declares.

    Raises
    ------
    SchemaError
        It has an unknown key, part or term.
    """
    check_keys(file, name, rule, _KEYS)
    for key, vocabulary in (("stage", "stage"), ("health", "health"), ("basis", "basis")):
        if key in rule:
            check_term(file, f"{name}: {key}", rule[key], vocabulary)
    if rule.get("part") not in PARTS:
        raise SchemaError(
            "rules/{file}.yaml: {key}: part is one of {parts}", file=file, key=name, parts=list(PARTS)
        )
    return Signal(
        name,
        rule["part"],
        rule.get("stage"),
        rule.get("health"),
        rule.get("basis", "reported"),
        bool(rule.get("plan", False)),
        bool(rule.get("takes", False)),
        bool(rule.get("completes", False)),
        bool(rule.get("caps", False)),
        bool(rule.get("goes", False)),
        bool(rule.get("thin", False)),
    )
