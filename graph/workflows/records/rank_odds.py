"""How sure ranks are: how often a place is first, among the best, or above another, over all draws."""

from __future__ import annotations

from typing import Any

from graph.workflows.records.explanation import of_place
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_


def rank_odds(workspace: Workspace, given: str, other: str | None = None, lang: str = "en") -> dict[str, Any]:
    """Return how often one place scores above, equal to and below another; alone, how often it is at the top.

    Shares of the draws over admissible weightings, resampled evidence and coding errors, 0 to 1.

    Raises
    ------
    UsageError
        A place is unknown, or the two are not both regions or both provinces.
    """
    one = workspace.find(given, ("Region", "Province"))
    draws = workspace.draws[of_place(workspace, one.id)]
    score = workspace.score_of(one.id)
    record: dict[str, Any] = {"id": one.id, "name": one.name(lang), "score": score.score}
    count = {"draws": draws.scores.shape[1]}
    if other is None:
        ranks = {"rank": score.rank, "rank_low": score.rank_low, "rank_high": score.rank_high}
        best = {"first": 1, "top_ten": 10, "top_twenty": 20}
        return record | ranks | {key: draws.acceptability(one.id, n) for key, n in best.items()} | count
    second = workspace.find(other, ("Region", "Province"))
    if one.type != second.type:
        text = N_("{first} and {second} are not ranked together; name two regions or two provinces")
        raise UsageError(text, first=one.id, second=second.id)
    above, equal = draws.above(one.id, second.id)
    return record | {
        "other_id": second.id,
        "other_name": second.name(lang),
        "other_score": workspace.score_of(second.id).score,
        "above": above,
        "equal": equal,
        "below": draws.above(second.id, one.id)[0],
        **count,
    }
