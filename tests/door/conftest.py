"""The shipped dataset through the door, opened once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from graph import Dataset, open_dataset


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the machine's environment says of datasets and databases out."""
    for name in [n for n in os.environ if n.startswith(("ARGUN_", "NEO4J_")) and n != "ARGUN_TEST_NEO4J"]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def dataset() -> Iterator[Dataset]:
    """The shipped dataset, for records; asked in Cypher it would load a store of its own."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("ARGUN_DATASET", raising=False)
        opened = open_dataset()
    with opened:
        yield opened
