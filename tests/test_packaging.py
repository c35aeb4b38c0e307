"""Our top-level packages are ours alone."""

from __future__ import annotations

import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.shipped import shipped_workspace


@pytest.mark.parametrize("package", ["graph", "loaders", "queries", "schema"])
def test_no_other_distribution_provides_our_top_level_name(package: str) -> None:
    assert set(packages_distributions().get(package, [])) <= {"argun"}


def test_what_sources_ask_for_is_credited_and_shipped() -> None:
    root = Path(__file__).parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "NOTICE*" in project["license-files"]
    told = (root / "NOTICE").read_text(encoding="utf-8")
    entities = shipped_workspace().statements.entities.values()
    asked = {
        str(e.properties["licence"]) for e in entities if e.type == "Source" and "licence" in e.properties
    }
    assert {"CC BY 4.0", "CC BY-SA 4.0"} <= asked
    assert [licence for licence in asked if f"({licence})" not in told] == []
