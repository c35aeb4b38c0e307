"""Counts and their nouns agree, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.texts import say
from schema.messages import counted
from tests.command_line import LAYER_TIES, argun, run, write_layer


@pytest.mark.parametrize(
    ("number", "lang", "said"),
    [
        (1, "en", "1 error"),
        (2, "en", "2 errors"),
        (0, "en", "0 errors"),
        (1, "ru", "1 ошибка"),
        (3, "ru", "3 ошибки"),
        (11, "ru", "11 ошибок"),
        (21, "ru", "21 ошибка"),
        (112, "ru", "112 ошибок"),
        (2, "zh", "2个错误"),
    ],
)
def test_the_noun_has_the_form_of_its_number(number: int, lang: str, said: str) -> None:
    assert say(counted("{count} error", "{count} errors", number), lang) == said


def test_one_error_is_no_errors(tmp_path: Path) -> None:
    wrong = LAYER_TIES.replace("The plant runs}]", "The plant runs}]\n  start: 2025\n  end: 2024", 1)
    layer = str(write_layer(tmp_path / "layer", wrong))
    assert "1 error," in run("check", "--dataset", layer).errors
    assert "1 ошибка," in run("check", "--dataset", layer, "--lang", "ru").errors
    assert "Warning: 1 error in" in run("regions", "--dataset", layer).errors


def test_what_has_no_count_of_one_is_told_in_the_plural() -> None:
    assert "regions and provinces are in no cluster" in argun("clusters").errors
    assert " вне кластеров" in argun("clusters", "--lang", "ru").errors
