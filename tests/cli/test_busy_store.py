"""Several commands on one embedded store at a time: readers read, and one loads for all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command_line import COMMAND, LONG_QUERY, ROOT, copy_loaded_store, environment, run, wait_for_server

COUNT = ("cypher", "MATCH (r:Region) RETURN count(r) AS n")


def _begin(*arguments: str, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({"ARGUN_HOME": str(home)}),
        cwd=ROOT,
    )


@contextmanager
def _turn(store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process take the turn to load, and do nothing with it."""
    code = (
        "import sys, pathlib\n"
        "from graph.store.directory import StoreDirectory\n"
        "with StoreDirectory.take(pathlib.Path(sys.argv[1])).turn(None):\n"
        "    print('taken', flush=True)\n"
        "    sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"taken\n"
        yield process


@pytest.mark.slow
def test_a_command_reads_beside_a_long_query(tmp_path: Path) -> None:
    copy_loaded_store(tmp_path / "store")
    with _begin("cypher", LONG_QUERY, home=tmp_path) as first:
        wait_for_server(tmp_path / "store")
        second = run(*COUNT, env={"ARGUN_HOME": str(tmp_path)})
        assert first.poll() is None
        first.kill()
    assert (second.code, second.text, second.errors) == (0, "n\n83\n", "")


@pytest.mark.slow  # each process takes half a second of a core
def test_ten_commands_on_a_fresh_home_all_answer(tmp_path: Path) -> None:
    processes = [_begin(*COUNT, home=tmp_path / "home") for _ in range(10)]
    ended = [(*process.communicate(timeout=300), process.returncode) for process in processes]
    assert [(out, code) for out, _, code in ended] == [(b"n\n83\n", 0)] * 10
    told = [line for _, errors, _ in ended for line in errors.decode().splitlines()]
    # Whoever came second says for whom it waits; nobody built the graph twice.
    assert all("is loading this store" in line or line.startswith("loading") for line in told)
    assert len(list((tmp_path / "home" / "store" / "graphs").iterdir())) == 1
    assert list((tmp_path / "home" / "store" / "running").iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "store", "words"),
    [
        ("en", "store", "is loading this store; waiting up to 60 s"),
        pytest.param("ru", "store-ru", "загружает эту базу; жду до 60 с", marks=pytest.mark.slow),
    ],
)
def test_a_command_that_must_load_says_for_whom_it_waits(
    lang: str, store: str, words: str, tmp_path: Path
) -> None:
    copy_loaded_store(tmp_path / store)
    with _turn(tmp_path / store) as first, _begin("load", "--lang", lang, home=tmp_path) as second:
        assert second.stderr is not None
        line = second.stderr.readline().decode()
        first.kill()
        second.communicate(timeout=60)
    assert second.returncode == 0
    assert words in line
    assert str(first.pid) in line
