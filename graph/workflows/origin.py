"""Where a graph comes from, as one hash: a store that knows it need not be loaded again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from schema.files import FileError, files_below, read_bytes
from schema.messages import Message

_ROOT = Path(__file__).parents[2]
#: The packages that make a graph of a dataset; the shipped one lies in ``loaders``.
_PACKAGES = ("graph", "loaders", "schema")
#: What is read of a dataset, and what a program consists of.
_SUFFIXES = (".py", ".tsv", ".yaml", ".yml")


def origin_of(directories: Sequence[Path]) -> str | None:
    """Return a hash of the files of the shipped dataset, the layers over it, and the program that reads them.

    It takes 0.03 s where the graph takes 2 s. None where a file cannot be read: reading the data says which.
    """
    found = hashlib.blake2b(digest_size=16)
    try:
        for root in (*(_ROOT / package for package in _PACKAGES), *directories):
            for name, content in _files(root):
                found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                found.update(content)
            found.update(b"\0")
    except FileError:
        return None
    return found.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in files_below(root, _SUFFIXES, _refuse):
        yield path.relative_to(root).as_posix(), read_bytes(path)


def _refuse(folder: Path, reason: Message) -> NoReturn:
    raise FileError(folder, reason)
