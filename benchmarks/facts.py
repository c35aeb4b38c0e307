"""Measures numbers, dates, stages and healths found in the rating against what its curators coded.

    python -m benchmarks.facts --sources DIR [--show stage|health|effort|numbers|values|dates]

``--sources`` is the folder with the text of the rating. A paragraph counts where the dataset cites it. Of a
number ``values`` leaves out what it is a number of. A date of a tie counts at the places of the tie
whose text has its year. Regions are split by :mod:`benchmarks.halves`; ``--show`` prints errors of the
development half alone.
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

from benchmarks.halves import DEVELOPMENT, half
from graph.statements import Statements
from loaders.dataset_reader import read_layers
from loaders.documents import read_documents
from loaders.extraction.candidate import Passage
from loaders.extraction.numbers import find_numbers
from loaders.extraction.verdicts import find_verdicts
from schema.reader import read_schema

SOURCE = "source:rating-2026"
DATASET = Path(__file__).parents[1] / "loaders" / "dataset"
EFFORT = frozenset(("held", "planned", "dropped"))
DATES = ("end", "planned", "start")
Place = tuple[str, int]


@dataclass
class Told:
    """What the dataset has at a place: stages, healths other than active, efforts, numbers, dates of ties."""

    stage: set[str] = field(default_factory=set)
    health: set[str] = field(default_factory=set)
    effort: set[str] = field(default_factory=set)
    numbers: set[tuple[str, float, str]] = field(default_factory=set)
    dates: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Tally:
    """Right, invented and missed items of one kind."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, found: set[object], told: set[object]) -> None:
        self.right += len(found & told)
        self.invented += len(found - told)
        self.missed += len(told - found)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.invented)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({self.right + self.missed} told)"


def told_by_place(statements: Statements) -> dict[Place, Told]:
    """Return what the dataset's statements have at each paragraph of the rating."""
    found: dict[Place, Told] = defaultdict(Told)
    for tie in statements.ties.values():
        for evidence in tie.evidence:
            place = _place(evidence.source_id, evidence.locator)
            if place is None:
                continue
            told = found[place]
            told.dates |= {(key, tie.details[key]) for key in DATES if tie.details.get(key)}
            if evidence.stage:
                (told.effort if evidence.stage in EFFORT else told.stage).add(evidence.stage)
            if evidence.health and evidence.health != "active":
                told.health.add(evidence.health)
    for observation in statements.observations.values():
        place = _place(observation.source_id, observation.locator)
        if place is not None:
            found[place].numbers.add(_number(observation.quantity, observation.value, observation.unit))
    return found


def _number(quantity: str, value: float, unit: str) -> tuple[str, float, str]:
    """Return a number in its base unit."""
    term = read_schema().vocabularies["unit"].terms[unit]
    return quantity, float(f"{value * (term.factor or 1):.6g}"), str(term.base)


def _place(source: str, locator: str) -> Place | None:
    parts = locator.split("/")
    return (parts[0], int(parts[2])) if source == SOURCE and len(parts) == 3 else None


def main(arguments: list[str]) -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--show", default="")
    given = parser.parse_args(arguments)
    statements = read_layers([DATASET]).statements
    paragraphs = read_documents(given.sources, statements)[SOURCE].paragraphs
    told = told_by_place(statements)
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    started = time.perf_counter()
    for place, paragraph in sorted(paragraphs.items()):
        passage = Passage(place[1], paragraph.text, f"region:{place[0]}", paragraph.column)
        found = find_verdicts(passage)
        numbers = find_numbers(passage)
        if place not in told:
            continue
        part = half(f"region:{place[0]}")
        expected = told[place]
        counts = {_number(n.quantity, n.value, n.unit) for n in numbers}
        sets: Mapping[str, tuple[set[Any], set[Any]]] = {
            "numbers": (counts, expected.numbers),
            "dates": ({d for v in found for d in v.dates}, {d for d in expected.dates if d[1][:4] in paragraph.text}),
            "values": ({n[1:] for n in counts}, {n[1:] for n in expected.numbers}),
            "stage": ({v.stage for v in found if v.stage} - EFFORT, expected.stage),
            "health": ({v.health for v in found if v.health} - {"active"}, expected.health),
            "effort": ({v.stage for v in found if v.stage} & EFFORT, expected.effort),
        }
        for kind, (have, want) in sets.items():
            tallies[part, kind].add(set(have), set(want))
            if given.show == kind and have != want and part == DEVELOPMENT:
                print(f"{place[0]}/{place[1]} invented {sorted(have - want)} missed {sorted(want - have)}")
                print("     ", paragraph.text)
                if given.show in ("stage", "health", "effort"):
                    print("     ", [(v.stage, v.health, str(v.why)) for v in found])
    seconds = time.perf_counter() - started
    for (part, kind), tally in sorted(tallies.items()):
        print(f"{part:12} {kind:8} {tally}")
    print(f"{len(paragraphs)} paragraphs in {seconds:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
