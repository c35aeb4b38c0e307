"""Folders in which files wait until all are complete; one whose process has died is cleared by the next.

A folder is locked while its process lives (:mod:`graph.files.locks`), so that nobody clears what another
still writes. If files were just taking their places when the process died, those are put back first
(:mod:`graph.files.swap`).
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.files.locks import NO_LOCKS, tell_holder, try_lock
from graph.files.refusals import refused
from graph.files.swap import JOURNAL, roll_back
from schema.messages import N_, Message

#: Where all files of a folder change at once: one writer at a time, and the next puts right what this one
#: leaves. For a single file each writer has a folder of his own, with a number in its name.
SHARED = ".argun.part"
_PATTERN = ".argun*.part"
_LOCK = "lock"
#: Nobody else looks into it. On Windows files would keep that when they have taken their places.
_MODE = 0o777 if os.name == "nt" else 0o700
#: Writing takes a second, so a second writer waits for the first.
PATIENCE_S = 15.0
_TRY_EVERY_S = 0.05


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside ``folder``, for this process and user alone; it is gone at the end.

    What dead processes left in ``folder`` is put right first.

    Raises
    ------
    OSError
        It cannot be made.
    ArgunError
        What a dead process left cannot be put right.
    """
    sweep(folder)
    while True:
        path = folder / f".argun-{secrets.token_hex(4)}.part"
        path.mkdir(_MODE)
        with suppress(FileNotFoundError):  # another has just swept it away
            lock = _lock(path)
            if lock != _TAKEN:
                break
    try:
        yield path
    finally:
        _end(path, lock)


@contextmanager
def shared_staging(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside ``folder``, the one in which all files of ``folder`` are changed at once.

    Another process that changes them is waited for, up to ``PATIENCE_S``.

    Raises
    ------
    OSError
        It cannot be made.
    ArgunError
        Another process changes the files, or what a dead one left cannot be put right.
    """
    sweep(folder)
    path = folder / SHARED
    lock = _lock_in_time(path)
    try:
        _put_right(path)
        yield path
    finally:
        _end(path, lock)


def sweep(folder: Path) -> None:
    """Put right what processes left in a folder that died while they wrote there.

    Raises
    ------
    ArgunError
        Files cannot be put back.
    """
    for path in sorted(folder.glob(_PATTERN)):
        try:
            lock = try_lock(path / _LOCK) if _is_ours(path) else None
        except OSError:  # gone by now, or nobody can tell whether its process lives
            continue
        if lock is not None:
            try:
                _put_right(path)
            finally:
                _end(path, lock)


#: In the place of a descriptor: the folder is another's, or the file system knows no locks.
_TAKEN, _NO_LOCK = -1, -2


def _lock(path: Path) -> int:
    try:
        lock = try_lock(path / _LOCK)
    except OSError as error:
        if error.errno in NO_LOCKS:
            return _NO_LOCK
        raise
    if lock is None:
        return _TAKEN
    tell_holder(lock)
    return lock


def _lock_in_time(path: Path) -> int:
    end = time.monotonic() + PATIENCE_S
    while True:
        with suppress(FileNotFoundError):  # its former user has just removed it
            _make_or_find(path)
            lock = _lock(path)
            if lock != _TAKEN:
                return lock
        if time.monotonic() >= end:
            raise refused(path.parent, _in_use(path))
        time.sleep(_TRY_EVERY_S)


def _make_or_find(path: Path) -> None:
    try:
        path.mkdir(_MODE)
    except FileExistsError:
        if not _is_ours(path):
            text = N_(
                "another user writes there or was broken off ({path}); ask them, or choose another folder"
            )
            raise refused(path.parent, Message(text, path=path)) from None


def _in_use(path: Path) -> Message:
    try:
        number = int((path / _LOCK).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return Message("another process writes there; wait until it has finished")
    return Message("process {number} writes there; wait until it has finished", number=number)


def _is_ours(path: Path) -> bool:
    """Say whether it is a folder of this user: what the journal of another tells is not done.

    Raises
    ------
    FileNotFoundError
        It is gone.
    """
    told = path.lstat()
    return stat.S_ISDIR(told.st_mode) and (not hasattr(os, "geteuid") or told.st_uid == os.geteuid())


def _put_right(path: Path) -> None:
    if (path / JOURNAL).exists():
        roll_back(path)
    _clear(path)


def _end(path: Path, lock: int) -> None:
    """Remove the folder, unless files have still to be put back, and let others in."""
    try:
        if not (path / JOURNAL).exists():
            _clear(path)
            with suppress(OSError):
                (path / _LOCK).unlink()
                path.rmdir()
    finally:
        if lock >= 0:
            os.close(lock)
    if os.name == "nt":  # only now: nobody removes a file there that is open, not even its holder
        with suppress(OSError):
            (path / _LOCK).unlink()
            path.rmdir()


def _clear(path: Path) -> None:
    """Remove everything but the lock, as far as the system allows: the next one tries again."""
    for child in path.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child, ignore_errors=True)
        elif child.name != _LOCK:
            with suppress(OSError):
                child.unlink()
