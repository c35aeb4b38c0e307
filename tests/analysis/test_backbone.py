"""The backbone keeps what is much for one of its ends, and what is most for each first end."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.network.backbone import backbone


def test_an_edge_stays_where_chance_would_hardly_make_it() -> None:
    """(1 - 8/10) ** 2 = 0.04 is below 0.2, (1 - 1/10) ** 2 = 0.81 is not."""
    weights = {("a", "x"): 8.0, ("a", "y"): 1.0, ("a", "z"): 1.0}
    assert backbone(weights) == {("a", "x")}


def test_an_edge_that_is_much_for_the_other_end_stays() -> None:
    weights = {("a", "x"): 5.0, ("a", "y"): 5.0, ("b", "y"): 0.1, ("c", "y"): 0.1}
    assert ("a", "y") in backbone(weights)


def test_each_first_end_keeps_its_heaviest_edge_and_of_equals_the_first() -> None:
    weights = {("a", "y"): 1.0, ("a", "x"): 1.0, ("b", "w"): 0.0}
    assert backbone(weights) == {("a", "x"), ("b", "w")}


@given(
    st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), st.floats(0, 9)), st.randoms()
)
def test_the_order_of_edges_changes_nothing(weights: dict[tuple[str, str], float], random_: Random) -> None:
    shuffled = list(weights.items())
    random_.shuffle(shuffled)
    assert backbone(weights) == backbone(dict(shuffled))


def test_nothing_has_no_backbone() -> None:
    assert backbone({}) == set()
