"""A process that writes is killed at any moment: old and new are not mixed, and nothing of it stays."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.files.writing import write_file
from tests.command_line import ROOT, environment
from tests.files.writer import NAMES, files


@pytest.mark.parametrize("kills", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_the_next_command_finds_one_set_and_leaves_nothing_else(kills: int, tmp_path: Path) -> None:
    moments = random.Random(kills)  # noqa: S311 # no secret
    output = tmp_path / "output"
    found_midway = 0
    for _ in range(kills):
        _kill_while_writing(output, moments.uniform(0.0, 0.1))
        found_midway += len(_turns(output)) > 1
        write_file(output / "next", b"")
        (output / "next").unlink()
        (turn,) = _turns(output)
        found = {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}
        assert found == files(turn)
        write_file(tmp_path / "next", b"")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["next", "output"]
    assert found_midway or kills < 10, "no kill fell between two moves: this shows nothing"


def _kill_while_writing(output: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "tests.files.writer", str(output)]
    with subprocess.Popen(command, env=environment(), cwd=ROOT) as process:
        before, end = _turns(output), time.monotonic() + 30
        while not _turns(output) - before:  # it is at work
            assert time.monotonic() < end
            time.sleep(0.005)
        time.sleep(seconds)
        process.kill()


def _turns(output: Path) -> set[int]:
    """Return whose files are there."""
    found = set()
    for name in NAMES:
        try:
            found.add(int((output / name).read_bytes().split()[0]))
        except FileNotFoundError:
            continue
    return found
