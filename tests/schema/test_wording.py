"""Text that is safe to show, and numbers with the right form of their noun."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schema.wording import counted, shortened, steering_characters, visible


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


@given(st.integers(0, 10**6))
def test_russian_nouns_follow_the_last_figures(number: int) -> None:
    form = counted(number, "one", "few", "many").split()[1]
    if str(number).endswith(("11", "12", "13", "14")):
        assert form == "many"
    else:
        assert form == {"1": "one", "2": "few", "3": "few", "4": "few"}.get(str(number)[-1], "many")


def test_english_nouns_have_two_forms() -> None:
    assert [counted(n, "rule", "rules") for n in (0, 1, 2, 21)] == [
        "0 rules",
        "1 rule",
        "2 rules",
        "21 rules",
    ]
