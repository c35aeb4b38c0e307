"""Things and ties: nothing lies on anything, and any order gives the same picture."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest

from graph.pictures.drawing import Shape
from graph.pictures.fonts.measuring import width
from graph.pictures.labels import Box
from graph.pictures.node_link import NodeLink, Thing, Tie, draw
from graph.pictures.palette import ROLES
from graph.pictures.render import document_svg

KINDS = {"Region": "Regions", "Project": "Projects", "Company": "Companies", "": "Other things"}
ROLE_WORDS = {"operating": "operating", "guide": "without a state"}


def picture(things: list[Thing], ties: list[Tie]) -> NodeLink:
    return NodeLink("a title", "", things, ties, KINDS, ROLE_WORDS)


def chain(count: int) -> tuple[list[Thing], list[Tie]]:
    """Return regions, projects in them and companies that invest there."""
    kinds = ("Region", "Project", "Company")
    things = [
        Thing(f"{kind}:{n}", f"{kind} с длинным именем {n} " + "слово " * (n % 7), kind)
        for n in range(count)
        for kind in kinds
    ]
    ties = [
        Tie(f"{one}:{n * 7 % count}", f"{other}:{n}", role, "…")
        for n in range(count)
        for one, other, role in (("Region", "Project", "guide"), ("Project", "Company", "operating"))
    ]
    return things, ties


def star(count: int) -> tuple[list[Thing], list[Tie]]:
    kinds = list(KINDS)
    things = [Thing("hub", "Hub", "Region")]
    things += [Thing(f"t{n}", f"Thing {n}", kinds[n % 4]) for n in range(count)]
    return things, [Tie("hub", f"t{n}", "operating", "…") for n in range(count)]


def one_kind(count: int) -> tuple[list[Thing], list[Tie]]:
    things = [Thing(f"r{n}", f"Region {n}", "Region") for n in range(count)]
    return things, [Tie(f"r{n}", f"r{(n * 5 + 1) % count}", "operating", "…") for n in range(count)]


GRAPHS = {
    "chain": chain(40),
    "star": star(60),
    "one kind": one_kind(30),
    "one": ([Thing("x", "", "")], [Tie("x", "x", "guide", "…")]),
    "no ties": ([Thing(f"x{n}", "龘" * 10_000, "Region") for n in range(3)], []),
}


def boxes(shapes: tuple[Shape, ...], tag: str) -> list[Box]:
    found = []
    for shape in shapes:
        told = shape.attributes
        if tag == shape.tag == "rect":
            x, y = float(told["x"]), float(told["y"])
            found.append(Box(x, y, x + float(told["width"]), y + float(told["height"])))
        elif tag == shape.tag == "text":
            role = ROLES[shape.role]
            x, y = float(told["x"]), float(told["y"])
            wide = width(shape.words, role.size, bold=role.bold)
            found.append(Box(x, y - role.size * 0.8, x + wide, y + role.size * 0.2))
    return found


@pytest.mark.parametrize("name", GRAPHS)
def test_no_box_and_no_text_lies_on_another(name: str) -> None:
    drawing = draw(picture(*GRAPHS[name]))
    for tag in ("rect", "text"):
        found = boxes(drawing.shapes, tag)
        assert len(found) >= len(GRAPHS[name][0])
        assert not [(a, b) for a, b in combinations(found, 2) if a.meets(b)]
        assert all(box.within(Box(0, -2, drawing.width + 0.1, drawing.height + 2)) for box in found)


@pytest.mark.parametrize("name", GRAPHS)
def test_any_order_gives_the_same_picture(name: str) -> None:
    things, ties = GRAPHS[name]
    mixed = random.Random(3)  # noqa: S311 - an order, no secret
    shuffled = picture(mixed.sample(things, len(things)), mixed.sample(ties, len(ties)))
    assert document_svg(draw(shuffled), "ru") == document_svg(draw(picture(things, ties)), "ru")


def test_columns_by_kind_stand_so_that_ties_join_neighbours() -> None:
    drawing = draw(picture(*chain(9)))
    heads = {s.words: float(s.attributes["x"]) for s in drawing.shapes if s.role == "strong"}
    assert sorted(heads.values())[1] == heads["Projects · 9"]


def test_what_surrounds_one_thing_stands_on_both_sides_of_it() -> None:
    drawing = draw(picture(*star(60)))
    x = [float(s.attributes["x"]) for s in drawing.shapes if s.tag == "text" and s.words == "Hub"]
    lefts = [box.left for box in boxes(drawing.shapes, "rect")]
    assert min(lefts) < x[0] < max(lefts)
    assert drawing.height < 1000


def test_ties_between_the_same_things_are_one_thicker_line() -> None:
    things, _ = chain(1)
    ties = [Tie("Region:0", "Project:0", "operating", told) for told in ("b", "a")]
    paths = [s for s in draw(picture(things, ties)).shapes if s.tag in ("path", "line") and s.title]
    assert [(s.title, round(float(s.attributes["stroke-width"]), 1)) for s in paths] == [("a; b", 1.8)]


def test_a_hostile_name_is_text() -> None:
    svg = document_svg(draw(picture([Thing("x", "<script>\u202e\"'&", "Region")], [])), "en")
    assert "<script>" not in svg
    assert re.search(r"&lt;script&gt;", svg)


def test_lines_stay_within_the_picture() -> None:
    things, ties = chain(4)
    ties.append(Tie("Company:0", "Company:3", "operating", "…"))
    drawing = draw(picture(things, ties))
    across = [
        float(x)
        for shape in drawing.shapes
        if shape.tag == "path"
        for x in re.findall(r"[MC ]?(-?[\d.]+) -?[\d.]+(?=[C ]|$)", str(shape.attributes["d"]))
    ]
    assert across
    assert all(0 <= x <= drawing.width for x in across)
