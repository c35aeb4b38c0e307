"""Larger graphs: pictures of places stay as small and as readable, since they show places and not ties."""

from __future__ import annotations

from functools import cache

import pytest

from graph.pictures.drawing import Drawing, Shape
from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.drawing import Asked, draw
from graph.workflows.drawn.clusters import MOST_PAIRS, MOST_PLACES
from graph.workflows.workspace import Workspace
from tests.factories import statements, tie

pytestmark = pytest.mark.slow
_STAGES = ("discussed", "agreed", "building", "operating")


@cache
def workspace() -> Workspace:
    """Return 5,000 deals between 83 regions and 34 provinces, a third of which name no province."""
    ties = [
        tie(
            "HAS_PROJECT",
            f"region:R{i * 7 % 83}",
            f"project:p{i}",
            _STAGES[(i * i + i // 5) % 4],
            regions=f"R{i * 7 % 83}",
            provinces=[f"P{(i * i * 5 + i // 3) % 34}"] if i % 3 else [],
        )
        for i in range(5_000)
    ]
    return Workspace(read_back=statements(ties))


def shapes(drawing: Drawing) -> list[Shape]:
    found = list(drawing.shapes)
    for shape in found:
        found.extend(shape.shapes)
    return found


def test_the_clusters_keep_their_limits_and_say_what_they_leave_out() -> None:
    drawing = draw("clusters", workspace(), Asked(), "en")
    found = shapes(drawing)
    assert sum("pair" in s.data for s in found) <= MOST_PAIRS
    places = {s.data["at"] for s in found if "at" in s.data}
    assert len(places) <= MOST_PLACES
    assert {f"R{n}" for n in range(83)} <= places
    assert drawing.foot[0].startswith("Drawn: ")


@pytest.mark.parametrize("name", ["matrix", "kinds", "sectors"])
def test_every_region_has_its_row(name: str) -> None:
    drawing = draw(name, workspace(), Asked(), "en")
    about = {s.about for s in shapes(drawing)}
    assert {f"region:R{n}" for n in range(83)} <= about
    assert drawing.height < 2_000


def test_the_pages_name_pairs_and_leave_the_deals_to_the_regions() -> None:
    atlas = Atlas(workspace(), "en", ("en",))
    told = {page.path: atlas.shell.render(page).decode() for page in PAGES["partners"].make(atlas)}
    assert "too many deals to name them here" in told["partners.html"]
    assert 'id="R0+P' in told["partners.html"]
    assert max(map(len, told.values())) < 250_000
