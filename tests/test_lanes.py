"""Lanes: what is a unit test, and that tests of a group run together."""

from __future__ import annotations

import os

import pytest

from tests.lanes import reaches_heavy
from tests.shipped import shipped_workspace


def _reads_shipped_data() -> object:
    return [shipped_workspace() for _ in range(1)]


class _Reader:
    def read(self) -> object:
        return _reads_shipped_data()


TABLE = {"reader": lambda: _Reader()}


def _looks_up() -> object:
    return TABLE["reader"]


def _counts() -> int:
    return len([_counts])


def _goes_round() -> object:
    return _goes_back(), _reads_shipped_data()


def _goes_back() -> object:
    return _goes_round()


def test_what_goes_round_in_a_circle_is_heavy_wherever_one_begins() -> None:
    for one, other in ((_goes_round, _goes_back), (_goes_back, _goes_round)):
        known: dict[int, bool] = {}
        assert [reaches_heavy(f, known) for f in (one, other)] == [True, True]


def test_what_leads_to_shipped_data_by_whatever_way_is_heavy() -> None:
    assert [reaches_heavy(f) for f in (_reads_shipped_data, _Reader, _looks_up)] == [True] * 3
    assert not reaches_heavy(_counts)


@pytest.mark.xdist_group("together")
def test_the_group_of_a_test_is_known_where_tests_are_handed_out(request: pytest.FixtureRequest) -> None:
    """By the end of its id; a pytest whose ids cannot be changed would start every server twice."""
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith("@together")
