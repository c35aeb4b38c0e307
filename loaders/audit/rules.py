"""The rules of the audit, read from ``rules.yaml``: ids that never change, severity, texts, next step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from schema.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a stable id; ``code`` is the kind of a reader's problem that it stands for, or empty.

    ``text`` says with its fields what is wrong (empty where the reader says it), ``next`` what to do. All
    three texts are in English and are known to the catalogues.
    """

    id: str
    severity: str
    title: str
    next: str
    text: str = ""
    code: str = ""


@cache
def read_rules() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of the ids."""
    text = (resources.files("loaders.audit") / "rules.yaml").read_text(encoding="utf-8")
    rules = [Rule(**record) for record in parse_yaml(text)["rules"]]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


def rule_of_code(code: str) -> Rule:
    """Return the rule for a kind of reader's problem; an unknown kind falls under wrong values."""
    rules = read_rules().values()
    return next((r for r in rules if code and r.code == code), read_rules()["AR006"])
