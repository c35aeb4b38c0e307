"""What people write into cells is read as they mean it, or refused."""

from __future__ import annotations

import pytest

from loaders.table_mapping.cell_values import date_of, number_of
from schema.errors import InvalidValueError

DATES = {
    "05.12.2025": "2025-12-05",
    "05.12.2025 г.": "2025-12-05",
    "05.12.2025 00:00": "2025-12-05",
    "05.12.2025 0:00:00": "2025-12-05",
    "2025-12-05T00:00:00": "2025-12-05",
    "2025-12-05 13:45:10.123": "2025-12-05",
    "11/30/2026 04:54:25": "2026-11-30",
    "5 декабря 2025 года": "2025-12-05",
    "декабрь 2025": "2025-12",
    "12.2025": "2025-12",
    "2025年12月": "2025-12",
    "IV квартал 2025": "2025-Q4",
    "4 кв. 2025 г.": "2025-Q4",
    "2 полугодие 2025": "2025-H2",
    "I полугодие 2025 г.": "2025-H1",
    "1-е полугодие 2025": "2025-H1",
    "2025 год": "2025",
}
NUMBERS = {
    "1 200,5": (1200.5, ""),
    "1\u00a0200,50 млн руб.": (1200.5, "млн руб"),
    "1,234.5": (1234.5, ""),
    "1.234.567": (1234567, ""),
    "−15 %": (-15, "%"),
    "0,5": (0.5, ""),
}


@pytest.mark.parametrize("cell", DATES)
def test_a_date_is_as_precise_as_it_is_written(cell: str) -> None:
    assert date_of(cell) == DATES[cell]


@pytest.mark.parametrize(
    "cell", ["к концу 2025", "31.02.2025", "04:54", "2025-12-05 полдень", "3 полугодие 2025"]
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    with pytest.raises(InvalidValueError):
        date_of(cell)


@pytest.mark.parametrize("cell", NUMBERS)
def test_a_number_is_told_from_its_unit(cell: str) -> None:
    assert number_of(cell) == NUMBERS[cell]
