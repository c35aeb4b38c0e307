"""Numbers as facts: how an amount reads in each language."""

from __future__ import annotations

import pytest

from graph.texts import say
from graph.workflows.portraits.numbers import NumberFact, amount_words
from tests.factories import number


@pytest.mark.parametrize(
    ("value", "unit", "lang", "told"),
    [
        (10.8, "billion_RUB", "en", "10.8 billion RUB"),
        (10.8, "billion_RUB", "ru", "10,8 млрд руб."),
        (10.8, "billion_RUB", "zh", "108亿卢布"),
        (2.35, "billion_m3_per_year", "zh", "23.5亿立方米/年"),
        (1.0, "year", "ru", "1 год"),
        (3.0, "year", "ru", "3 года"),
        (1500.0, "km", "ru", "1 500 км"),
    ],
)
def test_an_amount_reads_as_each_language_counts(value: float, unit: str, lang: str, told: str) -> None:
    fact = NumberFact.of(number("project:plant", "capacity", value, unit))
    assert say(amount_words(fact), lang).replace("\u00a0", " ").replace("\u202f", " ") == told
