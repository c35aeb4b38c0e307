"""A journal: a file that only grows, line by line, which several write and a crash leaves whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.files.locks import NO_LOCKS, wait_for_lock
from graph.files.refusals import refused, refusing
from schema.messages import N_, Message

#: Each holds the lock for a moment only.
PATIENCE_S = 10.0
#: Beside the journal: what is locked cannot be read on Windows.
_LOCK = ".lock"


def append_lines(path: Path, lines: Iterable[str], check: Callable[[], None] | None = None) -> None:
    """Add lines at the end of a journal; when this returns they are on the disk.

    A line that a crash has cut off is ended first, so that it spoils no other. ``check`` runs while nobody
    else can write, before anything is written.

    Raises
    ------
    ArgunError
        The journal cannot be written, or somebody else keeps it locked.
    """
    with locked(path.parent), refusing(path):
        if check is not None:
            check()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        number = os.open(path, flags, 0o600)
        with os.fdopen(number, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            torn = size > 0 and (file.seek(size - 1), file.read(1))[1] != b"\n"
            text = "".join(f"{line}\n" for line in lines)
            left = memoryview(f"{chr(10) if torn else ''}{text}".encode())
            while left:  # a full disk may take a part
                left = left[file.write(left) :]
            os.fsync(file.fileno())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes out of the journals of a folder; without locks on its file system, nobody.

    Raises
    ------
    ArgunError
        Somebody else keeps it locked.
    """
    with refusing(folder):
        try:
            number = wait_for_lock(folder / _LOCK, PATIENCE_S)
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
            number = -1
    if number is None:
        text = N_("another process keeps it locked; try again when it has ended")
        raise refused(folder, Message(text))
    try:
        yield
    finally:
        if number >= 0:
            os.close(number)
