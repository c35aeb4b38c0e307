"""The geometry of the map holds every unit of the dataset, whole and within the frame."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from graph.pictures.geometry import Unit, View, around, frame, project, units
from graph.pictures.geometry.clipping import clipped, holds

_ENTITIES = Path(__file__).parents[2] / "loaders/dataset/entities"
_PLACES = {
    unit["id"]: unit
    for room in ("regions", "provinces")
    for unit in yaml.load((_ENTITIES / f"{room}.yaml").read_text("utf-8"), yaml.CSafeLoader)["entities"]
}


def test_every_unit_of_the_dataset_has_a_place() -> None:
    assert set(units()) == set(_PLACES)
    assert list(units()) == sorted(units())


@pytest.mark.parametrize("named", sorted(_PLACES))
def test_a_capital_lies_in_its_unit_or_just_beside_it(named: str) -> None:
    unit = units()[named]
    x, y = project(_PLACES[named]["capital_longitude"], _PLACES[named]["capital_latitude"])
    assert unit.box[0] - 25 <= x <= unit.box[2] + 25
    assert unit.box[1] - 25 <= y <= unit.box[3] + 25


@pytest.mark.parametrize("unit", units().values(), ids=str)
def test_the_label_stands_within_the_unit(unit: Unit) -> None:
    assert not unit.rings or unit.holds(unit.label)


def test_only_macao_is_a_point() -> None:
    assert [unit.id for unit in units().values() if not unit.rings] == ["province:CN-MO"]


def test_chukotka_is_one_piece_across_the_180th_meridian() -> None:
    chukotka = units()["region:RU-CHU"]
    mainland = max(chukotka.rings, key=len)
    for place in ((177.5, 66.5), (-175.0, 66.3)):
        assert holds(mainland, project(*place))
    assert max(abs(x2 - x1) for (x1, _), (x2, _) in pairwise(mainland)) < 100


@pytest.mark.parametrize(
    ("named", "lon", "lat"),
    [
        ("region:RU-KGD", 21.0, 54.7),
        ("region:RU-MUR", 37.0, 67.5),
        ("province:CN-HI", 109.8, 19.2),
        ("region:RU-SAK", 143.0, 50.0),
        ("region:RU-KYA", 104.3, 77.6),  # Cape Chelyuskin
    ],
)
def test_what_lies_far_out_is_drawn_where_it_is(named: str, lon: float, lat: float) -> None:
    unit = units()[named]
    assert unit.holds(project(lon, lat))


def test_the_frame_holds_everything() -> None:
    left, top, right, bottom = frame()
    for unit in units().values():
        assert left < unit.box[0] < unit.box[2] < right
        assert top < unit.box[1] < unit.box[3] < bottom
        assert all(clipped(ring, frame()) is ring for ring in unit.rings)


def test_neighbours_share_their_border_to_the_point() -> None:
    amur, heilongjiang = (
        {point for ring in units()[named].rings for point in ring}
        for named in ("region:RU-AMU", "province:CN-HL")
    )
    assert len(amur & heilongjiang) > 20


def test_a_small_map_cuts_at_its_frame() -> None:
    view = View(frame(["region:RU-YEV"], ratio=1.5), 480)
    assert view.height == pytest.approx(320)
    shown = {unit.id: view.path(unit.rings) for unit in view.units()}
    assert {"region:RU-YEV", "region:RU-KHA", "province:CN-HL"} <= set(shown)
    assert "region:RU-MOW" not in shown
    assert "-" not in shown["region:RU-YEV"].split("l")[0]
    assert view.holds(view.place(132.92, 48.79))
    assert not view.holds(view.place(37.6, 55.8))


def test_the_whole_map_is_small() -> None:
    view = View(frame(margin=0.01), 1100, grid=1)
    paths = [view.path(unit.rings) for unit in units().values()] + [view.path(around())]
    assert sum(map(len, paths)) < 90_000
