"""A file that is locked while its process lives: the system lets it go, however the process ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

#: What a file system says that knows no locks.
NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})

_TRY_EVERY_S = 0.05

if sys.platform == "win32":
    import msvcrt

    #: Behind what stands in the file, because what is locked cannot be read on Windows.
    _LOCKED_BYTE = 1 << 20

    def _lock(number: int) -> None:
        os.lseek(number, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        os.lseek(number, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def try_lock(path: Path) -> int | None:
    """Return the descriptor of the file, made if need be and locked; None when another process has it.

    The number of a process would not do: it may have died, and another have its number.

    Raises
    ------
    OSError
        The file cannot be made, or is on a file system without locks (``NO_LOCKS``).
    """
    # A link in the place of a lock would have us write into somebody's file.
    number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock(number)
        if os.path.samestat(os.fstat(number), path.stat()):  # else its former holder has just removed it
            return number
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except BaseException:
        os.close(number)
        raise
    os.close(number)
    return None


def tell_holder(number: int) -> None:
    """Write the number of our process into a locked file, for messages; a full disk keeps it out."""
    with suppress(OSError):
        os.ftruncate(number, 0)
        os.write(number, str(os.getpid()).encode())


def wait_for_lock(path: Path, seconds: float, waiting: Callable[[], None] | None = None) -> int | None:
    """Lock a file as :func:`try_lock` does, trying for some seconds; ``waiting`` is told once.

    Raises
    ------
    OSError
        As :func:`try_lock`.
    """
    end = time.monotonic() + seconds
    while (number := try_lock(path)) is None:
        if time.monotonic() >= end:
            return None
        if waiting:
            waiting()
            waiting = None
        time.sleep(_TRY_EVERY_S)
    return number


def open_private(path: Path) -> IO[bytes]:
    """Open a file for writing anew, and make it if need be, that only its owner may read."""
    flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")
