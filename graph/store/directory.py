"""The directory of an embedded store: its graphs, who reads which of them, and whose turn it is to load.

    argun.lock    held for moments, by whoever looks at what follows or changes it
    loading.lock  held by the process that loads; its content says which
    current.json  the manifest of the graph that the store holds
    graphs/NAME/  the files of a graph; nothing in it is changed once it is complete
    running/ID/   the seat of a process that uses the store, and all that its engine writes

A load puts a new graph beside the old one and then names it in ``current.json``, so whatever ends it leaves
the old one whole, and readers go on with the graph that they began with. What a process leaves behind when it
is killed is swept by the next one.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.files.locks import open_private, tell_holder, try_lock, wait_for_lock
from graph.store.manifest import Manifest
from schema.errors import StoreError, UsageError
from schema.files import FileError, read_text
from schema.messages import Message
from schema.wording import refusal

LOCK_FILE = "argun.lock"
TURN_FILE = "loading.lock"
CURRENT_FILE = "current.json"
#: By all names of one of these a directory is ours, and what lies in it may be removed.
OURS = (frozenset({LOCK_FILE}), frozenset({CURRENT_FILE, "graphs"}))
#: What version 0.1 had, where its database lies.
_FORMER = ("databases", "config", "log", "backups", "building", "in-use.json")
#: Our names of graphs and of seats: nothing else is removed.
_GRAPH, _SEAT = re.compile(r"[0-9a-f]{16}"), re.compile(r"\d+-[0-9a-f]{8}")
#: What is done under the lock takes some milliseconds.
LOCK_S = 10.0
#: How long to wait for another process that loads: the shipped data takes it three seconds.
PATIENCE_S = 60.0
_SEAT_LOCK, _USES = "seat.lock", "graphs.txt"


class StoreDirectory:
    """A process's seat in a store's directory; files of other processes are never touched."""

    def __init__(self, path: Path, seat: Path, lock: int) -> None:
        self.path = path
        #: The folder for all that this process writes beside the graphs.
        self.seat = seat
        self._lock = lock
        self._uses: set[str] = set()

    @classmethod
    def take(cls, path: Path) -> StoreDirectory:
        """Make the directory if need be, take a seat in it, and sweep what dead processes left.

        Raises
        ------
        UsageError
            It holds other files.
        StoreError
            It cannot be read or written.
        """
        with _refusals(path):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            names = {found.name for found in path.iterdir()}
            if names and not any(marks <= names for marks in OURS):
                raise UsageError(
                    "{path}: this directory holds other files; name an empty or a new one", path=path
                )
            with _locked(path):
                seat = _folder(path / "running") / f"{os.getpid()}-{secrets.token_hex(4)}"
                seat.mkdir(mode=0o700)
                lock = try_lock(seat / _SEAT_LOCK)
                if lock is None:
                    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), str(seat))
                taken = cls(path, seat, lock)
                try:
                    taken._sweep()
                except BaseException:
                    taken.release()
                    raise
                return taken

    def folder(self, graph: str) -> Path:
        """Return where the files of a graph lie."""
        return self.path / "graphs" / graph

    def look(self) -> Manifest | None:
        """Return the manifest of what the store holds now, and keep that graph for us; None: nothing."""
        with _refusals(self.path), _locked(self.path):
            found = self._read()
            self._use({found.graph} if found else set())
            return found

    @contextmanager
    def turn(self, waiting: Callable[[Message], None] | None) -> Iterator[None]:
        """Keep every other process from loading; wait for one that does, up to ``PATIENCE_S``.

        ``waiting`` is told once for whom it waits.

        Raises
        ------
        StoreError
            The other process has not finished in time.
        """
        with _refusals(self.path):
            path = _lockable(self.path / TURN_FILE)
            lock = wait_for_lock(path, PATIENCE_S, waiting and (lambda: waiting(_waits(self.path))))
        if lock is None:
            raise StoreError(
                "{path}: {user} has been loading this store for {seconds:g} s; wait until it has finished, "
                "end it, or name another directory with --store",
                path=self.path,
                user=_loader(self.path),
                seconds=PATIENCE_S,
            )
        tell_holder(lock)
        try:
            yield
        finally:
            os.close(lock)

    def begin(self) -> Path:
        """Return the folder for a new graph, which is not there yet; swept unless it is published."""
        with _refusals(self.path), _locked(self.path):
            name = secrets.token_hex(8)
            self._use({*self._uses, name})
            graphs = _folder(self.path / "graphs")
            if not os.access(graphs, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(graphs))
            return graphs / name

    def publish(self, manifest: Manifest) -> None:
        """Make a graph the one that the store holds; those that nobody uses any more are removed."""
        part = self.seat / CURRENT_FILE
        with _refusals(self.path), _locked(self.path):
            with open_private(part) as file:
                file.write(manifest.to_text().encode())
                file.flush()
                os.fsync(file.fileno())
            if (self.path / CURRENT_FILE).is_dir():
                _remove(self.path / CURRENT_FILE)
            part.replace(self.path / CURRENT_FILE)
            self._use({manifest.graph})
            if (self.path / "databases" / "neo4j").is_dir():
                for name in _FORMER:
                    _remove(self.path / name)
            self._sweep()

    def workplace(self) -> Path:
        """Make a folder in the seat for a server: a new one, for a killed one may keep its own a moment."""
        for former in self.seat.glob("server-*"):
            shutil.rmtree(former, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix="server-", dir=self.seat))

    def release(self) -> None:
        """Leave the seat."""
        os.close(self._lock)
        shutil.rmtree(self.seat, ignore_errors=True)

    def _read(self) -> Manifest | None:
        path = self.path / CURRENT_FILE
        if not os.path.lexists(path):
            return None
        try:
            return Manifest.from_text(read_text(path)) or Manifest.unreadable(path.name)
        except FileError:
            return Manifest.unreadable(path.name)

    def _use(self, graphs: set[str]) -> None:
        """Write down which graphs this process uses, so that no other removes them."""
        self._uses = graphs
        with open_private(self.seat / _USES) as file:
            file.write("\n".join(sorted(graphs)).encode())

    def _sweep(self) -> None:
        """Remove the seats of dead processes and the graphs that no living one uses; the lock is held."""
        current = self._read()
        used = {*self._uses, current.graph if current else ""}
        for seat in _named(self.path / "running", _SEAT):
            if seat == self.seat:
                continue
            try:
                if (lock := try_lock(seat / _SEAT_LOCK)) is None:
                    used.update((seat / _USES).read_text(encoding="utf-8").split())
                else:
                    os.close(lock)
                    _remove(seat)
            except FileNotFoundError:
                continue  # it uses no graph yet
            except OSError:
                return  # another user's: nobody can tell what it uses
        for graph in _named(self.path / "graphs", _GRAPH):
            if graph.name not in used:
                _remove(graph)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = wait_for_lock(_lockable(path / LOCK_FILE), LOCK_S)
    if lock is None:
        raise StoreError(
            "{path}: another process keeps this store locked; end it, or name another directory with --store",
            path=path,
        )
    try:
        yield
    finally:
        os.close(lock)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unusable(path, error) from error


def unusable(path: Path, error: OSError) -> StoreError:
    """Say that a directory cannot be used and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
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


def _loader(path: Path) -> Message:
    try:
        number = int((path / TURN_FILE).read_bytes())
    except (OSError, ValueError):
        return Message("another process")
    return Message("process {number}", number=number)


def _waits(path: Path) -> Message:
    return Message(
        "{path}: {user} is loading this store; waiting up to {seconds:g} s for it to finish",
        path=path,
        user=_loader(path),
        seconds=PATIENCE_S,
    )


def _lockable(path: Path) -> Path:
    """Return a file that can be locked; an empty folder or a link in its place is nothing that we made."""
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        path.rmdir()
    return path


def _folder(path: Path) -> Path:
    """Make a folder of ours; a file in its place is nothing that we wrote and goes."""
    if path.exists() and not path.is_dir():
        path.unlink()
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _named(folder: Path, names: re.Pattern[str]) -> list[Path]:
    """Return what has a name of ours in a folder; a link to a folder elsewhere has nothing of ours."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if names.fullmatch(path.name))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
