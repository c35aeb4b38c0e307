"""A drawing becomes a file in the size, colours and title that an analyst chose."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from graph.pictures.drawing import Drawing, circle, rect, text
from graph.workflows.picture_files import (
    Kind,
    Look,
    Size,
    kind_of,
    own_colours,
    picture_file,
    read_size,
    undrawn,
)
from schema.errors import ArgunError, UsageError

DRAWING = Drawing(
    "sample",
    400,
    200,
    "Амурская область: 4 из 14 связей работают",
    "Чем темнее, тем больше",
    (
        rect(0, 0, 50, 20, "operating", title="<b>"),
        circle(9, 9, 4, "unlooked"),
        text(0, 90, "黑龙江省 & Co", "strong"),
    ),
    ("Данные: 2026",),
)


def svg(look: Look | None = None) -> str:
    return picture_file(DRAWING, "ru", "svg", look or Look()).decode()


def test_an_svg_opens_in_any_program() -> None:
    root = ET.fromstring(svg())  # noqa: S314 # our own text
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not re.search(r"var\(|<style|<script|class=|currentColor| on\w+=", svg())
    assert "黑龙江省 & Co" in "".join(root.itertext())
    assert set(re.findall(r'(?:href|src)="([^"]*)"', svg())) == set()


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("16cm", Size(16, None, "cm")),
        ("16x9cm", Size(16, 9, "cm")),
        ("16,5 × 9 CM", Size(16.5, 9, "cm")),
        ("1600px", Size(1600, None, "px")),
    ],
)
def test_a_size_is_read(given: str, size: Size) -> None:
    assert read_size(given) == size


@pytest.mark.parametrize("given", ["", "16", "0cm", "16in", "-3cm", "1e9px", "300cm", "x9cm", "16x0cm"])
def test_what_is_no_size_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(UsageError, match=r"expected (16cm, 16x9cm or 1600px|more than nothing and at most)"):
        read_size(given)


def test_every_kind_has_the_size_that_was_asked() -> None:
    ratio = _ratio()
    look = Look(size=Size(16, None, "cm"))
    assert f'width="16cm" height="{16 * ratio:.6g}cm" viewBox' in svg(look)
    page = PdfReader(io.BytesIO(picture_file(DRAWING, "ru", "pdf", look))).pages[0]
    assert float(page.mediabox[2]) == pytest.approx(16 / 2.54 * 72, abs=0.01)
    png = picture_file(DRAWING, "ru", "png", look)
    assert struct.unpack(">L", png[16:20]) == (round(16 / 2.54 * 300),)
    wide = picture_file(DRAWING, "ru", "png", Look(size=Size(1600, None, "px")))
    assert struct.unpack(">L", wide[16:20]) == (1600,)


def test_with_a_height_it_has_room_in_both() -> None:
    flat = Look(size=Size(16, 1, "cm"))
    assert f'width="{1 / _ratio():.6g}cm" height="1cm"' in svg(flat)
    assert 'width="16cm"' in svg(Look(size=Size(16, 100, "cm")))


def _ratio() -> float:
    _, _, wide, high = map(float, re.findall(r'viewBox="([^"]+)"', svg())[0].split())
    return high / wide


def test_own_title_and_colours_take_the_place_of_ours() -> None:
    own = svg(Look(title="Свой <заголовок>", colours={"operating": "#010203", "text": "#040506"}))
    assert "Свой &lt;заголовок&gt;" in own
    assert "4 из 14" not in own
    assert '#010203"' in own
    assert svg(Look(theme="dark")) != svg()


def test_colours_come_from_a_file_and_over_it_from_the_line(tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text("operating: '#111111'\nbuilding: '#222222'\n", encoding="utf-8")
    assert own_colours(["building = #333333"], file) == {"operating": "#111111", "building": "#333333"}


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("operating", "expected ROLE=COLOUR"),
        ("operatin=#111111", r"there is no colour for \"operatin\" \(did you mean operating"),
        ("operating=red", "not of the form"),
    ],
)
def test_a_colour_that_is_none_is_refused_with_what_exists(pair: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        own_colours([pair], None)


@pytest.mark.parametrize("content", ["- a", "operating: 3", "a: [", "'"])
def test_a_file_that_holds_no_colours_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"colours\.yaml"):
        own_colours([], file)
    with pytest.raises(ArgunError, match="cannot be read"):
        own_colours([], tmp_path / "none.yaml")


def test_the_suffix_says_the_kind() -> None:
    assert [kind_of(path) for path in ("a.SVG", "b/c.png", "d.pdf", "-")] == ["svg", "png", "pdf", "svg"]
    for path in ("a.jpg", "a", ".svg"):
        with pytest.raises(UsageError, match=r"written as \.svg, \.png, \.pdf"):
            kind_of(path)


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_same_drawing_is_the_same_file(kind: Kind) -> None:
    assert picture_file(DRAWING, "zh", kind, Look()) == picture_file(DRAWING, "zh", kind, Look())


def test_characters_that_no_font_of_ours_has_are_named_but_for_svg() -> None:
    look = Look(title="龘 🙂 Амур")
    assert "has 龘🙂:" in str(undrawn(DRAWING, "ru", "png", look))
    assert undrawn(DRAWING, "ru", "svg", look) is None
    assert undrawn(DRAWING, "ru", "pdf", Look()) is None
