"""What a graph in an embedded store is made of: every file with its size and hash, and what the graph is.

The store is derived data: what is not as it was written is built anew, never repaired.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.meta import Meta

_FORMAT = 1
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Manifest:
    """The name of a graph's folder, what the graph is, and size and hash of each file by its name."""

    graph: str
    meta: Meta
    files: Mapping[str, tuple[int, str]]
    #: How many nodes and relationships there are, the Meta node among them.
    counts: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, folder: Path, meta: Meta, counts: tuple[int, int]) -> Manifest:
        """Describe the files of a graph that is complete."""
        files = {path.name: (path.stat().st_size, _hash(path)) for path in sorted(folder.iterdir())}
        return cls(folder.name, meta, files, counts)

    @classmethod
    def unreadable(cls, file: str) -> Manifest:
        """Return what stands for the manifest in a file that is damaged: nothing is as it was written."""
        return cls("", Meta(), {file: (0, "")})

    def described(self, meta: Meta) -> Manifest:
        """Return the manifest of the same files with something else said of them."""
        return replace(self, meta=meta)

    def damaged(self, folder: Path) -> Iterator[str]:
        """Yield the names of the files that are not as they were written (0.05 s for the shipped data)."""
        for name, (size, digest) in self.files.items():
            path = folder / name
            try:
                found = path.lstat()
                if not (stat.S_ISREG(found.st_mode) and found.st_size == size and _hash(path) == digest):
                    yield name
            except OSError:
                yield name

    def to_text(self) -> str:
        """Return the manifest as a line of JSON behind a line with its hash."""
        text = json.dumps(
            {
                "format": _FORMAT,
                "graph": self.graph,
                "meta": self.meta.properties(),
                "counts": list(self.counts),
                "files": {name: list(mark) for name, mark in self.files.items()},
            }
        )
        return f"{_digest(text)}\n{text}\n"

    @classmethod
    def from_text(cls, text: str) -> Manifest | None:
        """Read a manifest; None for a text that is not as it was written, or of another version."""
        digest, _, body = text.rstrip("\n").partition("\n")
        if digest != _digest(body):
            return None
        try:
            found: dict[str, Any] = json.loads(body)
            files = {name: (int(size), str(mark)) for name, (size, mark) in found["files"].items()}
            nodes, relationships = map(int, found["counts"])
            manifest = cls(str(found["graph"]), Meta.read(found["meta"]), files, (nodes, relationships))
        except (KeyError, TypeError, ValueError, AttributeError):  # another version, or somebody else's
            return None
        return manifest if found.get("format") == _FORMAT and files else None


def _hash(path: Path) -> str:
    found = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            found.update(part)
    return found.hexdigest()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
