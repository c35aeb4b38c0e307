"""The file of rules: what is shipped, and what is refused."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from graph.analysis.promises.rules import read_rules
from schema.errors import MethodError
from schema.reader import read_schema

SHIPPED = (resources.files("graph.analysis.promises") / "rules.yaml").read_text(encoding="utf-8")


def test_every_kind_of_deal_has_a_threshold() -> None:
    assert set(read_rules().silence_months) == set(read_schema().vocabularies["deal_kind"].terms)


def test_unwatched_promises_are_given_longer() -> None:
    rules = read_rules()
    assert rules.silence_limit("goods", watched=False) > rules.silence_limit("goods", watched=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("months: 18", "months: -1", "silence_months.goods.months: expected a number above 0"),
        ("months: 18", "months: .inf", "silence_months.goods.months: expected a number above 0"),
        ("  service:", "  bribes:", "silence_months.bribes: unknown kind"),
        ("  service:", "  bribes:", "silence_months.service.months: expected a number above 0"),
        ("level: 0.95", "level: 95", "level: expected a number between 0 and 1"),
        ("unwatched_factor: 2", "unwatched_factor: 0", "unwatched_factor: expected a number of at least 1"),
        ("silence_months:", "silences:", "silence_months: missing"),
        ("overdue_grace_months: 3", "overdue_grace_months: soon", "overdue_grace_months: expected"),
        ('why_ru: "договор вузов', 'x: "договор вузов', "partnership: every threshold has its reason"),
        ("version: 2", "{", "cannot be read"),
    ],
)
def test_a_wrong_file_of_rules_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in SHIPPED
    path = tmp_path / "rules.yaml"
    path.write_text(SHIPPED.replace(old, new), encoding="utf-8")
    with pytest.raises(MethodError, match=said):
        read_rules(path)


def test_a_missing_file_of_rules_is_named(tmp_path: Path) -> None:
    with pytest.raises(MethodError, match=r"nowhere\.yaml cannot be read"):
        read_rules(tmp_path / "nowhere.yaml")
