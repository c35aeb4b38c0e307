"""How well an edition is joined with what stood before it: the third one with what was known by May 2025.

    python -m benchmarks.against --sources DIR

Known is the dataset as of 31 May 2025 (its entities stay, their later evidence does not); read is the column
of the year that followed. By deal: those that the dataset's curators found followed up in that column, and
those that were open and that it does not mention. By halves of regions (:mod:`benchmarks.halves`).
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
from collections.abc import Iterable
from pathlib import Path

from benchmarks.halves import DEVELOPMENT, MEASURING, half
from graph.analysis.scenarios.states import State
from graph.analysis.score.method import read_method
from graph.statements.records import Statements
from graph.statements.status import as_of
from graph.workflows.against import Found, against, open_deals
from graph.workflows.rating_reading import rating_of
from graph.workflows.workspace import Workspace
from loaders.documents.rating.model import AFTER

_DAY, _SOURCE = datetime.date(2025, 5, 31), "source:rating-2026"
_Pair = tuple[str, str]


def followed(everything: Statements) -> set[_Pair]:
    """Return region and deal of what the rating's second column tells of, as it is coded."""
    state = State(everything, read_method(None))
    found: set[_Pair] = set()
    for deal in state.appraisal.deals:
        for report in state.reports_of(deal):
            section, *rest = report.locator.split("/")
            if report.source_id == _SOURCE and rest[:1] == [AFTER]:
                found.add((f"region:{section}", str(deal.id)))
    return found


def pairs(found: Iterable[Found], group: str) -> set[_Pair]:
    """Return region and deal of a group, of the second column alone."""
    return {
        (one.region, str(one.deal.id))
        for one in found
        if one.group == group
        and one.deal
        and (one.candidate is None or one.candidate.passage.column != "before")
    }


def _line(name: str, told: set[_Pair], right: set[_Pair]) -> str:
    both = len(told & right)
    precision, recall = both / max(1, len(told)), both / max(1, len(right))
    f1 = 2 * both / max(1, len(told) + len(right))
    figures = f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
    return f"  {name:<10} {figures}  ({len(told)} told, {len(right)} right)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    sources: Path = parser.parse_args().sources
    everything = Workspace(()).everything
    known = as_of(everything, _DAY)
    # The second edition was published a month later; by it the rating is known as a series.
    dated = dataclasses.replace(known, editions=everything.editions)
    rating = rating_of(sources / "rating-2026.md", everything)
    later = dataclasses.replace(rating, paragraphs=[p for p in rating.paragraphs if p.column != "before"])
    found = against(later, dated, ())
    state = State(known, read_method(None))
    there = {(r, str(d.id)) for d in state.appraisal.deals for r in d.shares if d.shares[r] > 0}
    right = followed(everything)
    regions = [region.id for region in rating.regions]
    open_then = {(region, str(deal.id)) for region, deal in open_deals(state, dated, regions)}
    for part in (DEVELOPMENT, MEASURING):

        def of(some: set[_Pair], part: str = part) -> set[_Pair]:
            return {pair for pair in some if half(pair[0]) == part}

        print(part)
        print(_line("follow-up", of(pairs(found, "follow_up")), of(right & there)))
        print(_line("silent", of(pairs(found, "silent")), of(open_then - right)))


if __name__ == "__main__":
    main()
