"""Commands of pages for analysts print what stands below them; ``--update-golden`` writes it."""

from __future__ import annotations

import shlex
from pathlib import Path
from shutil import copytree

import pytest

from tests.command_line import ROOT, run
from tests.pages import Shown, read_commands, read_files, write_answers

PAGES = {
    page.relative_to(ROOT).as_posix(): page
    for pattern in ("README*.md", "docs/tutorial*.md", "docs/readers*.md")
    for page in sorted(ROOT.glob(pattern))
}


def _later(name: str) -> tuple[pytest.MarkDecorator, ...]:
    """Return the mark of pages whose commands run with the slow tests: all but the first that is read."""
    return () if name == "README.md" else (pytest.mark.slow,)


COMMANDS = {name: read_commands(page.read_text(encoding="utf-8")) for name, page in PAGES.items()}
#: These have no ``--format``; the others print a table on a terminal, and only there by themselves.
_ONE_FORMAT = ("card", "export", "load", "method", "run", "schema")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the pages have their reader write."""
    folder = tmp_path_factory.mktemp("desk")
    copytree(ROOT / "examples", folder / "examples")
    for page in PAGES.values():
        for name, content in read_files(page.read_text(encoding="utf-8")).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


def _printed(page: str, asked: str, folder: Path) -> str:
    """Run a command as on a terminal, in the language of the page."""
    program, *arguments = shlex.split(asked)
    assert program == "argun"
    if arguments[0] not in _ONE_FORMAT:
        arguments += ["--format", "table"]
    lang = page.split(".")[1] if page.count(".") > 1 else "en"
    ended = run(*arguments, env={"ARGUN_LANG": lang}, cwd=folder)
    assert ended.code == 0, ended.errors
    return ended.text + ended.errors


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_commands(name: str, desk: Path, request: pytest.FixtureRequest) -> None:
    found = COMMANDS[name]
    assert found
    if request.config.getoption("--update-golden"):
        write_answers(PAGES[name], found, [one.cut(_printed(name, one.asked, desk)) for one in found])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(name, one, id=f"{name}-{number}", marks=_later(name))
        for name, found in COMMANDS.items()
        for number, one in enumerate(found, 1)
    ],
)
def test_a_command_prints_what_stands_below_it(
    name: str, shown: Shown, desk: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden"):
        pytest.skip("written anew")
    assert shown.cut(_printed(name, shown.asked, desk)) == shown.answer
