"""Documents that are generated stand in docs/ as the commands print them; ``--update-golden`` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.reference import command_reference
from graph.workflows.documents.data_card import data_card
from graph.workflows.documents.method import method_document
from graph.workflows.workspace import Workspace
from tests.shipped import shipped_workspace

ROOT = Path(__file__).parents[1]
TEST_COMMAND = 'python3 -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && .venv/bin/pytest'
MAKERS: dict[str, Callable[[Workspace, str], str]] = {
    "cli": lambda _, lang: command_reference(lang),
    "data-card": data_card,
    "method": method_document,
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return shipped_workspace()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", MAKERS)
def test_generated_document_is_up_to_date(
    name: str, lang: str, workspace: Workspace, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "docs" / (f"{name}.md" if lang == "en" else f"{name}.{lang}.md")
    text = MAKERS[name](workspace, lang)
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["README.md", "README.ru.md", ".ci/run"])
def test_readme_and_ci_give_the_same_test_command(name: str) -> None:
    assert TEST_COMMAND in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_paths_that_a_page_names_exist(page: str) -> None:
    """Words in capitals, dots, ``xx`` and stars stand for any name."""
    text = (ROOT / page).read_text(encoding="utf-8")
    words = [word for quoted in re.findall(r"`([^`\n]+)`", text) for word in quoted.split()]
    named = {word for word in words if re.fullmatch(r"[\w.*…-]+(/[\w.*…-]*)+|\w+\.(md|py|toml|yaml)", word)}
    assert len(named) > 5
    for path in sorted(named):
        pattern = re.sub(r"\b([A-Z]{2,}|xx)\b|…", "*", path)
        assert any(ROOT.glob(pattern)), path
