"""Ties as the records that other programs read: what connects a region with China, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.analysis.score.explanation import tie_phrase
from graph.statements.property_graph import tie_notes
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.shares import region_shares
from graph.statements.status import status_of
from graph.texts import BASE
from graph.workflows.contracts.common import NOTES
from graph.workflows.records.terms import known_term
from graph.workflows.sentences.sources import told_by
from graph.workflows.workspace import Workspace
from schema.messages import N_
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
    type_ = known_term(type_, schema.edges, N_("tie type")) if type_ else None
    stages = {**schema.vocabularies["stage"].terms, **schema.vocabularies["effort_stage"].terms}
    stage = known_term(stage, stages, N_("stage"), "stage") if stage else None
    healths = schema.vocabularies["health"].terms
    health = known_term(health, healths, N_("health"), "health") if health else None

    def passes(tie: Tie) -> bool:
        status = status_of(tie)
        given = ((type_, tie.type), (stage, status.stage), (health, status.health))
        return (region_id is None or region_id in tie.regions) and all(w in (None, h) for w, h in given)

    return [tie for tie in workspace.statements.ties.values() if passes(tie)]


def tie_name(tie: Tie, statements: Statements, lang: str) -> str:
    """Return the names of the two ends of a tie."""
    ends = (statements.entities[id_].name(lang) for id_ in (tie.source_id, tie.target_id))
    return " – ".join(ends)


def tie_text(tie: Tie, statements: Statements, lang: str) -> str:
    """Return who does what with whom, as the definition of the type words it."""
    source, target = (statements.entities[id_].name(lang) for id_ in (tie.source_id, tie.target_id))
    return tie_phrase(tie.type, source, target, lang)


def noted(notes: Mapping[str, str], lang: str) -> dict[str, str | None]:
    """Return the notes of the data by property, and beside them the one in the language that is asked for."""
    shown = notes.get(lang) or notes.get(BASE) or next(iter(notes.values()), None)
    return {"note": shown, **note_fields(notes)}


def note_fields(notes: Mapping[str, str]) -> dict[str, str | None]:
    """Return the notes that a record has, null where there is none."""
    return {field.name: notes.get(field.name.removeprefix("note_")) for field in NOTES[1:]}


def tie_record(workspace: Workspace, tie: Tie, lang: str) -> dict[str, Any]:
    """Return a tie as other programs read it, names in the language that is asked for."""
    status = status_of(tie)
    shares = region_shares(tie.regions)

    def name(id_: str | None) -> str | None:
        return workspace.statements.entities[id_].name(lang) if id_ else None

    return {
        "id": tie.id,
        "type": tie.type,
        "role": tie.role,
        "deal_id": workspace.deal_ids.get(tie.id),
        "text": tie_text(tie, workspace.statements, lang),
        "source_id": tie.source_id,
        "source_name": name(tie.source_id),
        "target_id": tie.target_id,
        "target_name": name(tie.target_id),
        "via_id": tie.via_id,
        "via_name": name(tie.via_id),
        "regions": list(shares),
        "region_names": [name(region) for region in shares],
        "region_shares": list(shares.values()),
        "region_roles": [tie.regions[region] for region in shares],
        "provinces": list(tie.provinces),
        "province_names": [name(province) for province in tie.provinces],
        "stage": status.stage if tie.role != "structural" else None,
        "health": status.health,
        "basis": status.basis,
        **{k: tie.details.get(k) for k in ("sector", "product")},
        **noted(tie_notes(tie), lang),
        **{k: tie.details.get(k) for k in ("start", "planned", "end", "act", "announced_by")},
        "properties": dict(tie.properties),
        "evidence": [_evidence(e) for e in tie.evidence],
        **told_by((tie,), workspace.statements, lang),
        "layers": list(tie.layers),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "source": evidence.source_id,
        "locator": evidence.locator,
        "period": evidence.period,
        "stage": evidence.stage,
        "health": evidence.health,
        "basis": evidence.basis,
        "stance": evidence.stance,
        "confidence": evidence.confidence,
        **note_fields(evidence.notes),
        "layer": evidence.layer,
    }
