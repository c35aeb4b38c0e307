"""Text that is safe to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.texts import say
from schema.wording import refusal, seen, shortened, steering_characters, visible


@given(st.text())
def test_what_is_shown_cannot_steer_a_terminal(text: str) -> None:
    assert not steering_characters(visible(text))
    assert "\x1b" not in visible(text)
    if not steering_characters(text):
        assert visible(text) == text


@pytest.mark.parametrize(
    "code",
    [
        0x00, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x17B4, 0x180E, 0x200B,
        0x200C, 0x200D, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x3164,
        0xD800, 0xDFFF, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0x1D173, 0xE0001, 0xE0041, 0xE007F,
        0xE0100, 0xF0000, 0x10FFFF,
    ],
    ids="U+{:04X}".format,
)  # fmt: skip
def test_what_nobody_sees_is_named_written_out_and_left_out(code: int) -> None:
    text = f"a{chr(code)}b"
    assert steering_characters(text) == [f"U+{code:04X}"]
    assert visible(text).isascii()
    assert visible(text) != "ab"
    assert seen(text) == "ab"


@pytest.mark.parametrize(
    "text",
    [
        "Амурский ГПЗ, 2-я очередь",
        "Ёлка\u0301",  # an accent of its own
        "黑龙江省（东北）、〇",
        "𠮷野家",  # beyond the first plane
        "\U000323b0",  # assigned in a Unicode that this Python may not know
        "No-break\u00a0space, wide\u3000space",
        "№ 5 — «x» … ½ ° €",
        "line\nline\tcell",
    ],
)
def test_what_names_and_texts_need_has_its_place(text: str) -> None:
    assert steering_characters(text) == []
    assert visible(text) == text
    assert seen(text) == text


#: Words of one letter, and what stands between words in one language or another.
_WORDS = st.lists(st.tuples(st.sampled_from("ax7"), st.integers(1, 300)), min_size=1)
_GAPS = st.sampled_from([" ", "、", "，", "“", "«", "中", "\n"])


@given(_WORDS, _GAPS)
def test_no_shown_word_is_longer_than_a_line(words: list[tuple[str, int]], gap: str) -> None:
    text = gap.join(letter * length for letter, length in words)
    assert all(len(word) <= 100 for word in shortened(text).split(gap.strip() or None))
    if all(length <= 100 for _, length in words):
        assert shortened(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "阶段“built”未知（" + "、".join(f"stage-number-{n}" for n in range(12)) + "）",
        "该联系的各方均不在来源所述地区之内，而来源又未说明其所在地。" * 6,
    ],
)
def test_a_sentence_in_chinese_is_no_long_word(text: str) -> None:
    assert len(text) > 100
    assert shortened(text) == text


def test_a_long_word_within_chinese_is_cut_alone() -> None:
    assert shortened("标识符“" + "x" * 200 + "”未知") == "标识符“" + "x" * 40 + "…”未知"


def test_a_long_word_keeps_its_beginning_and_its_quotes() -> None:
    assert shortened("a '" + "x" * 200 + "' b") == "a '" + "x" * 39 + "…' b"


def test_a_refusal_of_the_system_is_in_words_that_can_be_translated(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "none").read_text(encoding="utf-8")
    assert say(refusal(caught.value), "en") == "there is no such file or folder"
    assert not say(refusal(caught.value), "zh").isascii()
    assert str(refusal(OSError(99999, "some reason"))) == "some reason"
