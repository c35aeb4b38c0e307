"""The page on the atlas for analysts: its commands run, and its translations show the same ones."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graph.cli.main import ordered_commands
from tests.command_line import ROOT, run

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OWN_WORDS = ("--lang", "--title", "--of")


def _commands(name: str) -> list[list[str]]:
    """Return the arguments of each command of a page, without what the shell does with them."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    split = [shlex.split(re.split(" > |  +# ", line)[0]) for line in lines]
    assert split
    assert {found[0] for found in split} == {"argun"}
    return [found[1:] for found in split]


def _without_words(arguments: list[str]) -> list[str]:
    """Return a command without what differs by language: names, titles, statements, the language itself."""
    kept = [a for before, a in zip(["", *arguments], arguments, strict=False) if before not in _OWN_WORDS]
    return [a for a in kept if a not in _OWN_WORDS and a.isascii() and " " not in a and a != "Haier"]


@pytest.mark.parametrize("page", ["atlas.ru.md", "atlas.zh.md"])
def test_a_translation_shows_the_same_commands(page: str) -> None:
    assert [_without_words(c) for c in _commands(page)] == [_without_words(c) for c in _commands("atlas.md")]


def _not_in_help() -> list[list[str]]:
    """Return the commands of the page that are no example of a help page: those run in their own test."""
    examples = {example for command in ordered_commands() for example in command.examples}
    return [found for found in _commands("atlas.md") if shlex.join(["argun", *found]) not in examples]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", _not_in_help(), ids=" ".join)
def test_a_command_of_the_page_runs(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.code == 0, done.errors
    assert done.out or list(tmp_path.iterdir())
