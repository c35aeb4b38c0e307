"""How one tie is shared between regions (MODEL, attribution)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.statements.shares import region_shares

ROLES = ("site", "origin", "endpoint", "transit", "claimed")


@pytest.mark.parametrize(
    ("roles", "shares"),
    [
        ({}, {}),
        ({"a": "site"}, {"a": 1.0}),
        ({"a": "site", "b": "origin", "c": "transit"}, {"a": 1.0, "b": 0.0, "c": 0.0}),
        ({"a": "site", "b": "site"}, {"a": 0.5, "b": 0.5}),
        ({"a": "origin", "b": "endpoint"}, {"a": 0.5, "b": 0.5}),
        ({"a": "origin", "b": "endpoint", "c": "transit"}, {"a": 0.4, "b": 0.4, "c": 0.2}),
        ({"a": "transit"}, {"a": 1.0}),
        ({"a": "claimed"}, {"a": 0.0}),
        ({"a": "claimed", "b": "transit"}, {"a": 0.0, "b": 1.0}),
    ],
)
def test_shares_follow_the_written_rule(roles: dict[str, str], shares: dict[str, float]) -> None:
    assert region_shares(roles) == pytest.approx(shares)


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.sampled_from(ROLES)))
def test_shares_sum_to_one_or_to_nothing_and_name_every_region(roles: dict[str, str]) -> None:
    shares = region_shares(roles)
    assert list(shares) == sorted(roles)
    counts = any(role != "claimed" for role in roles.values())
    assert sum(shares.values()) == pytest.approx(1.0 if counts else 0.0, abs=1e-12)
    assert all(0.0 <= share <= 1.0 for share in shares.values())
    assert all(shares[r] == 0.0 for r, role in roles.items() if role == "claimed")
