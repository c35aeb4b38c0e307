"""How sure marks and ranks are: odds between two places, and what the weights do to the scores."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from graph.workflows.explanation import of_place
from graph.workflows.readings import read_doubts
from graph.workflows.workspace import Workspace
from schema.errors import UsageError

if TYPE_CHECKING:
    from graph.analysis.draws import Draws
    from graph.analysis.scoring import Of

#: Draws for odds and sensitivities; intervals of ``argun score`` take the method's own number.
DRAWS = 1000


def draws_of(workspace: Workspace, of: Of, count: int = DRAWS) -> Draws:
    """Return the draws of all regions or provinces, with the second reader's doubts."""
    from graph.analysis.draws import draw_scores
    from graph.analysis.facts import read_deals
    from graph.analysis.scoring import SHARES, places_of

    view = workspace.view
    return draw_scores(
        view, read_deals(view), SHARES[of], places_of(view, of), workspace.method, count, read_doubts()
    )


def rank_odds(workspace: Workspace, one: str, other: str, count: int = DRAWS) -> dict[str, Any]:
    """Return how often one place scores above, equal to or below another.

    Raises
    ------
    UsageError
        A place is unknown, or the two are not both regions or both provinces.
    """
    from graph.analysis.uncertainty import odds

    first, second = (workspace.find(place, ("Region", "Province")) for place in (one, other))
    if first.type != second.type:
        raise UsageError(
            f"{first.id} and {second.id} are not ranked together; name two regions or two provinces"
        )
    of = of_place(workspace, first.id)
    scores = {s.id: s.score for s in workspace.scores(of)}
    found = odds(draws_of(workspace, of, count), scores, first.id, second.id)
    return {
        "id": first.id,
        "other_id": second.id,
        "score": scores[first.id],
        "other_score": scores[second.id],
        "above": found.above,
        "equal": found.equal,
        "below": found.below,
        "draws": count,
    }


def sensitivity_records(workspace: Workspace, place: str | None, of: Of) -> list[dict[str, Any]]:
    """Return the first-order index of every weight, for one place or as the mean over all with any ties.

    The last two rows are the sum of the indices and what they leave: evidence, codes, interplay.
    """
    from graph.analysis.uncertainty import sensitivities

    wanted = workspace.find(place, ("Region", "Province")).id if place else None
    found = sensitivities(draws_of(workspace, of_place(workspace, wanted) if wanted else of))
    chosen = [s for s in found if wanted in (None, s.place)]
    if not chosen:
        return []
    means = {
        name: math.fsum(s.indices[name] for s in chosen) / len(chosen) for name in sorted(chosen[0].indices)
    }
    rows = [{"weight": n, "index": i} for n, i in sorted(means.items(), key=lambda pair: (-pair[1], pair[0]))]
    rest = math.fsum(s.rest for s in chosen) / len(chosen)
    return [*rows, {"weight": "sum", "index": math.fsum(means.values())}, {"weight": "rest", "index": rest}]
