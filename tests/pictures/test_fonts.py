"""Text is never wider than was reckoned, is cut and broken as people do, and what no font has is named."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from graph.pictures.fonts.embedding import embedded
from graph.pictures.fonts.measuring import shorten, width, wrap
from graph.pictures.fonts.shipped import FONTS, HAN_REGULAR, missing, opened
from schema.errors import ArgunError


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("path", FONTS)
def test_no_letter_of_our_own_fonts_is_wider_than_reckoned(path: Path, bold: bool) -> None:
    font = TTFont(path)
    if ("bold" in path.name) is not bold:
        return
    letters = {c: n for c, n in font.getBestCmap().items() if c != 0x20A8 and (c < 0x400 or c > 0x2010)}
    wide = {c: font["hmtx"].metrics[n][0] / 1000 for c, n in letters.items()}
    assert not {chr(c): w for c, w in wide.items() if w > width(chr(c), 1, bold) + 1e-9}


def test_marks_of_direction_take_no_room_and_what_is_unknown_takes_much() -> None:
    assert width("a\u200f\u0301", 10) == width("a", 10)
    assert width("ကု", 10) >= 10


@given(st.text(max_size=60), st.floats(0, 300), st.booleans())
def test_a_shortened_text_has_room_or_is_the_ellipsis(text: str, room: float, bold: bool) -> None:
    short = shorten(text, room, 11, bold)
    assert short == "…" or width(short, 11, bold) <= room + 1e-9
    assert short == text or short.endswith("…")


@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 4))
def test_wrapped_lines_have_room_and_lose_nothing_but_what_an_ellipsis_stands_for(
    text: str, room: float, lines: int
) -> None:
    found = wrap(text, room, 11, lines)
    assert len(found) <= lines
    assert all(width(line, 11) <= room + 1e-9 for line in found)
    if found and not found[-1].endswith("…"):
        assert "".join("".join(found).split()) == "".join(text.split())


def test_lines_break_at_spaces_and_between_chinese_characters_but_not_before_a_comma() -> None:
    assert wrap("Amur Region and Heilongjiang", 80, 11, 3) == ["Amur Region", "and", "Heilongjiang"]
    assert wrap("黑龙江省（中国），合作", 55, 11, 3) == ["黑龙江省", "（中国），", "合作"]
    assert wrap("Благовещенск–Хэйхэ, 2024-10", 120, 11, 9) == ["Благовещенск–", "Хэйхэ, 2024-10"]
    assert wrap("x" * 10_000, 100, 11, 2)[1].endswith("…")
    assert wrap("", 100, 11, 2) == []


def test_what_no_font_has_is_named_and_what_is_not_drawn_is_not_missed() -> None:
    assert missing("Амурская область — 黑龙江省, № 5 ≥ 3 → ₽\n\u200f\t") == ()
    assert missing("龘 🙂 龘") == ("龘", "🙂")


def test_a_font_that_is_missing_or_damaged_is_named(tmp_path: Path) -> None:
    damaged = tmp_path / "x.ttf"
    damaged.write_bytes(HAN_REGULAR.read_bytes()[:1000])
    with pytest.raises(ArgunError, match=r"x\.ttf cannot be used: it is no font, or damaged; install argun"):
        opened(damaged)
    with pytest.raises(ArgunError, match=r"y\.ttf cannot be used: there is no such file"):
        opened(tmp_path / "y.ttf")


def test_a_page_gets_a_font_with_just_its_chinese_characters() -> None:
    rule = embedded("Амур: 黑龙江，龘")
    found = re.search(r"base64,([^)]+)", rule)
    assert found is not None
    font = TTFont(io.BytesIO(base64.b64decode(found[1])))
    assert {chr(code) for code in font.getBestCmap()} == set("黑龙江，")
    assert font["hmtx"].metrics[font.getBestCmap()[ord("江")]][0] == 1000
    ours, whole = font["glyf"][font.getBestCmap()[ord("江")]], TTFont(HAN_REGULAR)
    same = whole["glyf"][whole.getBestCmap()[ord("江")]]
    assert ours.coordinates == same.coordinates
    assert (ours.xMin, ours.yMax) == (same.xMin, same.yMax)
    assert embedded("江黑，龙") == embedded(["黑龙", "江，"])


def test_a_page_without_chinese_gets_no_font() -> None:
    assert embedded("Амурская область — Amur") == ""
