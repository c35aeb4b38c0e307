"""A thousand draws of all scores in one pass, beside as many scores computed one after another.

Run: ``python -m benchmarks.draws``. The peer is the same score, one weighting at a time; it is timed on fewer
and told for a thousand. Nothing here is asserted.
"""

from __future__ import annotations

import time

from graph.analysis.score.score import Appraisal
from graph.analysis.score.weighting import admissible
from graph.analysis.uncertainty.intervals import draw_scores, reweighted
from graph.workflows.readings import read_coding_uncertainty
from graph.workflows.workspace import Workspace

DRAWS, PEER_DRAWS, ROUNDS = 1000, 20, 3


def one_by_one(appraisal: Appraisal) -> float:
    """Return the seconds that ``PEER_DRAWS`` scores of all places take, each by a weighting of its own."""
    weightings = [admissible(appraisal.method, 1, seed) for seed in range(PEER_DRAWS)]
    started = time.perf_counter()
    for weighting in weightings:
        reweighted(appraisal, weighting).draws("regions")
    return time.perf_counter() - started


def main() -> None:
    """Print the best of some rounds, in turn, and the ratio."""
    work, doubts = Workspace(), read_coding_uncertainty()
    appraisal = work.appraisal
    ours, peer = float("inf"), float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        draw_scores(work.view, appraisal, doubts, DRAWS)
        ours = min(ours, time.perf_counter() - started)
        peer = min(peer, one_by_one(appraisal) * DRAWS / PEER_DRAWS)
    places = sum(len(found) for found in appraisal.places.values())
    print(f"{DRAWS} draws of {places} places, evidence and weightings: {ours:6.2f} s")
    print(f"{DRAWS} scores one by one, weightings alone (peer):      {peer:6.2f} s  {peer / ours:5.1f} x")


if __name__ == "__main__":
    main()
