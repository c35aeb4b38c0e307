"""Our top-level packages are ours alone."""

from __future__ import annotations

from importlib.metadata import packages_distributions

import pytest


@pytest.mark.parametrize("package", ["graph", "loaders", "queries", "schema"])
def test_no_other_distribution_provides_our_top_level_name(package: str) -> None:
    assert set(packages_distributions().get(package, [])) <= {"argun"}
