"""The ego network: what works first, what stands behind projects, nothing left out without a word."""

from __future__ import annotations

import pytest

from graph.workflows.drawing import Asked, draw
from graph.workflows.drawn.ego import MOST_THINGS, ego_data
from schema.errors import NotFoundError, UsageError
from tests.shipped import shipped_workspace


def test_a_company_is_drawn_with_its_projects_and_their_regions() -> None:
    data = ego_data(shipped_workspace(), Asked(entity="Haier"), "en")
    kinds = {thing.kind for thing in data.things}
    assert kinds >= {"Company", "Project", "Region"}
    assert data.title.startswith("Haier: of ")
    assert "operating" in {tie.role for tie in data.ties} <= set(data.roles)


def test_what_has_no_room_is_told() -> None:
    data = ego_data(shipped_workspace(), Asked(entity="country:CN"), "en")
    assert len(data.things) <= MOST_THINGS
    assert "have no room here" in data.foot[0]


def test_one_thing_must_be_named() -> None:
    with pytest.raises(UsageError, match="name it with --of, --region or --province"):
        draw("ego", shipped_workspace(), Asked(), "en")


def test_a_thing_without_ties_is_nothing_found() -> None:
    with pytest.raises(NotFoundError, match="tied to nothing that is known"):
        ego_data(shipped_workspace(), Asked(entity="edition:rating-2025"), "en")
