"""Two commands on one embedded store at a time: the second waits for the first, and not for ever."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store import directory
from graph.store.directory import PATIENCE_S, StoreDirectory
from schema.errors import StoreError
from schema.messages import Message
from tests.command_line import (
    COMMAND,
    LONG_QUERY,
    ROOT,
    copy_loaded_store,
    environment,
    run,
    wait_for_server,
)


@contextmanager
def _busy(store: Path, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command whose query keeps the store for some seconds."""
    copy_loaded_store(store)
    arguments = ("cypher", LONG_QUERY, "--deadline", str(seconds), "--store", str(store))
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        cwd=ROOT,
    ) as process:
        try:
            wait_for_server(store)
            yield process
        finally:
            process.kill()


@contextmanager
def _taken(store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process take the store, and do nothing with it."""
    code = (
        "import sys, pathlib\n"
        "from graph.store.directory import StoreDirectory\n"
        "taken = StoreDirectory.take(pathlib.Path(sys.argv[1]))\n"
        "print('taken', flush=True)\n"
        "sys.stdin.read()"
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


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", "is using this store; waiting up to 10 s", marks=pytest.mark.slow),
        ("ru", "эту базу использует процесс"),
    ],
)
def test_a_second_command_says_for_whom_it_waits_and_then_does_its_work(
    lang: str, words: str, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with _busy(store, 3) as first:
        second = run("cypher", "RETURN 1 AS one", "--store", str(store), "--lang", lang)
        assert first.wait(timeout=30) == 3  # its deadline
    assert (second.code, second.text) == (0, "one\n1\n")
    (line,) = second.errors.splitlines()
    assert words in line
    assert str(first.pid) in line


@pytest.mark.slow  # it waits for ten seconds
def test_a_command_that_waited_in_vain_ends_with_3(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with _taken(store) as first:
        started = time.monotonic()
        second = run("cypher", "RETURN 1 AS one", "--store", str(store))
        assert time.monotonic() - started >= PATIENCE_S
        assert first.poll() is None
    assert (second.code, second.out) == (3, b"")
    waiting, error = second.errors.splitlines()
    assert "waiting up to 10 s" in waiting
    assert f"process {first.pid} is using this store" in error
    assert "--store" in error


def test_who_takes_a_store_is_known_before_its_server_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "PATIENCE_S", 0.2)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / directory.LOCK_FILE).touch()
    # What a killed process left behind.
    (tmp_path / "store" / directory.USER_FILE).write_text('{"pid": 0, "bolt": "bolt://x"}', encoding="utf-8")
    told: list[Message] = []
    taken = StoreDirectory.take(tmp_path / "store")
    try:
        with pytest.raises(StoreError, match=r"process [1-9]\d* is using this store"):
            StoreDirectory.take(tmp_path / "store", told.append)
        assert len(told) == 1
        with pytest.raises(StoreError):
            StoreDirectory.take(tmp_path / "store")
        assert len(told) == 1
    finally:
        taken.release()
    StoreDirectory.take(tmp_path / "store", told.append).release()
    assert len(told) == 1
