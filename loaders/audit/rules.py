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

    ``text_en`` and ``text_ru`` are format strings for what a finding says.
    """

    id: str
    severity: str
    title_en: str
    title_ru: str
    text_en: str
    text_ru: str
    next_en: str
    next_ru: str
    code: str = ""


@cache
def read_rules() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of the ids."""
    text = (resources.files("loaders.audit") / "rules.yaml").read_text(encoding="utf-8")
    records = parse_yaml(text)["rules"]
    rules = [
        Rule(
            record["id"],
            record["severity"],
            record["title"]["en"],
            record["title"]["ru"],
            record.get("text", {}).get("en", "{message}"),
            record.get("text", {}).get("ru", "{message}"),
            record["next"]["en"],
            record["next"]["ru"],
            record.get("code", ""),
        )
        for record in records
    ]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


def rule_of_code(code: str) -> Rule:
    """Return the rule for a kind of reader's problem; an unknown kind falls under wrong values."""
    rules = read_rules().values()
    return next((r for r in rules if code and r.code == code), read_rules()["AR006"])
