"""Measures numbers, dates, stages and healths found in the rating against what its curators coded.

    python -m benchmarks.facts --sources DIR [--show stage|health|effort|numbers|values|dates]

DIR has ``rating-2026.md``. A paragraph counts where the dataset cites it. Of a number ``values`` leaves out
what it is a number of. A date of a tie counts at the places of the tie whose text has its year. Regions are
split by :mod:`benchmarks.halves`; ``--show`` prints errors of the development half alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.extraction import places_of
from benchmarks.halves import DEVELOPMENT, half
from benchmarks.matching import SOURCE, place_of
from graph.statements import Statements
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents import read_documents
from loaders.extraction.candidate import Passage
from loaders.extraction.numbers import find_numbers
from loaders.extraction.reading import read_passages
from loaders.extraction.verdicts import find_verdicts
from schema.reader import read_schema

EFFORT = frozenset(("held", "planned", "dropped"))
DATES = ("end", "planned", "start")
Items = dict[str, set[Any]]


@dataclass
class Tally:
    """Right, invented and missed items of one kind."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, found: set[Any], told: set[Any]) -> None:
        """Count what is found against what is told."""
        self.right += len(found & told)
        self.invented += len(found - told)
        self.missed += len(told - found)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.invented)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({self.right + self.missed} told)"
        )


@dataclass
class Measured:
    """A tally for each half and kind, how long it took, and what is printed of errors."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)


def told_by_place(statements: Statements, places: Mapping[str, str]) -> dict[str, Items]:
    """Return what the dataset's statements have of each paragraph of the rating, by kind."""
    found: dict[str, Items] = defaultdict(lambda: defaultdict(set))
    for tie in statements.ties.values():
        for evidence in tie.evidence:
            place = places.get(evidence.locator) if evidence.source_id == SOURCE else None
            if place is None:
                continue
            if evidence.stage:
                found[place]["effort" if evidence.stage in EFFORT else "stage"].add(evidence.stage)
            if evidence.health and evidence.health != "active":
                found[place]["health"].add(evidence.health)
            found[place]["dates"] |= {(key, tie.details[key]) for key in DATES if tie.details.get(key)}
    for seen in statements.observations.values():
        place = places.get(seen.locator) if seen.source_id == SOURCE else None
        if place is not None:
            found[place]["numbers"].add(number(seen.quantity, seen.value, seen.unit))
    return found


def number(quantity: str, value: float, unit: str) -> tuple[str, float, str]:
    """Return a number in its base unit."""
    term = read_schema().vocabularies["unit"].terms[unit]
    return quantity, float(f"{value * (term.factor or 1):.6g}"), str(term.base)


def found_in(passage: Passage) -> Items:
    """Return what the rules find in a paragraph, by kind."""
    verdicts = find_verdicts(passage)
    stages = {v.stage for v in verdicts if v.stage}
    return {
        "numbers": {number(n.quantity, n.value, n.unit) for n in find_numbers(passage)},
        "dates": {date for v in verdicts for date in v.dates},
        "stage": stages - EFFORT,
        "effort": stages & EFFORT,
        "health": {v.health for v in verdicts if v.health and v.health != "active"},
    }


def measure(passages: list[Passage], told: Mapping[str, Items], shown: str) -> Measured:
    """Compare what is found in paragraphs with what is told of them."""
    measured = Measured()
    for passage in passages:
        started = time.perf_counter()
        found = found_in(passage)
        measured.seconds += time.perf_counter() - started
        if place_of(passage) not in told:
            continue
        part = half(str(passage.region))
        want = {kind: set(told[place_of(passage)][kind]) for kind in found}
        want["dates"] = {d for d in want["dates"] if d[1][:4] in passage.text}
        for items in (found, want):
            items["values"] = {n[1:] for n in items["numbers"]}
        for kind in sorted(found):
            measured.tallies[part, kind].add(found[kind], want[kind])
            if kind == shown and found[kind] != want[kind] and part == DEVELOPMENT:
                invented, missed = found[kind] - want[kind], want[kind] - found[kind]
                measured.errors.append(
                    f"{place_of(passage)} invented {invented} missed {missed}\n  {passage.text}"
                )
    return measured


def main(arguments: list[str]) -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--show", default="")
    given = parser.parse_args(arguments)
    statements = read_layers([shipped_dataset()]).statements
    document = read_documents(given.sources, statements)[SOURCE]
    passages = read_passages(given.sources / document.name, statements)
    measured = measure(passages, told_by_place(statements, places_of(document, passages)), given.show)
    for error in measured.errors:
        print(error)
    for (part, kind), tally in sorted(measured.tallies.items()):
        print(f"{part:12} {kind:8} {tally}")
    print(f"{len(passages)} paragraphs in {measured.seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
