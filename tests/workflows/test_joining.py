"""Lists and sentences are joined as the language of the reader has it."""

from __future__ import annotations

from graph.texts import languages
from graph.workflows.sentences.joining import bracketed, in_sequence, listed, paragraph
from schema.messages import Message


def test_english_has_spaces_between_sentences_and_before_brackets() -> None:
    assert paragraph((Message("One."), Message("Two."), Message("Three.")), "en") == "One. Two. Three."
    assert listed(("a", "b"), "en") == "a, b"
    assert in_sequence(("a, b", "c"), "en") == "a, b; c"
    assert bracketed("plants", "running", "en") == "plants (running)"


def test_chinese_has_signs_of_its_own_and_no_spaces() -> None:
    assert paragraph((Message("一。"), Message("二。"), Message("三。")), "zh") == "一。二。三。"
    assert listed(("甲", "乙"), "zh") == "甲、乙"
    assert in_sequence(("甲、乙", "丙"), "zh") == "甲、乙；丙"
    assert bracketed("甲", "乙", "zh") == "甲（乙）"


def test_nothing_is_lost_in_any_language() -> None:
    for lang in languages():
        for joined in (listed, in_sequence):
            assert [part for part in "abc" if part in joined("abc", lang)] == ["a", "b", "c"]
