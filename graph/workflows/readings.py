"""The second reader's codes as data for the intervals: how far a code can be doubted."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.analysis.doubts import Doubts, confusion
from loaders.agreement import SHIPPED
from schema.errors import DatasetError


def read_doubts(directory: Path = SHIPPED) -> Doubts:
    """Return the confusion of stages and healths over all readings of a directory, none for an empty one.

    Codes count as they were before anything was settled.

    Raises
    ------
    DatasetError
        A file lacks a column.
    """
    pairs: dict[str, list[tuple[str, str]]] = {"stage": [], "health": []}
    for path in sorted(directory.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                for field, found in pairs.items():
                    try:
                        found.append((row[f"{field}_1"], row[f"{field}_2"]))
                    except KeyError as error:
                        raise DatasetError(
                            f"{path}: there is no column {error}; expected {field}_1 and {field}_2"
                        ) from None
    return Doubts(confusion(pairs["stage"]), confusion(pairs["health"]))
