"""Pictures of who works with whom and who does what: what they show, and that nothing in them runs."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

import pytest

from graph.pictures.drawing import Drawing, Shape
from graph.pictures.render import document_svg, page_svg
from graph.workflows.drawing import Asked, draw
from graph.workflows.workspace import Workspace
from schema.errors import NotFoundError, UsageError
from tests.factories import entity, statements, tie

NAMES = ("clusters", "matrix", "kinds", "sectors")
HOSTILE = "<script>alert(1)</script>\"' onload=x \u202e" + "Ж" * 10_000


@cache
def workspace() -> Workspace:
    """Amur has two plants with Heilongjiang, one of them works; Tatarstan one with nobody told, and talk."""
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", provinces=["CN-HL"]),
        tie("HAS_PROJECT", "region:RU-AMU", "project:mill", "agreed", "stalled", provinces=["CN-HL"]),
        tie("HAS_PROJECT", "region:RU-TA", "project:works", regions="RU-TA"),
        tie(
            "HAS_PROJECT", "region:RU-TA", "project:hotel", "discussed", regions="RU-TA", provinces=["CN-SD"]
        ),
        tie("HAS_PROJECT", "region:RU-KLU", "project:yard", "discussed", regions="RU-KLU"),
    ]
    return Workspace(read_back=statements(ties))


@cache
def hostile() -> Workspace:
    names = dict.fromkeys(("en", "ru", "zh"), HOSTILE)
    base = workspace().statements
    changed = [entity(e.id) for e in base.entities.values()]
    named = [type(e)(e.id, e.type, names, (), e.properties, e.layer) for e in changed]
    return Workspace(read_back=statements(base.ties.values(), entities=named))


def drawn(name: str, work: Workspace | None = None, by: str | None = None) -> Drawing:
    return draw(name, work or workspace(), Asked(by=by), "en")


def shapes(drawing: Drawing) -> list[Shape]:
    found = list(drawing.shapes)
    for shape in found:
        found.extend(shape.shapes)
    return found


def test_the_title_says_what_is_not_told() -> None:
    assert drawn("clusters").title.startswith("33% of the points of results name no Chinese province")
    assert "100% are with" in drawn("clusters").title


def test_results_have_width_and_talk_is_thin() -> None:
    pairs = {s.data["pair"]: s for s in shapes(drawn("clusters")) if "pair" in s.data}
    assert set(pairs) == {"RU-AMU+CN-HL", "RU-TA+CN-SD"}
    assert pairs["RU-AMU+CN-HL"].role == "share-3"  # one of two works
    assert pairs["RU-TA+CN-SD"].role == "axis"
    widths = [float(pairs[key].attributes["stroke-width"]) for key in ("RU-AMU+CN-HL", "RU-TA+CN-SD")]
    assert widths[0] > widths[1]


def test_a_circle_is_hollow_as_far_as_no_province_is_told() -> None:
    members = {s.data["at"]: s for s in shapes(drawn("clusters")) if "at" in s.data}
    roles = {code: [s.role for s in shape.shapes if s.tag == "circle"] for code, shape in members.items()}
    assert roles["RU-AMU"] == ["region"]
    assert roles["RU-TA"] == ["region-line"]
    assert roles["RU-KLU"] == ["region-line"]  # in a row of its own: it names nobody
    assert set(members) == {"RU-AMU", "RU-TA", "RU-KLU", "CN-HL", "CN-SD"}


def test_the_matrix_holds_every_pair_and_what_is_not_told_first() -> None:
    (field,) = (s for s in shapes(drawn("matrix")) if "rows" in s.data)
    assert [one.partition("@")[0] for one in field.data["columns"].split()] == ["CN", "CN-HL", "CN-SD"]
    assert {one.partition("@")[0] for one in field.data["rows"].split()} == {"RU-AMU", "RU-TA", "RU-KLU"}


def test_kinds_have_a_row_for_every_region_in_either_order() -> None:
    for by in ("mark", "similarity"):
        rows = [s.about for s in shapes(drawn("kinds", by=by)) if "row" in s.data]
        assert sorted(rows) == ["region:RU-AMU", "region:RU-KLU", "region:RU-TA"]
    assert rows[-1] == "region:RU-KLU"


def test_an_unknown_order_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"similarity"):
        drawn("kinds", by="size")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_of_nothing_says_so(name: str) -> None:
    with pytest.raises(NotFoundError, match="no deal"):
        drawn(name, Workspace(read_back=statements([])))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_only_names_and_are_cut(name: str) -> None:
    drawing = drawn(name, hostile())
    for told in (document_svg(drawing, "en"), page_svg(drawing, lambda id_: f"#{id_}")):
        elements = [*ET.fromstring(told).iter()]  # noqa: S314 # our own text
        assert not any(element.tag.endswith("script") for element in elements)
        assert not any(key.startswith("on") for element in elements for key in element.attrib)
        assert "\u202e" not in told
        assert len(told) < 60_000


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_ties_changes_nothing(name: str) -> None:
    base = workspace().statements
    turned = statements(reversed([*base.ties.values()]), entities=reversed([*base.entities.values()]))
    again = Workspace(read_back=turned)
    assert document_svg(drawn(name), "en") == document_svg(drawn(name, again), "en")
