"""The directory of an embedded store: who uses it, and what lies where."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from schema.errors import StoreError, UsageError
from schema.messages import Message
from schema.wording import refusal

#: Held locked while a process uses the directory; its presence also says that the directory is ours.
LOCK_FILE = "argun.lock"
#: Beside it, because a locked file cannot be read on Windows: who uses the directory.
USER_FILE = "in-use.json"
#: Most commands are done within seconds: so long a second one waits for the first.
PATIENCE_S = 10.0
_TRY_EVERY_S = 0.1

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class StoreDirectory:
    """A locked directory; nothing below it is touched by another process of ours."""

    path: Path
    lock: IO[bytes]

    @classmethod
    def take(cls, path: Path, waiting: Callable[[Message], None] | None = None) -> StoreDirectory:
        """Make the directory if need be and lock it.

        While another process uses it ``waiting`` is told once for whom it waits, up to ``PATIENCE_S``;
        without ``waiting`` it does not wait.

        Raises
        ------
        UsageError
            It holds other files.
        StoreError
            It cannot be read or written, or another process uses it.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not (path / LOCK_FILE).exists() and any(path.iterdir()):
                raise UsageError(
                    "{path}: this directory holds other files; name an empty or a new one", path=path
                )
            lock = (path / LOCK_FILE).open("ab")
        except OSError as error:
            raise unusable(path, error) from error
        try:
            _lock_in_time(lock, path, waiting)
            taken = cls(path, lock)
            if taken.former.exists() and not taken.database.exists():  # a load ended between its two renames
                taken.former.rename(taken.database)
            taken.tell_user()
        except OSError as error:
            lock.close()
            raise unusable(path, error) from error
        except BaseException:
            lock.close()
            raise
        return taken

    @property
    def database(self) -> Path:
        """The engine's database."""
        return self.path / "databases" / "neo4j"

    @property
    def building(self) -> Path:
        """Where a new database is built before it takes the place of the old one."""
        return self.path / "building"

    @property
    def former(self) -> Path:
        """Where the old database waits while the new one takes its place."""
        return self.database.with_name("old")

    def tell_user(self, bolt: str | None = None) -> None:
        """Write down who uses the directory and where Bolt answers, for other processes; never a password."""
        text = json.dumps({"pid": os.getpid(), "bolt": bolt})
        (self.path / USER_FILE).write_text(text, encoding="utf-8")

    def release(self) -> None:
        """Let other processes in."""
        (self.path / USER_FILE).unlink(missing_ok=True)
        self.lock.close()


def _lock_in_time(lock: IO[bytes], path: Path, waiting: Callable[[Message], None] | None) -> None:
    end = time.monotonic() + (PATIENCE_S if waiting else 0.0)
    said = False
    while True:
        try:
            return _lock(lock)
        except OSError as error:
            if time.monotonic() >= end:
                raise _in_use(path) from error
        if waiting and not said:
            waiting(
                Message(
                    "{path}: {user} is using this store; waiting up to {seconds:g} s for it to finish",
                    path=path,
                    user=_user(path),
                    seconds=PATIENCE_S,
                )
            )
            said = True
        time.sleep(_TRY_EVERY_S)


def unusable(path: Path, error: OSError) -> StoreError:
    """Say that a directory cannot be used and what to do."""
    if error.errno == errno.ENOSPC or "No space left" in str(error):
        return full_disk(path)
    return StoreError(
        "{path}: cannot be used as a store ({reason}); "
        "check its permissions or name another one with --store",
        path=path,
        reason=refusal(error),
    )


def full_disk(path: Path) -> StoreError:
    """Say that the disk is full; what was stored before is still whole."""
    return StoreError(
        "{path}: the disk is full; make room or name a directory on another one with --store, then run again",
        path=path,
    )


def _user(path: Path) -> Message:
    try:
        number = json.loads((path / USER_FILE).read_text(encoding="utf-8"))["pid"]
    except (OSError, ValueError, KeyError, TypeError):
        return Message("another process")
    return Message("process {number}", number=number)


def _in_use(path: Path) -> StoreError:
    return StoreError(
        "{path}: {user} is using this store, and only one process can; "
        "wait until it has finished, or name another directory with --store",
        path=path,
        user=_user(path),
    )
