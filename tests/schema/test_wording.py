"""Text that is safe to show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schema.wording import shortened, steering_characters, visible


@given(st.text())
def test_what_is_shown_cannot_steer_a_terminal(text: str) -> None:
    assert not steering_characters(visible(text))
    assert "\x1b" not in visible(text)
    if not steering_characters(text):
        assert visible(text) == text


@given(st.text(st.characters(codec="utf-8")))
def test_no_shown_word_is_longer_than_a_line(text: str) -> None:
    assert all(len(word) <= 100 for word in shortened(text).split())
    if all(len(word) <= 100 for word in text.split()):
        assert shortened(text) == text


def test_a_long_word_keeps_its_beginning_and_its_quotes() -> None:
    assert shortened("a '" + "x" * 200 + "' b") == "a '" + "x" * 39 + "…' b"
