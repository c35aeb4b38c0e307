"""What maps are drawn from: places, courses and states as the data tells them."""

from __future__ import annotations

from functools import cache
from math import fsum, hypot

import pytest

from graph.pictures.geometry import project, units
from graph.pictures.maps import STATES
from graph.workflows.drawing import Asked, draw
from graph.workflows.drawn.map import finding
from graph.workflows.drawn.small_map import small_map
from graph.workflows.geography import Geography, state_of
from schema.errors import UsageError
from tests.shipped import shipped_workspace


@cache
def shown(lang: str = "en") -> Geography:
    return Geography(shipped_workspace(), lang)


def test_every_unit_has_its_mark() -> None:
    marks = {
        s.id: s.mark for of in ("regions", "provinces") for s in shipped_workspace().appraisal.scores(of)
    }
    assert {area.id: area.mark for area in shown().areas.values()} == marks
    assert set(shown().areas) == set(units())


def kinds_near(lon: float, lat: float) -> set[str]:
    """Return which kinds of units hold a place or have a point of their outline within 100 km."""
    x, y = project(lon, lat)
    return {
        id_.partition(":")[0]
        for id_, unit in units().items()
        if unit.holds((x, y)) or any(hypot(x - px, y - py) < 100 for ring in unit.rings for px, py in ring)
    }


def test_crossings_lie_by_the_border_of_both_countries() -> None:
    for crossing in shown().crossings:
        assert kinds_near(crossing.lon, crossing.lat) == {"region", "province"}, crossing.id
        assert crossing.state in STATES


def test_what_is_not_drawn_is_told() -> None:
    drawn = {crossing.id for crossing in shown().crossings} | {way.id for way in shown().ways}
    left = {entity.id for entity in shown().undrawn}
    assert not drawn & left
    assert {"project:power-of-siberia", "project:espo-pipeline"} <= drawn
    assert "border-crossing:tashanta" in left
    assert not any(
        shown().workspace.statements.entities[id_].properties.get("mode") == "sea" for id_ in drawn
    )


def test_routes_and_pipelines_begin_in_russia_and_end_in_china() -> None:
    for way in shown().ways:
        assert "region" in kinds_near(*way.lines[0][0]), way.id
        assert "province" in kinds_near(*way.lines[0][-1]), way.id


def test_the_shares_untold_and_the_links_are_all_of_the_points() -> None:
    for region, untold in shown().untold.items():
        points = fsum(dyad.points for dyad in shown().dyads if dyad.region == region)
        told = fsum(joined.points for joined in shown().links if joined.region == region)
        assert told + untold * points == pytest.approx(points)


def test_a_link_works_as_far_as_its_deals_do() -> None:
    assert all(0 <= joined.works <= 1 for joined in shown().links)
    amur = next(d for d in shown().dyads if (d.region, d.province) == ("region:RU-AMU", "province:CN-HL"))
    assert amur.counts["working"] <= amur.counts["operating"]
    assert state_of("operating", "ended") == "operating"


def test_the_title_is_a_finding_of_the_data() -> None:
    areas = shown().areas
    assert finding(areas, "en").startswith("5 of the 7 regions with a mark of 8 or more")
    assert finding({}, "en") == "Regions and provinces by mark"


@pytest.mark.parametrize("place", ["region:RU-AMU", "region:RU-KLU", "province:CN-HL", "province:CN-MO"])
def test_a_small_map_is_about_its_place(place: str) -> None:
    made = small_map(shown(), place)
    assert made.shown[0] == place
    assert made.title.startswith(shipped_workspace().statements.entities[place].name("en"))


def test_a_picture_is_asked_for_by_name() -> None:
    links = draw("map", shipped_workspace(), Asked(region="Амурская область"), "ru")
    assert any("share-" in s.role for group in links.shapes for s in group.shapes)
    with pytest.raises(UsageError):
        draw("map", shipped_workspace(), Asked(region="Nowhere"), "en")
    with pytest.raises(UsageError):
        draw("small-map", shipped_workspace(), Asked(), "en")
