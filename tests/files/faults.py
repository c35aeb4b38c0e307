"""Faults of the file system, by patching what changes files: at the n-th step, or as Windows has them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.files import swap

#: Whatever changes a file system goes through one of these.
CHANGES = ("fsync", "link", "mkdir", "rename", "replace", "rmdir", "unlink")


class Killed(BaseException):
    """The process is dead: nothing that it would do after has an effect."""


@contextmanager
def fault_at(step: int, error: BaseException | type[Killed]) -> Iterator[list[str]]:
    """Raise an error in place of the n-th change, counted from 1; once killed, in place of all after it.

    Gives the names of the changes that were made.
    """
    made: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)  # no power is lost here
        for name in CHANGES:
            patch.setattr(os, name, _faulty(getattr(os, name), name, made, step, error))
        yield made


def _faulty(
    change: Callable[..., Any], name: str, made: list[str], step: int, error: BaseException | type[Killed]
) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        made.append(name)
        if len(made) == step or (error is Killed and len(made) > step):
            raise error
        return change(*args, **kwargs)

    return call


@contextmanager
def windows(*opened: Path) -> Iterator[None]:
    """Let the file system follow Windows' rules: what another program has open stays where it is.

    No folder takes the place of another, and none moves with an open file in it; of open files there are no
    second names.
    """
    held = {path.resolve() for path in opened}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swap, "HARD_LINKS", False)
        for name in ("replace", "rename"):
            patch.setattr(os, name, _windows_move(getattr(os, name), held, over=name == "replace"))
        for name in ("unlink", "rmdir"):
            patch.setattr(os, name, _windows_removal(getattr(os, name), held))
        yield


def _windows_move(move: Callable[..., Any], held: set[Path], *, over: bool) -> Callable[..., Any]:
    def call(source: Any, target: Any) -> None:
        here, there = Path(source).resolve(), Path(target).resolve()
        if here in held or there in held or any(path.is_relative_to(here) for path in held):
            raise in_use(there)
        if there.exists() and (there.is_dir() or not over):
            raise FileExistsError(errno.EEXIST, "Cannot create a file when that file already exists", target)
        move(source, target)

    return call


def _windows_removal(remove: Callable[..., Any], held: set[Path]) -> Callable[..., Any]:
    def call(path: Any, *, dir_fd: int | None = None) -> None:
        if dir_fd is None and Path(path).resolve() in held:
            raise in_use(Path(path))
        remove(path, dir_fd=dir_fd)

    return call


def in_use(path: Path) -> PermissionError:
    """Return what Windows says of a file that another program has open."""
    error = PermissionError(errno.EACCES, "The process cannot access the file", str(path))
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore] # only there on Windows
    return error
