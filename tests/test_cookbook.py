"""The statements of the cookbook give the answers that stand below them; ``--update-golden`` writes those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.output import Format, write_rows
from graph.store.base import Store
from tests.pages import Shown, read_statements, write_answers

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {name: DOCS / name for name in ("cookbook.md", "cookbook.ru.md")}
STATEMENTS = {name: read_statements(page.read_text(encoding="utf-8")) for name, page in PAGES.items()}


@pytest.fixture
def answer(shipped: Store, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """What ``argun cypher`` prints on a terminal."""

    def ask(statement: str) -> str:
        result = shipped.query(statement, {}, 60)
        write_rows(result.records(), Format.table, result.columns)
        return capsys.readouterr().out

    return ask


@pytest.mark.parametrize("name", PAGES)
def test_there_are_twenty_questions(name: str, request: pytest.FixtureRequest) -> None:
    assert len(STATEMENTS[name]) == 20
    if request.config.getoption("--update-golden"):
        ask = request.getfixturevalue("answer")
        write_answers(PAGES[name], STATEMENTS[name], [one.cut(ask(one.asked)) for one in STATEMENTS[name]])


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(one, id=f"{name}-{number}", marks=() if name.count(".") == 1 else pytest.mark.slow)
        for name, found in STATEMENTS.items()
        for number, one in enumerate(found, 1)
    ],
)
def test_a_statement_gives_the_answer_below_it(
    shown: Shown, answer: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden"):
        pytest.skip("written anew")
    assert shown.cut(answer(shown.asked)) == shown.answer
