"""Labels never lie on each other; a drawing is sound for pages and for documents, whatever it is called."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.pictures.drawing import Drawing, circle, group, line, path, rect, stack, text
from graph.pictures.labels import Board, Box, Label, spread
from graph.pictures.palette import ROLES, with_colours
from graph.pictures.render import document_svg, page_definitions, page_svg, style_sheet
from schema.errors import UsageError

HOSTILE = "<script>alert(1)</script>\"' onload=x \u202e ]]> &amp;"
FRAME = Box(0, 0, 400, 300)
_SVG = "{http://www.w3.org/2000/svg}"

labels = st.builds(
    Label,
    x=st.floats(0, 400),
    y=st.floats(0, 300),
    width=st.floats(5, 120),
    height=st.floats(8, 20),
)


def drawing(words: str = HOSTILE) -> Drawing:
    shapes = (
        rect(0, 0, 40, 10, "operating", title=words, about="region:RU-AMU"),
        rect(50, 0, 40, 10, "unlooked", data={"key": words}),
        circle(10, 30, 4, "published"),
        path("M0 0L10 10", "share-5", width=3),
        line(0, 50, 100, 50, "grid"),
        group([text(5, 60, words, "strong")], about="region:RU-TA", title=words),
        text(5, 80, words, "small", anchor="end", turned=-45),
    )
    return Drawing("sample", 200, 100, words, words, shapes, (words,))


@given(st.lists(labels, max_size=40))
def test_labels_lie_neither_on_each_other_nor_outside(found: list[Label]) -> None:
    board = Board(FRAME)
    boxes = [placed.box for label in found if (placed := board.place(label))]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.within(FRAME) for box in boxes)


def test_a_label_that_finds_no_room_is_left_out_and_the_first_has_the_first_choice() -> None:
    here = Label(10, 10, 380, 280, gap=1)
    board = Board(FRAME)
    first, second = board.place(here), board.place(here)
    assert first is not None
    assert second is None


@given(st.lists(st.floats(0, 100), max_size=30), st.floats(1, 10))
def test_spread_places_keep_their_order_and_their_distance(wanted: list[float], gap: float) -> None:
    found = spread(wanted, gap, 0, 100)
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    assert all(found[b] - found[a] >= gap - 1e-6 for a, b in pairwise(order))


def test_places_that_are_far_enough_apart_stay_where_they_are() -> None:
    assert spread([30, 10, 50], 5, 0, 100) == [30, 10, 50]


def test_a_document_is_sound_and_needs_no_style_sheet() -> None:
    told = document_svg(drawing(), "ru", title="Заголовок")
    root = ET.fromstring(told)  # noqa: S314 # our own text
    assert not any("class" in e.attrib or "data-key" in e.attrib for e in root.iter())
    assert not list(root.iter(f"{_SVG}style"))
    assert not list(root.iter(f"{_SVG}script"))
    assert not list(root.iter(f"{_SVG}a"))
    assert any(e.text == "Заголовок" for e in root.iter(f"{_SVG}text"))
    assert any("<script>" in (e.text or "") for e in root.iter(f"{_SVG}text"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_shape_of_a_document_has_its_colour(theme: str) -> None:
    root = ET.fromstring(document_svg(drawing(), "en", theme=theme))  # type: ignore[arg-type] # noqa: S314
    shapes = [e for e in root.iter() if e.tag in (f"{_SVG}circle", f"{_SVG}path", f"{_SVG}text")]
    assert all("fill" in e.attrib for e in shapes)
    (stroked,) = root.iter(f"{_SVG}path")
    assert stroked.attrib["fill"] == "none"
    assert stroked.attrib["stroke"] == ROLES["share-5"].fill_in(theme)  # type: ignore[arg-type]


def test_a_page_links_to_what_it_knows_a_page_for() -> None:
    told = page_svg(drawing("Амур"), {"region:RU-TA": "places/RU-TA.html"}.get)
    root = ET.fromstring(told)  # noqa: S314 # our own text
    assert [a.attrib["href"] for a in root.iter("a")] == ["places/RU-TA.html"]
    assert root.find(".//*[@data-key]") is not None


def test_a_page_has_a_rule_for_every_role_that_it_shows() -> None:
    roles = {"operating", "unlooked", "published", "share-5", "grid", "strong", "small"}
    rules = style_sheet(roles)
    assert all(f".pic .{role}{{" in rules for role in roles)
    assert ".cancelled" not in rules
    assert "prefers-color-scheme:dark" in rules
    assert 'id="hatch-unlooked"' in page_definitions()


def test_a_bar_leaves_out_what_is_empty_and_its_parts_lie_side_by_side() -> None:
    found = stack(10, 0, 8, [(20, "operating", "a"), (0, "late", "b"), (30, "stalled", "c")])
    assert [s.role for s in found] == ["operating", "stalled"]
    assert [s.attributes["x"] for s in found] == [10, 30]


def test_own_colours_take_the_place_of_ours_in_light_and_dark() -> None:
    told = document_svg(drawing(), "en", roles=with_colours({"operating": "#123456", "grid": "abcdef"}))
    assert 'fill="#123456"' in told
    assert 'stroke="#abcdef"' in told


@pytest.mark.parametrize(
    ("given", "said"), [({"operatin": "#111111"}, "operating"), ({"late": "red"}, "red")]
)
def test_a_wrong_colour_is_refused_with_what_there_is(given: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        with_colours(given)
