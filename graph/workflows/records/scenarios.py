"""What would change a mark: what-if, the way to the next mark, marks without a source or layer."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Any

from graph.analysis.deals.names import deal_name
from graph.analysis.score.explanation import explain_deals
from graph.statements.records import Statements
from graph.workflows.records.explanation import Explanation, of_place
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_
from schema.values import choices

if TYPE_CHECKING:
    from graph.analysis.scenarios.edits import Change
    from graph.analysis.scenarios.next_mark import Direction, Step
    from graph.analysis.score.score import Appraisal, Of, Score

_PLACES = ("Region", "Province")
#: Stands for every source that is a public page.
REFERENCE = "reference"


def what_if(workspace: Workspace, given: str, edits: Sequence[str], lang: str = "en") -> dict[str, Any]:
    """Return a place's mark before and after changes, and what moves it by component, deal and change.

    ``components`` and ``deals`` each sum to ``difference`` (1e-9).

    Raises
    ------
    UsageError
        A change cannot be read or names something unknown.
    """
    from graph.analysis.scenarios.difference import appraise, moves
    from graph.analysis.scenarios.edits import apply_changes, read_changes
    from graph.analysis.score.score import COMPONENTS

    place = workspace.find(given, _PLACES)
    before = workspace.appraisal
    changes = read_changes(edits, workspace.statements, before)
    changed = apply_changes(workspace.statements, changes, workspace.method.reference_day)
    after = appraise(changed, workspace.method)
    old, new = (_score(appraisal, workspace, place.id) for appraisal in (before, after))
    moved = moves(before, after, place.id)
    sums = {name: math.fsum(m.components.get(name, 0.0) for m in moved) for name in COMPONENTS}
    known = {**before.by_id, **after.by_id}
    return {
        "id": place.id,
        "name": place.name(lang),
        "changes": [change.text for change in changes],
        **_pairs(old, new),
        "components": sums,
        "deals": [
            {
                "points": m.points,
                **{name: m.components.get(name, 0.0) for name in COMPONENTS},
                "deal_id": m.deal_id,
                "deal": deal_name(known[m.deal_id], changed.entities, lang),
            }
            for m in moved
        ],
        "effects": [
            effect | {"points": math.fsum(m.points for m in moved if m.deal_id == effect["deal_id"])}
            for change in changes
            for effect in _effects(workspace, change, (before, after), new, lang)
        ],
        "marginal": _marginal(after, new),
    }


def _score(appraisal: Appraisal, workspace: Workspace, place: str) -> Score:
    return next(s for s in appraisal.scores(of_place(workspace, place)) if s.id == place)


def _pairs(before: Score, after: Score) -> dict[str, Any]:
    return {
        "mark_before": before.mark,
        "mark_after": after.mark,
        "score_before": before.score,
        "score_after": after.score,
        "difference": after.score - before.score,
        "rank_before": before.rank,
        "rank_after": after.rank,
    }


def _marginal(appraisal: Appraisal, score: Score) -> dict[str, float]:
    """Return what one more point of strength and one more of talk would add to a score."""
    from graph.analysis.score.score import slope_of_score, slope_of_talk

    method = appraisal.method
    strength = slope_of_score(score.score, method.scale)
    return {"strength": strength, "talk": strength * float(slope_of_talk(score.parts["talk"], method))}


def _effects(
    workspace: Workspace, change: Change, appraisals: tuple[Appraisal, Appraisal], score: Score, lang: str
) -> list[dict[str, Any]]:
    """Return for each deal that a change touches what it counts for the place before and after, and why.

    ``factors`` are those of its points after the change, empty where it counts nothing; ``also_by`` is
    another tie by which it counts as much, so that the change moves nothing by itself.
    """
    before, after = appraisals
    stories = {story.deal.id: story for story in explain_deals(after, score)}
    touched = {d.id: d for a in appraisals for d in a.deals if {p.id for p in d.parts} & set(change.ties)}
    found = []
    for id_, deal in sorted(touched.items()):
        row = after.points.rows.get((id_, score.id))
        counting = () if row is None else after.points.counting(row) or after.points.counting(row, talk=True)
        others = (c.part.id for c in counting if c.part.id not in change.ties)
        factors = Explanation(workspace, score).factors(stories[id_], lang) if id_ in stories else []
        found.append(
            {
                "change": change.text,
                "deal_id": id_,
                "deal": deal_name(deal, workspace.statements.entities, lang),
                "is_new": id_ not in before.by_id,
                "ties": len(deal.parts),
                "before": _bare(before, id_, score.id),
                "after": _bare(after, id_, score.id),
                "share": deal.share_of(score.id),
                "factors": [{"factor": name, "value": value} for name, value in factors],
                "also_by": next(others, None),
            }
        )
    return found or [{"change": change.text, "deal_id": None}]


def _bare(appraisal: Appraisal, deal_id: str, place: str) -> dict[str, float]:
    """Return the bare points of strength and talk that a place has of a deal."""
    row, points = appraisal.points.rows.get((deal_id, place)), appraisal.points
    if row is None:
        return {"strength": 0.0, "talk": 0.0}
    return {"strength": float(points.strength[row, 0]), "talk": float(points.talk[row, 0])}


def to_next_mark(workspace: Workspace, given: str, direction: Direction, lang: str = "en") -> dict[str, Any]:
    """Return the smallest set of deals that moves the rounded mark ``up`` or ``down``.

    Where none does, ``reached`` is false and ``deals`` are those that move the score most. ``changes`` are
    as :func:`what_if` reads them.
    """
    from graph.analysis.scenarios.next_mark import next_mark
    from graph.analysis.score.score import to_mark

    place = workspace.find(given, _PLACES)
    found = next_mark(workspace.appraisal, workspace.statements, place.id, direction)
    before = _score(workspace.appraisal, workspace, place.id)
    return {
        "id": place.id,
        "name": place.name(lang),
        "direction": direction,
        "mark_before": before.mark,
        "mark_after": to_mark(found.score),
        "score_before": before.score,
        "score_after": found.score,
        "reached": found.reached,
        "exact": found.exact,
        "deals": [_step_record(workspace, place.id, step, lang) for step in found.steps],
        "can_move": found.deals,
        "every_score": found.every_score,
        "instead": [{"deal_id": id_, "deal": _deal_name(workspace, id_, lang)} for id_ in found.instead],
    }


def _step_record(workspace: Workspace, place: str, step: Step, lang: str) -> dict[str, Any]:
    points = workspace.appraisal.points
    part = points.deciding(points.rows[step.deal_id, place]).part
    return {
        "points": step.gain,
        "deal_id": step.deal_id,
        "deal": _deal_name(workspace, step.deal_id, lang),
        "stage": part.attributes.get("stage", ""),
        "health": part.shown_health,
        "changes": [change.text for change in step.changes],
    }


def _deal_name(workspace: Workspace, deal_id: str, lang: str) -> str:
    return deal_name(workspace.appraisal.by_id[deal_id], workspace.statements.entities, lang)


def without(
    workspace: Workspace,
    sources: Sequence[str],
    layer: str | None,
    place: str | None = None,
    of: Of = "regions",
    lang: str = "en",
) -> list[dict[str, Any]]:
    """Return marks with and without what sources or a layer say, largest change first.

    Evidence and numbers are left out, and ties that lose all evidence; names and places stay. All regions or
    provinces (``of``), one of them where ``place`` is given. Of ``sources``, :data:`REFERENCE` stands for all
    that are public pages.

    Raises
    ------
    UsageError
        There is no such source, layer or place.
    """
    from graph.analysis.scenarios.difference import appraise

    wanted = workspace.find(place, _PLACES).id if place else None
    of = of_place(workspace, wanted) if wanted else of
    appraisal = appraise(_reduced(workspace.statements, sources, layer), workspace.method)
    after = {s.id: s for s in appraisal.scores(of)}
    names = workspace.statements.entities
    rows: list[dict[str, Any]] = [
        {"id": s.id, "name": names[s.id].name(lang), **_pairs(s, after[s.id])}
        for s in workspace.appraisal.scores(of)
        if wanted in (None, s.id)
    ]
    return sorted(rows, key=lambda row: (-round(abs(row["difference"]), 9), row["id"]))


def _reduced(statements: Statements, sources: Sequence[str], layer: str | None) -> Statements:
    from graph.analysis.scenarios.without import without_evidence

    if sources:
        gone = {id_ for source in sources for id_ in _meant(statements, source)}
        return without_evidence(statements, lambda source_id, _: source_id not in gone)
    if layer not in statements.layers:
        text = N_('there is no layer "{layer}" ({choices})')
        raise UsageError(text, layer=layer, choices=choices(str(layer), statements.layers))
    return without_evidence(statements, lambda _, name: name != layer)


def _meant(statements: Statements, source: str) -> Set[str]:
    """Return the sources that a name means: one, or those of the reference layer."""
    if source == REFERENCE:
        return statements.pages
    told = (e.source_id for t in statements.ties.values() for e in t.evidence)
    known = sorted({*told, *(o.source_id for o in statements.observations.values())})
    wanted = source if ":" in source else f"source:{source}"
    if wanted not in known:
        text = N_('no tie rests on a source "{source}" ({choices})')
        raise UsageError(text, source=source, choices=choices(wanted, [REFERENCE, *known]))
    return {wanted}
