"""Writes sets of files over each other until it is killed: ``python -m tests.files.writer FOLDER``."""

from __future__ import annotations

import os
import sys
import time
from itertools import count
from pathlib import Path

from graph.files.writing import write_folder

NAMES = ("aaa.csv", "marks.csv", "queries/one.tsv", "queries/two.tsv", "zzz.json", "index.html")


def files(turn: int) -> dict[str, bytes]:
    """Return the files of a turn, each with its number."""
    return {name: f"{turn} ".encode() * 1000 for name in NAMES}


def main(folder: Path) -> None:
    replace = os.replace

    def replace_slowly(source: Path, target: Path) -> None:
        """Give a kill time to fall between two moves."""
        time.sleep(0.002)
        replace(source, target)

    os.replace = replace_slowly  # type: ignore[assignment]
    os.fsync = lambda _: None  # type: ignore[assignment] # no power is lost here
    for turn in count():
        write_folder(folder, files(turn))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
