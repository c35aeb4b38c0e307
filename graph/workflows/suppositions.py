"""What would change a mark: suppositions, the way to the next mark, marks without a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.analysis.deal_names import deal_kind, deal_name
from graph.analysis.deals import assign_deals
from graph.analysis.suppositions import Change, apply_changes, read_change
from graph.statements.property_graph import to_property_graph
from graph.statements.records import Statements
from graph.statements.status import status_of
from graph.workflows.explanation import of_place
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.deal_steps import Direction, Step
    from graph.analysis.scoring import Of, Score

#: Roles of ties that can come to a result.
_RESULTS = ("substance", "flow")


def rescored(workspace: Workspace, statements: Statements, of: Of) -> dict[str, Score]:
    """Return the scores of other statements by the same method, by place."""
    from graph.analysis.scoring import score_places
    from graph.networkx_view import to_networkx

    view = to_networkx(to_property_graph(statements, assign_deals(statements)))
    return {s.id: s for s in score_places(view, workspace.method, of)}


def what_if(workspace: Workspace, place: str, texts: Sequence[str], lang: str = "en") -> dict[str, Any]:
    """Return a place's mark before and after changes, what moved by component and tie, and in which deals.

    Raises
    ------
    UsageError
        A change cannot be read or names something unknown.
    """
    before = workspace.score_of(place)
    of = of_place(workspace, before.id)
    changes = [read_change(text, workspace.statements) for text in texts]
    changed = apply_changes(workspace.statements, changes, workspace.method.reference_day)
    after = rescored(workspace, changed, of)[before.id]
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
        "deals": _deals_of_changes(workspace, changed, changes, (before, after), lang),
        "moved": [{"tie_id": t, "component": c, "points": p} for (t, c), p in moved],
    }


def _deals_of_changes(
    workspace: Workspace,
    changed: Statements,
    changes: Sequence[Change],
    scores: tuple[Score, Score],
    lang: str,
) -> list[dict[str, Any]]:
    """Return for each change the deal that its tie is of, and what the score would lose without the change.

    ``role`` tells how the tie is of the deal: ``joins`` one that was there, makes one ``alone``, or was
    ``of_deal`` before; ``kind`` which rule made them one deal.
    """
    before, after = scores
    now = assign_deals(changed)
    found = []
    for index, change in enumerate(changes):
        deal_id = now.get(change.tie_id) or workspace.deal_ids.get(change.tie_id)
        others = [t for t, d in workspace.deal_ids.items() if d == deal_id and t != change.tie_id]
        rest = [*changes[:index], *changes[index + 1 :]]
        without_it = _score_with(workspace, rest, before.id) if rest else before.score
        known = change.tie_id in workspace.statements.ties
        statements = changed if change.tie_id in changed.ties else workspace.statements
        ties = [statements.ties[t] for t in (*others, change.tie_id) if t in statements.ties]
        found.append(
            {
                "change": str(change),
                "tie_id": change.tie_id,
                "deal_id": deal_id,
                "name": deal_name(deal_id, ties, statements.entities, lang) if deal_id else None,
                "kind": deal_kind(deal_id, statements.entities) if deal_id else None,
                "role": "of_deal" if known else "joins" if others else "alone",
                "other_ties": len(others),
                "only_talk": _is_talk(changed, change),
                "points": after.score - without_it,
            }
        )
    return found


def _is_talk(changed: Statements, change: Change) -> bool:
    """Tell whether a tie is still no result after the change: discussed or agreed."""
    tie = changed.ties.get(change.tie_id)
    return tie is not None and tie.role in _RESULTS and status_of(tie).stage in ("discussed", "agreed")


def _score_with(workspace: Workspace, changes: Sequence[Change], place: str) -> float:
    changed = apply_changes(workspace.statements, changes, workspace.method.reference_day)
    return rescored(workspace, changed, of_place(workspace, place))[place].score


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


def to_next_mark(workspace: Workspace, place: str, direction: Direction, lang: str = "en") -> dict[str, Any]:
    """Return the smallest set of deals found that moves the rounded mark ``up`` or ``down``.

    ``changes`` holds the single changes of ``deals``, as ``--what-if`` reads them. Where no set of deals
    does it, both are empty and ``best`` holds the deals that move the score most.
    """
    from graph.analysis.next_mark import MOST_DEALS, next_mark
    from graph.analysis.place_model import PlaceModel

    entity = workspace.find(place, ("Region", "Province"))
    of = of_place(workspace, entity.id)
    statements, ids = workspace.statements, workspace.deal_ids
    model = PlaceModel(statements, ids, workspace.view, workspace.method, entity.id, of)
    found = next_mark(model, entity.id, direction, ids, workspace.method)
    return {
        "id": found.place,
        "direction": direction,
        **_pair("mark", found.mark, found.new_mark),
        **_pair("score", found.score, found.new_score),
        "changes": [str(change) for step in found.steps for change in step.changes],
        "deals": [_step_record(workspace, step, lang) for step in found.steps],
        "exact": found.exact,
        "best": [_step_record(workspace, step, lang) for step in found.best],
        "best_score": found.best_score,
        "every_score": found.every_score,
        "instead": [{"deal_id": id_, "name": _name_of(workspace, id_, lang)} for id_ in found.instead],
        "searched": {"deals": found.deals, "sets": found.evaluated, "most_deals": MOST_DEALS},
    }


def _step_record(workspace: Workspace, step: Step, lang: str) -> dict[str, Any]:
    return {
        "deal_id": step.deal_id,
        "name": _name_of(workspace, step.deal_id, lang),
        "what": step.what,
        "points": step.gain,
        "changes": [str(change) for change in step.changes],
    }


def _name_of(workspace: Workspace, deal_id: str, lang: str) -> str:
    statements = workspace.statements
    ties = [statements.ties[t] for t, d in workspace.deal_ids.items() if d == deal_id]
    return deal_name(deal_id, ties, statements.entities, lang)


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
