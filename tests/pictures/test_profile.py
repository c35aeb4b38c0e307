"""The profile of a place: every label has room, whatever the names, and what is not known is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.pictures.charts.profile import (
    PICTURE,
    Carrier,
    Part,
    Partner,
    Profile,
    announcements,
    with_whom,
)
from graph.pictures.drawing import Drawing
from graph.pictures.palette import FATE_ROLES
from tests.text_boxes import collisions, outside, text_boxes

LONG = "Российско-китайский " * 20
FULL = Profile(
    title="Amur Oblast: mark 9",
    subtitle="Амурская область",
    is_region=True,
    mark=9,
    low=8.0,
    high=9.7,
    rank=4,
    rank_low=2,
    rank_high=7,
    places=83,
    published=(("2026", 9.0), ("2025", 8.5)),
    parts=(Part(LONG, 4.4, 0.0), Part("built", 2.3, 0.9), Part("nothing", 0.0, 0.0)),
    partners=(
        Partner("province:CN-HL", "黑龙江" * 30, 4.4, 3.0, 21),
        Partner("", "not told", 2.3, 1.0, 18),
        Partner("province:CN-JL", "Jilin", 0.0, 0.0, 2),
    ),
    carriers=tuple(Carrier(LONG, 1.3 / n, "operating", LONG, "project:x") for n in range(1, 12)),
    fates=tuple((fate, f"{fate} {LONG}", 1) for fate in FATE_ROLES),
    late=tuple((LONG, "due 2024, 2 years ago") for _ in range(9)),
)
EMPTY = replace(
    FULL, mark=1, low=1.0, high=1.0, published=(), parts=(), partners=(), carriers=(), late=(), fates=()
)


def words(drawing: Drawing) -> list[str]:
    return [told for told, _ in text_boxes(drawing.shapes)]


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize(
    "data", [FULL, EMPTY, replace(FULL, mark=10, low=9.9, high=10.0, rank=1, rank_low=1)]
)
def test_no_label_lies_on_another_or_is_cut_off(data: Profile, lang: str) -> None:
    drawing = PICTURE.draw(data, lang)
    assert collisions(drawing) == []
    assert outside(drawing) == []


def test_what_no_source_tells_is_a_partner_like_others() -> None:
    assert "not told" in words(with_whom(FULL, "en").alone())
    assert "2 deals, no results" in words(with_whom(FULL, "en").alone())


def test_every_fate_that_occurs_is_told_with_its_count_and_no_other() -> None:
    one = replace(FULL, fates=(("came_true", "came true", 3), ("stalled", "stalled", 0)), late=())
    assert words(announcements(one, "en").alone()) == ["came true", "3"]


def test_a_place_of_which_nothing_is_known_says_so() -> None:
    told = " ".join(words(PICTURE.draw(EMPTY, "en")))
    assert "No deal with a Chinese side is known." in told
    assert "No announcement is known." in told


def test_marks_that_are_equal_in_two_editions_share_a_label() -> None:
    same = replace(FULL, published=(("2026", 9.0), ("2025", 9.0)))
    assert "2025, 2026" in words(PICTURE.draw(same, "en"))
