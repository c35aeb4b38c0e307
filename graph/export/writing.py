"""Writes a file or a folder whole or not at all: beside the target first, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.export.context import Content
from schema.errors import ArgunError
from schema.messages import Message
from schema.wording import refusal

#: A folder with this file in it is ours, so it may be replaced.
MARKER = "README.md"

#: What to do when the system refuses to write, by the number of its error.
_ADVICE = {
    errno.ENOSPC: Message("free some space or choose another disk"),
    errno.EDQUOT: Message("free some space or choose another disk"),
    errno.EACCES: Message("choose another folder"),
    errno.EPERM: Message("choose another folder"),
    errno.EROFS: Message("choose another folder"),
    errno.ENOENT: Message("make the folder first"),
    errno.EISDIR: Message("give the name of a file"),
    errno.ENAMETOOLONG: Message("choose a shorter one"),
}


def write_content(path: Path, content: Content) -> None:
    """Write the content; on failure the old target is as it was and nothing of ours is left.

    Raises
    ------
    ArgunError
        Says what the path is, why it cannot be written, and what to do.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if isinstance(content, Mapping):
            _write_folder(part, path, content)
        else:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            _write_file(part, content)
            part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        _remove(part)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write into; at the end its files take their places in ``folder``, all complete.

    On failure and at Ctrl-C ``folder`` is as it was, and gone when it was not there.

    Raises
    ------
    ArgunError
        Says what the path is, why it cannot be written, and what to do.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    part = folder / f".{os.getpid()}.part"
    try:
        try:
            part.mkdir(parents=True)
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield part
        for path in sorted(path for path in part.rglob("*") if path.is_file()):
            _put(path, folder / path.relative_to(part))
    finally:
        _remove(part)
        for path in made:
            with suppress(OSError):  # whoever is not empty stays
                path.rmdir()


def _put(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(path: Path, error: OSError) -> ArgunError:
    advice = _ADVICE.get(error.errno or 0, Message("choose another path"))
    return _refusal(path, Message("{reason}; {advice}", reason=refusal(error), advice=advice))


def _refusal(path: Path, reason: Message) -> ArgunError:
    return ArgunError(Message("cannot write {path}: {reason}", path=path, reason=reason))


def _write_file(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a full disk may show only here


def _write_folder(part: Path, path: Path, files: Mapping[str, bytes]) -> None:
    if path.exists() and not path.is_dir():
        raise _refusal(path, Message("it is a file and a folder is needed; choose another path"))
    if path.is_dir() and any(path.iterdir()) and not (path / MARKER).exists():
        raise _refusal(path, Message("the folder holds other files; choose an empty or a new one"))
    part.mkdir()
    for name in sorted(files):
        _write_file(part / name, files[name])
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    if path.is_dir():
        path.rename(old)
    try:
        part.rename(path)
    except BaseException:  # Ctrl-C too
        if old.exists():
            old.rename(path)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
