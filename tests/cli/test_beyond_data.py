"""Of a day after all data nothing is known: the command says so, in one line, and only then."""

from __future__ import annotations

import pytest

from graph.statements.status import last_report
from tests.command_line import argun
from tests.shipped import shipped_workspace

LAST = last_report(shipped_workspace().statements)
EN = f"is after all data: the last report ends on {LAST}"
RU = f"позже всех данных: последний отчёт кончается {LAST}"


@pytest.mark.parametrize(
    "command",
    [
        ("score",),
        ("explain", "RU-AMU", "--top", "1"),
        ("promises", "--region", "RU-AMU"),
        ("changes", "--from", "2026-05-31", "--to", "2030-05-31", "--region", "RU-AMU"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(("lang", "said"), [("en", EN), ("ru", RU)])
def test_a_day_after_the_last_report_is_said_once(command: tuple[str, ...], lang: str, said: str) -> None:
    day = () if "--to" in command else ("--as-of", "2030-05-31")
    lines = argun(*command, *day, "--lang", lang).errors.splitlines()
    assert [said in line for line in lines].count(True) == 1
    assert any("2030-05-31" in line for line in lines)


@pytest.mark.parametrize("day", ["2025-12-31", str(LAST)])
def test_a_day_within_the_data_needs_no_word(day: str) -> None:
    assert argun("score", "--as-of", day).errors == ""
