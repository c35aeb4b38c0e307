"""What was typed in former sessions: a line of JSON each in the data directory, for its owner alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import History

from graph.files.locks import wait_for_lock
from graph.files.writing import write_file
from graph.tables import to_json
from schema.errors import ArgunError
from schema.files import read_text
from schema.messages import Message

#: The name of the file in the data directory.
NAME = "cypher-history.ndjson"
#: So much is kept, the newest.
MOST_KEPT = 1000
#: A paste of a megabyte is not what somebody looks for later.
LONGEST = 20_000
_WAIT_S = 0.5


class KeptHistory(History):
    """A history that several shells write in turn; ``told`` hears, once, that it cannot be kept."""

    def __init__(self, path: Path, told: Callable[[Message], None]) -> None:
        super().__init__()
        self._path = path
        self._told: Callable[[Message], None] | None = told

    def load_history_strings(self) -> Iterable[str]:
        """Return what was kept, the newest first."""
        return reversed(self._read())

    def store_string(self, string: str) -> None:
        """Add what was typed, unless it was typed just before."""
        if not string.strip() or len(string) > LONGEST:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = wait_for_lock(self._path.with_suffix(".lock"), _WAIT_S)
            try:
                self._write(string)
            finally:
                if lock is not None:
                    os.close(lock)
        except (OSError, ArgunError) as error:
            self._tell(error)

    def _write(self, string: str) -> None:
        kept = self._read()
        if kept[-1:] != [string]:
            lines = "".join(f"{to_json(line)}\n" for line in [*kept, string][-MOST_KEPT:])
            write_file(self._path, lines.encode(), private=True)

    def _read(self) -> list[str]:
        if not self._path.exists():
            return []
        found = []
        try:
            for line in read_text(self._path).splitlines():
                with suppress(ValueError):  # somebody has edited it
                    found.append(str(json.loads(line)))
        except ArgunError as error:
            self._tell(error)
        return found

    def _tell(self, error: OSError | ArgunError) -> None:
        if self._told:
            reason = error.message if isinstance(error, ArgunError) else error.strerror
            self._told(Message("the history is not kept: {reason}", reason=reason))
            self._told = None
