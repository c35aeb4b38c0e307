"""Text that is safe to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.texts import say
from schema.wording import refusal, shortened, steering_characters, visible


@given(st.text())
def test_what_is_shown_cannot_steer_a_terminal(text: str) -> None:
    assert not steering_characters(visible(text))
    assert "\x1b" not in visible(text)
    if not steering_characters(text):
        assert visible(text) == text


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
