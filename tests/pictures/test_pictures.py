"""Pictures are sound SVG that escapes names, loads nothing and shows every region."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from graph.pictures.comparison import Dot, ScoresAndMarks
from graph.pictures.registry import PICTURES
from graph.pictures.render import document_svg

DOTS = [
    Dot("A", "<Б & В>", 5.0, {"blind": 4.5, "calibrated": 5.0}),
    Dot("B", "Область", 5.0, {"blind": 4.51, "calibrated": 1.0}),
    Dot("C", "区", 2.0, {"blind": 10.0, "calibrated": 2.0}),
]
BLIND = ScoresAndMarks(DOTS, {"blind": "b < a"})
BOTH = ScoresAndMarks(DOTS, {"blind": "b < a", "calibrated": "cal"})


def drawn(name: str, data: ScoresAndMarks, lang: str = "en") -> str:
    return document_svg(PICTURES[name].draw(data, lang), lang)


def circles(name: str, data: ScoresAndMarks) -> list[ET.Element]:
    root = ET.fromstring(drawn(name, data))  # noqa: S314 # our own text
    return root.findall(".//{http://www.w3.org/2000/svg}circle")


@pytest.mark.parametrize(("name", "data"), [("calibration-plot", BLIND), ("rank-plot", BOTH)])
def test_names_are_escaped_and_nothing_is_loaded(name: str, data: ScoresAndMarks) -> None:
    text = drawn(name, data)
    root = ET.fromstring(text)  # noqa: S314 # our own text
    assert any("<Б & В>" in (e.text or "") for e in root.iter())
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in text


def test_each_region_and_mode_has_a_dot() -> None:
    assert len(circles("calibration-plot", BLIND)) == 3
    assert len(circles("rank-plot", BOTH)) == 3 * 3 + 3  # and the legend


def test_a_higher_score_stands_higher_and_a_higher_mark_further_right() -> None:
    heights = {
        c[0].text: (float(c.attrib["cx"]), float(c.attrib["cy"])) for c in circles("calibration-plot", BLIND)
    }
    best, area = heights["区: 10.00 / 2"], heights["Область: 4.51 / 5"]
    assert best[0] < area[0]
    assert best[1] < area[1]


def test_what_it_shows_is_told_to_who_cannot_see_it() -> None:
    found = drawn("rank-plot", BOTH, "ru").split("<desc")[1]
    assert "место каждого региона" in found


def test_titles_are_in_the_language_asked() -> None:
    titles = {lang: drawn("rank-plot", BOTH, lang).split("<title")[1] for lang in ("en", "ru", "zh")}
    assert "Ranks by score" in titles["en"]
    assert "Места по баллу" in titles["ru"]
    assert "名次" in titles["zh"]
