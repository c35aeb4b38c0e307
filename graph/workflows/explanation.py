"""A mark explained for people and programs, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.analysis.deals import assign_deals
from graph.analysis.suppositions import apply_changes, read_change
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Statements
from graph.workflows.records import explain_record
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.narrative import ComponentStory
    from graph.analysis.scoring import Of, Score


def of_place(workspace: Workspace, place_id: str) -> Of:
    """Tell among which places an id is ranked."""
    return "regions" if workspace.statements.entities[place_id].type == "Region" else "provinces"


def stories(workspace: Workspace, score: Score) -> list[ComponentStory]:
    """Return the story of a mark by component."""
    from graph.analysis.narrative import tell

    return tell(score, workspace.statements, workspace.deal_ids)


def full_record(workspace: Workspace, score: Score) -> dict[str, Any]:
    """Return the contract's record with the points of every piece of evidence beside those of ties."""
    from graph.analysis.narrative import evidence_points

    return explain_record(score) | {
        "rank": score.rank,
        "rank_low": score.rank_low,
        "rank_high": score.rank_high,
        "components": score.by_component(),
        "evidence": [
            {
                "evidence_id": item.evidence.id,
                "tie_id": item.tie_id,
                "source": item.evidence.source_id,
                "locator": item.evidence.locator,
                "points": item.points,
            }
            for item in evidence_points(score, workspace.statements)
        ],
    }


def rescored(workspace: Workspace, statements: Statements, of: Of) -> dict[str, Score]:
    """Return the scores of other statements by the same method, by place."""
    from graph.analysis.scoring import score_places
    from graph.networkx_view import to_networkx

    view = to_networkx(to_property_graph(statements, assign_deals(statements)))
    return {s.id: s for s in score_places(view, workspace.method, of)}


def what_if(workspace: Workspace, place: str, texts: Sequence[str]) -> dict[str, Any]:
    """Return a place's mark before and after changes, and what moved by component and tie.

    Raises
    ------
    UsageError
        A change cannot be read or names something unknown.
    """
    before = workspace.score_of(place)
    changes = [read_change(text, workspace.statements) for text in texts]
    changed = apply_changes(workspace.statements, changes, workspace.method.reference_day)
    after = rescored(workspace, changed, of_place(workspace, before.id))[before.id]
    now = after.by_component()
    components = {name: now[name] - points for name, points in before.by_component().items()}
    moved = _tie_moves(before, after)
    return {
        "id": before.id,
        "changes": [str(change) for change in changes],
        **_pair("mark", before.mark, after.mark),
        **_pair("score", before.score, after.score),
        **_pair("rank", before.rank, after.rank),
        "difference": after.score - before.score,
        "components": components,
        "moved": [{"tie_id": t, "component": c, "points": p} for (t, c), p in moved],
    }


def _pair(name: str, before: float, after: float) -> dict[str, float]:
    return {f"{name}_before": before, f"{name}_after": after}


def _tie_moves(before: Score, after: Score) -> list[tuple[tuple[str, str], float]]:
    """Return what each tie gains or loses in each component, largest first; they sum to the difference."""
    moves: dict[tuple[str, str], float] = {}
    for score, sign in ((before, -1.0), (after, 1.0)):
        for c in score.contributions:
            key = (c.tie_id, c.component)
            moves[key] = moves.get(key, 0.0) + sign * c.points
    return sorted(((k, p) for k, p in moves.items() if p), key=lambda pair: (-abs(pair[1]), pair[0]))


def to_next_mark(workspace: Workspace, place: str, direction: str) -> dict[str, Any]:
    """Return the smallest set of changes found that moves the rounded mark ``up`` or ``down``."""
    from graph.analysis.next_mark import MOST_CHANGES, next_mark
    from graph.analysis.place_model import PlaceModel

    entity = workspace.find(place, ("Region", "Province"))
    of = of_place(workspace, entity.id)
    statements, ids = workspace.statements, workspace.deal_ids
    model = PlaceModel(statements, ids, workspace.view, workspace.method, entity.id, of)
    found = next_mark(model, entity.id, direction, ids)
    return {
        "id": found.place,
        "direction": direction,
        **_pair("mark", found.mark, found.new_mark),
        **_pair("score", found.score, found.new_score),
        "changes": [str(change) for change in found.changes],
        "exact": found.exact,
        "searched": {
            "one_change": found.singles,
            "two_changes": found.pairs,
            "two_changes_possible": found.pairs_possible,
            "more_changes": found.larger,
            "most_changes": MOST_CHANGES,
        },
    }


def without(workspace: Workspace, source: str | None, layer: str | None, of: Of) -> list[dict[str, Any]]:
    """Return the marks of all places with and without what a source or a layer says, largest change first.

    Evidence and numbers are left out, and ties that lose all evidence; names and places stay.

    Raises
    ------
    UsageError
        There is no such source or layer, or it is all there is.
    """
    reduced = _reduced(workspace.statements, source, layer)
    after = rescored(workspace, reduced, of)
    rows = [
        {
            "id": s.id,
            **_pair("mark", s.mark, after[s.id].mark),
            **_pair("score", s.score, after[s.id].score),
            "difference": after[s.id].score - s.score,
            **_pair("rank", s.rank, after[s.id].rank),
        }
        for s in workspace.scores(of)
    ]
    return sorted(rows, key=lambda row: (-abs(row["difference"]), row["id"]))


def _reduced(statements: Statements, source: str | None, layer: str | None) -> Statements:
    from graph.analysis.suppositions import without_evidence

    if source is not None:
        known = sorted({e.source_id for t in statements.ties.values() for e in t.evidence})
        wanted = source if ":" in source else f"source:{source}"
        if wanted not in known:
            raise UsageError(f'no tie rests on a source "{source}" ({choices(wanted, known)})')
        return without_evidence(statements, lambda source_id, _: source_id != wanted)
    if layer not in statements.layers:
        raise UsageError(f'there is no layer "{layer}" ({choices(str(layer), statements.layers)})')
    return without_evidence(statements, lambda _, name: name != layer)
