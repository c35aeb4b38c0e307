"""The pictures of marks, announcements and changes: what they draw of what they are given."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.pictures.charts.changes import Changes
from graph.pictures.charts.changes import Row as Change
from graph.pictures.charts.marks import Marks
from graph.pictures.charts.marks import Row as Mark
from graph.pictures.charts.promises import Promises
from graph.pictures.charts.promises import Row as Announced
from graph.pictures.drawing import Drawing, Shape
from graph.pictures.palette import FATE_ROLES
from graph.pictures.registry import PICTURES
from graph.pictures.render import document_svg
from graph.workflows.drawing import Asked, draw
from graph.workflows.portraits.promises import FATE_WORDS, FATES
from schema.errors import NotFoundError, UsageError
from tests.factories import statements, tie
from tests.shipped import shipped_workspace

HOSTILE = "<script>window.hacked=1</script>\"'" + "ы" * 10_000
AMUR = Mark("region:RU-AMU", "Amur", 9, 9.2, 8.0, 9.7, 1, 1, 3, 9.0)
OMSK = Mark("region:RU-OMS", "Omsk", 4, 3.6, 2.0, 6.3, 2, 2, 4, 8.0)
TVER = Mark("region:RU-TVE", "Tver", 3, 3.4, 2.0, 6.3, 3, 2, 4)
FATED = Announced("region:RU-AMU", "Amur", {**dict.fromkeys(FATES, 0), "came_true": 1, "too_new": 3})
LEDGER = Promises((FATED,), FATED, 1, 0, 3, FATE_WORDS)
ROSE = Change("region:RU-AMU", "Amur", 8.0, 9.0, 8.0, 9.0, {"new": 1.5, "fell": -0.5})
STAYED = Change("region:RU-TVE", "Tver", 3.0, 3.0, None, None, {"known": 0.001})


def shapes(drawing: Drawing) -> Iterator[Shape]:
    def under(shape: Shape) -> Iterator[Shape]:
        yield shape
        for one in shape.shapes:
            yield from under(one)

    for shape in drawing.shapes:
        yield from under(shape)


def of_role(drawing: Drawing, role: str) -> list[Shape]:
    return [shape for shape in shapes(drawing) if shape.role == role]


def test_a_published_mark_is_a_ring_and_one_outside_the_interval_another() -> None:
    drawing = PICTURES["marks"].draw(Marks((AMUR, OMSK, TVER)), "en")
    assert len(of_role(drawing, "ring")) == len(of_role(drawing, "published")) == 1 + 1  # and the legend
    assert drawing.title == "Amur leads; the published mark lies within our interval for 1 of 2 regions"


def test_without_published_marks_there_is_no_ring_and_no_word_of_them() -> None:
    drawing = PICTURES["marks"].draw(Marks((TVER,), "provinces"), "en")
    assert of_role(drawing, "ring") == of_role(drawing, "published") == []
    assert "published" not in drawing.title


def test_what_is_too_new_stands_apart_and_what_there_is_none_of_is_not_drawn() -> None:
    drawing = PICTURES["promises"].draw(LEDGER, "en")
    done, new = (of_role(drawing, FATE_ROLES[fate])[-1].attributes for fate in ("came_true", "too_new"))
    assert float(new["x"]) >= float(done["x"]) + float(done["width"]) + 5
    assert of_role(drawing, FATE_ROLES["stalled"]) == []
    assert drawing.title == "Of 4 announcements 1 has come true; nobody looked again at 0"


def test_losses_go_left_of_gains_and_only_causes_that_there_are_are_named() -> None:
    drawing = PICTURES["changes"].draw(Changes((ROSE, STAYED), "May", "June"), "en")
    gain, loss = (of_role(drawing, f"cause-{cause}")[-1].attributes for cause in ("new", "lost"))
    assert float(loss["x"]) + float(loss["width"]) == pytest.approx(float(gain["x"]))
    assert of_role(drawing, "cause-corrected") == []
    assert len(of_role(drawing, "published-fill")) == 1 + 1  # and the legend


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("marks", Marks((replace(AMUR, name=HOSTILE[:40]),))),
        ("promises", replace(LEDGER, rows=(replace(FATED, name=HOSTILE[:40]),))),
        ("changes", Changes((replace(ROSE, name=HOSTILE[:40]),), "May", "June")),
    ],
)
def test_hostile_names_are_escaped(name: str, data: object) -> None:
    assert "<script" not in document_svg(PICTURES[name].draw(data, "en"), "en")


@pytest.mark.parametrize(
    ("name", "data"),
    [("marks", Marks(())), ("promises", replace(LEDGER, rows=(), whole=replace(FATED, fates={}))),
     ("changes", Changes((), "May", "June"))],
)  # fmt: skip
def test_a_picture_of_nothing_says_so(name: str, data: object) -> None:
    drawing = PICTURES[name].draw(data, "en")
    assert drawing.title.startswith(("No", "Nothing"))
    assert math.isfinite(drawing.width * drawing.height)


@pytest.mark.parametrize(("name", "by"), [("marks", "kilos"), ("promises", "kilos")])
def test_an_order_that_there_is_not_is_refused_with_those_that_there_are(name: str, by: str) -> None:
    with pytest.raises(UsageError, match="kilos"):
        draw(name, shipped_workspace(), Asked(by=by), "en")


def test_all_regions_and_all_provinces_have_their_row() -> None:
    for by, count in (("regions", 83), ("provinces", 34)):
        drawing = draw("marks", shipped_workspace(), Asked(by=by), "en")
        assert len([s for s in shapes(drawing) if s.tag == "text" and s.about]) == count


def test_the_same_data_gives_the_same_bytes() -> None:
    for name in ("marks", "promises", "changes"):
        first, second = (document_svg(draw(name, shipped_workspace(), Asked(), "ru"), "ru") for _ in range(2))
        assert first == second


def test_without_two_editions_two_days_must_be_named() -> None:
    from graph.workflows.workspace import Workspace

    small = Workspace(read_back=statements([tie("HAS_PROJECT", "region:RU-AMU", "project:plant")]))
    with pytest.raises(NotFoundError, match="name two days"):
        draw("changes", small, Asked(), "en")
    with pytest.raises(UsageError, match="both"):
        draw("changes", shipped_workspace(), Asked(start="2025"), "en")
