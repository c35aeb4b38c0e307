"""How well an edition of the rating is read, compared with what curators read in it.

    python -m benchmarks.rating --sources DIR [--disagreements development]

The dataset is the other means: its marks were entered by hand, and its locators (``RU-AMU/before/7``) name the
column in which a curator read a paragraph, its heads what goes on with what (``set_aside: {13: "continues 7"}``).
Neither was seen by the reader. Regions are split into halves by hash (``benchmarks/halves.py``); rules are
made with one alone.
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
from loaders.documents.formats.markdown import read_markdown
from loaders.documents.rating import Rating, read_rating
from loaders.documents.text import printed

SOURCE = "source:rating-2026"
_FILE = "rating-2026.md"
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


def measure(rating: Rating, known: Gold) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return the counts by half, and each disagreement in a line: half, place, reader, curators."""
    counts: dict[str, Counter[str]] = {DEVELOPMENT: Counter(), MEASURING: Counter()}
    differ = []
    for region in rating.regions:
        row = counts[half(region.id)]
        row["regions"] += 1
        same = (region.mark, region.previous_mark) == known.marks.get(region.id)
        row["marks agree"] += same
    pieces = {(p.region, piece.number): (p, piece) for p in rating.paragraphs for piece in p.pieces}
    for p in rating.paragraphs:
        counts[half(p.region)]["paragraphs"] += 1
        counts[half(p.region)]["without column"] += p.column is None
    for (region, number), columns in sorted(known.columns.items()):
        row = counts[half(region)]
        found = pieces.get((region, number))
        row["cited"] += 1
        agrees = found is not None and {found[0].column} == columns
        row["columns agree"] += agrees
        if found and found[1].column is None:
            row["cited outside cells"] += 1
            row["of these agree"] += agrees
        if not agrees:
            at = f"{region[7:]}/{number}"
            differ.append(
                f"{half(region)}\tcolumn\t{at}\t{found and found[0].column}\t{'+'.join(sorted(columns))}"
            )
    made = {
        (p.region, a.number, b.number)
        for p in rating.paragraphs
        for a, b in zip(p.pieces, p.pieces[1:], strict=False)
    }
    for region, one, other in sorted(known.joins):
        row = counts[half(region)]
        row["joins noted"] += 1
        paragraph = pieces[region, other][0] if (region, other) in pieces else None
        hit = paragraph is not None and one in [piece.number for piece in paragraph.pieces]
        row["joins found"] += hit
        if not hit:
            differ.append(f"{half(region)}\tjoin missed\t{region[7:]}/{other}\t\tcontinues {one}")
    noted = {(region, other) for region, _, other in known.joins}
    for region, one, other in sorted(made):
        row = counts[half(region)]
        row["joins made"] += 1
        if (region, other) not in noted:
            row["joins not noted"] += 1
            differ.append(f"{half(region)}\tjoin not noted\t{region[7:]}/{other}\tcontinues {one}\t")
    return counts, differ


def main() -> None:
    """Print the table, and the disagreements of a half when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, required=True, metavar="DIR")
    parser.add_argument("--disagreements", choices=(DEVELOPMENT, MEASURING))
    options = parser.parse_args()
    known, statements = gold()
    text = read_markdown((options.sources / _FILE).read_bytes(), _FILE)
    rating = read_rating(text, statements.entities.values())
    counts, differ = measure(rating, known)
    names = list(dict.fromkeys(name for row in counts.values() for name in row))
    print(f"{'':24}{DEVELOPMENT:>14}{MEASURING:>14}{'all':>10}")
    for name in names:
        both = [counts[h][name] for h in (DEVELOPMENT, MEASURING)]
        print(f"{name:24}{both[0]:>14}{both[1]:>14}{sum(both):>10}")
    kept = sum(printed(one.text) for kind in (rating.paragraphs, rating.trends) for one in kind)
    aside, unplaced = (sum(printed(one.text) for one in kind) for kind in (rating.asides, rating.unplaced))
    print(
        f"characters: {text.characters} = {kept} kept + {aside} set aside + {unplaced} unplaced + {rating.lost()}"
    )
    for line in differ:
        if options.disagreements and line.startswith(options.disagreements):
            print(line)


if __name__ == "__main__":
    main()
