"""Ties as the records that other programs read: what connects a region with China, with its evidence."""

from __future__ import annotations

from typing import Any

from graph.statements.property_graph import tie_notes
from graph.statements.records import Tie
from graph.statements.shares import region_shares
from graph.statements.status import status_of
from graph.workflows.records.terms import known_term
from graph.workflows.workspace import Workspace
from schema.reader import read_schema


def select_ties(
    workspace: Workspace, region: str | None, type_: str | None, stage: str | None, health: str | None
) -> list[Tie]:
    """Return the ties that pass every filter that is given, in order of id.

    Raises
    ------
    UsageError
        A filter names nothing that the schema or the dataset knows.
    """
    schema = read_schema()
    region_id = workspace.find(region, ("Region",)).id if region else None
    type_ = known_term(type_, schema.edges, "tie type") if type_ else None
    stages = {**schema.vocabularies["stage"].terms, **schema.vocabularies["effort_stage"].terms}
    stage = known_term(stage, stages, "stage") if stage else None
    health = known_term(health, schema.vocabularies["health"].terms, "health") if health else None

    def passes(tie: Tie) -> bool:
        status = status_of(tie)
        given = ((type_, tie.type), (stage, status.stage), (health, status.health))
        return (region_id is None or region_id in tie.regions) and all(w in (None, h) for w, h in given)

    return [tie for tie in workspace.statements.ties.values() if passes(tie)]


def tie_record(workspace: Workspace, tie: Tie) -> dict[str, Any]:
    """Return a tie as other programs read it (DESIGN, command contracts)."""
    status = status_of(tie)
    shares = region_shares(tie.regions)
    evidence = [
        {
            "source": e.source_id,
            "locator": e.locator,
            "period": e.period,
            "stage": e.stage,
            "health": e.health,
            "basis": e.basis,
            "stance": e.stance,
            "note_ru": e.note_ru,
            "note_en": e.note_en,
            "layer": e.layer,
        }
        for e in tie.evidence
    ]
    return {
        "id": tie.id,
        "type": tie.type,
        "role": tie.role,
        "deal_id": workspace.deal_ids.get(tie.id),
        "source_id": tie.source_id,
        "target_id": tie.target_id,
        "via_id": tie.via_id,
        "regions": list(shares),
        "region_shares": list(shares.values()),
        "region_roles": [tie.regions[region] for region in shares],
        "provinces": list(tie.provinces),
        "stage": status.stage if tie.role != "structural" else None,
        "health": status.health,
        "basis": status.basis,
        **tie_notes(tie),
        **{k: tie.details.get(k) for k in ("start", "planned", "end", "act", "announced_by")},
        "properties": dict(tie.properties),
        "evidence": evidence,
        "layers": list(tie.layers),
    }
