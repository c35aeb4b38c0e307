"""Locked files: one process at a time, on POSIX and by the rules of Windows."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from graph.files import locks


class FakeMsvcrt(SimpleNamespace):
    """Locks as Windows has them: of a range of bytes, exclusive, and for whoever opened the file."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__(held={})

    def locking(self, number: int, mode: int, length: int) -> None:
        place = os.lseek(number, 0, os.SEEK_CUR)
        inode = os.fstat(number).st_ino
        holder = self.held.get((inode, place))
        if holder not in (None, number) and _is_open(holder, inode):
            raise PermissionError(13, "Permission denied")
        self.held[inode, place] = number


def _is_open(number: int, inode: int) -> bool:
    try:
        return os.fstat(number).st_ino == inode
    except OSError:
        return False


@pytest.fixture(params=["here", "windows"])
def module(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    if request.param == "here":
        return locks
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", FakeMsvcrt())
    spec = importlib.util.spec_from_file_location("locks_of_windows", locks.__file__)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    monkeypatch.undo()
    return loaded


def test_a_lock_is_for_one_and_goes_with_its_file(module: ModuleType, tmp_path: Path) -> None:
    first = module.try_lock(tmp_path / "lock")
    assert module.try_lock(tmp_path / "lock") is None
    os.close(first)
    second = module.try_lock(tmp_path / "lock")
    assert second is not None
    os.close(second)


def test_what_is_written_into_a_locked_file_can_be_read(module: ModuleType, tmp_path: Path) -> None:
    held = module.try_lock(tmp_path / "lock")
    os.write(held, b"4711")
    # On Windows a locked byte cannot be read by others: it is none of those that are written.
    assert (tmp_path / "lock").read_bytes() == b"4711"
    assert module.try_lock(tmp_path / "lock") is None
    os.close(held)


def test_waiting_ends_with_the_time_or_with_the_lock(module: ModuleType, tmp_path: Path) -> None:
    told: list[int] = []
    held = module.try_lock(tmp_path / "lock")
    assert module.wait_for_lock(tmp_path / "lock", 0.2, lambda: told.append(1)) is None
    assert told == [1]
    later = module.wait_for_lock(tmp_path / "lock", 20, lambda: os.close(held))
    assert later is not None
    os.close(later)
    with pytest.raises(OSError, match="no-folder"):
        module.try_lock(tmp_path / "no-folder" / "lock")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_lock_is_its_owners_alone(module: ModuleType, tmp_path: Path) -> None:
    os.close(module.try_lock(tmp_path / "lock"))
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
