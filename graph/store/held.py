"""The graph that a process reads from an embedded store, compared with what was written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from graph.files.locks import open_private
from graph.meta import DAMAGED, Meta
from graph.store.directory import StoreDirectory
from graph.store.manifest import Manifest
from schema.messages import Message

#: How many damaged files a message names.
_NAMED = 3
#: Files of the engine that only writing changes, and that make up nearly all of a graph.
_PAGES = frozenset({".bucket", ".umtidx", ".numtidx"})


@dataclass(frozen=True, slots=True)
class Held:
    """The graph that this process reads: its manifest (None: none was ever loaded) and what is damaged."""

    manifest: Manifest | None
    damaged: tuple[str, ...] = ()

    @classmethod
    def of(cls, directory: StoreDirectory) -> Held:
        """Look what the store holds now, and compare every file with what was written."""
        found = directory.look()
        return cls(found, tuple(found.damaged(directory.folder(found.graph))) if found else ())

    @property
    def meta(self) -> Meta:
        """What the graph is."""
        if self.damaged:
            return Meta(DAMAGED)
        return self.manifest.meta if self.manifest else Meta()

    def named_damaged(self) -> tuple[str | Message, ...]:
        """Return the first names of damaged files and how many more there are."""
        left = len(self.damaged) - _NAMED
        return (*self.damaged[:_NAMED], *([Message("{count} more", count=left)] if left > 0 else []))

    def give(self, folder: Path, target: Path) -> None:
        """Give an engine the files of the graph: it writes beside them, and they stay as they are.

        Pages are linked where the file system can, for a large graph's sake: only writing changes them, which
        the reader may not. One that changed all the same would be found at the next opening.

        Raises
        ------
        OSError
            A file is gone, or the disk is full.
        """
        target.mkdir(mode=0o700)
        for name in self.manifest.files if self.manifest else ():
            path, own = folder / name, target / name
            # The engine leaves a file out that it may not open for writing: such a one is copied.
            if path.suffix in _PAGES and os.access(path, os.R_OK | os.W_OK):
                try:
                    os.link(path, own)
                    continue
                except OSError:  # no links there, or too many
                    own.unlink(missing_ok=True)
            with open_private(own) as file:
                file.write(path.read_bytes())
