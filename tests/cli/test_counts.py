"""Counts and their nouns agree, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli.words import count_of
from tests.command_line import LAYER_TIES, argun, run, write_layer


@pytest.mark.parametrize(
    ("number", "noun", "en", "ru"),
    [
        (1, "error", "1 error", "1 ошибка"),
        (2, "error", "2 errors", "2 ошибки"),
        (5, "error", "5 errors", "5 ошибок"),
        (0, "warning", "0 warnings", "0 предупреждений"),
        (1, "entity", "1 entity", "1 объект"),
        (112, "evidence", "112 pieces of evidence", "112 свидетельств"),
        (3, "place", "3 regions and provinces stand", "3 региона и провинции"),
    ],
)
def test_the_noun_has_the_form_of_its_number(number: int, noun: str, en: str, ru: str) -> None:
    assert count_of(number, noun, "en") == en
    assert count_of(number, noun, "ru") == ru


def test_one_error_is_no_errors(tmp_path: Path) -> None:
    wrong = LAYER_TIES.replace("The plant runs}]", "The plant runs}]\n  start: 2025\n  end: 2024", 1)
    layer = str(write_layer(tmp_path / "layer", wrong))
    assert "1 error," in run("check", "--dataset", layer).errors
    assert "1 ошибка," in run("check", "--dataset", layer, "--lang", "ru").errors
    assert "Warning: 1 error in" in run("regions", "--dataset", layer).errors


def test_what_has_no_count_of_one_is_told_in_the_plural() -> None:
    assert "regions and provinces stand in no cluster" in argun("clusters").errors
    assert "Вне кластеров: " in argun("clusters", "--lang", "ru").errors
