"""Of a day after all data nothing is known: the command says so, in one line, and only then."""

from __future__ import annotations

import pytest

from graph.statements.status import last_report
from tests.command_line import argun
from tests.shipped import shipped_workspace

pytestmark = pytest.mark.slow

EN = "is after all data: the last report ends on {last}"
RU = "позже всех данных: последний отчёт кончается {last}"


def last() -> str:
    return str(last_report(shipped_workspace().statements))


@pytest.mark.parametrize(
    "command",
    [
        ("score",),
        ("explain", "RU-AMU", "--top", "1"),
        ("promises", "--region", "RU-AMU"),
        pytest.param(
            ("changes", "--from", "2026-05-31", "--to", "2030-05-31", "--region", "RU-AMU"),
            marks=pytest.mark.slow,
        ),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(("lang", "said"), [("en", EN), pytest.param("ru", RU, marks=pytest.mark.slow)])
def test_a_day_after_the_last_report_is_said_once(command: tuple[str, ...], lang: str, said: str) -> None:
    day = () if "--to" in command else ("--as-of", "2030-05-31")
    lines = argun(*command, *day, "--lang", lang).errors.splitlines()
    assert [said.format(last=last()) in line for line in lines].count(True) == 1
    assert any("2030-05-31" in line for line in lines)


def test_a_day_within_the_data_needs_no_word() -> None:
    for day in ("2025-12-31", last()):
        assert argun("score", "--as-of", day).errors == ""
