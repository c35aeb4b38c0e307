"""How well an edition of the rating is read, compared with what curators read in it.

    python -m benchmarks.rating --sources DIR [--disagreements development]

The dataset is the other means: its marks were entered by hand, its locators (``RU-AMU/before/7``) name the
column in which a curator read a paragraph, its heads what goes on with what (``set_aside: {13: "continues
7"}``; where a fact was coded from both parts, nothing is noted). A second reading by hand stands in
``benchmarks/gold``. None was seen by the reader. Regions are split into halves by hash
(``benchmarks/halves.py``); rules are made with one alone. ``--suffix .pdf`` reads the same rating in another
format.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.halves import DEVELOPMENT, MEASURING, half
from graph.statements import Statements
from loaders.coverage import set_aside_reasons
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents.rating import Rating, read_rating
from loaders.documents.registry import text_of
from loaders.documents.text import printed
from loaders.passages import fingerprint
from loaders.tabular import read_table

SOURCE = "source:rating-2026"
_GOLD = Path(__file__).parent / "gold" / "rating-2026-columns.tsv"
_CONTINUES = re.compile(r"continues (\d+)")


@dataclass
class Gold:
    """What curators read: the column of cited pieces, what goes on with what, the marks."""

    columns: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    joins: set[tuple[str, int, int]] = field(default_factory=set)
    marks: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)


def gold() -> tuple[Gold, Statements]:
    """Return what the shipped dataset says of the rating."""
    reading = read_layers([shipped_dataset()])
    found = Gold()
    for source, locator in _citations(reading.statements):
        parts = locator.split("/")
        if source == SOURCE and len(parts) == 3:
            found.columns[f"region:{parts[0]}", int(parts[2])].add(parts[1])
    for (source, section, number), reason in set_aside_reasons(reading.layers).items():
        if source == SOURCE and (match := _CONTINUES.match(reason)):
            found.joins.add((f"region:{section}", int(match[1]), number))
    path = shipped_dataset() / "editions" / "rating.yaml"
    marks = {e["id"]: e["marks"] for e in yaml.safe_load(path.read_text(encoding="utf-8"))["editions"]}
    this, last = marks["edition:rating-2026"], marks["edition:rating-2025"]
    regions = [e.id for e in reading.statements.entities.values() if e.type == "Region"]
    codes = {id_: id_.partition(":")[2] for id_ in regions}
    found.marks = {id_: (this.get(code), last.get(code)) for id_, code in codes.items()}
    return found, reading.statements


def _citations(statements: Statements) -> Iterator[tuple[str, str]]:
    for tie in statements.ties.values():
        yield from ((e.source_id, e.locator) for e in tie.evidence)
    yield from ((o.source_id, o.locator) for o in statements.observations.values())


class Measured:
    """The counts by half, and each disagreement in a line: half, what, place, reader, curators."""

    def __init__(self, rating: Rating, known: Gold) -> None:
        """Compare a rating with what curators read."""
        self.rating, self.known = rating, known
        self.counts: dict[str, Counter[str]] = {DEVELOPMENT: Counter(), MEASURING: Counter()}
        self.differ: list[str] = []
        self._pieces = {(p.region, piece.number): (p, piece) for p in rating.paragraphs for piece in p.pieces}
        self._regions()
        self._columns()
        self._joins()
        self._second_reading()

    def _differ(self, what: str, region: str, number: int, reader: object, curators: object) -> None:
        self.differ.append(f"{half(region)}\t{what}\t{region[7:]}/{number}\t{reader}\t{curators}")

    def _regions(self) -> None:
        for region in self.rating.regions:
            row = self.counts[half(region.id)]
            row["regions"] += 1
            row["marks agree"] += (region.mark, region.previous_mark) == self.known.marks.get(region.id)
        for paragraph in self.rating.paragraphs:
            row = self.counts[half(paragraph.region)]
            row["paragraphs"] += 1
            row["without column"] += paragraph.column is None

    def _columns(self) -> None:
        for (region, number), columns in sorted(self.known.columns.items()):
            row = self.counts[half(region)]
            paragraph, piece = self._pieces.get((region, number), (None, None))
            agrees = paragraph is not None and {paragraph.column} == columns
            row["cited"] += 1
            row["columns agree"] += agrees
            if piece and piece.column is None:
                row["cited outside cells"] += 1
                row["of these agree"] += agrees
            if not agrees:
                self._differ(
                    "column", region, number, paragraph and paragraph.column, "+".join(sorted(columns))
                )

    def _joins(self) -> None:
        for region, one, other in sorted(self.known.joins):
            paragraph, _ = self._pieces.get((region, other), (None, None))
            found = paragraph is not None and one in [piece.number for piece in paragraph.pieces]
            self.counts[half(region)]["joins noted"] += 1
            self.counts[half(region)]["joins found"] += found
            if not found:
                self._differ("join", region, other, "", f"continues {one}")
        for paragraph in self.rating.paragraphs:
            self.counts[half(paragraph.region)]["joins made"] += len(paragraph.pieces) - 1

    def _second_reading(self) -> None:
        """Compare with the reading by hand: pieces are known by their fingerprints."""
        for row in read_table(_GOLD, ("region", "piece", "fingerprint", "column", "continues")):
            region, number = f"region:{row['region']}", int(row["piece"])
            paragraph, piece = self._pieces.get((region, number), (None, None))
            count = self.counts[half(region)]
            count["by hand"] += 1
            if paragraph is None or piece is None or fingerprint(piece.text) != row["fingerprint"]:
                self._differ("piece by hand", region, number, "cut differently", "")
                continue
            agrees = paragraph.column == row["column"]
            count["columns as by hand"] += agrees
            before = [p.number for p in paragraph.pieces if p.number < number][-1:]
            joins = before == [int(row["continues"])] if row["continues"] else not before
            count["joins as by hand"] += joins
            if not agrees:
                self._differ("column by hand", region, number, paragraph.column, row["column"])
            if not joins:
                self._differ("join by hand", region, number, f"continues {before}", row["continues"])


def main() -> None:
    """Print the table, and the disagreements of a half when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, required=True, metavar="DIR")
    parser.add_argument("--suffix", default=".md")
    parser.add_argument("--disagreements", choices=(DEVELOPMENT, MEASURING))
    options = parser.parse_args()
    known, statements = gold()
    text = text_of(options.sources / f"{SOURCE.partition(':')[2]}{options.suffix}")
    rating = read_rating(text, statements.entities.values())
    measured = Measured(rating, known)
    counts = measured.counts
    names = list(dict.fromkeys(name for row in counts.values() for name in row))
    print(f"{'':24}{DEVELOPMENT:>14}{MEASURING:>14}{'all':>10}")
    for name in names:
        both = [counts[h][name] for h in (DEVELOPMENT, MEASURING)]
        print(f"{name:24}{both[0]:>14}{both[1]:>14}{sum(both):>10}")
    kept = sum(printed(one.text) for kind in (rating.paragraphs, rating.trends) for one in kind)
    aside, unplaced = (sum(printed(one.text) for one in kind) for kind in (rating.asides, rating.unplaced))
    told = f"{kept} kept + {aside} set aside + {unplaced} unplaced + {rating.lost()} lost"
    print(f"characters: {text.characters} = {told}")
    for line in measured.differ:
        if options.disagreements and line.startswith(options.disagreements):
            print(line)


if __name__ == "__main__":
    main()
