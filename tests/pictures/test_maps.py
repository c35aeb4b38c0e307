"""Maps: every unit in the colour of its mark, states told by form and colour, names where there is room."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from graph.pictures.charts import border, small_map
from graph.pictures.charts import map as whole
from graph.pictures.charts.map import MapData
from graph.pictures.charts.small_map import SmallMap
from graph.pictures.close_up import Scene
from graph.pictures.geometry import View, frame, units
from graph.pictures.labels import Board, Box
from graph.pictures.maps import (
    STATES,
    Area,
    Crossing,
    Link,
    Way,
    ground,
    middle_of,
    outer_label,
    spots,
    symbol,
    ways,
)
from graph.pictures.render import document_svg, page_svg

HOSTILE = "<script>alert(1)</script>\"'‮" + "x" * 10_000
AREAS = {id_: Area(id_, id_[-3:], 1 + n % 10, f"{id_}: mark") for n, id_ in enumerate(units())}
CROSSINGS = tuple(
    Crossing(f"border-crossing:{state}", f"{state} crossing", 127.5 + n, 50.2, state, f"{state} crossing")
    for n, state in enumerate(STATES)
)
WAY = Way("corridor:x", "Way", "planned", (((124.0, 54.0), (127.5, 50.3)),), "Way: planned")
LINK = Link("region:RU-AMU", "province:CN-HL", 3.0, 0.5, "half works")
DATA = MapData("A finding", "How to read it", AREAS, CROSSINGS, (WAY,))


def test_every_unit_is_drawn_once_in_the_colour_of_its_mark() -> None:
    told = page_svg(whole.draw(DATA, "en"))
    drawn = dict(re.findall(r'class="([a-z]+-\d+)"[^>]* data-unit="([A-Z-]+)"', told))
    found = re.findall(r'data-unit="([A-Z-]+)"', told)
    assert sorted(found) == sorted(id_.partition(":")[2] for id_ in AREAS)
    assert set(drawn) == {area.role for area in AREAS.values()}


def test_units_lead_to_their_pages_and_say_their_marks() -> None:
    told = page_svg(whole.draw(DATA, "en"), lambda id_: f"{id_[-3:]}.html" if "AMU" in id_ else None)
    assert told.count("<a href") == 1
    assert "<title>region:RU-AMU: mark</title>" in told


def test_a_unit_too_small_for_an_outline_is_a_point() -> None:
    drawn = ground(View(frame(), 60, grid=2), AREAS, {})[1].shapes
    assert len(drawn) == len(AREAS)
    assert {shape.tag for shape in drawn} == {"path", "circle"}


def test_links_are_drawn_only_for_what_is_chosen() -> None:
    assert "share-" not in page_svg(whole.draw(DATA, "en"))
    told = page_svg(whole.draw(replace(DATA, links=(LINK,)), "en"))
    assert told.count('class="share-3 ln"') == 1


def test_states_differ_in_form_and_in_colour() -> None:
    signs = {state: symbol(0, 0, state, 5).shapes for state in STATES}
    assert len({signs[state][1].role for state in STATES}) == len(STATES)
    forms = {tuple((s.tag, s.attributes.get("d", "")) for s in signs[state]) for state in STATES}
    assert len(forms) == len(STATES) - 1  # stalled and cancelled differ in lightness


@pytest.mark.parametrize("data", [DATA, MapData("", "", {}), MapData("x", "", AREAS)])
def test_equal_data_gives_equal_bytes_and_a_map_of_nothing_is_drawn(data: MapData) -> None:
    for chart in (whole, border):
        assert document_svg(chart.draw(data, "ru"), "ru") == document_svg(chart.draw(data, "ru"), "ru")


def test_hostile_names_are_nothing_but_names() -> None:
    areas = {id_: replace(area, label=HOSTILE, told=HOSTILE) for id_, area in AREAS.items()}
    crossings = tuple(replace(c, label=HOSTILE, told=HOSTILE) for c in CROSSINGS)
    data = MapData(HOSTILE, HOSTILE, areas, crossings, (replace(WAY, label=HOSTILE, told=HOSTILE),))
    for chart in (whole, border):
        assert "<script" not in document_svg(chart.draw(data, "en"), "en")


def test_crossings_at_one_place_stand_side_by_side() -> None:
    view = View(frame(["region:RU-AMU"]), 500)
    here = [replace(CROSSINGS[0], id=f"border-crossing:{n}") for n in range(4)]
    places = sorted(x for _, x, _ in spots(view, here, 5))
    assert len(places) == 4
    assert all(right - left >= 9 for left, right in pairwise(places))


def test_ways_are_cut_at_the_frame() -> None:
    view = View(frame(["region:RU-YEV"]), 500)
    assert ways(view, [WAY]) == []
    assert middle_of(view, WAY) is None
    through = replace(WAY, lines=(((120.0, 48.8), (140.0, 48.8)),))
    (drawn,) = ways(view, [through])
    numbers = [float(n) for n in re.findall(r"[\d.]+", str(drawn.shapes[1].attributes["d"]))]
    assert max(numbers) <= 500
    assert drawn.shapes[1].attributes["stroke-dasharray"]


def test_names_give_way_to_each_other() -> None:
    board = Board(Box(0, 0, 120, 60))
    assert outer_label(board, 60, 30, "A name")
    for _ in range(20):
        outer_label(board, 60, 30, "A name")
    assert outer_label(board, 60, 30, "A name") == []


def test_a_small_map_names_what_it_is_about_and_leaves_the_rest_pale() -> None:
    scene = Scene(AREAS, CROSSINGS, (), (), frozenset({"region:RU-AMU", CROSSINGS[0].id}))
    told = page_svg(small_map.draw(SmallMap("Amur", "", scene, ("region:RU-AMU",)), "en"))
    assert "operating crossing" in re.sub("<title>.*?</title>", "", told)
    assert "stalled crossing" not in re.sub("<title>.*?</title>", "", told)
    assert "MOW" not in told
    assert len(told) < 25_000


def test_a_small_map_of_partners_holds_them_all() -> None:
    scene = Scene(AREAS, links=(LINK,), named=frozenset({"region:RU-AMU", "province:CN-HL"}))
    drawing = small_map.draw(SmallMap("Amur", "", scene, ("region:RU-AMU", "province:CN-HL")), "en")
    told = page_svg(drawing)
    assert 'class="share-3 ln"' in told
    assert len(told) < 40_000
