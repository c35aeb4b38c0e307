"""The one place where files of the user are written: whole or not at all, and nothing of others is lost.

A file that replaces another keeps its mode and owner, a link stays a link, and a device, a pipe or an open
descriptor is written straight. Of several names of one file (hard links) the others keep the former content.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from graph.files.refusals import refused, refusing
from graph.files.staging import shared_staging, staging, sweep
from graph.files.swap import NEW, inside, missing_parents, swap
from graph.files.targets import open_straight, replaceable, take_after, write_new
from schema.errors import ArgunError
from schema.messages import N_, Message

#: A file, or the files of a folder by name.
Content: TypeAlias = bytes | Mapping[str, bytes]

#: So many files are written at once: 900 in a tenth to a quarter of the time that they take one by one.
_AT_ONCE = 8
#: What ends a command.
_SIGNALS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
#: The pages that people open first. One that stands alone is no page of ours.
FRONT_PAGES = ("README.md", "index.html")


def write_file(path: str | Path, content: bytes, *, private: bool = False) -> None:
    """Write a file; on failure what was there is as it was and nothing of ours is left.

    ``private``: a new one is for its owner alone, as what holds data of the user's own should be.

    Raises
    ------
    ArgunError
        Says what the path is, why it cannot be written, and what to do.
    """
    named = Path(path)
    with refusing(named):
        if os.fspath(path).endswith((os.sep, os.altsep or os.sep)):
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        number = open_straight(named)
        if number is not None:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            return
        target = replaceable(named)
        with staging(target.parent) as work:
            part = work / NEW
            write_new(part, content, private=private)
            take_after(part, target)
            part.replace(target)


def write_folder(
    path: str | Path, files: Mapping[str, bytes], *, private: bool = False, alone: bool = False
) -> None:
    """Write the files of a folder, all or none; other files in it stay. Names have ``/`` between their parts.

    ``alone``: the folder must hold no others, but hidden ones. ``private``: see :func:`write_file`.
    The front page (``FRONT_PAGES``) takes its place last.

    Raises
    ------
    ArgunError
        Says what the path is, why it cannot be written, and what to do; or who is writing there.
    """
    named = Path(path)
    with refusing(named):
        there = _is_folder(named)
        folder = Path(os.path.realpath(named))
        with suppress(ArgunError):  # where a new folder was made, whose process died at the end
            sweep(folder.parent)
        if there or not _appear(folder, files, private):
            _change(folder, files, private, alone)


def _is_folder(path: Path) -> bool:
    """Say whether the folder is there; anything else in its place, and a circle of links, is an error."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISDIR(mode):
        raise refused(path, Message("it is a file and a folder is needed; choose another path"))
    return True


def _appear(folder: Path, files: Mapping[str, bytes], private: bool) -> bool:
    """Make a new folder, complete from its first moment; False when another process was quicker."""
    with _parents(folder), staging(folder.parent) as work:
        _write_all(work / NEW, files, private)
        try:
            (work / NEW).rename(folder)
        except OSError:
            if folder.is_dir():
                return False
            raise
    return True


def _change(folder: Path, files: Mapping[str, bytes], private: bool, alone: bool) -> None:
    with shared_staging(folder) as work:
        _refuse_others(folder, files, alone)
        targets = {name: _checked(folder, name) for name in files}
        _write_all(work / NEW, files, private)
        for name, target in targets.items():
            take_after(work / NEW / name, target)
        swap(work, sorted(files, key=lambda name: (name in FRONT_PAGES, name)), private=private)


def _checked(folder: Path, name: str) -> Path:
    with refusing(folder / name):
        return replaceable(inside(folder, name))


def _write_all(folder: Path, files: Mapping[str, bytes], private: bool) -> None:
    for parent in missing_parents(folder / name for name in files):
        parent.mkdir(0o700 if private else 0o777)
    pool = ThreadPoolExecutor(_AT_ONCE)  # each waits for the disk, which takes many at once as easily
    try:
        with _undisturbed():
            begun = [pool.submit(write_new, folder / n, files[n], private=private) for n in sorted(files)]
        for written in begun:
            written.result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put signals off: a pool that one stops while it starts would forget a thread, which writes on."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _refuse_others(folder: Path, files: Mapping[str, bytes], alone: bool) -> None:
    there = {child.name for child in folder.iterdir() if not child.name.startswith(".")}
    others = sorted(there - set(files))
    if alone and others:
        text = N_("the folder holds other files ({names}); choose an empty or a new one")
        raise refused(folder, Message(text, names=_first(others)))
    ours = [name for name in files if (folder / name).exists()]
    if len(files) > 1 and len(ours) == 1 and ours[0] in FRONT_PAGES:
        text = N_("it is there and Argun did not write it; choose another folder")
        raise refused(folder / ours[0], Message(text))


def _first(names: Sequence[str], shown: int = 3) -> tuple[str, ...]:
    return (*names[:shown], *(["…"] if len(names) > shown else []))


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """Make the folders above a new one; those that are still empty at the end are gone again."""
    made = missing_parents([folder])
    try:  # around the making, too: Ctrl-C may come between the two
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir()


def write_content(path: str | Path, content: Content, *, private: bool = False) -> None:
    """Write what an exporter has made: a file, or a folder that holds nothing else."""
    if isinstance(content, bytes):
        write_file(path, content, private=private)
    else:
        write_folder(path, content, private=private, alone=True)
