"""What a path that is to be written names: a file behind links, a device, a pipe, an open descriptor."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graph.files.refusals import refused
from schema.messages import Message

#: A program that reads a pipe has begun by then, or will not.
PATIENCE_S = 10.0
_TRY_EVERY_S = 0.05
#: More links than any path has that does not go round in a circle.
_MOST_LINKS = 40
_PRIVATE_FILE = 0o600


def open_straight(path: Path) -> int | None:
    """Return a descriptor to write into when the path names no file that could be replaced, else None.

    That is a descriptor that is open already (``/dev/stdout``, ``/dev/fd/3``), a device or a pipe.

    Raises
    ------
    OSError
        It cannot be opened.
    ArgunError
        It is a disk or a socket, or nobody reads the pipe.
    """
    number = _own_descriptor(path)
    if number is not None:
        return os.dup(number)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    if stat.S_ISFIFO(mode):
        return _open_pipe(path)
    if not stat.S_ISCHR(mode):  # the whole of a disk would be overwritten
        raise refused(path, Message("it is neither a file nor a pipe; give the name of a file"))
    return os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0))


def _own_descriptor(path: Path) -> int | None:
    """Return the number in ``/dev/fd/N`` and in what leads there: only so are its place and its end kept."""
    for step in _links(path):
        folder = os.path.realpath(step.parent)
        if step.name.isdecimal() and folder in ("/dev/fd", f"/proc/{os.getpid()}/fd"):
            return int(step.name)
    return None


def _links(path: Path) -> Iterator[Path]:
    yield path
    for _ in range(_MOST_LINKS):
        if not path.is_symlink():
            return
        path = path.parent / path.readlink()
        yield path


def _open_pipe(path: Path) -> int:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            number = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
        else:
            os.set_blocking(number, True)
            return number
        if time.monotonic() >= end:
            raise refused(path, Message("nobody reads this pipe; start the program that reads it first"))
        time.sleep(_TRY_EVERY_S)


def replaceable(path: Path) -> Path:
    """Return the file that a path names behind its links, there or not, once it is sure to be replaceable.

    Raises
    ------
    OSError
        The links go round in a circle, or it may not be written; on Windows also when another program has
        it open.
    ArgunError
        It is a folder, no file at all, or protected from writing.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Path(os.path.realpath(path))
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise refused(path, Message("it is neither a file nor a pipe; give the name of a file"))
    if not mode & 0o222:  # root may write it all the same, but somebody has said not to
        raise refused(path, Message("it is read-only; make it writable or choose another path"))
    path.open("r+b").close()
    return Path(os.path.realpath(path))


def write_new(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file that is not there yet; ``private``: for its owner alone, else as the system's mask has it.

    Raises
    ------
    OSError
        It cannot be written; a full disk may show only at the end.
    """
    with path.open("xb") as file:
        if private:
            path.chmod(_PRIVATE_FILE)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def take_after(path: Path, former: Path) -> None:
    """Give a file owner, mode and other attributes of a former one, as far as the system allows."""
    try:
        told = former.stat()
    except FileNotFoundError:
        return
    shutil.copystat(former, path)
    os.utime(path)  # it is new
    if hasattr(os, "chown") and _owners(told) != _owners(path.stat()):
        _take_owners(path, told)


def _take_owners(path: Path, told: os.stat_result) -> None:
    for owner in (told.st_uid, -1):  # the group may be had where the owner is not
        with suppress(PermissionError):
            os.chown(path, owner, told.st_gid)
            path.chmod(stat.S_IMODE(told.st_mode))  # the system has taken bits away
            return
    path.chmod(stat.S_IMODE(told.st_mode) & ~stat.S_IRWXG)  # what one group might read is not for another


def _owners(told: os.stat_result) -> tuple[int, int]:
    return told.st_uid, told.st_gid
