"""The second reader's codes as data for the intervals: how sure a code is."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.uncertainty.coding import CodingUncertainty, confusion
from graph.statements.status import EFFORT_STAGES
from loaders.agreement import SHIPPED
from loaders.tabular import read_table


def read_coding_uncertainty(directory: Path = SHIPPED) -> CodingUncertainty:
    """Return the confusion of stages and healths over all readings of a directory, none for an empty one.

    Codes count as they were before anything was settled. Where one reader saw effort and the other a deal,
    they differ in the type of the tie, which says nothing of how sure its stage is.

    Raises
    ------
    DatasetError
        A file lacks a column, or a row does not have them all.
    """
    pairs: dict[str, list[tuple[str, str]]] = {"stage": [], "health": []}
    for path in sorted(directory.glob("*.tsv")):
        for row in read_table(path, (f"{field}_{reader}" for field in pairs for reader in (1, 2))):
            for field, found in pairs.items():
                found.append((row[f"{field}_1"], row[f"{field}_2"]))
    stages = [(a, b) for a, b in pairs["stage"] if (a in EFFORT_STAGES) == (b in EFFORT_STAGES)]
    return CodingUncertainty(confusion(stages), confusion(pairs["health"]))
