"""The pages on spreadsheets: what stands there runs, and the Russian page has the same commands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from loaders.table_mapping.mapping_reader import read_mapping
from tests.command_line import ROOT, run

PAGES = [ROOT / "docs" / name for name in ("import.md", "import.ru.md")]
EXAMPLE = ROOT / "examples" / "table"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_page_shows_the_mapping_of_the_example(page: Path) -> None:
    assert f"```yaml\n{(EXAMPLE / 'projects.yaml').read_text('utf-8')}```" in page.read_text("utf-8")
    assert read_mapping(EXAMPLE / "projects.yaml").targets


def test_the_pages_have_the_same_commands_and_keys() -> None:
    english, russian = (page.read_text("utf-8") for page in PAGES)
    plain = [re.sub(r" --lang ru$", "", command) for command in _commands(russian)]
    assert plain == _commands(english)
    keys = [re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE) for text in (english, russian)]
    assert keys[0] == keys[1]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_commands_of_the_page_run(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    for command in _commands(page.read_text("utf-8")):
        done = run(*shlex.split(command)[1:], cwd=tmp_path)
        if "ties.xlsx --mapping" in command:  # nothing is filled in yet
            assert "no rows below the head" in done.errors
            continue
        assert done.code == 0, done.errors


def _commands(page: str) -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
