"""The second reader's codes as data for the intervals: how sure a code is."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.analysis.uncertainty.coding import CodingUncertainty, confusion
from graph.statements.status import EFFORT_STAGES
from loaders.agreement import SHIPPED
from schema.errors import DatasetError


def read_coding_uncertainty(directory: Path = SHIPPED) -> CodingUncertainty:
    """Return the confusion of stages and healths over all readings of a directory, none for an empty one.

    Codes count as they were before anything was settled. Where one reader saw effort and the other a deal,
    they differ in the type of the tie, which says nothing of how sure its stage is.

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
                            "{path}: there is no column {column}; expected {field}_1 and {field}_2",
                            path=path,
                            column=error.args[0],
                            field=field,
                        ) from None
    stages = [(a, b) for a, b in pairs["stage"] if (a in EFFORT_STAGES) == (b in EFFORT_STAGES)]
    return CodingUncertainty(confusion(stages), confusion(pairs["health"]))
