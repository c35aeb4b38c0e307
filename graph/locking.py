"""Files that one process holds locked: the lock goes with the process, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

_TRY_EVERY_S = 0.05

if sys.platform == "win32":
    import msvcrt

    #: Windows lets nobody read what is locked: the byte that we lock lies behind all that is written.
    _FAR = 2**30

    def _lock(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_private(path: Path, buffering: int = -1) -> IO[bytes]:
    """Open a file, and make it if need be, that only its owner may read."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "r+b", buffering)


def try_lock(path: Path) -> IO[bytes] | None:
    """Lock a file, and make it if need be; None when another process holds it. Closing it unlocks it.

    Raises
    ------
    OSError
        The file cannot be opened.
    """
    file = open_private(path, buffering=0)  # closing it writes nothing, so that it cannot fail
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    except BaseException:
        file.close()
        raise
    return file


def wait_for_lock(path: Path, seconds: float, waiting: Callable[[], None] | None = None) -> IO[bytes] | None:
    """Lock a file as :func:`try_lock` does, trying for some seconds; ``waiting`` is told once."""
    end = time.monotonic() + seconds
    while (file := try_lock(path)) is None:
        if time.monotonic() >= end:
            return None
        if waiting:
            waiting()
            waiting = None
        time.sleep(_TRY_EVERY_S)
    return file
