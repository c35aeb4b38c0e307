"""The file of rules: what is shipped, and what is refused."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from graph.analysis.method import read_method
from graph.analysis.promise_rules import KINDS, read_rules
from schema.errors import MethodError

SHIPPED = (resources.files("graph.analysis") / "promise_rules.yaml").read_text(encoding="utf-8")


def test_every_kind_of_deal_has_a_threshold() -> None:
    assert set(KINDS) == {*read_method().values["kinds"], "flow"}


def test_unwatched_promises_are_given_longer() -> None:
    rules = read_rules()
    assert rules.silence_limit("exports", watched=False) > rules.silence_limit("exports", watched=True)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("months: 48", "months: -1", "silence_months.resources.months: expected a number above 0"),
        ("  capital:", "  bribes:", "silence_months.bribes: unknown kind"),
        ("  capital:", "  bribes:", "silence_months.capital.months: expected a number above 0"),
        ("level: 0.95", "level: 95", "level: expected a number between 0 and 1"),
        ("unwatched_factor: 2", "unwatched_factor: 0", "unwatched_factor: expected a number of at least 1"),
        ("silence_months:", "silences:", "silence_months: missing"),
        ("overdue_grace_months: 3", "overdue_grace_months: soon", "overdue_grace_months: expected"),
        ('why_ru: "программы планируются по годам"', "x: 1", "every threshold has its reason"),
        ("version: 1", "{", "cannot be read"),
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
