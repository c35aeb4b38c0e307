"""How far the dataset agrees with readings made from the text of the rating alone (benchmarks/gold).

    python -m benchmarks.readings

What a program finds is measured against the dataset; these figures say how far a second reader of the same
text comes, so that one can be read beside the other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.statements import Statements, Tie
from graph.statements.status import status_of
from loaders.agreement import cohen_kappa
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.tabular import read_table

GOLD = Path(__file__).parent / "gold"
SOURCE = "source:rating-2026"
#: What a reader of news is asked for: things and parties, not the frame of places and names.
_LEFT_OUT = ("structural", "restriction")


def columns(statements: Statements) -> Iterator[str]:
    """Yield how many pieces the dataset cites in the column that the second reading has."""
    cited: dict[tuple[str, str], set[str]] = {}
    for locator in _locators(statements):
        section, column, piece = locator.split("/")
        cited.setdefault((section, piece), set()).add(column)
    rows = read_table(GOLD / "rating-2026-columns.tsv", ("region", "piece", "column", "basis"))
    rows = [row for row in rows if (row["region"], row["piece"]) in cited]
    for basis in ("extract", "read", "doubt"):
        of = [row for row in rows if row["basis"] == basis]
        same = [row for row in of if cited[row["region"], row["piece"]] == {row["column"]}]
        yield f"columns\t{basis}\t{len(same)} of {len(of)}"
        for row in of:
            if row not in same:
                yield f"columns\t{row['region']}/{row['piece']}\tread {row['column']}"


def ties(statements: Statements) -> Iterator[str]:
    """Yield how many ties both readings have, and how far they agree on type, stage and health of those."""
    rows = read_table(GOLD / "rating-2026-ties.tsv", ("region", "type", "stage", "health", "tie_id"))
    of = {row["region"] for row in rows}
    there = {tie.id: tie for tie in statements.ties.values() if _told_in(tie, of)}
    both = [row for row in rows if row["tie_id"] in there]
    yield f"ties\tof the second reading in the dataset\t{len(both)} of {len(rows)}"
    found = {row["tie_id"] for row in both}
    yield f"ties\tof the dataset in the second reading\t{len(found)} of {len(there)}"
    known = {row["tie_id"]: _as_rated(there[row["tie_id"]]) for row in both}
    for index, field in enumerate(("type", "stage", "health")):
        pairs = [(row[field], known[row["tie_id"]][index]) for row in both if row[field]]
        same, kappa = sum(a == b for a, b in pairs), cohen_kappa(*zip(*pairs, strict=True))
        yield f"ties\t{field}\t{same} of {len(pairs)}, kappa {kappa:.2f}"


def _told_in(tie: Tie, regions: Iterable[str]) -> bool:
    """Tell whether a tie is no mere frame and was coded from the section of one of the regions."""
    sections = {e.locator.partition("/")[0] for e in tie.evidence if e.source_id == SOURCE}
    return tie.role not in _LEFT_OUT and not sections.isdisjoint(regions)


def _as_rated(tie: Tie) -> tuple[str, str, str]:
    """Return type, stage and health of a tie by what the rating says of it, other sources aside."""
    status = status_of(replace(tie, evidence=tuple(e for e in tie.evidence if e.source_id == SOURCE)))
    return tie.type, status.stage or "", status.health or ""


def _locators(statements: Statements) -> Iterator[str]:
    places = [(e.source_id, e.locator) for tie in statements.ties.values() for e in tie.evidence]
    places += [(o.source_id, o.locator) for o in statements.observations.values()]
    yield from (at for source, at in places if source == SOURCE and at.count("/") == 2)


if __name__ == "__main__":
    shipped = read_layers([shipped_dataset()]).statements
    sys.stdout.writelines(f"{line}\n" for line in (*columns(shipped), *ties(shipped)))
