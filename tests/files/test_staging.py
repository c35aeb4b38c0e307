"""One writer at a time; what a dead process left is put right, what a living one does is left alone."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from graph.files import locks, staging
from graph.files.locks import try_lock
from graph.files.staging import shared_staging
from graph.files.writing import write_file, write_folder
from schema.errors import ArgunError
from tests.files.faults import Killed, fault_at

FILES = {"a": b"1", "b": b"1"}


def test_who_else_writes_there_is_waited_for_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PATIENCE_S", 0.0)
    told = rf"process {os.getpid()} writes there; wait until it has finished"
    with shared_staging(tmp_path), pytest.raises(ArgunError, match=told):
        write_folder(tmp_path, FILES)
    write_folder(tmp_path, FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_a_living_process_writes_is_not_swept_away(tmp_path: Path) -> None:
    with shared_staging(tmp_path) as work:
        (work / "half").write_bytes(b"")
        write_file(tmp_path / "file", b"1")
        assert (work / "half").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_the_journal_of_another_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    work = tmp_path / "output" / staging.SHARED
    work.mkdir(parents=True)
    (work / "journal").write_text('{"former": {"../victim": false}, "made": []}', encoding="utf-8")
    with pytest.raises(ArgunError, match="a link leads out of the folder"):
        write_folder(tmp_path / "output", FILES)
    (work / "journal").write_text("{", encoding="utf-8")
    with pytest.raises(ArgunError, match="damaged; look at the files and remove it"):
        write_folder(tmp_path / "output", FILES)
    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_what_is_left_above_a_folder_is_swept_by_the_next_command_into_it(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for step in range(1, 100):
        with fault_at(step, Killed), suppress(Killed):
            write_folder(output, FILES)
        if output.exists():
            break
        write_file(tmp_path / "next", b"")
    assert list(tmp_path.glob(".argun*")), "it died after all was done"
    write_folder(output, FILES)
    assert list(tmp_path.glob(".argun*")) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users of POSIX")
def test_what_another_user_left_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "victim").write_bytes(b"mine")
    work = tmp_path / staging.SHARED
    work.mkdir()
    (work / "journal").write_text('{"former": {"victim": false}, "made": []}', encoding="utf-8")
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    write_file(tmp_path / "file", b"")
    with pytest.raises(ArgunError, match="another user writes there or was broken off"):
        write_folder(tmp_path, FILES)
    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_a_lock_whose_file_its_holder_has_removed_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = locks._lock

    def removed_meanwhile(number: int) -> None:
        (tmp_path / "lock").unlink()
        (tmp_path / "lock").touch()  # the next process has made its own
        lock(number)

    monkeypatch.setattr(locks, "_lock", removed_meanwhile)
    assert try_lock(tmp_path / "lock") is None


def test_where_there_are_no_locks_files_are_written_and_nothing_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise OSError(min(locks.NO_LOCKS), "no locks here")

    monkeypatch.setattr(locks, "_lock", unknown)
    with shared_staging(tmp_path) as work:
        write_file(tmp_path / "file", b"")
        assert work.exists()
    write_folder(tmp_path, FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "file"]


def test_writers_at_once_write_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)

    def write(number: int) -> None:
        for turn in range(8):
            text = f"{number} {turn}".encode()
            write_folder(tmp_path / "output", dict.fromkeys(("a", "b/c", "b/d", "index.html"), text))
            write_file(tmp_path / "output" / "file", text)

    with ThreadPoolExecutor(5) as writers:
        list(writers.map(write, range(5)))  # which raises what a writer has raised
    files = [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    assert len(files) == 5
    assert len({path.read_bytes() for path in files if path.name != "file"}) == 1
    assert list(tmp_path.rglob(".argun*")) == []
