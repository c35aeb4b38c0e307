"""The shipped rules of promises: a threshold and a reason for every kind of deal, numbers within range."""

from __future__ import annotations

from importlib import resources

from graph.analysis.promises.rules import read_rules
from schema.reader import read_schema
from schema.yaml_text import parse_yaml


def test_every_kind_of_deal_has_a_threshold_with_its_reason() -> None:
    text = (resources.files("graph.analysis.promises") / "rules.yaml").read_text(encoding="utf-8")
    limits = parse_yaml(text)["silence_months"]
    assert set(limits) == set(read_schema().vocabularies["deal_kind"].terms)
    assert all(limit["why"].strip() for limit in limits.values())


def test_the_numbers_are_of_their_range() -> None:
    rules = read_rules()
    assert 0 < rules.level < 1
    assert rules.unwatched_factor >= 1
    months = [rules.overdue_grace_months, *rules.silence_months.values()]
    assert all(type(number) is int for number in months)
    assert rules.overdue_grace_months >= 0
    assert min(rules.silence_months.values()) > 0


def test_unwatched_promises_are_given_longer() -> None:
    rules = read_rules()
    assert rules.silence_limit("goods", watched=False) > rules.silence_limit("goods", watched=True)
