"""Reads the files that users name: the one place that does, so that no pipe, device or endless file is read.

Only regular files are (a link to one is as good), whole, up to a size, and as they stood at one moment.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from schema.errors import ArgunError
from schema.messages import N_, Message
from schema.wording import refusal

#: No dataset, method or extract of a document comes near; the whole shipped dataset has 2 MB.
MOST_MEGABYTES = 64
_MOST_BYTES = MOST_MEGABYTES * 2**20
#: A line of an export is one record; the longest of OpenSanctions has some hundred kilobytes.
LONGEST_LINE_MEGABYTES = 8
_LONGEST_LINE = LONGEST_LINE_MEGABYTES * 2**20
#: More folders than this are no dataset but a link that leads out of it, to a disk.
MOST_FOLDERS = 10_000
#: Opening a pipe waits for nobody, and a terminal does not take the program over; Windows has no such flags.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
#: What is no regular file, by the kind that the system gives it.
_KINDS = {
    stat.S_IFDIR: N_("the path is a folder"),
    stat.S_IFIFO: N_("this is a pipe, not a file"),
    stat.S_IFSOCK: N_("this is a socket, not a file"),
    stat.S_IFCHR: N_("this is a device, not a file"),
    stat.S_IFBLK: N_("this is a device, not a file"),
}


class FileError(ArgunError):
    """A file cannot be read; ``reason`` says why without its name, ``line`` where in it, 0 for nowhere."""

    def __init__(self, path: Path, reason: Message, line: int = 0) -> None:
        self.reason, self.line = reason, line
        super().__init__(Message("{path} cannot be read: {reason}", path=path, reason=reason))


def read_bytes(path: Path) -> bytes:
    """Return what a regular file holds.

    Raises
    ------
    FileError
        It is no regular file, is larger than ``MOST_MEGABYTES``, changes meanwhile, or the system refuses it.
    """
    try:
        _check_kind(path, path.stat())  # before it is opened: that alone may wind a tape
        with open(path, "rb", opener=_open) as file:
            before = os.fstat(file.fileno())
            _check_kind(path, before)
            content = file.read(_MOST_BYTES + 1) or b""
            after = os.fstat(file.fileno())
    except ValueError:  # a null character in the path
        raise FileError(path, Message("there is no such file or folder")) from None
    except OSError as error:
        raise FileError(path, refusal(error)) from error
    if len(content) > _MOST_BYTES:
        raise _too_large(path)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileError(path, Message("it changed while it was read; try again"))
    return content


def read_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a regular file of any size with their ends, one at a time, in bounded memory.

    For exports of which a few lines are kept: whoever keeps all of them takes :func:`read_bytes`.

    Raises
    ------
    FileError
        As for :func:`read_bytes`, but the limit is that of a line, ``LONGEST_LINE_MEGABYTES``.
    """
    try:
        _check_kind(path, path.stat(), most=None)
        with open(path, "rb", opener=_open) as file:
            before = os.fstat(file.fileno())
            _check_kind(path, before, most=None)
            number = 0
            while line := file.readline(_LONGEST_LINE + 1):
                number += 1
                if len(line) > _LONGEST_LINE:
                    most = LONGEST_LINE_MEGABYTES
                    told = Message("line {line} is longer than {most} MB", line=number, most=most)
                    raise FileError(path, told, number)
                yield line
            after = os.fstat(file.fileno())
    except ValueError:  # a null character in the path
        raise FileError(path, Message("there is no such file or folder")) from None
    except OSError as error:
        raise FileError(path, refusal(error)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileError(path, Message("it changed while it was read; try again"))


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, without a byte order mark.

    Raises
    ------
    FileError
        As for :func:`read_bytes`, or it is not UTF-8; the error has the line then.
    """
    content = read_bytes(path)
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileError(path, Message("this is not UTF-8; save the file as UTF-8"), line) from None


def decoded(content: bytes, errors: str = "strict") -> str:
    """Return the text of bytes in UTF-8, with or without a byte order mark, its lines ended by line feeds."""
    return content.decode("utf-8-sig", errors).replace("\r\n", "\n").replace("\r", "\n")


def expanded(path: str | Path) -> Path:
    """Return a path with the home folder in the place of ``~``.

    Raises
    ------
    FileError
        Nobody knows whose home is meant.
    """
    try:
        return Path(path).expanduser()
    except (RuntimeError, ValueError):  # nobody of the name, or a null character in it
        raise FileError(Path(path), Message("there is no such home folder")) from None


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder.

    Raises
    ------
    FileError
        The system refuses to tell: the path is too long, or leads through a folder that nobody may enter.
    """
    try:
        return path.is_dir()
    except OSError as error:
        raise FileError(path, refusal(error)) from error


def files_below(
    folder: Path, suffixes: tuple[str, ...], refused: Callable[[Path, Message], None]
) -> list[Path]:
    """Return all that has one of the suffixes below a folder, folders aside, in order of its path.

    Linked folders are read, too, each folder once: so a circle of links has an end, and of two ways to one
    folder the one without links counts. ``refused`` is told of every folder that cannot be read.
    """
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    waiting, linked = deque([folder]), deque[Path]()
    while waiting or linked:
        path = waiting.popleft() if waiting else linked.popleft()
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            if len(seen) > MOST_FOLDERS:
                refused(folder, Message("more than {most} folders are below it", most=MOST_FOLDERS))
                return []
            with os.scandir(path) as entries:
                for entry in entries:
                    if _leads_to_folder(entry):
                        (linked if entry.is_symlink() else waiting).append(path / entry.name)
                    elif entry.name.endswith(suffixes):
                        found.append(path / entry.name)
        except OSError as error:
            refused(path, refusal(error))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: who reads it is told
        return False


def _open(name: str, flags: int) -> int:
    return os.open(name, flags | _FLAGS)


def _check_kind(path: Path, status: os.stat_result, most: int | None = _MOST_BYTES) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), N_("this is not a file"))
        raise FileError(path, Message(kind))
    if most is not None and status.st_size > most:
        raise _too_large(path)


def _too_large(path: Path) -> FileError:
    return FileError(path, Message("the file is larger than {most} MB", most=MOST_MEGABYTES))
